import { formatNumber, formatRupiah, type Locale, type Text } from '#i18n';
import type { Statement, StatementLine } from '#platform/forms';
import type { Rule, RuleBook } from '#platform/rules';
import { type Levied, type Levy, type LevyLine, levyOf } from './domain/levy.ts';
import { levyInfrastructure, levyPrice, levyRules, type Tariff, tariffOf } from './domain/levy-rules.ts';
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
  return {
    title,
    ...(lead && { lead }),
    lines: levy.lines.map((line) => sheetLine(line, tariff, rules)),
    total: { label: texts.text((m) => m.levy.total), amount: (locale) => formatRupiah(levy.totalRupiah, locale) },
    cautions: cautionsOf(answers, tariff, rules),
  };
}

function sheetLine(line: LevyLine, tariff: Tariff, rules: RuleBook): StatementLine {
  const rule: Rule = line.kind === 'building' ? levyPrice : levyInfrastructure;
  const { citation, version } = rules.version(rule);
  return {
    label: (locale) => (line.kind === 'building' ? line.building.name : texts(locale).infrastructure[line.what]),
    formula: (locale) => formulaOf(line, tariff, locale),
    amount: (locale) => formatRupiah(line.rupiah, locale),
    citation: `${citation} (${texts('id').levy.version(version)})`,
  };
}

/** "120 × (0,4% × 4.530.000) × 0,21165 × 1; It = 0,17 × (0,3×1 + 0,2×2 + 0,5×1,09) × 1" */
export function formulaOf(line: LevyLine, { price, parameters }: Tariff, locale: Locale): string {
  const n = (value: { toNumber(): number } | number) => formatNumber(typeof value === 'number' ? value : value.toNumber(), locale);
  if (line.kind === 'infrastructure') return `${n(line.volume)} ${units(line.what, locale)} × ${n(line.priceRupiah)}`;
  const weighted = [
    `${n(parameters.complexityWeight)}×${n(line.complexityIndex)}`,
    `${n(parameters.permanenceWeight)}×${n(line.permanenceIndex)}`,
    `${n(parameters.heightWeight)}×${n(line.heightIndex)}`,
  ].join(' + ');
  return (
    `${n(line.building.areaM2)} × (${n(price.iloPercent)}% × ${n(price.shstRupiahPerM2)}) × ${n(line.integratedIndex)} × ${n(line.workIndex)}; ` +
    `It = ${n(line.useIndex)} × (${weighted}) × ${n(line.ownershipFactor)}`
  );
}

function units(what: 'fence' | 'paving' | 'pool' | 'wasteTank', locale: Locale): string {
  return { fence: 'm', paving: 'm²', pool: 'm²', wasteTank: texts(locale).infrastructure.unit }[what];
}

function cautionsOf({ buildings }: LevyAnswers, { parameters }: Tariff, rules: RuleBook): Text[] {
  const beyond = buildings.some(({ floors, basements }) => floors > parameters.floors.length || basements > parameters.basements.length);
  return [
    ...(levyRules.every((rule: Rule) => rules.version(rule).confirmed) ? [] : [texts.text((m) => m.levy.unconfirmed)]),
    ...(beyond ? [texts.text((m) => m.levy.beyondTable)] : []),
  ];
}
