import { WorkingCalendar } from '#platform/calendar';
import { RuleBook } from '#platform/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, daysAfter, daysBetween, dueDays, monthsAfter, monthsBegun, yearsAfter } from '../days.ts';
import { type LineCode, lineCodes } from '../line.ts';
import { rupiah } from '../money.ts';
import { taxRules } from '../rules/index.ts';
import { fineRule } from '../rules/insurance-rules.ts';
import { reliefRule, roundingRule, tariffRule } from '../rules/tax-rules.ts';
import type { Vehicle } from '../vehicle.ts';
import { assess } from './assess.ts';
import { insuranceClassOf } from './insurance.ts';
import { sampleBus, sampleCar, sampleMotorcycle, sampleTruck } from './sample.ts';

const book = RuleBook.ofDefaults(taxRules);
const days = new WorkingCalendar([]);
const on = (vehicle: Vehicle, payOn: string, rules = book, calendar = days) => assess({ vehicle, payOn, rules, days: calendar });
const sum = (assessment: ReturnType<typeof on>, ...codes: LineCode[]) =>
  assessment.lines.filter(({ code }) => codes.includes(code)).reduce((all, { amount }) => all + amount, 0);
type Row = Readonly<Record<string, unknown>>;
const withRecords = (rule: { key: string; value: unknown }, change: (records: readonly Row[]) => readonly Row[], from = book) =>
  from.with(rule.key, { value: change(rule.value as readonly Row[]), confirmed: true });

// Weight 1 and no cut: NJKB × rate as in the worked example.
const plain = withRecords(tariffRule, (rows) => rows.map((row) => (row.key === 'bali' ? { ...row, percent: 1.1 } : row)));
const noCut = withRecords(reliefRule, (rows) => rows.filter(({ of }) => of !== 'pkb'), plain);

