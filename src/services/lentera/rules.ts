import type { Rule } from '#platform/rules';

/** What the education office may decide for itself. */
export const lenteraRules: readonly Rule[] = [];
