import { formatRupiah, type Locale } from '#i18n';
import { groupOf } from '#platform/ledger';
import { useView } from '#web';
import type { BillLine } from '../domain/bill.ts';
import { texts } from '../messages/index.ts';

/** Whose account a line goes to, in words. */
export function beneficiaryInWords(account: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = texts(locale).beneficiaries;
  return names[groupOf(account) ?? ''] ?? account;
}

/** Lines of a bill, each with how it came about and to whom it goes. */
export function BillLines({ lines, total }: { readonly lines: readonly BillLine[]; readonly total: number }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={m.linesAndSums}>
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">{m.line}</th>
            <th scope="col" class="r">
              {m.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td data-title={m.line}>
                <div>
                  {line.name[locale]}
                  <Basis line={line} />
                </div>
              </td>
              <td class="r" data-title={m.total}>
                <div>{formatRupiah(line.amount, locale)}</div>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{m.total}</td>
            <td class="r">
              <b>{formatRupiah(total, locale)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Basis({ line: { basis, beneficiary } }: { readonly line: BillLine }) {
  const { locale } = useView();
  const m = texts(locale);
  const { formula, instrument, article, confirmed } = basis;
  return (
    <details class="small">
      <summary>{m.how}</summary>
      {formula && <p>{formula[locale]}</p>}
      {instrument && (
        <p class="soft" lang="id">
          {instrument}
          {article && `, ${article}`}
        </p>
      )}
      <p class="soft">{m.goesTo(beneficiaryInWords(beneficiary, locale))}</p>
      {confirmed === false && <p>{m.unconfirmed}</p>}
    </details>
  );
}
