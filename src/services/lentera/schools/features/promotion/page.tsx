import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, EmptyState, ErrorSummary, Form, type FormError, Note, Page, Select, TextInput } from '#web/ui';
import type { SchoolClass } from '../../classes.ts';
import { yearTitle } from '../../domain/school-year.ts';
import { schoolPaths } from '../../paths.ts';
import { type Promotion, type PromotionFate, promotionFates } from '../../promoting.ts';
import type { School } from '../../schools.ts';
import type { Student } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { texts } from './texts.ts';

export interface PromotionProps {
  readonly school: School;
  readonly of: SchoolClass;
  readonly students: readonly Student[];
  /** What students of this grade can become. */
  readonly open: readonly PromotionFate[];
  readonly asked: Promotion;
  /** Looked at, to be noted next. */
  readonly preview: boolean;
  /** When it was noted; null before. */
  readonly doneAt: Date | null;
  /** YYYY-MM-DD the class's year ends, while that lies ahead; null from then on. */
  readonly earlyBy: string | null;
  readonly undone: boolean;
  readonly errors: readonly FormError[];
}

/** The end of a class's year: chosen, looked at, noted, and undone while nothing was built on it. */
export function PromotionPage(props: PromotionProps) {
  const { school, of, students, doneAt, earlyBy, undone, errors, preview } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <Page>
      <div class="stack">
        <Crumbs
          above={[
            { href: schoolPaths.front(), label: words.lentera },
            { href: schoolPaths.school({ schoolId: school.id }, { tahun: of.year }), label: school.name },
            { href: schoolPaths.class({ classId: of.id }), label: of.name },
          ]}
          here={m.here}
        />
        <h1>{m.title(of.name)}</h1>
        {undone && errors.length === 0 && <Note tone="done">{m.undone}</Note>}
        <ErrorSummary errors={errors} />
        {doneAt !== null && (
          <Form action={schoolPaths.undoPromotion({ classId: of.id })} class="card stack" id="batal">
            <p>{m.done(formatDate(doneAt, locale))}</p>
            <p class="soft">{m.undoLead}</p>
            <Button kind="danger">{m.undo}</Button>
          </Form>
        )}
        {doneAt === null && students.length > 0 && earlyBy !== null && <Note tone="wait">{m.early(formatDate(earlyBy, locale))}</Note>}
        {doneAt === null && students.length === 0 && <EmptyState>{m.empty}</EmptyState>}
        {doneAt === null && students.length > 0 && (preview ? <Preview {...props} /> : <Choosing {...props} />)}
      </div>
    </Page>
  );
}

function Choosing({ of, students, open, asked, errors }: PromotionProps) {
  const { locale } = useView();
  const m = texts(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Form action={schoolPaths.promotion({ classId: of.id })} class="stack">
      <p class="soft">{m.lead(yearTitle(of.year + 1))}</p>
      {open.includes('up') && <TextInput id="naik" label={m.up} value={asked.up} short error={errorOf('naik')} />}
      <TextInput id="tinggal" label={m.stay} value={asked.stay} short error={errorOf('tinggal')} />
      {students.map(({ id, name }) => (
        <Select
          id={`s-${id}`}
          label={name}
          value={asked.fates[id] ?? ''}
          error={errorOf(`s-${id}`)}
          options={open.map((fate) => ({ value: fate, label: m.fates[fate] }))}
        />
      ))}
      <Button name="langkah" value="lihat">
        {m.look}
      </Button>
    </Form>
  );
}

function Preview({ of, students, asked }: PromotionProps) {
  const { locale } = useView();
  const m = texts(locale);
  const into: Readonly<Record<PromotionFate, string | null>> = { up: asked.up, repeat: asked.stay, graduate: null };
  return (
    <Form action={schoolPaths.promotion({ classId: of.id })} class="card stack">
      <h2 class="t-l">{m.preview}</h2>
      {promotionFates.map((fate) => {
        const those = students.filter(({ id }) => asked.fates[id] === fate);
        return (
          those.length > 0 && (
            <section>
              <h3 class="t-l">{m.counts(m.fates[fate], those.length, into[fate])}</h3>
              <p class="small">{those.map(({ name }) => name).join(', ')}</p>
            </section>
          )
        );
      })}
      <input type="hidden" name="naik" value={asked.up} />
      <input type="hidden" name="tinggal" value={asked.stay} />
      {students.map(({ id }) => (
        <input type="hidden" name={`s-${id}`} value={asked.fates[id]} />
      ))}
      <Button name="langkah" value="catat">
        {m.do}
      </Button>
      <Button kind="quiet" name="langkah" value="ubah">
        {m.change}
      </Button>
    </Form>
  );
}
