import { expect, it } from 'vitest';
import { covers, type Mandate, mandateFor } from './mandate.ts';

const matter = { service: 'permit', agencyId: 'badung' };
const held = (agencyId: string | null, services: readonly string[] | null): Mandate => ({
  id: 'm',
  kind: 'person',
  principalId: 'ketut',
  principalName: 'Ketut',
  agencyId,
  services,
});

it.each([
  [null, null, true],
  ['badung', null, true],
  ['denpasar', null, false],
  [null, ['permit', 'levy'], true],
  [null, ['levy'], false],
  ['badung', ['permit'], true],
  ['denpasar', ['permit'], false],
] as const)('at agency %s and for services %s a mandate counts: %s', (agencyId, services, counts) => {
  expect(covers({ agencyId, services }, matter)).toBe(counts);
});

it('stands for nobody but its principal, by whichever mandate counts', () => {
  const mandates = [held('denpasar', null), held(null, ['permit'])];
  expect(mandateFor({ mandates }, 'ketut', matter)).toBe(mandates[1]);
  expect(mandateFor({ mandates }, 'wayan', matter)).toBeUndefined();
  expect(mandateFor({}, 'ketut', matter)).toBeUndefined();
});
