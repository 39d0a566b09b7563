export { defineRule, type Rule, RuleBook, type RuleVersion } from './domain/rule.ts';
export { enterRule } from './enter.ts';
export { listRules, rulesAt, rulesByPins, rulesComing, rulesEdition, seedRules } from './tables.ts';
