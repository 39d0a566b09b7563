import { castOf, seedPermit } from '#demo';
import { levyInForce, permit } from '#services/laperon';
import { transaction } from '#db';
import { enterRule, startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
}, 180_000);
afterAll(() => app?.close());

const house = {
  use: 'house',
  work: 'new',
  complexity: 'simple',
  permanence: 'permanent',
  ownership: 'private',
  floors: '2',
  basements: '0',
  area: '120',
};
const page = (values: Record<string, string>, rest = '') => app.visitor().get(`/estimasi-retribusi?${new URLSearchParams(values)}${rest}`);
const asked = (values: Record<string, string>) => app.inject({ url: `/api/v1/levy-estimate?${new URLSearchParams(values)}` });

interface Estimate {
  readonly formula: string;
  readonly totalRupiah: number;
  readonly confirmed: boolean;
  readonly lines: readonly { readonly factors: readonly { readonly name: string; readonly value: string }[] }[];
  readonly bases: readonly { readonly rule: string; readonly citation: string }[];
}

describe('the estimate of a levy', () => {
  it('shows a visitor the sum with every factor, what each rests on, and that nobody has confirmed it', async () => {
    const said = textOf((await page(house)).body);
    // The worked example: 120 × 0.004 × 4,530,000 × 0.21165.
    expect(said).toContain('Rp 460.212');
    expect(said).toContain('It = 0,17 × (0,3×1 + 0,2×2 + 0,5×1,09) × 1');
    for (const factor of ['Indeks fungsi', 'Bobot dan indeks parameter', 'Faktor kepemilikan', 'Pembulatan retribusi'])
      expect(said).toContain(factor);
    expect(said).toContain('Taksiran, bukan tagihan');
    expect(said).toContain('belum dikonfirmasi');
  });

  it('can be asked by the formula of the years of the IMB as well', async () => {
    const pbg = (await asked(house)).json<Estimate>();
    const imb = (await asked({ ...house, formula: 'imb' })).json<Estimate>();
    expect([pbg.formula, imb.formula, pbg.totalRupiah]).toEqual(['pbg', 'imb', 460_212]);
    expect(imb.totalRupiah).not.toBe(pbg.totalRupiah);
    expect(pbg.lines[0]?.factors).toContainEqual({ name: 'It', value: '0.21165' });
    expect(imb.bases.map(({ rule }) => rule)).toContain('laperon.levy.imb');
    expect(pbg.bases.every(({ citation }) => citation.length > 5)).toBe(true);
  });

  it('is the figure the officer assesses and the bill asks for', async () => {
    const walk = await seedPermit.awaitingPayment(app.deps);
    const [building] = walk.answers.buildings;
    const { fence, wasteTank } = walk.answers.infrastructure;
    const estimate = (
      await asked({
        ...house,
        floors: String(building?.floors),
        area: String(building?.area),
        fence: String(fence),
        wasteTank: String(wasteTank),
      })
    ).json<Estimate>();
    expect(levyInForce(await walk.state())?.rupiah).toBe(estimate.totalRupiah);
  });

  it('says what is missing, and refuses rubbish by the name of the question', async () => {
    const empty = await page({ use: 'house' });
    expect([empty.statusCode, (await page({})).statusCode]).toEqual([422, 200]);
    expect(textOf(empty.body)).toContain('Jumlah lantai');
    const wrong = await asked({ ...house, floors: 'dua', area: '-5' });
    expect(wrong.statusCode).toBe(422);
    expect(
      wrong
        .json<{ errors: { field: string }[] }>()
        .errors.map(({ field }) => field)
        .sort(),
    ).toEqual(['area', 'floors']);
  });

  it('goes by the agency’s own tariff from the day it holds', async () => {
    const { agencyId } = await castOf(app.deps);
    const price = permit.rules.find(({ key }) => key === 'laperon.levy.price');
    if (!price) throw new Error('no such rule');
    const value = { shstRupiahPerM2: 9_060_000, iloPercent: 0.4 };
    const own = { agencyId, value, citation: 'Perbup contoh', validFrom: '2026-03-02', at: app.clock.now() };
    await transaction(app.db, (tx) => enterRule(tx, price, own));
    expect((await asked(house)).json<Estimate>().totalRupiah).toBe(920_424);
  });
});
