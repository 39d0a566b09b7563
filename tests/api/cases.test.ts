import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { newId } from '#kernel';
import { defineNotice, notify } from '#platform/notifications';
import { exampleAnswers } from '#services/laperon';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, type Ask, openApi } from './world.ts';

const probe = defineNotice<object>('uji.halaman', 'message', () => ({ subject: 'Kabar baru', body: 'Isi.' }));

let world: ApiWorld;
let front: Ask;
beforeAll(async () => {
  world = await openApi();
  await castOf(world.app.deps);
  front = await world.as('loket@contoh.test');
}, 120_000);
afterAll(() => world?.close());

interface CaseJson {
  readonly version: number;
  readonly status: string;
  readonly answers: Readonly<Record<string, Record<string, string>>>;
  readonly files: Readonly<Record<string, readonly { fileId: string; verdict: string | null }[]>>;
  readonly messages: readonly { kind: string; text: string }[];
  readonly remarks: readonly { id: string }[];
  readonly actions: readonly string[];
}

describe('a case by the API', () => {
  it('is read by its applicant whole, by officers with numbers masked, by strangers not at all', async () => {
    const { caseId, applicant } = await seedPermit.submitted(world.app.deps);
    await front(`/api/v1/cases/${caseId}/notes`, { method: 'POST', body: { text: 'Hanya untuk petugas.' } });
    const hers = await (await world.as(applicant.email))(`/api/v1/cases/${caseId}`);
    const officers = await front(`/api/v1/cases/${caseId}`);
    const nik = hers.json<CaseJson>().answers.applicant?.nik ?? '';
    expect(nik).toMatch(/^\d{16}$/);
    expect(officers.json<CaseJson>().answers.applicant?.nik).toBe(`${nik.slice(0, 4)}••••••••••${nik.slice(-2)}`);
    expect(officers.body).not.toContain(nik);
    expect(hers.json<CaseJson>().messages).toEqual([]);
    expect(officers.json<CaseJson>().messages).toMatchObject([{ kind: 'note', text: 'Hanya untuk petugas.' }]);
    expect(hers.headers.etag).toBe(`"${hers.json<CaseJson>().version}"`);
    const stranger = await (await world.as('komang@contoh.test'))(`/api/v1/cases/${caseId}`);
    expect([stranger.statusCode, stranger.json<object>()]).toEqual([404, expect.objectContaining({ code: 'NOT_FOUND' })]);
    expect((await world.nobody(`/api/v1/cases/${caseId}`)).statusCode).toBe(401);
  });

  it('keeps a verdict being weighed, a remark and a record from the applicant until they are told', async () => {
    const { caseId, applicant } = await seedPermit.submitted(world.app.deps);
    const hers = await world.as(applicant.email);
    const read = async (ask: Ask) => (await ask(`/api/v1/cases/${caseId}`)).json<CaseJson>();
    const [[requirement, [file]]] = Object.entries((await read(front)).files) as unknown as [[string, [{ fileId: string }]]];
    const judged = { requirement, fileId: file.fileId, verdict: 'unreadable', note: 'Buram.' };
    const judge = async (body: object) => front(`/api/v1/cases/${caseId}/verdicts`, { method: 'POST', body });
    const silent = await judge({ ...judged, verdict: 'does-not-conform', note: '  ' });
    expect([silent.statusCode, silent.json<object>()]).toEqual([
      422,
      expect.objectContaining({ errors: [expect.objectContaining({ field: 'note' })] }),
    ]);
    expect((await judge({ ...judged, verdict: 'wrong-document', note: null })).statusCode).toBe(200);
    expect((await judge(judged)).statusCode).toBe(200);
    await front(`/api/v1/cases/${caseId}/remarks`, { method: 'POST', body: { text: 'Lengkapi alamat.' } });
    expect((await read(front)).files[requirement]?.[0]).toMatchObject({ verdict: 'unreadable' });
    expect((await read(hers)).files[requirement]?.[0]).toMatchObject({ verdict: null });
    expect([(await read(front)).remarks.length, (await read(hers)).remarks.length]).toEqual([1, 0]);
  });

  it('changes by the same actions as on the pages, once for each key, and not over what others did', async () => {
    const { caseId } = await seedPermit.submitted(world.app.deps);
    const { version } = (await front(`/api/v1/cases/${caseId}`)).json<CaseJson>();
    const headers = { 'idempotency-key': newId(), 'if-match': `"${version}"` };
    const remark = { method: 'POST', headers, body: { text: 'Lengkapi alamat.' } } as const;
    const first = await front(`/api/v1/cases/${caseId}/remarks`, remark);
    const second = await front(`/api/v1/cases/${caseId}/remarks`, remark);
    expect([first.json(), second.json()]).toMatchObject([
      { version: version + 1, replayed: false },
      { version: version + 1, replayed: true },
    ]);
    const other = await front(`/api/v1/cases/${caseId}/remarks`, { ...remark, body: { text: 'Lain.' } });
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    const stale = await front(`/api/v1/cases/${caseId}/actions/check`, { method: 'POST', headers: { 'if-match': `"${version}"` } });
    expect([stale.statusCode, stale.json<object>()]).toEqual([409, expect.objectContaining({ code: 'CONFLICT', version: version + 1 })]);
    expect((await front(`/api/v1/cases/${caseId}/undo`, { method: 'POST' })).statusCode).toBe(200);
    expect((await front(`/api/v1/cases/${caseId}`)).json<CaseJson>().remarks).toEqual([]);
  });

  it('says which actions there are, what they ask and why one cannot be done', async () => {
    const { caseId } = await seedPermit.atPlanning(world.app.deps);
    const planner = await world.as('tataruang@contoh.test');
    const list = (await planner(`/api/v1/cases/${caseId}/actions`)).json<
      { action: string; allowed: boolean; reason: string | null; input: object }[]
    >();
    const assess = list.find(({ action }) => action === 'assessPlanning');
    expect(assess).toMatchObject({ allowed: true, reason: null, input: { type: 'object', properties: expect.any(Object) } });
    expect(list.find(({ action }) => action === 'approve')).toMatchObject({ allowed: false, reason: 'wrong-role' });
    const empty = await planner(`/api/v1/cases/${caseId}/actions/assessPlanning`, { method: 'POST' });
    expect(empty.statusCode).toBe(422);
    expect(empty.headers['content-type']).toContain('application/problem+json');
    expect(empty.json()).toMatchObject({
      code: 'INVALID_INPUT',
      errors: expect.arrayContaining([{ field: expect.any(String), message: expect.any(String) }]),
    });
    const refused = await planner(`/api/v1/cases/${caseId}/actions/approve`, { method: 'POST', headers: { 'accept-language': 'en' } });
    expect([refused.statusCode, refused.json<{ reason: string; detail: string }>()]).toMatchObject([403, { reason: 'wrong-role' }]);
    const builtIn = await planner(`/api/v1/cases/${caseId}/actions/join`, { method: 'POST', body: { personId: newId(), as: 'owner' } });
    expect(builtIn.statusCode, 'what the engine does itself is nobody’s action').toBe(404);
  });

  it('is refused without a key', async () => {
    const { caseId } = await seedPermit.submitted(world.app.deps);
    const cookie = await world.app.signIn('loket@contoh.test');
    const headers = { cookie, 'content-type': 'application/json' };
    const none = await world.app.inject({ method: 'POST', url: `/api/v1/cases/${caseId}/notes`, headers, payload: '{"text":"x"}' });
    expect([none.statusCode, none.json<{ errors: object[] }>().errors]).toEqual([
      422,
      [expect.objectContaining({ message: expect.stringContaining('idempotency-key') })],
    ]);
    const site = { ...headers, 'sec-fetch-site': 'cross-site', 'idempotency-key': newId() };
    const foreign = await world.app.inject({
      method: 'POST',
      url: `/api/v1/cases/${caseId}/notes`,
      headers: site,
      payload: '{"text":"x"}',
    });
    expect(foreign.statusCode, 'from another site').toBe(403);
  });
});