describe('what a vehicle owes', () => {
  it('is 3,652,000 for 200 million at 1.1% with opsen, as the law counts and a newspaper did not', () => {
    const found = on({ ...sampleMotorcycle, njkb: 200_000_000 }, '2026-12-10', noCut);
    expect([sum(found, 'pkb'), sum(found, 'opsen-pkb'), sum(found, 'pkb', 'opsen-pkb')]).toEqual([2_200_000, 1_452_000, 3_652_000]);
  });

  it.each([
    ['up to 200 cc, before', sampleMotorcycle, '2024-12-10', 1.5],
    ['up to 200 cc, 2025', sampleMotorcycle, '2025-12-10', 1.5],
    ['over 200 cc, before', { ...sampleMotorcycle, cc: 250 }, '2024-12-10', 1.75],
    ['over 200 cc, 2025', { ...sampleMotorcycle, cc: 250 }, '2025-12-10', 1.75],
    ['an ambulance, before', { ...sampleMotorcycle, use: 'ambulance' as const }, '2024-12-10', 0.5],
    ['an ambulance, 2025', { ...sampleMotorcycle, use: 'ambulance' as const }, '2025-12-10', 0.5],
  ])('in Bali with opsen is what it was: %s', (_which, vehicle, dueOn, percent) => {
    const found = on({ ...vehicle, njkb: 1_000_000_000, dueOn }, dueOn);
    // Nothing but rounding to Rp100 between the two laws.
    expect(Math.abs(sum(found, 'pkb', 'opsen-pkb') - percent * 10_000_000)).toBeLessThanOrEqual(1000);
  });

  it('takes the cuts of 2026 as written: 1.6112% and, for who pays in time, 1.4361%', () => {
    const bike = { ...sampleMotorcycle, njkb: 1_000_000_000, dueOn: '2026-06-10' };
    expect(sum(on(bike, '2026-06-11'), 'pkb', 'opsen-pkb')).toBe(16_112_000);
    expect(sum(on(bike, '2026-06-10'), 'pkb', 'opsen-pkb')).toBe(14_360_700);
    const compounded = withRecords(reliefRule, (rows) =>
      rows.map((row) => (row.key === 'bali-2026-small-compliant' ? { ...row, combine: 'compound' } : row)),
    );
    expect(sum(on(bike, '2026-06-10', compounded), 'pkb', 'opsen-pkb')).toBe(14_500_800);
  });

  it.each([
    ['4 January 2025: the old rate, no opsen', '2025-01-04', '2025-01-04', 15_000_000, 0],
    ['5 January 2025: the new rate, and opsen', '2025-01-05', '2025-01-05', 9_036_100, 5_963_800],
    ['due before and paid after: the old one', '2025-01-04', '2025-01-20', 15_000_000, 0],
    ['due after and paid before: the old one', '2025-01-20', '2025-01-04', 15_000_000, 0],
  ])('switches rates between 4 and 5 January 2025: %s', (_case, dueOn, payOn, pkb, opsen) => {
    const found = on({ ...sampleMotorcycle, njkb: 1_000_000_000, dueOn }, payOn);
    expect([sum(found, 'pkb'), sum(found, 'opsen-pkb')]).toEqual([pkb, opsen]);
  });

  it.each([
    [0, 0],
    [1, 1],
    [31, 1],
    [32, 2],
    [365, 12],
    [366, 13],
  ])('is late by months begun: %i days are %i months', (late, months) => {
    const dueOn = '2026-01-05';
    expect(on({ ...sampleCar, dueOn }, daysAfter(dueOn, late)).lines.find(({ code }) => code === 'pkb-sanksi')?.basis.inputs.months).toBe(
      months,
    );
  });

  it('asks for no more than 24 months of interest, 1% each, of tax and of opsen alike', () => {
    const found = on({ ...sampleMotorcycle, njkb: 100_000_000, dueOn: '2025-02-10' }, '2030-02-11');
    const [first] = found.lines.filter(({ code }) => code === 'pkb-sanksi');
    expect(first).toMatchObject({ amount: 216_900, basis: { inputs: { principal: 903_600, months: 24, monthsBegun: 61 } } });
    expect(found.lines.find(({ code }) => code === 'opsen-pkb-sanksi')?.amount).toBe(143_100);
  });

  it('lists each year of arrears by the law of its own day', () => {
    const found = on({ ...sampleCar, dueOn: '2023-03-10' }, '2026-03-10');
    const pkb = found.lines.filter(({ code }) => code === 'pkb');
    expect(pkb.map(({ period }) => period.dueOn)).toEqual(['2023-03-10', '2024-03-10', '2025-03-10', '2026-03-10']);
    expect(pkb.map(({ basis }) => basis.rules[0]?.record)).toEqual([
      'bali-old-over-200',
      'bali-old-over-200',
      'bali-over-200',
      'bali-over-200',
    ]);
    // The year that is paid in time is not paid in time by somebody compliant.
    expect(pkb.at(-1)?.basis.inputs.cutPercent).toBe(9);
    expect(found.lines.filter(({ code }) => code === 'swdkllj-kartu' || code === 'pnbp-pengesahan')).toHaveLength(2);
  });

  it.each([
    ['2025-09-21', true],
    ['2025-09-22', false],
    ['2025-11-22', false],
    ['2025-11-23', true],
  ])('asks for sanctions at the edges of the amnesty: %s, %s', (payOn, asked) => {
    const found = on({ ...sampleCar, dueOn: '2025-02-10' }, payOn);
    expect(sum(found, 'pkb-sanksi', 'opsen-pkb-sanksi', 'swdkllj-denda') > 0).toBe(asked);
  });

  it('is free of sanctions on the day after a due day nobody could pay on', () => {
    const galungan = new WorkingCalendar([{ day: '2026-06-17', name: 'Galungan', closed: true }]);
    const car = { ...sampleCar, dueOn: '2026-06-17' };
    expect(sum(on(car, '2026-06-18'), 'pkb-sanksi', 'swdkllj-denda')).toBeGreaterThan(0);
    const found = on(car, '2026-06-18', book, galungan);
    expect([sum(found, 'pkb-sanksi', 'opsen-pkb-sanksi', 'swdkllj-denda'), found.moved]).toEqual([0, { '2026-06-17': '2026-06-18' }]);
    // After the free day it counts from the due day itself.
    expect(on(car, '2026-06-19', book, galungan).lines.find(({ code }) => code === 'swdkllj-denda')?.basis.inputs.daysLate).toBe(2);
  });

  it.each([
    ['C1', sampleMotorcycle, [0, 8000, 8000, 16_000, 16_000, 24_000, 24_000, 32_000]],
    ['DP', sampleCar, [0, 35_000, 35_000, 70_000, 70_000, 100_000, 100_000, 100_000]],
  ])('fines SWDKLLJ by days late: %s', (_class, vehicle, fines) => {
    const late = [0, 1, 90, 91, 180, 181, 270, 271];
    const dueOn = '2026-01-05';
    expect(late.map((day) => sum(on({ ...vehicle, dueOn }, daysAfter(dueOn, day)), 'swdkllj-denda'))).toEqual(fines);
  });

  it('lets a region have a fine of its own', () => {
    const lampung = { ...sampleMotorcycle, dueOn: '2026-01-05' };
    const rules = withRecords(fineRule, (rows) => [...rows, { ...rows[0], key: 'own', region: '51', percent: 35 }]);
    expect(sum(on(lampung, '2026-01-06', rules), 'swdkllj-denda')).toBe(11_200);
    expect(sum(on(lampung, daysAfter('2026-01-05', 91), rules), 'swdkllj-denda')).toBe(16_000);
  });

  it.each([
    ['A', { ...sampleMotorcycle, cc: 49 }],
    ['C1', { ...sampleMotorcycle, cc: 50 }],
    ['C1', { ...sampleMotorcycle, cc: 250 }],
    ['C2', { ...sampleMotorcycle, cc: 251 }],
    ['C1', { ...sampleMotorcycle, kind: 'three-wheeler' as const, cc: 400 }],
    ['A', { ...sampleCar, use: 'ambulance' as const }],
    ['B', { ...sampleTruck, kind: 'crane' as const }],
    ['DP', sampleCar],
    ['DP', { ...sampleCar, use: 'government' as const }],
    ['DP', { ...sampleCar, kind: 'pick-up' as const, cc: 2400 }],
    ['F', { ...sampleCar, kind: 'pick-up' as const, cc: 2401 }],
    ['F', sampleTruck],
    ['DU', { ...sampleCar, use: 'public' as const, cc: 1600 }],
    ['EU', { ...sampleCar, use: 'public' as const, cc: 1601 }],
    ['EU', sampleBus],
    ['EP', { ...sampleBus, use: 'private' as const }],
  ])('puts a vehicle in class %s', (group, vehicle) => {
    expect(insuranceClassOf(vehicle, { smallCc: 50, motorcycleCc: 250, publicCc: 1600, goodsCc: 2400 })).toBe(group);
  });

  it('keeps the quashed fee as a line of nothing, with the ruling that made it so', () => {
    const line = on(sampleCar, '2026-12-10').lines.find(({ code }) => code === 'pnbp-pengesahan');
    expect(line).toMatchObject({ amount: 0, beneficiary: 'kas-negara-pnbp' });
    expect(line?.basis.rules[0]?.instrument).toContain('MA 12 P/HUM/2017');
  });

  it('gives opsen to where the vehicle is registered, whatever its plate says', () => {
    const found = on({ ...sampleCar, nrkb: 'B1234XY', domicile: '51.03' }, '2026-12-10');
    expect(found.lines.find(({ code }) => code === 'opsen-pkb')?.beneficiary).toBe('rkud-kab:5103');
    expect(found.lines.find(({ code }) => code === 'pkb')?.beneficiary).toBe('rkud-prov:51');
  });

  it.each([
    [1, 2],
    [2, 3],
    [5, 6],
    [9, 6],
  ])('rises in Jakarta with the number of cars, without opsen: car %i pays %i%%', (order, percent) => {
    const found = on({ ...sampleMotorcycle, njkb: 100_000_000, domicile: '31.71', order }, '2026-12-10');
    expect([sum(found, 'pkb'), sum(found, 'opsen-pkb')]).toEqual([percent * 1_000_000, 0]);
  });

  it('is nothing but insurance for an electric car', () => {
    const found = on({ ...sampleCar, energy: 'battery', cc: 0 }, '2026-12-10');
    expect([sum(found, 'pkb', 'opsen-pkb'), found.total]).toEqual([0, 143_000]);
    expect(found.lines.find(({ code }) => code === 'pkb')?.basis.rules.map(({ record }) => record)).toContain('battery-2025');
  });

  it.each([
    ['subsidised passengers', sampleBus, 'bali-2026-public-persons'],
    ['subsidised goods', { ...sampleTruck, use: 'public' as const, subsidised: true }, 'bali-2026-public-goods'],
    ['not subsidised', { ...sampleBus, subsidised: false }, 'bali-2026-public'],
  ])('cuts public transport by one record alone: %s', (_case, vehicle, record) => {
    const [pkb] = on(vehicle, '2026-12-10').lines;
    expect(pkb?.basis.rules.map((one) => one.record).filter((key) => key.startsWith('bali-2026'))).toEqual([record]);
  });

  it('names no sum where no rate is on record', () => {
    const found = on({ ...sampleBus, domicile: '52.71' }, '2026-12-10');
    expect([found.lines, found.gaps]).toEqual([[], [{ rule: 'samsat.pkb-tariff', dueOn: '2026-12-10' }]]);
  });

  it('rounds the total alone where that is the rule, and lines still add up', () => {
    const rules = withRecords(roundingRule, (rows) => rows.map((row) => ({ ...row, unit: 1000, level: 'total', direction: 'up' })));
    const found = on({ ...sampleCar, njkb: 123_456_789 }, '2026-12-10', rules);
    expect(found.total % 1000).toBe(0);
    expect(found.lines.reduce((all, { amount }) => all + amount, 0)).toBe(found.total);
  });

  it('says another sum on another day: a quote before, paid after', () => {
    expect(on(sampleCar, '2026-12-10').total).toBeLessThan(on(sampleCar, '2026-12-11').total);
  });

  it('belongs to the day it is in the zone: half past eleven at night in Jakarta is tomorrow in Bali', () => {
    const at = new Date('2026-12-10T16:30:00Z');
    expect([dayIn(at, 'Asia/Jakarta'), dayIn(at, 'Asia/Makassar')]).toEqual(['2026-12-10', '2026-12-11']);
    expect(on(sampleCar, dayIn(at, 'Asia/Makassar')).total).toBeGreaterThan(on(sampleCar, dayIn(at, 'Asia/Jakarta')).total);
  });
});

