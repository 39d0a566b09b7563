import { transaction } from '#db';
import { castOf } from '#demo';
import { newId } from '#kernel';
import { type Rule, seedRules } from '#platform/rules';
import { permit } from '#services/laperon';
import { enterRule, startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let admin: Visitor;
let agencyId: string;
beforeAll(async () => {
  app = await startApp();
  ({ agencyId } = await castOf(app.deps));
  admin = await app.signedIn('arsip@contoh.test');
}, 180_000);
afterAll(() => app?.close());

const at = (key: string) => `/kelola/aturan/dpmptsp-badung/laperon.${key}`;
const page = async (key: string) => textOf((await admin.get(at(key))).body);

function ruleOf(key: string): Rule {
  const rule = permit.rules.find((one) => one.key === `laperon.${key}`);
  if (!rule) throw new Error(`no rule ${key}`);
  return rule;
}

/** A new release of the code, an hour later, with another value. */
async function release(key: string, value: unknown): Promise<void> {
  app.clock.advance({ minutes: 60 });
  await transaction(app.db, (tx) => seedRules(tx, [{ ...ruleOf(key), value, citation: 'Peraturan rilis baru' }], app.clock.now()));
}

const own = (key: string, value: unknown) =>
  transaction(app.db, (tx) =>
    enterRule(tx, ruleOf(key), { agencyId, value, citation: 'Keputusan instansi', validFrom: '2026-03-01', at: app.clock.now() }),
  );

describe('a release that brings another value of a rule', () => {
  it('holds at once where the agency has none of its own, and is offered to nobody', async () => {
    await release('permit.service-days', 30);
    const said = await page('permit.service-days');
    expect(said).toContain('30');
    expect(said).not.toContain('membawa versi baru');
  });

  it('is offered where the agency has its own, with the difference, and taken by a proposal as any other', async () => {
    await own('permit.mending-days', 20);
    await release('permit.mending-days', 25);
    const said = await page('permit.mending-days');
    expect(said).toMatch(/Yang berlaku sekarang.*20.*membawa versi baru.*20 25/s);
    expect(textOf((await admin.get('/kelola/aturan?usulan=1')).body)).toContain('Waktu memperbaiki permohonan');
    const [, take = ''] = /href="([^"]*\?dari=[^"#]*)/.exec((await admin.get(at('permit.mending-days'))).body) ?? [];
    expect((await admin.get(take)).body).toContain('value="25"');
    await own('permit.mending-days', 25);
    expect(await page('permit.mending-days')).not.toContain('membawa versi baru');
  });

  it('is declined once, by a press that the audit keeps; the next release is offered again', async () => {
    await own('area-tolerance', { percent: 4 });
    await release('area-tolerance', { percent: 6 });
    const [, versi = ''] = /tetap".*?name="versi" value="([^"]+)"/s.exec((await admin.get(at('area-tolerance'))).body) ?? [];
    const pressed = await admin.post(`${at('area-tolerance')}/tetap`, { versi });
    expect(textOf((await admin.follow(pressed)).body)).toContain('Versi instansi tetap dipakai.');
    expect(await page('area-tolerance')).not.toContain('membawa versi baru');
    expect((await admin.post(`${at('area-tolerance')}/tetap`, { versi })).statusCode, 'twice is once').toBe(303);
    expect((await admin.post(`${at('area-tolerance')}/tetap`, { versi: newId() })).statusCode, 'never on offer').toBe(404);
    const audited = await app.db.selectFrom('audit.entry').select('subject_id').where('action', '=', 'rules.keep').execute();
    expect(audited).toEqual([{ subject_id: versi }]);
    await release('area-tolerance', { percent: 8 });
    expect(await page('area-tolerance')).toContain('membawa versi baru');
  });

  it('is not offered where the agency works by that very value', async () => {
    await own('levy.formula', { formula: 'imb' });
    await release('levy.formula', { formula: 'imb' });
    expect(await page('levy.formula')).not.toContain('membawa versi baru');
  });
});
