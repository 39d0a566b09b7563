import { useView } from '#web';
import { Button, type Column, EmptyState, ErrorSummary, Form, type FormError, Table, Tag, TextInput } from '#web/ui';
import type { Subject } from '../../../schools/city.ts';
import { examPaths } from '../../../exams/paths.ts';
import type { Book, BookRights, BookStudent } from '../../book.ts';
import type { ReachedAim } from '../../domain/aims-reached.ts';
import { aimsIn } from '../../grades.ts';
import { texts as common } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import { gradeInWords } from '../../words.ts';
import { addressOf, BookFrame, Downloads } from '../book/frame.tsx';
import { MasteryWords } from '../rules/mastery-words.tsx';
import { texts } from './texts.ts';

export interface MasteryProps {
  readonly book: Book;
  readonly rights: BookRights;
  readonly subjects: readonly Subject[];
  readonly calls: ReadonlyMap<string, { readonly testId: string; readonly students: number }>;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** One aim over all of a class. */
interface AimLine {
  readonly aim: string;
  readonly reached: number;
  readonly missed: number;
  readonly unknown: number;
  readonly mean: number | null;
}

/** Which aims a class has reached, and who has to take which up again. */
export function MasteryPage(props: MasteryProps) {
  const { book, subjects, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const w = common(locale);
  const at = addressOf(book);
  const { aims, reached } = aimsIn(book);
  const rule = book.rules.masteryOf(book.subject);
  return (
    <BookFrame book={book} subjects={subjects} here={w.mastery}>
      <ErrorSummary errors={errors} />
      <p class="soft">{m.lead}</p>
      <p>
        {m.rule}: <MasteryWords rule={rule.value} /> {!rule.confirmed && <Tag tone="wait">{rule.own ? w.unconfirmed : w.usual}</Tag>}
      </p>
      {aims.length === 0 ? (
        <EmptyState>{m.noAims}</EmptyState>
      ) : (
        <>
          <PerAim {...props} lines={linesOf(aims, book.students, reached)} />
          <RemedialList students={book.students} reached={reached} />
          <PerStudent aims={aims} students={book.students} reached={reached} />
          <p class="row">
            <Downloads csv={bookPaths.masteryCsv(at)} xlsx={bookPaths.masteryCsv(at, { jenis: 'xlsx' })} />
          </p>
        </>
      )}
    </BookFrame>
  );
}

type Reached = ReadonlyMap<string, readonly ReachedAim[]>;

function linesOf(aims: readonly string[], students: readonly BookStudent[], reached: Reached): readonly AimLine[] {
  return aims.map((aim) => {
    const all = students.filter(({ left }) => !left).flatMap(({ id }) => reached.get(id)?.find((one) => one.aim === aim) ?? []);
    const scores = all.flatMap(({ score }) => (score === null ? [] : [score]));
    const count = (state: string) => all.filter(({ mastery }) => mastery.state === state).length;
    return {
      aim,
      reached: count('reached'),
      missed: count('not-reached'),
      unknown: count('unknown'),
      mean: scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length,
    };
  });
}

function PerAim({ book, rights, calls, typed, errors, lines }: MasteryProps & { readonly lines: readonly AimLine[] }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <section class="stack">
      <h2>{m.perAim}</h2>
      <Table
        label={m.perAim}
        rows={lines}
        empty={m.noAims}
        columns={[
          { title: m.aim, cell: ({ aim }) => <span lang="id">{aim}</span> },
          { title: m.reachedBy, right: true, cell: (one) => one.reached },
          { title: m.notReached, right: true, cell: ({ missed }) => missed },
          { title: m.unknown, right: true, cell: ({ unknown }) => unknown },
          { title: m.meanScore, right: true, cell: ({ mean }) => gradeInWords(mean, locale) },
        ]}
      />
      {rights.writes &&
        lines
          .filter(({ missed }) => missed > 0)
          .map(({ aim, missed }, nth) => {
            const call = calls.get(aim);
            const back = typed.tp === aim;
            return (
              <details open={back}>
                <summary>
                  {m.call}: <span lang="id">{aim}</span>
                </summary>
                <Form action={bookPaths.deed({ ...addressOf(book), deed: 'remedial' })} class="card col">
                  <input type="hidden" name="tp" value={aim} />
                  <p>{m.callLead(missed)}</p>
                  {call && (
                    <p class="small">
                      <a href={examPaths.test({ testId: call.testId })}>
                        {m.called}: {call.students}
                      </a>
                    </p>
                  )}
                  <TextInput
                    id={`jumlah-${nth}`}
                    name="jumlah"
                    label={m.count}
                    inputMode="numeric"
                    short
                    value={back ? (typed.jumlah ?? '') : '5'}
                    error={back ? errors[0]?.message : undefined}
                  />
                  <Button>{m.call}</Button>
                </Form>
              </details>
            );
          })}
    </section>
  );
}

function RemedialList({ students, reached }: { readonly students: readonly BookStudent[]; readonly reached: Reached }) {
  const { locale } = useView();
  const m = texts(locale);
  const w = common(locale);
  const rows = students
    .filter(({ left }) => !left)
    .map(({ id, name }) => ({
      name,
      open: (reached.get(id) ?? [])
        .filter(({ mastery }) => mastery.state === 'not-reached')
        .toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101)),
    }))
    .filter(({ open }) => open.length > 0);
  return (
    <section class="stack" id="remedial">
      <h2>
        {m.remedial} <span class="soft">{rows.length}</span>
      </h2>
      <Table
        label={m.remedial}
        rows={rows}
        empty={m.remedialNone}
        columns={[
          { title: w.student, cell: ({ name }) => name },
          {
            title: m.aim,
            cell: ({ open }) =>
              open.map(({ aim, score }) => (
                <div>
                  <span lang="id">{aim}</span> {score !== null && <b>{gradeInWords(score, locale)}</b>}
                </div>
              )),
          },
          {
            title: m.what,
            cell: ({ open }) =>
              [...new Set(open.map(({ mastery }) => (mastery.state === 'unknown' ? '' : m.followUps[mastery.followUp])))].join(', '),
          },
        ]}
      />
    </section>
  );
}

const tones = { reached: 'done', 'not-reached': 'wait', unknown: 'plain' } as const;

interface PerStudentProps {
  readonly aims: readonly string[];
  readonly students: readonly BookStudent[];
  readonly reached: Reached;
}

function PerStudent({ aims, students, reached }: PerStudentProps) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<BookStudent>[] = [
    { title: common(locale).student, cell: ({ name }) => name },
    ...aims.map(
      (aim): Column<BookStudent> => ({
        title: aim,
        cell: ({ id }) => {
          const one = reached.get(id)?.find((each) => each.aim === aim);
          if (!one) return '–';
          const { mastery, score } = one;
          const said = mastery.state !== 'unknown' && mastery.title !== null ? mastery.title : m.states[mastery.state];
          return (
            <>
              {score !== null && <b>{gradeInWords(score, locale)} </b>}
              <Tag tone={tones[mastery.state]}>{said}</Tag>
            </>
          );
        },
      }),
    ),
  ];
  return (
    <section class="stack">
      <h2>{m.perStudent}</h2>
      <div lang="id">
        <Table label={m.perStudent} rows={students} empty="" columns={columns} />
      </div>
    </section>
  );
}
