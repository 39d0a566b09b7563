import { type AnswersIn, choice, email, journey, longText, optional, personName, phone } from '#platform/forms';
import { placeField } from '../place-field.ts';
import { activityField } from '../spatial/activity-field.ts';
import { texts } from './texts/index.ts';

const t = texts.text;

/** Whoever asks gives as little as an answer needs: no NIK, no proof of a right to the land. */
export const consultationJourney = journey
  .page(
    'applicant',
    t((m) => m.applicant.title),
    {
      name: personName({ label: t((m) => m.applicant.name) }),
      phone: phone({ label: t((m) => m.applicant.phone) }),
      email: optional(email({ label: t((m) => m.applicant.email) })),
    },
  )
  .page(
    'site',
    t((m) => m.site.title),
    { place: placeField({ label: t((m) => m.site.place), hint: t((m) => m.site.placeHint) }) },
  )
  .page(
    'plan',
    t((m) => m.plan.title),
    {
      topic: choice(
        { label: t((m) => m.plan.topic) },
        { itr: t((m) => m.plan.itr), drawings: { label: t((m) => m.plan.drawings), hint: t((m) => m.plan.drawingsHint) } },
      ),
      activity: activityField({ label: t((m) => m.plan.activity) }),
      question: longText({ label: t((m) => m.plan.question) }, { min: 10, max: 4000, rows: 6 }),
      way: choice(
        { label: t((m) => m.plan.way) },
        { written: t((m) => m.plan.written), office: t((m) => m.plan.office), video: t((m) => m.plan.video) },
      ),
    },
  );

export type ConsultationAnswers = AnswersIn<typeof consultationJourney>;
