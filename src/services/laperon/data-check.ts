import { formatNumber, type Text } from '#i18n';
import type { Statement, StatementLine } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { areaM2, differencePercent } from './domain/parcel.ts';
import { areaTolerance, heightLimit } from './domain/terms.ts';
import type { PermitAnswers } from './journey.ts';
import { texts } from './messages/index.ts';

type Checked = Partial<Pick<PermitAnswers, 'owners' | 'buildings'>> & {
  readonly land?: Pick<PermitAnswers['land'], 'area'>;
  readonly site?: Pick<PermitAnswers['site'], 'place'>;
};

interface Finding {
  readonly lines: readonly StatementLine[];
  readonly caution?: Text;
}

/** What the answers say against each other: declared and measured area, shares, heights. It informs, never refuses. */
export function dataCheck(answers: Checked, rules: RuleBook): Statement {
  const findings = [areasOf(answers, rules), sharesOf(answers), heightsOf(answers, rules)];
  return {
    title: texts.text((m) => m.check.title),
    lead: texts.text((m) => m.check.lead),
    lines: findings.flatMap(({ lines }) => lines),
    cautions: findings.flatMap(({ caution }) => caution ?? []),
  };
}

function areasOf({ land, site }: Checked, rules: RuleBook): Finding {
  const measured = site === undefined ? null : areaM2(site.place);
  if (!land || measured === null) return { lines: [] };
  const { percent } = rules.value(areaTolerance);
  const difference = differencePercent(land.area, measured);
  const caution: Text = (locale) => texts(locale).check.areaDiffers(formatNumber(percent, locale));
  return {
    lines: [
      { label: texts.text((m) => m.check.declared), amount: (locale) => `${formatNumber(land.area, locale)} m²` },
      { label: texts.text((m) => m.check.measured), amount: (locale) => `${formatNumber(measured, locale, 1)} m²` },
      { label: texts.text((m) => m.check.difference), amount: (locale) => `${formatNumber(difference, locale, 1)}%` },
    ],
    ...(Math.abs(difference) > percent && { caution }),
  };
}

function sharesOf({ owners }: Checked): Finding {
  if (!owners) return { lines: [] };
  const hundredths = owners.reduce((sum, owner) => sum + Math.round(owner.share * 100), 0);
  return {
    lines: [{ label: texts.text((m) => m.check.shares), amount: (locale) => `${formatNumber(hundredths / 100, locale)}%` }],
    ...(hundredths !== 10_000 && { caution: texts.text((m) => m.check.sharesDiffer) }),
  };
}

function heightsOf({ buildings }: Checked, rules: RuleBook): Finding {
  if (!buildings || buildings.length === 0) return { lines: [] };
  const { metres } = rules.value(heightLimit);
  const tallest = Math.max(...buildings.map(({ height }) => height));
  const unexplained = buildings.some(({ height, heightException }) => height > metres && heightException === undefined);
  const caution: Text = (locale) => texts(locale).check.tooHigh(formatNumber(metres, locale));
  return {
    lines: [
      {
        label: texts.text((m) => m.check.tallest),
        amount: (locale) => `${formatNumber(tallest, locale)} m`,
        citation: rules.version(heightLimit).citation,
      },
    ],
    ...(unexplained && { caution }),
  };
}
