import { formatDate, formatNumber } from '#i18n';
import { type CaseState, findRecord, type ProductDefinition, type ProductInput } from '#platform/cases';
import { officeTemplate } from '#platform/documents';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '../desks.ts';
import { middleOf } from '../domain/parcel.ts';
import { villageName, villages } from '../domain/villages.ts';
import { texts as permitTexts } from '../messages/index.ts';
import { type KeptAnswer, type KeptZone, shownPlans } from '../spatial/domain/kept-answer.ts';
import { activities } from '../spatial/domain/activities.ts';
import { limitsInWords } from '../spatial/limits-in-words.ts';
import { hitInWords, namedOf, overlayTexts } from '../spatial/overlay-words.ts';
import { texts as itrTexts } from '../spatial/features/itr/texts.ts';
import { rightName } from '../right-name.ts';
import type { ItrAnswers } from './journey.ts';
import { printedMap } from './printed-map.ts';
import { itrNumbering, itrValidMonths, lastDayOfLetter } from './rules.ts';
import { nameOf } from './sheet.ts';
import { texts } from './texts/index.ts';

const words = texts('id');
const spatial = itrTexts('id');

/** The letter itself: the plans' answer zone by zone, every limit with its article, and an extract of the map. */
export const itrLetterProduct: ProductDefinition<ItrAnswers> = {
  title: texts.text((m) => m.letter),
  series: 'itr',
  numbering: itrNumbering,
  template: officeTemplate('laperon-itr', readFileSync(join(import.meta.dirname, '../templates/itr.typ'), 'utf8')),
  signedBy: roles.head,
  office: texts.text((m) => m.headOffice),
  data: letterData,
  validUntil: ({ rules, on }) => lastDayOfLetter(on, rules.value(itrValidMonths)),
  holder: ({ answers }) => answers.applicant.name,
};

/** What the letter says, in Indonesian: letters of the office have one language. */
function letterData({ answers, state, rules, on }: ProductInput<ItrAnswers>): Readonly<Record<string, unknown>> {
  const { applicant, land, site, plan } = answers;
  const answer = answerOf(state);
  const { lat, lon } = middleOf(site.place);
  const visit = findRecord(state, 'visit')?.value;
  const reached = shownPlans(answer);
  const until = lastDayOfLetter(on, rules.value(itrValidMonths));
  return {
    holder: applicant.name,
    holderAddress: applicant.address,
    application: { number: state.number, date: formatDate(new Date(state.submittedAt ?? 0), 'id') },
    purpose: plan.purpose,
    activity: spatial.activities[plan.activity],
    land: {
      right: permitTexts('id').land[rightName(land.title)],
      number: land.number,
      holder: land.holder,
      area: `${formatNumber(land.area, 'id')} m²`,
      address: `${land.address}, ${villageName(rules.value(villages), land.village)}, Kabupaten Badung`,
      at: `${lat}, ${lon}`,
      measured: answer.parcelM2 === null ? null : `${formatNumber(answer.parcelM2, 'id', 0)} m²`,
    },
    on: formatDate(answer.on, 'id'),
    plans: reached.map(({ title, citation, synthetic, uncoveredM2, zones }) => ({
      title,
      citation,
      synthetic,
      uncovered: uncoveredM2 ? `${formatNumber(uncoveredM2, 'id', 0)} m²` : null,
      zones: zones.map((zone) => zoneData(zone, answers)),
    })),
    overlays: (answer.overlays ?? []).map(({ kind, title, citation, synthetic, hits }) => ({
      name: overlayTexts('id').kinds[kind].name,
      means: overlayTexts('id').kinds[kind].means,
      citation: `${title}. ${citation}`,
      synthetic,
      hits: hits.map((hit) => [namedOf(hit), hitInWords(hit, 'id')]),
    })),
    field: visit ? String(visit.findings) : null,
    correction: correctionOf(
      state,
      reached.flatMap(({ zones }) => zones),
    ),
    confirmed: answer.confirmed,
    until: until && formatDate(until, 'id'),
    map: answer.map && printedMap(answer.map),
  };
}

function zoneData(zone: KeptZone, { plan }: ItrAnswers) {
  const { share, limits } = zone;
  const asked = zone.activities[plan.activity];
  return {
    name: nameOf(zone),
    share: share ? words.sheet.share(formatNumber(share.m2, 'id', 0), formatNumber(share.percent, 'id', 1)) : null,
    asked: asked
      ? {
          answer: spatial.answers[asked.answer],
          conditions: 'TB'.includes(asked.answer) ? asked.conditions : null,
          citation: asked.citation,
        }
      : null,
    allowed: (['I', 'T', 'B', 'X'] as const).flatMap((letter) => {
      const names = activities.filter((one) => zone.activities[one]?.answer === letter).map((one) => spatial.activities[one]);
      return names.length > 0 ? [[spatial.answers[letter], names.join(', ')]] : [];
    }),
    limits: limits ? limitsInWords(limits, share?.m2 ?? null).map(({ label, value }) => [label('id'), value('id')]) : [],
    citation: limits?.citation ?? null,
    provisions: Object.entries(zone.provisions).map(([column, said]) => [
      spatial.provision[column.replace(/_\d+$/, '')] ?? column,
      `${column}: ${said}`,
    ]),
  };
}

/** What the plans said when the papers were last judged, or when they were read before. */
function answerOf(state: CaseState): KeptAnswer {
  const kept = findRecord(state, 'complete')?.value.answer ?? findRecord(state, 'readPlans')?.value.answer;
  if (!kept) throw new Error(`case ${state.number}: the plans were never read`);
  return kept as unknown as KeptAnswer;
}

/** The zone an objection put right, beside all the map had said. */
function correctionOf(state: CaseState, zones: readonly KeptZone[]) {
  const contest = findRecord(state, 'answerContest')?.value;
  if (contest?.finding !== 'right') return null;
  const was = zones.map((zone) => (zone.share ? `${nameOf(zone)} (${formatNumber(zone.share.percent, 'id', 1)}%)` : nameOf(zone)));
  return { zone: String(contest.subzone), reason: String(contest.reason), was: words.print.corrected(was.join(', ') || '–') };
}
