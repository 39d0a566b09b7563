import { expect, it } from 'vitest';
import type { ServiceDefinition } from './definition.ts';
import type { Entry } from './entry.ts';
import { applicantOccasion } from './occasion.ts';
import type { CaseState } from './state.ts';
import type { Side } from './status.ts';

const service = { actions: {} } as unknown as ServiceDefinition;
const lying = (desk: string, side: Side) => ({ position: { desk, side, since: '' } }) as unknown as CaseState;
const moving = (desk: string, side: Side) =>
  ({ action: 'printed', actor: { kind: 'officer' }, effects: [{ kind: 'moved', desk, side }] }) as unknown as Entry;

it.each([
  ['applicant', 'yourTurn'],
  ['third-party', 'waiting'],
  ['office', 'moved'],
] as const)('tells whoever applied what a move to the side of the %s means for them', (side, occasion) => {
  expect(applicantOccasion(service, moving('next', side), lying('before', 'office'), lying('next', side))).toBe(occasion);
});
