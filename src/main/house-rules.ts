import { mandateRules } from '#platform/mandates';
import { morningRules, officersTime } from '#platform/notifications';
import type { Rule } from '#platform/rules';
import { surveyRules } from '#platform/survey';
import { erasureDays } from './erasing.ts';
import { retentionRules } from './holdings.ts';
import { sessionRules } from './session-rules.ts';

/** Rules that belong to no agency: one value for the whole installation, read by everybody and changed by a release. */
export const houseRules: readonly Rule[] = [
  ...sessionRules,
  erasureDays,
  ...retentionRules,
  ...mandateRules,
  ...surveyRules,
  // An agency chooses when its own officers are told.
  ...morningRules.filter((rule) => rule !== officersTime),
];
