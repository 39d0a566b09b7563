import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counted } from './counted.ts';
import { patternsIn, spelling } from './patterns.ts';
import { periodOf, periodsBefore } from './period.ts';
import { type Names, reportTables, stageOn } from './report.ts';
import { FEW, FEWEST, putTogether, shown } from './small.ts';

const names: Names = {
  limits: { formal: 'Formal' },
  maladministration: { delay: 'Penundaan' },
  grounds: { court: 'Di pengadilan' },
  stages: { received: 'Diterima', closed: 'Selesai', refused: 'Tidak dilanjutkan', examination: 'Pemeriksaan' },
};
const one: Counted = {
  kind: 'laporan',
  channel: 'web',
  urgent: false,
  stage: 'received',
  receivedOn: '2026-02-01',
  closedOn: null,
  agency: 'Dinas A',
  service: '',
  matterClass: null,
  finding: null,
  maladministration: null,
  ground: null,
  steps: [],
  clocks: [],
};
const many = (n: number, given: Partial<Counted> = {}): readonly Counted[] => Array.from({ length: n }, () => ({ ...one, ...given }));
const q1 = periodOf('2026-Q1');
if (!q1) throw new Error('no period');
const rowsOf = (all: readonly Counted[], title: string) => reportTables(all, q1, names).find((table) => table.title.includes(title))?.rows;

describe('small groups', () => {
  it('are never shown, nor told by a total and what is shown', () => {
    const list = fc.array(fc.nat({ max: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(list, (counts) => {
        const groups = counts.map((n, at) => ({ label: `g${at}`, n }));
        const out = putTogether(groups, 'lain');
        const total = counts.reduce((sum, n) => sum + n, 0);
        expect(out.reduce((sum, { n }) => sum + n, 0)).toBe(total);
        if (total >= FEWEST) for (const { n } of out) expect(n).toBeGreaterThanOrEqual(FEWEST);
        expect(out.map(({ n }) => shown(n)).every((text) => text === FEW || Number(text) === 0 || Number(text) >= FEWEST)).toBe(true);
      }),
    );
  });
});

describe('a period', () => {
  it('is a quarter or a year, and offered once it is over', () => {
    expect(periodOf('2026-Q4')).toEqual({ key: '2026-Q4', from: '2026-10-01', to: '2026-12-31' });
    expect([periodOf('2026-Q5'), periodOf('x')]).toEqual([null, null]);
    expect(
      periodsBefore('2026-04-01')
        .map(({ key }) => key)
        .slice(0, 3),
    ).toEqual(['2026-Q1', '2025', '2025-Q4']);
    expect(periodsBefore('2026-03-31')[0]?.key).toBe('2025');
  });
});

describe('a report', () => {
  it('counts what was received in it by class and channel, and consultations apart', () => {
    const all = [...many(6), ...many(7, { kind: 'konsultasi', channel: 'phone' }), ...many(9, { receivedOn: '2026-04-01' })];
    expect(rowsOf(all, 'Akses')).toEqual([
      ['Konsultasi (tidak dihitung sebagai laporan)', '7'],
      ['Laporan reguler', '6'],
    ]);
    expect(rowsOf(all, 'saluran')).toEqual([['Laman', '6']]);
    expect(rowsOf(all, 'Konsultasi')).toContainEqual(['Diterima', '7']);
  });

  it('names no agency of few reports', () => {
    const all = [
      ...many(8),
      ...many(2, { agency: 'Puskesmas Satu Loket' }),
      ...many(1, { agency: 'SD Contoh' }),
      ...many(3, { agency: 'Dinas B' }),
      ...many(3, { agency: 'dinas  b.' }),
    ];
    expect(rowsOf(all, 'instansi')).toEqual([
      ['Dinas A', '8'],
      ['Kelompok kecil, digabung', '9'],
    ]);
    expect(JSON.stringify(reportTables(all, q1, names))).not.toContain('Puskesmas');
  });

  it('says where matters stood on its last day, not where they are today', () => {
    const steps = [
      { action: 'formal-done', on: '2026-02-03' },
      { action: 'to-plenary', on: '2026-02-04' },
      { action: 'accept', on: '2026-02-05' },
      { action: 'close', on: '2026-05-01' },
    ];
    expect([stageOn({ channel: 'web', steps }, '2026-03-31'), stageOn({ channel: 'web', steps }, '2026-05-02')]).toEqual([
      'examination',
      'closed',
    ]);
    const all = many(5, { steps, stage: 'closed', closedOn: '2026-05-01', ground: 'court' });
    expect([rowsOf(all, 'masih dikerjakan'), rowsOf(all, 'yang selesai')]).toEqual([[['Pemeriksaan', '5']], []]);
  });

  it('gives times of five and more alone', () => {
    const clock = { key: 'formal', party: 'ombudsman', startedOn: '2026-02-01', dueOn: '2026-02-10', endedOn: '2026-02-05' };
    expect(rowsOf(many(4, { clocks: [clock] }), 'Waktu')).toEqual([['Formal', FEW, '–', '–']]);
    expect(rowsOf([...many(6, { clocks: [clock] }), ...many(5, { clocks: [{ ...clock, endedOn: '2026-02-12' }] })], 'Waktu')).toEqual([
      ['Formal', '11', '4', '5'],
    ]);
    expect(rowsOf([...many(6, { clocks: [clock] }), ...many(1, { clocks: [{ ...clock, endedOn: '2026-02-12' }] })], 'Waktu')).toEqual([
      ['Formal', '7', '4', '–'],
    ]);
  });
});

describe('a pattern', () => {
  it('is called as most wrote it, and of equals by its capitals, in whatever order they came', () => {
    const written = ['dinas  a', 'Dinas A', 'dinas a', 'Dinas  A'];
    expect([spelling(written), spelling(written.toReversed()), spelling(['Dinas A', ...written.slice(0, 1), 'dinas a'])]).toEqual([
      'Dinas A',
      'Dinas A',
      'dinas a',
    ]);
  });

  it('is two and more of one agency, service and kind, however they were written', () => {
    const matter = (id: string, agency: string, service = 'KTP', maladministration: string | null = null) => ({
      id,
      agency,
      service,
      maladministration,
    });
    const found = patternsIn([
      matter('1', 'Disdukcapil  Contoh'),
      matter('2', 'disdukcapil, contoh', 'ktp.'),
      matter('3', 'Disdukcapil Contoh', 'KK'),
      matter('4', 'Disdukcapil Contoh', 'KTP', 'delay'),
      matter('5', ''),
      matter('6', ' '),
    ]);
    expect(found.map(({ matters }) => matters.map(({ id }) => id))).toEqual([['1', '2']]);
  });
});
