import { castOf, seedPermit } from '#demo';
import { newId } from '#kernel';
import { rulesAt } from '#platform/rules';
import { permit } from '#services/laperon';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let admin: Visitor;
let head: Visitor;
let agencyId: string;
beforeAll(async () => {
  app = await startApp();
  ({ agencyId } = await castOf(app.deps));
  admin = await app.signedIn('arsip@contoh.test');
  head = await app.signedIn('kepala@contoh.test');
}, 180_000);
afterAll(() => app?.close());

const at = (key: string) => `/kelola/aturan/dpmptsp-badung/laperon.${key}`;
const paper = {
  dasar: 'Keputusan Kepala Dinas 5/2026',
  mulai: '2026-03-02',
  konfirmasi: '1',
  alasan: 'Jangka waktu baru dari kepala dinas',
};

async function proposed(key: string): Promise<string> {
  const { id } = await app.db
    .selectFrom('rules.proposal')
    .select('id')
    .where('key', '=', `laperon.${key}`)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return id;
}

const decide = (who: Visitor, id: string, putusan: string, catatan?: string) =>
  who.post(`/kelola/usulan/${id}`, { putusan, ...(catatan !== undefined && { catatan }) });

async function holding(key: string, on = '2026-03-02') {
  const rule = permit.rules.find((one) => one.key === `laperon.${key}`);
  const book = await rulesAt(app.db, rule ? [rule] : [], { agencyId, on });
  return book.find(`laperon.${key}`);
}

