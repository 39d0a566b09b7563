import { WorkingCalendar } from '#platform/calendar';
import { RuleBook } from '#platform/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../assess/assess.ts';
import { sampleBus, sampleCar, sampleTruck } from '../assess/sample.ts';
import { type RefusalCode, refusalCodes, refusals } from '../data/refusals.ts';
import { daysAfter } from '../days.ts';
import { taxRules } from '../rules/index.ts';
import { refusalRule } from '../rules/refusal-rule.ts';
import type { Vehicle } from '../vehicle.ts';
import { type Facts, verdictOf } from './verdict.ts';

const days = new WorkingCalendar([]);
const plain = RuleBook.ofDefaults([...taxRules, refusalRule]);
const closing = {
  key: 'closed',
  region: '51',
  from: '2020-01-01',
  instrument: 'Pengumuman',
  article: '',
  confirmed: true,
  code: 'CUT_OFF',
  closedFrom: '23:30',
  closedTo: '00:30',
  meanwhile: 'warn',
};
const every = [...refusals, closing];
const confirmed = plain.with(refusalRule.key, { value: every.map((one) => ({ ...one, confirmed: true })), confirmed: true });

/** A province that allows more than the country. */
const wider = plain.with(refusalRule.key, {
  value: [
    ...refusals,
    { ...closing, key: 'arrears-51', code: 'ARREARS_OVER_LIMIT', limit: 5, closedFrom: undefined, closedTo: undefined },
    { ...closing, key: 'late-52', region: '52', code: 'WINDOW_PASSED', limit: 0, closedFrom: undefined, closedTo: undefined },
  ],
  confirmed: true,
});

const good: Facts = {
  standing: 'owner',
  nikMatches: true,
  blocked: false,
  disputed: false,
  addressMatches: true,
  dataHours: 1,
  timeNow: '10:00',
};

interface Asked {
  readonly vehicle?: Partial<Vehicle>;
  readonly facts?: Partial<Facts>;
  readonly payOn?: string;
  readonly rules?: RuleBook;
  readonly settled?: readonly RefusalCode[];
}

function ask({ vehicle: parts = {}, facts = {}, payOn = '2026-12-01', rules = confirmed, settled = [] }: Asked) {
  const vehicle = { ...sampleCar, ...parts };
  const assessment = assess({ vehicle, payOn, rules, days });
  return verdictOf({ vehicle, payOn, facts: { ...good, ...facts }, assessment, rules, settled });
}

const codes = (asked: Asked) => ask(asked).findings.map(({ code }) => code);

const met: readonly (readonly [string, RefusalCode | null, Asked])[] = [
  ['nothing against it', null, {}],
  ['somebody else’s', 'NOT_OWNER_OR_KK', { facts: { standing: 'other' } }],
  ['family is let in', null, { facts: { standing: 'family', nikMatches: false } }],
  ['another NIK', 'NIK_MISMATCH', { facts: { nikMatches: false } }],
  ['a NIK the register does not say', null, { facts: { nikMatches: null } }],
  ['a truck', 'VEHICLE_CLASS', { vehicle: { ...sampleTruck, dueOn: '2026-12-10' } }],
  ['the STNK ends with this tax year’s beginning', 'FIVE_YEAR_RENEWAL', { vehicle: { stnkUntil: '2026-12-10' } }],
  ['the STNK ends a day later', null, { vehicle: { stnkUntil: '2026-12-11' } }],
  ['another address', 'ADDRESS_MISMATCH', { facts: { addressMatches: false } }],
  ['three months before', null, { payOn: '2026-09-10' }],
  ['a day more than three months before', 'TOO_EARLY', { payOn: '2026-09-09' }],
  ['two months after', null, { payOn: '2027-02-10' }],
  ['a day more than two months after', 'WINDOW_PASSED', { payOn: '2027-02-11' }],
  ['blocked', 'BLOCKED', { facts: { blocked: true } }],
  ['in dispute', 'DISPUTE', { facts: { disputed: true } }],
  ['data of 72 hours', null, { facts: { dataHours: 72 } }],
  ['data older than that', 'DATA_STALE', { facts: { dataHours: 72.1 } }],
  ['before the hours', null, { facts: { timeNow: '23:29' } }],
  ['within the hours', 'CUT_OFF', { facts: { timeNow: '23:30' } }],
  ['within the hours, after midnight', 'CUT_OFF', { facts: { timeNow: '00:29' } }],
  ['after the hours', null, { facts: { timeNow: '00:30' } }],
  ['another day than today', null, { facts: { timeNow: null } }],
];

