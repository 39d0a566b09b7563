import { type AnswersIn, choice, confirmation, journey, text } from '#platform/forms';
import { personFields } from '../person-fields.ts';
import { landFields } from '../land-fields.ts';
import { placeField } from '../place-field.ts';
import { activityField } from '../spatial/activity-field.ts';
import { texts } from './texts/index.ts';

const t = texts.text;

/** What an applicant for the ITR letter is asked: who, which land, where it lies, and what is planned there. */
export const itrJourney = journey
  .page(
    'applicant',
    t((m) => m.applicant.title),
    {
      role: choice(
        { label: t((m) => m.applicant.role) },
        {
          holder: t((m) => m.applicant.holder),
          proxy: { label: t((m) => m.applicant.proxy), hint: t((m) => m.applicant.proxyHint) },
        },
      ),
      ...personFields(),
    },
    { lead: t((m) => m.applicant.lead) },
  )
  .page(
    'land',
    t((m) => m.land.title),
    landFields(),
  )
  .page(
    'site',
    t((m) => m.site.title),
    { place: placeField({ label: t((m) => m.site.place), hint: t((m) => m.site.placeHint) }) },
    { lead: t((m) => m.site.lead) },
  )
  .page(
    'plan',
    t((m) => m.plan.title),
    {
      activity: activityField({ label: t((m) => m.plan.activity) }),
      purpose: text({ label: t((m) => m.plan.purpose), hint: t((m) => m.plan.purposeHint) }, { max: 200 }),
    },
  )
  .page(
    'declaration',
    t((m) => m.declaration.title),
    {
      agreed: confirmation(
        { label: t((m) => m.declaration.ask) },
        t((m) => m.declaration.statement),
      ),
    },
  );

export type ItrAnswers = AnswersIn<typeof itrJourney>;