describe('a rule of an agency', () => {
  it('changes by one person’s proposal and another’s approval; the page shows what changes', async () => {
    const sent = await admin.post(at('permit.service-days'), { nilai: '14', ...paper });
    expect(sent.headers.location).toBe(`${at('permit.service-days')}?sudah=propose`);
    expect((await holding('permit.service-days'))?.value, 'nothing holds by a proposal').toBe(28);
    const id = await proposed('permit.service-days');
    expect(textOf((await head.get('/kelola/usulan')).body)).toContain('Waktu pelayanan');
    expect((await head.get('/kelola/usulan/ekspor')).body).toMatch(/Waktu pelayanan[^\r\n]*,[\w.-]+,/);
    const page = textOf((await head.get(at('permit.service-days'))).body);
    expect(page).toMatch(/Sekarang.*Diusulkan.*28.*14/s);
    expect(page).toContain('Jangka waktu baru dari kepala dinas');
    expect((await decide(head, id, 'approve')).statusCode).toBe(303);
    expect(await holding('permit.service-days')).toMatchObject({ value: 14, version: 1, confirmed: true, citation: paper.dasar });
    expect(textOf((await admin.get(at('permit.service-days'))).body)).toContain('disetujui I Gede Putra Wibawa');
    const audit = await app.db.selectFrom('audit.entry').select(['action', 'detail']).where('subject_id', '=', id).orderBy('seq').execute();
    expect(audit.map(({ action }) => action).sort()).toEqual(['rules.approve', 'rules.propose']);
  });

  it('is proposed and taken back as often as one likes, also once PostgreSQL plans the statement for good', async () => {
    for (let n = 0; n < 60; n++) {
      expect((await admin.post(at('permit.mending-days'), { nilai: `${20 + (n % 9)}`, ...paper })).statusCode).toBe(303);
      expect((await decide(admin, await proposed('permit.mending-days'), 'withdraw')).statusCode).toBe(303);
    }
  });

  it('is not approved by who proposed it, whatever offices they hold, nor by an officer without one for it', async () => {
    await admin.post(at('permit.mending-days'), { nilai: '20', ...paper });
    const id = await proposed('permit.mending-days');
    expect((await decide(admin, id, 'approve')).statusCode).toBe(403);
    expect((await decide(admin, id, 'reject', 'Tidak jadi saja')).statusCode).toBe(403);
    const front = await app.signedIn('loket@contoh.test');
    expect((await decide(front, id, 'approve')).statusCode).toBe(403);
    expect((await front.post(at('levy.rounding'), { 'nilai.rule': 'up-to-rupiah', ...paper })).statusCode).toBe(403);
    expect((await head.post(at('permit.mending-days'), { nilai: '25', ...paper })).statusCode, 'one at a time').toBe(409);
    const denpasar = await app.signedIn('denpasar@contoh.test');
    expect((await decide(denpasar, id, 'approve')).statusCode, 'head of another agency').toBe(404);
    expect((await decide(head, id, 'withdraw')).statusCode, 'taken back by nobody else').toBe(403);
    expect((await decide(admin, id, 'withdraw')).statusCode).toBe(303);
    expect((await decide(head, id, 'approve')).statusCode, 'decided already').toBe(409);
    expect(await holding('permit.mending-days')).toMatchObject({ value: 15 });
  });

  it('keeps four eyes in the database itself, and what was proposed as it was', async () => {
    await admin.post(at('area-tolerance'), { 'nilai.percent': '7,5', ...paper });
    const id = await proposed('area-tolerance');
    const own = (set: object) => app.db.updateTable('rules.proposal').set(set).where('id', '=', id).execute();
    const { proposed_by } = await app.db.selectFrom('rules.proposal').select('proposed_by').where('id', '=', id).executeTakeFirstOrThrow();
    await expect(own({ state: 'rejected', decided_by: proposed_by, decided_at: new Date(), note: 'x' })).rejects.toThrow(/four_eyes/);
    await expect(own({ value: JSON.stringify({ percent: 50 }) })).rejects.toThrow(/never rewritten/);
    await expect(app.db.deleteFrom('rules.proposal').where('id', '=', id).execute()).rejects.toThrow(/never rewritten/);
    expect((await decide(head, id, 'reject', '')).statusCode, 'turned down without a word').toBe(422);
    expect((await decide(head, id, 'reject', 'Lampirkan keputusannya')).statusCode).toBe(303);
    expect(textOf((await admin.get(at('area-tolerance'))).body)).toContain('Lampirkan keputusannya');
  });

  it('can be set for a day to come and called off before it; an earlier version is proposed again', async () => {
    const key = 'permit.objection-days';
    await admin.post(at(key), { 'nilai.toObject': '30', 'nilai.toDecide': '10', ...paper, mulai: '2026-07-01' });
    await decide(head, await proposed(key), 'approve');
    expect((await holding(key))?.value).toEqual({ toObject: 21, toDecide: 10 });
    const coming = await holding(key, '2026-07-01');
    expect(coming?.value).toEqual({ toObject: 30, toDecide: 10 });
    await admin.post(at(key), { 'nilai.toObject': '25', 'nilai.toDecide': '10', ...paper, mulai: '2026-05-01' });
    await decide(head, await proposed(key), 'approve');
    expect((await holding(key, '2026-05-02'))?.value).toMatchObject({ toObject: 25 });
    expect((await holding(key, '2026-07-01'))?.value, 'what waits for July is not passed over').toMatchObject({ toObject: 30 });
    expect((await admin.post(`${at(key)}/batalkan`, { versi: coming?.id ?? '', alasan: 'Dicabut gubernur' })).statusCode).toBe(303);
    await decide(head, await proposed(key), 'approve');
    expect((await holding(key, '2026-07-01'))?.value).toMatchObject({ toObject: 25 });
    const again = (await admin.get(`${at(key)}?dari=${coming?.id}`)).body;
    expect(again).toContain('value="30"');
    const held = await holding('permit.service-days');
    const late = await admin.post(`${at('permit.service-days')}/batalkan`, { versi: held?.id ?? newId(), alasan: 'Sudah berlaku' });
    expect(late.statusCode, 'what holds is not called off').toBe(404);
  });

  it('loses a line whose value is emptied, and every desk has its line', async () => {
    const page = (await admin.get(at('permit.desk-days'))).body;
    expect(page).toContain('Penilaian teknis');
    const keys = [...page.matchAll(/name="nilai\.(\d+)\.key" value="([^"]+)"/g)];
    const fields = Object.fromEntries(
      keys.flatMap(([, n = '', key = '']) => [
        [`nilai.${n}.key`, key],
        [`nilai.${n}.value`, key === 'archive' ? '' : '4'],
      ]),
    );
    await admin.post(at('permit.desk-days'), { ...fields, ...paper });
    await decide(head, await proposed('permit.desk-days'), 'approve');
    expect((await holding('permit.desk-days'))?.value).toMatchObject({ head: 4, refusal: 4 });
    expect((await holding('permit.desk-days'))?.value).not.toHaveProperty('archive');
    expect((await admin.get(at('permit.desk-days'))).body, 'still to be given days again').toContain('value="archive"');
  });

  it('that was approved after its first day holds from the day of approval', async () => {
    await admin.post(at('levy.rounding'), { 'nilai.rule': 'up-to-hundred-rupiah', ...paper });
    app.clock.set('2026-03-05T02:00:00Z');
    await decide(head, await proposed('levy.rounding'), 'approve');
    expect(await holding('levy.rounding', '2026-03-05')).toMatchObject({ validFrom: '2026-03-05' });
    app.clock.set('2026-03-02T02:00:00Z');
  });

  it.each([
    ['no number', 'permit.service-days', { nilai: 'empat belas' }, 'Isi dengan angka bulat. Dari 1 sampai 1.000.'],
    ['beyond its limits', 'permit.service-days', { nilai: '0' }, 'Dari 1 sampai 1.000.'],
    ['a day that has passed', 'permit.service-days', { nilai: '9', mulai: '2026-03-01' }, 'Isi tanggal hari ini atau sesudahnya'],
    ['a day that does not exist', 'permit.service-days', { nilai: '9', mulai: '2026-13-40' }, 'Isi tanggal hari ini atau sesudahnya'],
    ['no ground', 'permit.service-days', { nilai: '9', dasar: '' }, 'Sebutkan dasarnya'],
    ['no reason', 'permit.service-days', { nilai: '9', alasan: '' }, 'Tulis alasannya'],
    ['a desk that does not exist', 'permit.desk-days', { 'nilai.0.key': 'meja-lain', 'nilai.0.value': '3' }, 'Tidak ada meja meja-lain'],
    ['a question nobody asks', 'permit.checklist', { ...item({ path: 'land.colour', is: 'red' }) }, 'Tidak ada pertanyaan land.colour'],
    ['a condition that is none', 'permit.checklist', { ...item('{') }, 'bukan JSON'],
    ['a number of letters without a serial', 'permit.numbering', numbering('640/{year}'), 'Pola belum memuat {seq}'],
    ['a place nobody knows', 'permit.numbering', numbering('{seq:4}/{bulan}/{year}'), '{bulan} tidak dikenal'],
    ['a code that is none', 'permit.numbering', { ...numbering('{seq}/{year}'), 'nilai.type': 'P B/G' }, 'Bentuknya tidak cocok'],
  ])('is not proposed with %s: the reason is told and nothing typed is lost', async (_why, key, fields, reason) => {
    const { statusCode, body } = await admin.post(at(key), { ...paper, alasan: 'Alasan yang diketik', ...fields });
    expect(statusCode).toBe(422);
    expect(textOf(body)).toContain(reason);
    if (!('alasan' in fields)) expect(body).toContain('Alasan yang diketik');
    expect(
      await app.db.selectFrom('rules.proposal').select('id').where('state', '=', 'open').where('key', '=', `laperon.${key}`).execute(),
    ).toEqual([]);
  });
});

