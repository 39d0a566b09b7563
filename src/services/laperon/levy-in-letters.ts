import { formatRupiah, rupiahInWords } from '#i18n';
import type { CaseState } from '#platform/cases';
import type { RuleBook } from '#platform/rules';
import { levyInForce } from './domain/levy-in-force.ts';
import { isLevyConfirmed, tariffOf } from './domain/levy-rules.ts';
import type { PermitAnswers } from './journey.ts';
import { formulaInWords, formulaOf, labelOf, levyFor } from './levy-sheet.ts';
import { texts } from './messages/index.ts';

const words = texts('id');

/** The levy as letters state it: in figures and words, with the steps of its formula or the reason of a decision. */
export function levyInLetters(answers: PermitAnswers, state: CaseState, rules: RuleBook) {
  const inForce = levyInForce(state);
  const rupiah = inForce?.rupiah ?? 0;
  const decided = inForce?.by === 'decision';
  return {
    rupiah,
    total: formatRupiah(rupiah, 'id'),
    words: rupiahInWords(rupiah),
    formula: decided ? null : formulaInWords(tariffOf(rules), 'id'),
    rows: decided ? [[words.levy.override, inForce.reason, formatRupiah(rupiah, 'id')]] : formulaRows(answers, rules),
    // Letters never state unconfirmed values as law.
    unconfirmed: isLevyConfirmed(rules) ? null : words.levy.unconfirmed,
  };
}

function formulaRows(answers: PermitAnswers, rules: RuleBook): string[][] {
  const tariff = tariffOf(rules);
  return levyFor(answers, rules).lines.map((line) => [labelOf(line, 'id'), formulaOf(line, tariff, 'id'), formatRupiah(line.rupiah, 'id')]);
}