const anyDay = fc.integer({ min: 0, max: 2500 }).map((n) => daysAfter('2020-01-01', n));
const anyVehicle: fc.Arbitrary<Vehicle> = fc
  .record({
    base: fc.constantFrom(sampleCar, sampleMotorcycle, sampleBus, sampleTruck),
    njkb: fc.integer({ min: 0, max: 20_000_000_000 }),
    cc: fc.integer({ min: 0, max: 8000 }),
    order: fc.integer({ min: 1, max: 20 }),
    dueOn: anyDay,
    domicile: fc.constantFrom('51.71', '51.03', '31.71'),
  })
  .map(({ base, ...parts }) => ({ ...base, ...parts }));

describe('properties of every assessment', () => {
  it('adds up, in whole rupiah, and rests on records', () => {
    fc.assert(
      fc.property(anyVehicle, fc.integer({ min: -90, max: 1500 }), (vehicle, after) => {
        const found = on(vehicle, daysAfter(vehicle.dueOn, after));
        expect(found.lines.reduce((all, { amount }) => all + rupiah(amount), 0)).toBe(found.total);
        for (const { basis, code } of found.lines) {
          expect(basis.rules.length > 0 || code === 'opsen-pkb-sanksi').toBe(true);
          expect(basis.formula.id).not.toBe('');
        }
        expect(found.lines.every(({ code }) => lineCodes.includes(code))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('has opsen of the rounded principal, and sanctions within their ceilings', () => {
    fc.assert(
      fc.property(anyVehicle, fc.integer({ min: 0, max: 1500 }), (vehicle, after) => {
        const found = on(vehicle, daysAfter(vehicle.dueOn, after));
        for (const { dueOn } of found.lines.filter(({ code }) => code === 'pkb').map(({ period }) => period)) {
          const of = (code: LineCode) => found.lines.find((line) => line.code === code && line.period.dueOn === dueOn);
          const [pkb = 0, opsen] = [of('pkb')?.amount, of('opsen-pkb')];
          const rate = Number(opsen?.basis.inputs.ratePercent);
          expect(pkb % 100).toBe(0);
          expect(Math.abs((opsen?.amount ?? 0) - (pkb * rate) / 100)).toBeLessThanOrEqual(50);
          expect(of('pkb-sanksi')?.amount ?? 0).toBeLessThanOrEqual(pkb * 0.48 + 50);
          expect(of('swdkllj-denda')?.amount ?? 0).toBeLessThanOrEqual(100_000);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never costs less for being paid later, but in an amnesty or by a cut of the year', () => {
    const noRelief = withRecords(reliefRule, (rows) => rows.filter(({ key }) => key === 'bali-2026-small-compliant'));
    fc.assert(
      fc.property(anyVehicle, fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 1, max: 400 }), (vehicle, first, more) => {
        const sooner = on(vehicle, daysAfter(vehicle.dueOn, first), noRelief).total;
        expect(on(vehicle, daysAfter(vehicle.dueOn, first + more), noRelief).total).toBeGreaterThanOrEqual(sooner);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same again from what it names', () => {
    fc.assert(
      fc.property(anyVehicle, (vehicle) => {
        const once = on(vehicle, vehicle.dueOn);
        expect(on(vehicle, vehicle.dueOn, book)).toEqual(once);
        expect(Object.keys(once.versions).toSorted()).toEqual(taxRules.map(({ key }) => key).toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('counts months as the fewest that reach the day, and years of arrears up to it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 2000 }), (due, late) => {
        const day = daysAfter(due, late);
        const months = monthsBegun(due, day);
        expect(monthsAfter(due, months) >= day && monthsAfter(due, months - 1) < day).toBe(true);
        const years = dueDays(due, day);
        expect(years.every((one) => one <= day) && yearsAfter(due, years.length) > day).toBe(true);
        expect(daysBetween(due, day)).toBe(late);
      }),
    );
  });
});

describe('money', () => {
  it.each([0.5, -1, Number.NaN, 2 ** 53])('is never %s', (amount) => {
    expect(() => rupiah(amount)).toThrow(RangeError);
  });
});