describe('whether a vehicle can be paid for here', () => {
  it.each(met)('%s: %s', (_case, code, asked) => {
    expect(ask(asked)).toMatchObject({ outcome: code ? 'refused' : 'payable' });
    expect(codes(asked)).toEqual(code ? [code] : []);
  });

  it('is refused for two years of arrears, and for having passed the window', () => {
    expect(codes({ payOn: '2027-12-10', vehicle: { stnkUntil: '2030-12-10' } })).toEqual(['WINDOW_PASSED', 'ARREARS_OVER_LIMIT']);
  });

  it('names every ground, not the first alone', () => {
    const found = ask({
      vehicle: { ...sampleTruck, dueOn: '2024-12-10', stnkUntil: '2024-12-10' },
      facts: { ...good, nikMatches: false, blocked: true, disputed: true, addressMatches: false, dataHours: 999, timeNow: '23:45' },
    });
    expect(found.findings.map(({ code }) => code)).toEqual(
      refusalCodes.filter((code) => !['NOT_OWNER_OR_KK', 'TOO_EARLY', 'NO_TARIFF'].includes(code)),
    );
  });

  it('refuses what cannot be reckoned, by no rule', () => {
    const found = ask({ vehicle: { ...sampleBus, domicile: '52.71', dueOn: '2026-12-10' } });
    expect(found).toMatchObject({ outcome: 'refused', findings: [{ code: 'NO_TARIFF', law: null }] });
  });

  it('goes by what a province says for itself, and by the country where it says nothing', () => {
    const arrears = { payOn: '2027-12-10', vehicle: { stnkUntil: '2030-12-10' }, rules: wider };
    expect(codes(arrears), 'five years are allowed in Bali').toEqual(['WINDOW_PASSED']);
    expect(codes({ ...arrears, vehicle: { stnkUntil: '2030-12-10', domicile: '52.71' } })).toContain('ARREARS_OVER_LIMIT');
  });

  it('says law, reason and remedy in both languages', () => {
    for (const [, , asked] of met)
      for (const { reason, remedy, law } of ask(asked).findings) {
        expect(reason.id).not.toBe(reason.en);
        expect(remedy.id).not.toBe(remedy.en);
        expect(law?.instrument).not.toBe('');
      }
    expect(ask({ payOn: '2027-02-11' }).findings[0]?.reason.en).toContain('2 months after');
  });

  it('lets an officer decide where the record is not confirmed, and goes by that', () => {
    const asked = { rules: plain, facts: { blocked: true } };
    expect(ask(asked)).toMatchObject({ outcome: 'officer', findings: [{ code: 'BLOCKED', weight: 'officer' }] });
    expect(ask({ ...asked, settled: ['BLOCKED'] })).toMatchObject({ outcome: 'payable', findings: [{ weight: 'settled' }] });
    // What law refuses, no officer lets through here.
    expect(ask({ facts: { blocked: true }, settled: ['BLOCKED'] }).outcome).toBe('refused');
  });

  it('only warns where the record says so and nobody has confirmed it', () => {
    expect(ask({ rules: plain, payOn: '2027-02-11' })).toMatchObject({
      outcome: 'payable',
      findings: [{ code: 'WINDOW_PASSED', weight: 'warns' }],
    });
  });

  it('never refuses by a record that is not confirmed, nor by one in a version that is not', () => {
    const facts = fc.record({
      standing: fc.constantFrom('owner' as const, 'family' as const, 'other' as const),
      nikMatches: fc.option(fc.boolean()),
      blocked: fc.boolean(),
      disputed: fc.boolean(),
      addressMatches: fc.option(fc.boolean()),
      dataHours: fc.integer({ min: 0, max: 1000 }),
      timeNow: fc.constantFrom(null, '00:00', '12:00', '23:45'),
    });
    fc.assert(
      fc.property(
        facts,
        fc.array(fc.boolean(), { minLength: every.length, maxLength: every.length }),
        fc.boolean(),
        fc.integer({ min: -300, max: 900 }),
        (known, marks, version, after) => {
          const value = every.map((one, at) => ({ ...one, confirmed: marks[at] ?? false }));
          const rules = plain.with(refusalRule.key, { value, confirmed: version });
          const payOn = daysAfter(sampleTruck.dueOn, after);
          const found = ask({ vehicle: sampleTruck, facts: known, payOn, rules });
          for (const { weight, law } of found.findings) {
            const record = value.find(({ key }) => key === law?.record);
            expect(weight === 'refuses').toBe(version && record?.confirmed === true);
          }
          expect(found.outcome === 'refused').toBe(found.findings.some(({ weight }) => weight === 'refuses'));
        },
      ),
      { numRuns: 200 },
    );
  });
});
