export { answerOf, openWantilan, type Wantilan, type WantilanOptions } from './client.ts';
export { follow } from './follow.ts';
export type { components, operations, paths } from './generated.ts';
export { ApiRefusal, type Problem } from './problem.ts';
export { type CaseEvent, readEvent, type Trial } from './webhook.ts';
