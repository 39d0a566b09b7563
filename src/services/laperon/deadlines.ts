import type { ServiceDefinition } from '#platform/cases';
import { objectionDays } from './domain/terms.ts';
import { texts } from './messages/index.ts';

/**
 * The limits the law itself sets. UU 30/2014 art. 77(4) for an objection; by (5) and (7) silence grants it, and the
 * decision that says so is due within five working days.
 */
export const deadlines: ServiceDefinition['deadlines'] = {
  'under-objection': {
    days: (rules) => (rules.version(objectionDays).confirmed ? rules.value(objectionDays).toDecide : null),
    passed: texts.text((m) => m.objectionUnanswered),
  },
};