function item(when: unknown): Record<string, string> {
  return {
    'nilai.items.0.key': 'identity',
    'nilai.items.0.name.id': 'KTP-el',
    'nilai.items.0.name.en': 'Identity card',
    'nilai.items.0.when': typeof when === 'string' ? when : JSON.stringify(when),
    'nilai.items.0.need': 'required',
    'nilai.items.0.accepts': 'document',
    'nilai.items.0.maxFiles': '1',
  };
}

function numbering(pattern: string): Record<string, string> {
  return { 'nilai.pattern': pattern, 'nilai.type': 'PBG', 'nilai.agency': 'DPMPTSP' };
}

describe('the form of a rule', () => {
  it.each(permit.rules.map(({ key }) => key.replace('laperon.', '')))('of %s, sent as it came, is what holds already', async (key) => {
    const { body } = await admin.get(at(key));
    const open = /<form[^>]* class="col"[^>]*>(.*?)<\/form>/s.exec(body)?.[1];
    if (open === undefined) throw new Error('no form');
    const answer = await admin.post(at(key), { ...fieldsOf(open), alasan: 'Tanpa perubahan apa pun' });
    expect(textOf(answer.body)).toContain('Usulan ini sama dengan yang sudah berlaku');
  });
});

/** What a browser would send of a form nobody touched. */
function fieldsOf(form: string): Record<string, string> {
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const attribute = (tag: string, name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    if (attribute(tag, 'type') === 'checkbox' && !/ checked/.test(tag)) continue;
    fields[attribute(tag, 'name')] = attribute(tag, 'value');
  }
  for (const [, tag = '', inside = ''] of form.matchAll(/(<textarea[^>]*>)(.*?)<\/textarea>/gs))
    fields[attribute(tag, 'name')] = plain(inside);
  for (const [, tag = '', inside = ''] of form.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs))
    fields[attribute(tag, 'name')] = attribute(/<option[^>]* selected[^>]*>/.exec(inside)?.[0] ?? '', 'value');
  return fields;
}

describe('a case begun before a change', () => {
  it('is finished by the version it began under, and the next one by the new', async () => {
    const older = await seedPermit.atDesk(app.deps, 'levy');
    const price = { 'nilai.iloPercent': '0,2', 'nilai.shstRupiahPerM2': '4.530.000' };
    expect((await admin.post(at('levy.price'), { ...price, ...paper })).statusCode).toBe(303);
    await decide(head, await proposed('levy.price'), 'approve');
    const newer = await seedPermit.atDesk(app.deps, 'levy');
    const treasurer = await app.signedIn('bendahara@contoh.test');
    const owes: number[] = [];
    for (const walk of [older, newer]) {
      await treasurer.post(`/meja/${walk.caseId}/tindakan/assessLevy`, { _key: newId() });
      owes.push(await walk.owes());
    }
    expect(owes).toEqual([660_212, 430_106]);
  });
});

describe('the parts of a rule', () => {
  it.each(permit.rules.map((rule) => [rule.key, rule] as const))(
    'of %s have names in both languages where they are filled in',
    async (key, rule) => {
      const { body } = await admin.get(`/kelola/aturan/dpmptsp-badung/${key}`);
      const names = [...body.matchAll(/<(?:label for|legend)[^>]*>\s*([^<]*?)\s*</g)].map(([, name = '']) => name);
      expect(names).toContain('Dasar');
      const raw = partsOf(rule.schema).map((name) => name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase());
      expect(raw.filter((name) => names.includes(name) && !['msme', 'ID'].includes(name))).toEqual([]);
    },
  );
});

/** Names of all parts a schema has, however deep. */
function partsOf(schema: object): readonly string[] {
  const { properties = {}, items } = schema as { properties?: Record<string, object>; items?: object };
  return [...Object.entries(properties).flatMap(([name, part]) => [name, ...partsOf(part)]), ...(items ? partsOf(items) : [])];
}
