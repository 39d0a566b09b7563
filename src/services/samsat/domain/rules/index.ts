import type { Rule } from '#platform/rules';
import { contributionRule, endorsementRule, fineRule, insuranceTermsRule } from './insurance-rules.ts';
import { opsenRule, readingRule, reliefRule, roundingRule, sanctionRule, shareRule, tariffRule, weightRule } from './tax-rules.ts';

/** What an assessment reads: every one of them is pinned by it. */
export const taxRules: readonly Rule[] = [
  weightRule,
  shareRule,
  tariffRule,
  opsenRule,
  reliefRule,
  sanctionRule,
  contributionRule,
  fineRule,
  insuranceTermsRule,
  endorsementRule,
  roundingRule,
  readingRule,
];
