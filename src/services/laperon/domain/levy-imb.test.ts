import { RuleBook } from '#platform/rules';
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { exampleAnswers } from '../example-answers.ts';
import { levySheet } from '../levy-sheet.ts';
import { levyFormula } from './levy-formula.ts';
import { alone } from '../tests/example-house.ts';
import { levyOf } from './levy.ts';
import { levyRules, tariffOf } from './levy-rules.ts';

const declared = RuleBook.ofDefaults(levyRules);
/** The rules of a region that still levies as in the years of the IMB. */
const rules = new RuleBook(
  levyRules.map((rule) => ({ ...declared.version(rule), ...(rule.key === levyFormula.key && { value: { formula: 'imb' }, version: 2 }) })),
);
const tariff = tariffOf(rules);

describe('the levy in the years of the IMB', () => {
  it('is L × It × 1.00 × HSbg: Rp 696.000 for a house of 120 m² and two storeys', () => {
    // Σ = 0.25×0.4 + 0.2×1 + 0.15×0.4 + 0.15×0.7 + 0.1×0.4 + 0.1×0.4 + 0.05×0.7 = 0.58; It = 0.5 × 0.58 × 1 = 0.29.
    const levy = levyOf(alone(), tariff);
    expect(levy.lines[0]).toMatchObject({ kind: 'imb-building', integratedIndex: new Decimal('0.29'), workIndex: new Decimal(1) });
    expect(levy.totalRupiah).toBe(696_000);
  });

  it.each([
    ['medium renovation takes Tk 0.45', { work: 'renovation-medium' as const }, 313_200],
    ['heavy renovation takes Tk 0.65', { work: 'renovation-heavy' as const }, 452_400],
    ['a core house of 36 m² takes the lowest index', { areaM2: 36, floors: 1 }, 20_880],
    ['above 36 m² it no longer does', { areaM2: 36.01, floors: 1 }, 208_858],
    ['nine storeys count as high', { floors: 9 }, 768_000],
    ['a place of worship pays nothing', { use: 'worship' as const }, 0],
  ])('%s', (_case, change, rupiah) => {
    expect(levyOf(alone(change), tariff).totalRupiah).toBe(rupiah);
  });

  it('adds V × I × 1.00 × HSpbg for what stands beside it', () => {
    expect(levyOf({ ...alone(), infrastructure: { fence: 30 } }, tariff).lines.at(-1)).toMatchObject({ index: 1, rupiah: 150_000 });
  });

  it('is not the formula of a case that began under the other one', () => {
    expect(levyOf(alone(), tariffOf(declared)).totalRupiah).toBe(460_212);
    // A case from before the choice existed keeps the formula there was.
    expect(tariffOf(RuleBook.ofPins([])).formula).toBe('pbg');
  });

  it('shows formula, steps and source on its sheet', () => {
    const sheet = levySheet(exampleAnswers(), rules, () => 'Taksiran');
    expect(sheet.lead?.('id')).toBe(
      'Rumus: L × It × Tk × HSbg (bangunan baru: Tk 1,00), dengan It = If × Σ(b × I) × Fw; prasarana: V × I × 1,00 × HSpbg.',
    );
    expect(sheet.lines[0]?.formula?.('id')).toBe(
      '120 × 0,29 × 1,00 × 20.000; It = 0,5 × (0,25×0,4 + 0,2×1 + 0,15×0,4 + 0,15×0,7 + 0,1×0,4 + 0,1×0,4 + 0,05×0,7) × 1',
    );
    expect(sheet.lines[1]?.formula?.('id')).toBe('30 m × 1 × 1,00 × 5.000');
    expect(sheet.lines[0]?.citation).toContain('Sragen 15/2011');
    expect(sheet.cautions[0]?.('id')).toContain('belum dikonfirmasi');
  });
});
