export { type Change, changesBetween } from './domain/changes.ts';
export { defineRule, faultIn, type Label, type Rule, RuleBook, type RuleVersion, type Words } from './domain/rule.ts';
export { approveProposal, rejectProposal, withdrawProposal } from './decide.ts';
export { declineOffer, listOffers, type Offer } from './offers.ts';
export { getProposal, listOpenProposals, listProposals, listVersions, type Proposal } from './proposals.ts';
export { proposeCallingOff, proposeChange } from './propose.ts';
export { rulesAt, rulesByPins, rulesComing, rulesEdition, seedRules } from './tables.ts';
