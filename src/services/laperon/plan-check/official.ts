import { formatNumber, type Locale, type Text } from '#i18n';
import type { Examined, Examining } from '#platform/cases';
import { DXF } from '#platform/files';
import type { Statement, StatementLine } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { UnreadableDxf } from '../domain/dxf/drawing.ts';
import { areaTolerance, heightLimit } from '../domain/terms.ts';
import type { PermitAnswers } from '../journey.ts';
import { intensity, limitsOf } from '../spatial/domain/intensity.ts';
import type { KeptAnswer, KeptZone } from '../spatial/domain/kept-answer.ts';
import { SPATIAL_REGISTER } from '../spatial/register-name.ts';
import { inUnit } from './islands/result.tsx';
import type { Finding, Limits } from './domain/judge.ts';
import type { Reading } from './domain/measure.ts';
import { checkAside } from './aside/check-aside.ts';
import { texts } from './messages/index.ts';
import { officialTexts } from './official-texts.ts';

/** The check of a drawing as the office's record: the code of the browser, under the rules the case was begun with. */
export const drawingExamination: Examining = {
  mediaTypes: [DXF],
  looksUp: { register: SPATIAL_REGISTER, asks: ({ answers }) => (answers as unknown as PermitAnswers).site.place },
  sheet: async ({ name, content, rules, found }: Examined): Promise<Statement> => {
    const title: Text = (locale) => officialTexts(locale).title(name);
    try {
      return { title, ...(await checked(content, rules, found as unknown as KeptAnswer | null)) };
    } catch (error) {
      if (!(error instanceof UnreadableDxf)) throw error;
      const { problem } = error;
      return { title, lines: [], cautions: [(locale) => texts(locale).problem(problem)] };
    }
  },
};

async function checked(content: Uint8Array, rules: RuleBook, answer: KeptAnswer | null): Promise<Omit<Statement, 'title'>> {
  const zones = (answer?.plans ?? []).flatMap(({ key, zones: own }) =>
    own.flatMap((zone) => {
      const limits = limitsOf(rules.value(intensity), key, zone.code);
      return limits ? [{ zone, limits }] : [];
    }),
  );
  const widest = zones.toSorted((a, b) => shareOf(b.zone) - shareOf(a.zone))[0];
  const [height, tolerance] = [rules.version(heightLimit), rules.version(areaTolerance)];
  const {
    carried,
    checked: { findings, plan, mapping },
  } = await checkAside({
    content,
    chosen: null,
    rules: {
      limits: (widest?.limits ?? null) as Limits | null,
      height: { metres: height.value.metres, citation: height.citation },
      tolerance: { percent: tolerance.value.percent, citation: tolerance.citation },
    },
  });
  const confirmed = height.confirmed && tolerance.confirmed && (!widest || rules.version(intensity).confirmed);
  const pairs = Object.entries(mapping);
  return {
    lead: (locale) => officialTexts(locale).lead(widest?.zone.code ?? null),
    lines: findings.map(lineOf),
    cautions: [
      ...(widest ? [] : [officialTexts.text((m) => m.noZone)]),
      ...(zones.length > 1 ? [officialTexts.text((m) => m.severalZones)] : []),
      ...(confirmed ? [] : [texts.text((m) => m.unconfirmed)]),
      ...plan.faults.slice(0, 20).map(
        ({ kind, layer, metres }): Text =>
          (locale) => {
            const m = texts(locale);
            const about = [layer === '' ? null : m.layer(layer), metres === undefined ? null : m.gap(formatNumber(metres, locale, 2))];
            return [m.faults[kind], ...about.filter((part) => part !== null)].join(' ');
          },
      ),
      ...(pairs.length > 0
        ? [
            (locale: Locale) => {
              const { guessed, named, ignore } = texts(locale);
              const said = pairs.slice(0, 60).map(([layer, name]) => `${layer} → ${name === '-' ? ignore : name}`);
              return `${carried ? named.office : guessed}: ${said.join(', ')}`;
            },
          ]
        : []),
      ...(carried ? toldOf(carried) : []),
    ],
  };
}

/** The unit and the gaps, as whoever drew it told them. */
function toldOf({ metresPerUnit, againstFile = false, closeGaps = 0, traced = false }: Reading): readonly Text[] {
  const figure = (metres: number, locale: Locale) => formatNumber(metres, locale);
  return [
    ...(traced ? [officialTexts.text((m) => m.traced)] : []),
    ...(metresPerUnit === undefined ? [] : [(locale: Locale) => officialTexts(locale).unit(figure(metresPerUnit, locale), againstFile)]),
    ...(closeGaps > 0 ? [(locale: Locale) => officialTexts(locale).gaps(figure(closeGaps, locale))] : []),
  ];
}

const shareOf = ({ share }: KeptZone): number => share?.m2 ?? 0;

function lineOf({ check, required, provided, verdict, citation }: Finding): StatementLine {
  return {
    label: texts.text((m) => m.checks[check]),
    ...(required && {
      formula: (locale: Locale) =>
        `${texts(locale).columns.required}: ${texts(locale)[required.bound](inUnit(check, required.value, locale))}`,
    }),
    amount: (locale) => {
      const said = texts(locale).verdicts[verdict];
      return provided === null ? said : `${inUnit(check, provided, locale)} · ${said}`;
    },
    ...(citation !== null && { citation }),
  };
}
