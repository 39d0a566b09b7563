export { billboard, type BillboardAnswers } from './billboard/definition.ts';
export { demolition, type DemolitionAnswers } from './demolition/definition.ts';
export { event, type EventAnswers } from './event/definition.ts';
export { fitness, type FitnessAnswers } from './fitness/definition.ts';
export { renovation, type RenovationAnswers } from './renovation/definition.ts';
