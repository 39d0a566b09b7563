import type { ServiceDraft } from '#platform/cases';
import { itrLetter } from '../itr-letter/definition.ts';
import { permit } from '../definition.ts';
import { renovation } from '../permits/index.ts';
import type { ConsultationAnswers } from './journey.ts';
import { texts } from './texts/index.ts';

const t = texts.text;

/** As what a consultation goes on: with its land, its drawings and their remarks, and what the plans said. */
export const goingOn: NonNullable<ServiceDraft<ConsultationAnswers, never, never>['continues']> = [
  {
    service: permit.key,
    title: t((m) => m.goOn.permit),
    lead: t((m) => m.goOn.permitLead),
    answers: (from) => ({ 'site.place': from.site.place }),
    files: { drawings: 'plans' },
    sheets: ['readPlans'],
  },
  {
    service: itrLetter.key,
    title: t((m) => m.goOn.itr),
    lead: t((m) => m.goOn.itrLead),
    answers: (from) => ({ 'site.place': from.site.place, 'plan.activity': from.plan.activity }),
    files: {},
    sheets: ['readPlans'],
  },
  {
    service: renovation.key,
    title: t((m) => m.goOn.renovation),
    lead: t((m) => m.goOn.renovationLead),
    answers: (from) => ({ 'site.place': from.site.place }),
    files: { drawings: 'drawings' },
    sheets: ['readPlans'],
  },
];