describe('an application by the API', () => {
  it('is sent whole, once for each key, and tracked by number and secret', async () => {
    const ask = await world.as('komang@contoh.test');
    const file = await upload('komang@contoh.test');
    expect(file.statusCode, file.body).toBe(201);
    const answers = exampleAnswers();
    const body = { service: 'imb-pbg', agency: world.agencyId, answers, files: {} };
    const lacking = await ask('/api/v1/cases', { method: 'POST', body });
    expect(lacking.statusCode).toBe(422);
    const missing = lacking.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field);
    expect(missing.length).toBeGreaterThan(3);
    const files: Record<string, string[]> = {};
    for (const field of missing) files[field] = [(await upload('komang@contoh.test')).json<{ id: string }>().id];
    const headers = { 'idempotency-key': newId() };
    const sent = await ask('/api/v1/cases', { method: 'POST', headers, body: { ...body, files } });
    expect(sent.statusCode, sent.body).toBe(201);
    expect((await ask('/api/v1/cases', { method: 'POST', headers, body: { ...body, files } })).json()).toEqual(sent.json());
    const { number, secret, id } = sent.json<{ number: string; secret: string; id: string }>();
    const tracked = await world.nobody('/api/v1/tracking', { method: 'POST', body: { number, secret } });
    expect(tracked.json()).toMatchObject({ id, number, status: 'submitted', position: { desk: 'front-office' } });
    expect(tracked.json()).not.toHaveProperty('answers');
    const mine = (await ask('/api/v1/cases')).json<{ items: { id: string }[] }>();
    expect(mine.items.map((one) => one.id)).toContain(id);
  });

  it('is filled in page by page as a draft, and sent when it is whole', async () => {
    const ask = await world.as('made@contoh.test');
    const id = newId();
    const start = { method: 'POST', body: { id, service: 'imb-pbg', agency: world.agencyId } } as const;
    expect((await ask('/api/v1/drafts', start)).statusCode).toBe(201);
    expect((await ask('/api/v1/drafts', start)).statusCode).toBe(201);
    const early = await ask(`/api/v1/drafts/${id}/submission`, { method: 'POST' });
    expect([early.statusCode, early.json<{ code: string }>().code]).toEqual([422, 'INVALID_INPUT']);
    for (const [page, answers] of Object.entries(exampleAnswers())) {
      const answered = await ask(`/api/v1/drafts/${id}/answers/${page}`, { method: 'PUT', body: answers });
      expect(answered.statusCode, `${page}: ${answered.body}`).toBe(200);
    }
    const wrong = await ask(`/api/v1/drafts/${id}/answers/applicant`, { method: 'PUT', body: { name: '' } });
    expect(wrong.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)).toContain('applicant.name');
    const draft = (await ask(`/api/v1/drafts/${id}`)).json<{ missingFiles: string[]; complete: boolean }>();
    expect(draft.complete).toBe(false);
    const files: Record<string, string[]> = {};
    for (const key of draft.missingFiles) files[key] = [(await upload('made@contoh.test')).json<{ id: string }>().id];
    const strange = await ask(`/api/v1/drafts/${id}/files`, { method: 'PUT', body: { ...files, unknown: [newId()] } });
    expect(strange.statusCode).toBe(422);
    const foreign = (await upload('komang@contoh.test')).json<{ id: string }>().id;
    const first = draft.missingFiles[0] ?? '';
    expect((await ask(`/api/v1/drafts/${id}/files`, { method: 'PUT', body: { [first]: [foreign] } })).statusCode, 'another’s file').toBe(
      422,
    );
    expect((await ask(`/api/v1/drafts/${id}/files`, { method: 'PUT', body: files })).json()).toMatchObject({ complete: true });
    const sent = await ask(`/api/v1/drafts/${id}/submission`, { method: 'POST' });
    const again = await ask(`/api/v1/drafts/${id}/submission`, { method: 'POST' });
    expect([sent.statusCode, again.json()]).toEqual([201, sent.json()]);
    expect((await (await world.as('komang@contoh.test'))(`/api/v1/drafts/${id}`)).statusCode).toBe(404);
  });

  it('lists drafts page by page, the way on in a header, and on the page of one’s own files too', async () => {
    const ask = await world.as('komang@contoh.test');
    for (let n = 0; n < 23; n++) {
      await ask('/api/v1/drafts', { method: 'POST', body: { id: newId(), service: 'imb-pbg', agency: world.agencyId } });
      world.app.clock.advance({ minutes: 2 });
    }
    const total = (await ask('/api/v1/drafts')).json<object[]>().length;
    const seen = new Set<string>();
    for (let at: string | undefined = '/api/v1/drafts?limit=10'; at !== undefined; ) {
      const page: Awaited<ReturnType<typeof ask>> = await ask(at);
      for (const { id } of page.json<{ id: string }[]>()) seen.add(id);
      at = /^<([^>]+)>; rel="next"$/.exec(String(page.headers.link ?? ''))?.[1];
    }
    expect(seen.size).toBe(total);
    const mine = await world.app.signedIn('komang@contoh.test');
    const drafts = (body: string) => body.match(/href="\/draf\/[\w-]+"/g)?.length;
    const first = (await mine.get('/berkas')).body;
    const next = /href="(\/berkas\?draf=[^"]+)"/.exec(first)?.[1] ?? '';
    expect([drafts(first), drafts((await mine.get(next)).body)]).toEqual([20, total - 20]);
  });

  it('gives the bytes of a file to whoever may read it', async () => {
    const { caseId, applicant } = await seedPermit.issued(world.app.deps);
    const hers = await world.as(applicant.email);
    const { products } = (await hers(`/api/v1/cases/${caseId}`)).json<{ products: { fileId: string }[] }>();
    const file = await hers(`/api/v1/cases/${caseId}/files/${products.at(-1)?.fileId}`);
    expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.headers['content-disposition']).toContain('attachment');
    const checked = await world.app.inject({
      method: 'POST',
      url: '/api/v1/documents/check',
      headers: { 'content-type': 'application/pdf' },
      payload: file.rawPayload,
    });
    expect(checked.json()).toMatchObject({ verdict: 'genuine', document: { state: 'valid' } });
    const other = await (await world.as('komang@contoh.test'))(`/api/v1/cases/${caseId}/files/${products.at(-1)?.fileId}`);
    expect(other.statusCode).toBe(404);
  });
});

