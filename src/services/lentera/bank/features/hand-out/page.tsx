import { useView } from '#web';
import { Button, Crumbs, EmptyState, ErrorSummary, Form, type FormError, Note, Page, Select } from '#web/ui';
import { type Output, writers } from '../../../exchange/files.ts';
import { exchangeTexts } from '../../../exchange/in-words.ts';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { texts as schoolTexts } from '../../../schools/texts.ts';
import type { Left } from '../../domain/parsed.ts';
import { bankPaths } from '../../paths.ts';
import type { ListFilter, ListLine } from '../../store/list.ts';
import { texts as common } from '../../texts.ts';
import { Losses } from '../../ui/losses.tsx';
import { texts as intakeTexts } from '../intake/texts.ts';
import { queryOf } from '../list/filter.ts';
import { texts } from './texts.ts';

export interface HandOutProps {
  readonly rows: readonly ListLine[];
  readonly total: number;
  readonly filter: ListFilter;
  readonly chosen: ReadonlySet<string>;
  readonly format: Output;
  /** What the format cannot carry; null until somebody asked. */
  readonly left: readonly Left[] | null;
  readonly subjects: readonly Subject[];
  readonly errors: readonly FormError[];
}

/** Choosing questions and a format, and what that format leaves behind. */
export function HandOutPage({ rows, total, filter, chosen, format, left, subjects, errors }: HandOutProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <Page>
      <div class="stack">
        <Crumbs
          above={[
            { href: schoolPaths.front(), label: schoolTexts(locale).lentera },
            { href: bankPaths.list({}, queryOf(filter)), label: words.bank },
          ]}
          here={m.title}
        />
        <h1>{m.title}</h1>
        <p>{m.lead}</p>
        <ErrorSummary errors={errors} />
        {left !== null &&
          (left.length === 0 ? (
            <Note tone="done">{intakeTexts(locale).nothingLost}</Note>
          ) : (
            <Losses left={left} out={(key) => subjectTitle(subjects, key, locale)} />
          ))}
        {rows.length === 0 ? (
          <EmptyState>{m.none}</EmptyState>
        ) : (
          <Form action={bankPaths.handOut({}, queryOf(filter))}>
            <Select
              id="format"
              label={m.format}
              value={format}
              options={Object.keys(writers).map((value) => ({ value, label: exchangeTexts(locale).formats[value as Output] }))}
            />
            <div class="row">
              <Button kind="quiet" name="langkah" value="lihat">
                {m.look}
              </Button>
              <Button name="langkah" value="unduh" icon="download">
                {m.download}
              </Button>
            </div>
            {total > rows.length && <p class="soft">{m.more(rows.length)}</p>}
            <fieldset id="soal-dipilih">
              <legend>{m.choose}</legend>
              {rows.map(({ id, title, kind }) => (
                <label class="choice small">
                  <input type="checkbox" name={`soal.${id}`} value="ya" checked={chosen.has(id)} />
                  <span lang="id">{title}</span>
                  <span class="small soft">{words.kinds[kind]}</span>
                </label>
              ))}
            </fieldset>
          </Form>
        )}
      </div>
    </Page>
  );
}
