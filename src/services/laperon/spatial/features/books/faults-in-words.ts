import type { Locale } from '#i18n';
import type { RowFault } from '../../domain/row.ts';
import type { FaultyRow } from '../../read/read-plan.ts';
import { texts } from './texts.ts';

/** What was wrong with a row, in one line. */
export function faultsInWords({ faults, liesOver = [] }: FaultyRow, locale: Locale): string {
  const m = texts(locale);
  const over = (fault: RowFault) => (fault === 'lies-over-another' ? m.rowsOver(liesOver.join(', ')) : '');
  return faults.map((fault) => m.faults[fault] + over(fault)).join('; ');
}