describe('a list', () => {
  it('goes on after its last case, whatever was added before meanwhile, and ends', async () => {
    for (let n = 0; n < 5; n++) await seedPermit.submitted(world.app.deps);
    for (const sort of ['oldest', 'newest', 'due', 'updated']) {
      const seen: string[] = [];
      let after = '';
      for (let page = 0; page < 50 && (page === 0 || after !== ''); page++) {
        const query = new URLSearchParams({ limit: '3', sort, open: 'true', ...(after && { after }) });
        const { items, next } = (await front(`/api/v1/desk/cases?${query}`)).json<{ items: { id: string }[]; next: string | null }>();
        seen.push(...items.map(({ id }) => id));
        after = next ?? '';
        if (page === 0 && sort === 'newest') await seedPermit.submitted(world.app.deps);
      }
      expect(new Set(seen).size, sort).toBe(seen.length);
      expect(seen.length, sort).toBeGreaterThan(5);
    }
    expect((await front('/api/v1/desk/cases?after=rubbish')).json()).toMatchObject({ code: 'INVALID_INPUT', errors: [{ field: 'after' }] });
    expect((await front('/api/v1/desk/cases?limit=1000')).statusCode).toBe(422);
  });

  it('of notices goes on after its last one as well, while others come in', async () => {
    const { applicant } = await seedPermit.issued(world.app.deps);
    await world.app.runJobs();
    const hers = await world.as(applicant.email);
    const read = async (query: string) =>
      (await hers(`/api/v1/me/notices?${query}`)).json<{ items: { id: string }[]; next: string | null; total: number }>();
    const { items, total, next } = await read('limit=100');
    expect([items.length, next]).toEqual([total, null]);
    expect(total).toBeGreaterThan(3);
    const seen: string[] = [];
    let after: string | null = '';
    for (let page = 0; after !== null && page < 50; page += 1) {
      const part: { items: { id: string }[]; next: string | null } = await read(`limit=2${after && `&after=${after}`}`);
      seen.push(...part.items.map(({ id }) => id));
      after = part.next;
      if (page === 0) {
        const { personId } = await world.app.db
          .selectFrom('notifications.message')
          .select('person_id as personId')
          .where('id', '=', seen[0] ?? '')
          .executeTakeFirstOrThrow();
        const at = new Date(world.app.clock.now().getTime() + 1000);
        await transaction(world.app.db, (tx) => notify(tx, { personId: personId ?? '', notice: probe, facts: {}, link: '/', at }));
      }
    }
    expect(seen).toEqual(items.map(({ id }) => id));
    expect((await read('limit=1')).total).toBe(total + 1);
  });
});

async function upload(email: string) {
  return world.app.inject({
    method: 'POST',
    url: '/api/v1/files?kind=document&name=syarat.pdf',
    headers: { cookie: await world.app.signIn(email), 'content-type': 'application/pdf' },
    payload: Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%${newId()}\ntrailer<</Root 1 0 R>>\n%%EOF`),
  });
}
