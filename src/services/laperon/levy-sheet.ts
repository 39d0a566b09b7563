import { formatNumber, formatRupiah, type Locale, type Text } from '#i18n';
import type { Statement, StatementLine } from '#platform/forms';
import type { Rule, RuleBook } from '#platform/rules';
import type { Levied, Levy, LevyLine } from './domain/levied.ts';
import { levyOf } from './domain/levy.ts';
import { levyImb } from './domain/levy-imb-rules.ts';
import { isLevyConfirmed, levyInfrastructure, levyPrice, type Tariff, tariffOf } from './domain/levy-rules.ts';
import type { PermitAnswers } from './journey.ts';
import { texts } from './messages/index.ts';

/** The part of the answers the levy is worked out from. */
export type LevyAnswers = Pick<PermitAnswers, 'project' | 'buildings'> & { readonly infrastructure?: Levied['infrastructure'] };

export function leviedIn({ project, buildings, infrastructure = {} }: LevyAnswers): Levied {
  return {
    ownership: project.ownership,
    buildings: buildings.map(({ name, use, work, area, floors, basements, complexity, permanence }) => ({
      name,
      use,
      work,
      areaM2: area,
      floors,
      basements,
      simple: complexity === 'simple',
      permanent: permanence === 'permanent',
    })),
    infrastructure,
  };
}

/** The levy of these answers under the rules of a case. */
export function levyFor(answers: LevyAnswers, rules: RuleBook): Levy {
  return levyOf(leviedIn(answers), tariffOf(rules));
}

/** The levy as a sheet: each line with its formula in figures, the rule it rests on and that rule's version. */
export function levySheet(answers: LevyAnswers, rules: RuleBook, title: Text, lead?: Text): Statement {
  const tariff = tariffOf(rules);
  const levy = levyFor(answers, rules);
  const formula: Text = (locale) => texts(locale).levy.by(formulaInWords(tariff, locale));
  return {
    title,
    lead: lead ? (locale) => `${lead(locale)} ${formula(locale)}` : formula,
    lines: levy.lines.map((line) => sheetLine(line, tariff, rules)),
    total: { label: texts.text((m) => m.levy.total), amount: (locale) => formatRupiah(levy.totalRupiah, locale) },
    cautions: cautionsOf(answers, tariff, rules),
  };
}

/** The formula in force as law writes it: "LLt × (Ilo × SHST) × It × Ibg, dengan It = …; prasarana: …". */
export function formulaInWords({ formula }: Tariff, locale: Locale): string {
  return texts(locale).levy.formulas[formula];
}

function sheetLine(line: LevyLine, tariff: Tariff, rules: RuleBook): StatementLine {
  const rule: Rule = { building: levyPrice, 'imb-building': levyImb, infrastructure: levyInfrastructure }[line.kind];
  const { citation, version } = rules.version(rule);
  return {
    label: (locale) => labelOf(line, locale),
    formula: (locale) => formulaOf(line, tariff, locale),
    amount: (locale) => formatRupiah(line.rupiah, locale),
    citation: `${citation} (${texts('id').levy.version(version)})`,
  };
}

/** What a line is for: the building by its name, or what stands beside it. */
export function labelOf(line: LevyLine, locale: Locale): string {
  return line.kind === 'infrastructure' ? texts(locale).infrastructure[line.what] : line.building.name;
}

/**
 * A line in figures: "120 × (0,4% × 4.530.000) × 0,21165 × 1; It = 0,17 × (0,3×1 + 0,2×2 + 0,5×1,09) × 1", or in the
 * years of the IMB "120 × 0,29 × 1,00 × 20.000; It = 0,5 × (0,25×0,4 + …) × 1".
 */
export function formulaOf(line: LevyLine, { price, parameters, imb }: Tariff, locale: Locale): string {
  const n = (value: { toNumber(): number } | number, decimals?: number) =>
    formatNumber(typeof value === 'number' ? value : value.toNumber(), locale, decimals);
  const summed = (parts: readonly (readonly [{ toNumber(): number } | number, { toNumber(): number }])[]) =>
    parts.map(([weight, index]) => `${n(weight)}×${n(index)}`).join(' + ');
  switch (line.kind) {
    case 'infrastructure': {
      const index = line.index === undefined ? '' : ` × ${n(line.index)} × ${n(1, 2)}`;
      return `${n(line.volume)} ${units(line.what, locale)}${index} × ${n(line.priceRupiah)}`;
    }
    case 'imb-building':
      return (
        `${n(line.building.areaM2)} × ${n(line.integratedIndex)} × ${n(line.workIndex, 2)} × ${n(imb.hsbgRupiahPerM2)}; ` +
        `It = ${n(line.useIndex)} × (${summed(line.parts.map(({ weight, index }) => [weight, index]))}) × ${n(line.timeFactor)}`
      );
    case 'building':
      return (
        `${n(line.building.areaM2)} × (${n(price.iloPercent)}% × ${n(price.shstRupiahPerM2)}) × ${n(line.integratedIndex)} × ${n(line.workIndex)}; ` +
        `It = ${n(line.useIndex)} × (${summed([
          [parameters.complexityWeight, line.complexityIndex],
          [parameters.permanenceWeight, line.permanenceIndex],
          [parameters.heightWeight, line.heightIndex],
        ])}) × ${n(line.ownershipFactor)}`
      );
  }
}

function units(what: 'fence' | 'paving' | 'pool' | 'wasteTank', locale: Locale): string {
  return { fence: 'm', paving: 'm²', pool: 'm²', wasteTank: texts(locale).infrastructure.unit }[what];
}

function cautionsOf({ buildings }: LevyAnswers, { formula, parameters }: Tariff, rules: RuleBook): Text[] {
  const beyond =
    formula === 'pbg' &&
    buildings.some(({ floors, basements }) => floors > parameters.floors.length || basements > parameters.basements.length);
  return [
    ...(isLevyConfirmed(rules) ? [] : [texts.text((m) => m.levy.unconfirmed)]),
    ...(beyond ? [texts.text((m) => m.levy.beyondTable)] : []),
  ];
}
