export { defineRule, type Rule, RuleBook, type RuleVersion } from './domain/rule.ts';
export { listRules, rulesAt, rulesByPins, seedRules } from './tables.ts';
