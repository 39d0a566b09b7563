import { useView } from '#web';
import { Note } from '#web/ui';
import type { Statement } from '../domain/statement.ts';
import { texts } from '../messages/index.ts';

/** A worked-out sheet: every line with its formula and its law, the total, and what to beware of. */
export function StatementView({ statement, level = 2 }: { readonly statement: Statement; readonly level?: 2 | 3 }) {
  const { locale } = useView();
  const m = texts(locale).statement;
  // Where nothing is added up, what stands behind a line is words, not an amount.
  const sum = statement.total !== undefined || statement.lines.some(({ formula }) => formula !== undefined);
  const right = sum ? 'r' : undefined;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="card stack statement">
      <Heading>{statement.title(locale)}</Heading>
      {statement.lead && <p>{statement.lead(locale)}</p>}
      {statement.cautions.length > 0 && (
        <Note tone="wait">
          {statement.cautions.map((caution) => (
            <p>{caution(locale)}</p>
          ))}
        </Note>
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label={statement.title(locale)}>
        <table class="stacks">
          <thead>
            <tr>
              <th scope="col">{m.item}</th>
              <th scope="col" class={right}>
                {sum ? m.amount : m.result}
              </th>
            </tr>
          </thead>
          <tbody>
            {statement.lines.map((line) => (
              <tr>
                <td>
                  {line.label(locale)}
                  {line.formula && <span class="soft small block">{line.formula(locale)}</span>}
                  {line.citation && <span class="soft small block">{line.citation}</span>}
                </td>
                <td class={right}>{line.amount(locale)}</td>
              </tr>
            ))}
          </tbody>
          {statement.total && (
            <tfoot>
              <tr>
                <td>{statement.total.label(locale)}</td>
                <td class="r">{statement.total.amount(locale)}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </section>
  );
}
