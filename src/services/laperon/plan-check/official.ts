import { formatNumber, type Locale, type Text } from '#i18n';
import type { Examined, Examining } from '#platform/cases';
import { DXF } from '#platform/files';
import type { Answers, Statement, StatementLine } from '#platform/forms';
import type { RuleBook, RuleVersion } from '#platform/rules';
import { UnreadableDxf } from '../domain/dxf/drawing.ts';
import { areaTolerance, heightLimit, sacredAndShore } from '../domain/terms.ts';
import type { PermitAnswers } from '../journey.ts';
import { intensity, limitsOf } from '../spatial/domain/intensity.ts';
import type { KeptAnswer, KeptZone } from '../spatial/domain/kept-answer.ts';
import { SPATIAL_REGISTER } from '../spatial/register-name.ts';
import { inUnit, measuredOfLand } from './islands/result.tsx';
import type { Finding, Limits, Rules } from './domain/judge.ts';
import { nearIn } from './near.ts';
import type { Reading } from './domain/measure.ts';
import { checkAside } from './aside/check-aside.ts';
import { texts } from './messages/index.ts';
import { officialTexts } from './official-texts.ts';

/** The check of a drawing as the office's record: the code of the browser, under the rules the case was begun with. */
export const drawingExamination: Examining = {
  mediaTypes: [DXF],
  looksUp: { register: SPATIAL_REGISTER, asks: ({ answers }) => (answers as unknown as PermitAnswers).site.place },
  sheet: async ({ name, content, answers, rules, found }: Examined<Answers>): Promise<Statement> => {
    const title: Text = (locale) => officialTexts(locale).title(name);
    try {
      return {
        title,
        ...(await checked(content, { rules, answers: answers as unknown as PermitAnswers }, found as unknown as KeptAnswer | null)),
      };
    } catch (error) {
      if (!(error instanceof UnreadableDxf)) throw error;
      const { problem } = error;
      return { title, lines: [], cautions: [(locale) => texts(locale).problem(problem)] };
    }
  },
};

interface Asked {
  readonly rules: RuleBook;
  readonly answers: PermitAnswers;
}

async function checked(content: Uint8Array, { rules, answers }: Asked, answer: KeptAnswer | null): Promise<Omit<Statement, 'title'>> {
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
      height: heightOf(height, answers),
      tolerance: { percent: tolerance.value.percent, citation: tolerance.citation },
      near: nearIn(rules.version(sacredAndShore), saidHere(answer), answer?.overlays),
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

type HeightVersion = Pick<RuleVersion<{ metres: number; exceptions: readonly { key: string; citation: string }[] }>, 'value' | 'citation'>;

/** The limit of the island, with the law of the exception where one of the buildings asks for it. */
function heightOf({ value: { metres, exceptions }, citation }: HeightVersion, { buildings }: PermitAnswers): Rules['height'] {
  const asked = (buildings ?? []).map(({ heightException }) => heightException);
  const exception = exceptions.find(({ key }) => asked.includes(key));
  return { metres, citation, ...(exception && { exception: exception.citation }) };
}

/** All that the plans say of special provisions at this place, as words. */
function saidHere(answer: KeptAnswer | null): string {
  return (answer?.plans ?? []).flatMap(({ zones }) => zones.flatMap(({ provisions }) => Object.entries(provisions).flat())).join(' ');
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

function lineOf({ check, required, provided, verdict, citation, isOfLand }: Finding): StatementLine {
  return {
    label: texts.text((m) => m.checks[check]),
    ...(required && {
      formula: (locale: Locale) =>
        `${texts(locale).columns.required}: ${texts(locale)[required.bound](inUnit(check, required.value, locale))}`,
    }),
    amount: (locale) => {
      const said = texts(locale).verdicts[verdict];
      if (provided === null) return said;
      return `${isOfLand ? measuredOfLand(provided, locale) : inUnit(check, provided, locale)} · ${said}`;
    },
    ...(citation !== null && { citation }),
  };
}
