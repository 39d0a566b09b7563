export { defineRule, type Rule, RuleBook, type RuleVersion } from './domain/rule.ts';
export { listRules, rulesAt, rulesByPins, rulesEdition, seedRules } from './tables.ts';
