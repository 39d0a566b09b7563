import { castOf, type DemoApp, seedPermit, type StateName } from '#demo';
import { readCase } from '#platform/cases';
import { startApp, type TestApp } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

const system = { kind: 'system', name: 'test' } as const;

async function stateOf(name: StateName) {
  const { caseId } = await seedPermit[name](app.deps satisfies DemoApp);
  const { state } = await readCase(app.deps.cases, caseId, system);
  return {
    status: state.status,
    desk: state.position?.desk ?? null,
    flags: [...state.flags].sort(),
    products: state.products.map(({ state: is }) => is),
  };
}

describe('a building permit comes to', () => {
  it.each<[StateName, string, string | null, string[], string[]]>([
    ['awaitingOwner', 'submitted', 'owner', ['awaiting-owner'], []],
    ['declinedByOwner', 'withdrawn', null, [], []],
    ['submitted', 'submitted', 'front-office', [], []],
    ['atPlanning', 'in-review', 'spatial-planning', [], []],
    ['atTechnical', 'in-review', 'technical-review', [], []],
    ['atField', 'in-review', 'field-inspection', [], []],
    ['scheduled', 'in-review', 'field-inspection', [], []],
    ['remarked', 'in-review', 'technical-review', [], []],
    ['drawnInDxf', 'in-review', 'technical-review', [], []],
    ['atLevy', 'in-review', 'levy', [], []],
    ['awaitingPayment', 'in-review', 'payment', ['awaiting-payment'], ['valid']],
    ['returnedForBuildings', 'returned', 'applicant', [], []],
    ['reassessed', 'in-review', 'payment', ['awaiting-payment'], ['revoked', 'valid']],
    ['atLevyCheck', 'in-review', 'levy-check', ['awaiting-payment'], ['valid']],
    ['overridden', 'in-review', 'levy-check', [], []],
    ['atHead', 'in-review', 'head', [], ['valid']],
    ['exempt', 'in-review', 'head', [], []],
    ['returned', 'returned', 'applicant', [], []],
    ['returnedFromPlanning', 'returned', 'applicant', [], []],
    ['returnedFromTechnical', 'returned', 'applicant', [], []],
    ['resubmitted', 'in-review', 'front-office', [], []],
    ['proposedRejection', 'in-review', 'refusal', [], []],
    ['issued', 'issued', 'archive', [], ['valid', 'valid']],
    ['archived', 'closed', null, [], ['valid', 'valid']],
    ['rejected', 'rejected', null, [], []],
    ['underObjection', 'rejected', 'head', ['under-objection'], []],
    ['objectionGranted', 'in-review', 'technical-review', [], []],
    ['objectionRefused', 'rejected', null, [], []],
    ['withdrawn', 'withdrawn', null, [], []],
    ['revoked', 'closed', null, ['revoked'], ['valid', 'revoked']],
    ['correctionRequested', 'closed', 'archive', ['correction-requested'], ['valid', 'valid']],
    ['corrected', 'closed', 'archive', [], ['valid', 'replaced', 'valid']],
  ])('%s: %s at %s', async (name, status, desk, flags, products) => {
    expect(await stateOf(name)).toEqual({ status, desk, flags, products });
  });
});
