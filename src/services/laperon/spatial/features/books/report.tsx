import { formatNumber } from '#i18n';
import { useView } from '#web';
import { Table, Tag } from '#web/ui';
import type { RowFault } from '../../domain/row.ts';
import type { ImportReport } from '../../store/plans.ts';
import { faultsInWords } from './faults-in-words.ts';
import { texts } from './texts.ts';

/** Rows a page lists; the whole report is a file. */
const LISTED = 50;

/** What was read from a file: how much, what was wrong and how often, and the first rows of it. */
export function Report({ report: { rows, kept, counts, faulty } }: { readonly report: ImportReport }) {
  const { locale } = useView();
  const m = texts(locale);
  const figure = (n: number) => formatNumber(n, locale);
  const found = Object.entries(counts) as [RowFault, number][];
  return (
    <>
      <p>{m.rows(figure(rows), figure(kept))}</p>
      {found.length === 0 && <p class="soft">{m.clean}</p>}
      {found.length > 0 && (
        <Table
          label={m.fault}
          rows={found}
          empty={m.clean}
          columns={[
            { title: m.fault, cell: ([fault]) => m.faults[fault] },
            { title: m.count, cell: ([, count]) => figure(count), right: true },
          ]}
        />
      )}
      {faulty.length > 0 && (
        <details>
          <summary>{m.first(figure(Math.min(LISTED, faulty.length)))}</summary>
          <Table
            label={m.row}
            rows={faulty.slice(0, LISTED)}
            empty={m.clean}
            columns={[
              { title: m.row, cell: ({ row }) => figure(row), right: true },
              { title: m.fault, cell: (one) => faultsInWords(one, locale) },
              { title: m.fate, cell: (one) => <Tag tone={one.kept ? 'done' : 'bad'}>{one.kept ? m.kept : m.left}</Tag> },
            ]}
          />
        </details>
      )}
    </>
  );
}
