import { formatDate } from '#i18n';
import { type CaseRecord, type CaseState, type ProductDefinition, type ProductInput } from '#platform/cases';
import { officeTemplate } from '#platform/documents';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '../desks.ts';
import { middleOf } from '../domain/parcel.ts';
import { texts as itrTexts } from '../spatial/features/itr/texts.ts';
import type { ConsultationAnswers } from './journey.ts';
import { minutesNumbering } from './rules.ts';
import type { SpokenOf } from './spoken-of.ts';
import { texts } from './texts/index.ts';

const words = texts('id');

/** What an officer wrote down for both to agree to. */
const written = ['reply', 'minutes', 'amend'] as const;

/** Minutes of a consultation, or the written answer, once the applicant has agreed; signed by whoever wrote them. */
export const minutesLetter: ProductDefinition<ConsultationAnswers> = {
  title: texts.text((m) => m.minutes.title),
  series: 'consultation-minutes',
  numbering: minutesNumbering,
  template: officeTemplate('laperon-minutes', readFileSync(join(import.meta.dirname, '../templates/minutes.typ'), 'utf8')),
  signedBy: roles.spatialPlanner,
  decidedBy: written,
  office: texts.text((m) => m.minutes.office),
  data: minutesData,
  holder: ({ answers }) => answers.applicant.name,
};

/** What the document says, in Indonesian: letters of the office have one language. */
function minutesData({ answers, state }: ProductInput<ConsultationAnswers>): Readonly<Record<string, unknown>> {
  const { applicant, plan, site } = answers;
  const said = newest(state, written);
  const agreed = newest(state, ['agree']);
  const { lat, lon } = middleOf(site.place);
  const { value } = said;
  return {
    holder: applicant.name,
    application: { number: state.number, date: formatDate(new Date(state.submittedAt ?? 0), 'id') },
    topic: plan.topic === 'itr' ? words.plan.itr : words.plan.drawings,
    activity: itrTexts('id').activities[plan.activity],
    at: `${lat}, ${lon}`,
    heldOn: value.heldOn === undefined ? null : formatDate(String(value.heldOn), 'id'),
    present: value.present === undefined ? null : String(value.present),
    question: plan.question,
    answer: String(value.reply ?? value.minutes),
    drawings: ((value.drawings ?? []) as readonly SpokenOf[]).map(({ name, revision, remarks }) => [
      name,
      words.minutes.revision(revision, remarks),
    ]),
    changed: value.reason === undefined ? null : String(value.reason),
    writer: said.actor.name,
    writtenOn: formatDate(said.at, 'id'),
    agreedBy: agreed.actor.name,
    agreedOn: formatDate(agreed.at, 'id'),
  };
}

function newest({ number, records }: CaseState, names: readonly string[]): CaseRecord {
  const record = records.findLast(({ name }) => names.includes(name));
  if (!record) throw new Error(`case ${number}: nothing was written down and agreed to`);
  return record;
}
