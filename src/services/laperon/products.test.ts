import { type CaseRecord, type CaseState, findDrawn, foldAll, type ProductDefinition } from '#platform/cases';
import { WorkingCalendar } from '#platform/calendar';
import { formatDocumentNumber, renderPdf } from '#platform/documents';
import { RuleBook } from '#platform/rules';
import { describe, expect, it } from 'vitest';
import { permit } from './definition.ts';
import { permitNumbering } from './domain/letter-rules.ts';
import { levyInForce } from './domain/levy-in-force.ts';
import { exampleAnswers } from './example-answers.ts';

const rules = RuleBook.ofDefaults(permit.rules);
const actor = { kind: 'officer', personId: null, name: 'Petugas', role: 'treasurer' } as const;

const record = (name: string, value: Record<string, unknown>, hour: number): CaseRecord => ({
  name,
  value,
  at: new Date(Date.UTC(2026, 2, 2, hour)).toISOString(),
  actor,
});

function stateWith(...records: CaseRecord[]): CaseState {
  return { ...foldAll([]), number: 'PBG/0001/2026', submittedAt: '2026-02-02T02:00:00.000Z', records };
}

const assessed = record('assessLevy', { amountRupiah: 660_212 }, 1);
const minutes = record('assessTechnical', { panel: 'tpt', minutesNumber: 'BA-12/TPT/2026', minutesDate: '2026-02-20' }, 0);
const proposed = (amount: number, hour: number) => record('overrideLevy', { amount, reason: 'Rumah korban bencana' }, hour);
const agreed = (finding: string, hour: number) => record('checkOverride', { finding }, hour);

describe('the levy in force', () => {
  it.each([
    ['nothing before one was set', [], null],
    ['the formula’s', [assessed], { by: 'formula', rupiah: 660_212 }],
    ['still the formula’s while another is only proposed', [assessed, proposed(0, 2)], { by: 'formula', rupiah: 660_212 }],
    ['the other once a second officer agreed', [assessed, proposed(1000, 2), agreed('agreed', 3)], { by: 'decision', rupiah: 1000 }],
    ['not the other when the second officer refused', [assessed, proposed(1000, 2), agreed('no', 3)], { by: 'formula', rupiah: 660_212 }],
    [
      'the formula’s again when it was set afterwards',
      [proposed(0, 1), agreed('agreed', 2), record('assessLevy', { amountRupiah: 5 }, 3)],
      { by: 'formula', rupiah: 5 },
    ],
  ])('is %s', (_case, records, expected) => {
    if (expected === null) expect(levyInForce(stateWith(...records))).toBeNull();
    else expect(levyInForce(stateWith(...records))).toMatchObject(expected);
  });
});

describe('the permit letter', () => {
  const letter = findDrawn(permit, 'permit');
  const write = (state: CaseState) =>
    letter?.data({ answers: exampleAnswers() as never, state, rules, on: '2026-03-02', calendar: new WorkingCalendar([]) }) ?? {};

  it('tells the levy line by line, in figures and in words, and that it is not confirmed', () => {
    expect(write(stateWith(minutes, assessed))).toMatchObject({
      holder: 'Ni Luh Contoh',
      minutes: { panel: 'TPT (Tim Penilai Teknis)', number: 'BA-12/TPT/2026', date: '20 Februari 2026' },
      levy: {
        total: 'Rp 660.212',
        words: 'enam ratus enam puluh ribu dua ratus dua belas rupiah',
        rows: [
          ['Rumah utama', '120 × (0,4% × 4.530.000) × 0,21165 × 1; It = 0,17 × (0,3×1 + 0,2×2 + 0,5×1,09) × 1', 'Rp 460.212'],
          ['Pagar atau tembok penyengker', '30 m × 5.000', 'Rp 150.000'],
          ['Pengolahan limbah', '1 unit × 50.000', 'Rp 50.000'],
        ],
        unconfirmed: expect.stringContaining('belum dikonfirmasi'),
      },
    });
  });

  it('bears the corrected name and address once they were corrected', () => {
    const data = write(stateWith(assessed, record('correct', { holderName: 'Ni Luh Conto', siteAddress: 'Jalan Contoh 10' }, 5)));
    expect(data).toMatchObject({ holder: 'Ni Luh Conto', site: 'Jalan Contoh 10, Sempidi, Kecamatan Mengwi, Kabupaten Badung' });
  });

  it('keeps what one correction put right when a later one is about something else', () => {
    const twice = stateWith(
      assessed,
      record('correct', { holderName: 'Ni Luh Conto' }, 5),
      record('correct', { siteAddress: 'Jalan Contoh 10' }, 6),
    );
    expect(write(twice)).toMatchObject({ holder: 'Ni Luh Conto', site: 'Jalan Contoh 10, Sempidi, Kecamatan Mengwi, Kabupaten Badung' });
  });

  const owner = { name: 'I Wayan Contoh', nik: '5103010101700001', email: 'pemilik@contoh.test', address: 'Jalan Pemilik 7' };
  const byProxy = exampleAnswers({ proxyFor: owner, applicant: { name: 'I Made Kuasa', address: 'Jalan Kuasa 3' } });

  it('gives the owner the owner’s address, and names whoever acted for them', () => {
    expect(writeFor('permit', byProxy)).toMatchObject({ holder: owner.name, holderAddress: owner.address });
    expect(writeFor('skrd', byProxy)).toMatchObject({ holder: owner.name, facts: expect.arrayContaining([['Alamat', owner.address]]) });
    expect(writeFor('permit', byProxy)).toMatchObject({ proxy: { name: 'I Made Kuasa', address: 'Jalan Kuasa 3' } });
    expect(writeFor('permit', exampleAnswers())).toMatchObject({ holderAddress: 'Jalan Contoh 1, Sempidi', proxy: null });
  });

  it('says no address where a case of before was not asked for the owner’s', () => {
    const { address: _, ...before } = owner;
    const old = { ...byProxy, principal: before };
    expect(writeFor('permit', old)).toMatchObject({ holder: owner.name, holderAddress: null });
    expect(writeFor('skrd', old)?.facts).not.toContainEqual(expect.arrayContaining(['Alamat']));
    for (const answers of [byProxy, old])
      for (const [product, number] of [
        ['permit', '640/0012/PBG/DPMPTSP/2026'],
        ['skrd', '974/0002/SKRD/DPMPTSP/2026'],
      ] as const) {
        const definition = findDrawn(permit, product);
        if (!definition) throw new Error(`there is a ${product}`);
        const pdf = renderPdf(definition.template, { ...writeFor(product, answers), ...frameOf(definition, number) });
        expect(pdf.subarray(0, 5).toString(), product).toBe('%PDF-');
      }
  });

  it('is numbered by a rule of the agency', () => {
    expect(letter?.numbering).toBe(permitNumbering);
    expect(formatDocumentNumber(rules.value(permitNumbering), { n: 12, on: '2026-03-02' })).toBe('640/0012/PBG/DPMPTSP/2026');
  });

  it('says that nothing is owed where the levy is nil', () => {
    const temple = exampleAnswers({ building: { use: 'worship' }, infrastructure: { fence: undefined, wasteTank: undefined } });
    const state = stateWith(minutes, record('assessLevy', { amountRupiah: 0, way: 'nil' }, 1));
    const data = letter?.data({ answers: temple as never, state, rules, on: '2026-03-02', calendar: new WorkingCalendar([]) });
    expect(data).toMatchObject({ levy: { nil: true, total: 'Rp 0', words: 'nol rupiah', deposit: null } });
  });

  it('can be set', () => {
    if (!letter) throw new Error('the permit has a letter');
    const pdf = renderPdf(letter.template, {
      ...write(stateWith(minutes, assessed, record('recordDeposit', { slipNumber: 'STS-77', slipDate: '2026-03-01' }, 4))),
      ...frameOf(letter, '640/0012/PBG/DPMPTSP/2026'),
    });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('the levy assessment letter', () => {
  const letter = findDrawn(permit, 'skrd');
  const calendar = new WorkingCalendar([{ day: '2026-03-19', name: 'Nyepi', closed: true }]);
  const write = (state: CaseState) => letter?.data({ answers: exampleAnswers() as never, state, rules, on: '2026-03-02', calendar }) ?? {};

  it('tells who owes what, step by step, until when, and what is not confirmed', () => {
    expect(write(stateWith(minutes, assessed))).toMatchObject({
      holder: 'Ni Luh Contoh',
      facts: expect.arrayContaining([
        ['Permohonan', 'nomor PBG/0001/2026 tanggal 2 Februari 2026'],
        ['Bangunan', 'Rumah utama (hunian, 120 m²)'],
      ]),
      levy: {
        formula: expect.stringContaining('LLt × (Ilo × SHST) × It × Ibg'),
        rows: [expect.arrayContaining(['Rumah utama', 'Rp 460.212']), expect.anything(), expect.anything()],
        total: 'Rp 660.212',
        words: 'enam ratus enam puluh ribu dua ratus dua belas rupiah',
      },
      // Thirty working days, a holiday among them.
      due: { day: '14 April 2026', days: 30 },
      grounds: expect.arrayContaining([expect.stringContaining('Nomor 16 Tahun 2021')]),
      replaces: null,
      unconfirmed: [expect.stringContaining('Tarif dan indeks'), expect.stringContaining('jatuh tempo')],
    });
  });

  it('tells the reason and no formula where another sum was agreed to', () => {
    expect(write(stateWith(assessed, proposed(1000, 2), agreed('agreed', 3)))).toMatchObject({
      levy: { formula: null, rows: [['Ditetapkan di luar rumus', 'Rumah korban bencana', 'Rp 1.000']], total: 'Rp 1.000' },
    });
  });

  it('names the letter it replaces', () => {
    const old = { key: 'skrd', number: '974/0001/SKRD/DPMPTSP/2026', state: 'valid' } as CaseState['products'][number];
    expect(write({ ...stateWith(assessed), products: [old] })).toMatchObject({ replaces: old.number });
  });

  it('can be set, replaced or not', () => {
    if (!letter) throw new Error('the levy has a letter');
    for (const data of [write(stateWith(assessed)), { ...write(stateWith(assessed)), replaces: '974/0001/SKRD/DPMPTSP/2026', due: null }])
      expect(
        renderPdf(letter.template, { ...data, ...frameOf(letter, '974/0002/SKRD/DPMPTSP/2026') })
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
  });
});

/** What a letter of the permit says to these answers, its levy set. */
function writeFor(product: string, answers: object) {
  const state = stateWith(minutes, assessed);
  return findDrawn(permit, product)?.data({ answers: answers as never, state, rules, on: '2026-03-02', calendar: new WorkingCalendar([]) });
}

/** What every letter gets beside its own data. */
function frameOf({ title, office }: ProductDefinition, number: string) {
  return {
    title: title('id'),
    agency: { name: 'Dinas Contoh', government: 'Pemerintah Kabupaten Badung', address: 'Mangupura' },
    number,
    date: '2 Maret 2026',
    signer: { name: 'I Gede Contoh', office: office?.('id') ?? '', employeeNo: '197001011995031001' },
    verification: {
      code: 'AAAA-BBBB-CCCC',
      address: 'http://localhost:3000/verifikasi/AAAA-BBBB-CCCC',
      qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h2v2H0z"/></svg>',
    },
    demo: true,
  };
}
