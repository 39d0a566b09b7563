import { castOf, complaintAnswers, ombudsmanOf, registryOf, seedComplaint, seedPermit } from '#demo';
import { transaction } from '#db';
import { officersAt } from '#platform/access';
import { deskCounts, readCase, searchCases, submitCase } from '#platform/cases';
import { verifyPdf } from '#platform/documents';
import { rulesAt } from '#platform/rules';
import { complaint } from '#services/pengaduan';
import { startApp, type TestApp, textOf } from '#support';
import { type Mandate, newId, type PersonActor } from '#kernel';
import { acceptMandate, proposeMandate } from '#platform/mandates';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, atDesk } from '../ombudsman/walk.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  await registryOf(app.deps);
}, 300_000);
afterAll(() => app?.close());

const house = { kind: 'system', name: 'test' } as const;
const viewOf = (caseId: string) => readCase(app.deps.cases, caseId, house);
const stateOf = async (caseId: string) => (await viewOf(caseId)).state;
const refused = { code: 'ACTION_NOT_ALLOWED' };
const seen = async (email: string, at: string) => (await app.signedIn(email)).get(at);
const late = async (days: number, work: () => Promise<void>) => {
  app.clock.advance({ days });
  await app.runSweep('cases.limits');
  await work();
  app.clock.advance({ days: -days });
};

it('is offered by every agency that takes complaints, and its page names them all', async () => {
  const page = textOf((await app.visitor().get('/layanan/pengaduan')).body);
  for (const { agency } of app.deps.cases.registry.offersOf('pengaduan')) expect(page.split('Lama')[0]).toContain(agency.name);
  expect(app.deps.cases.registry.offersOf('pengaduan')).toHaveLength(4);
});

describe('a complaint', () => {
  it('is verified, answered and rated, on the clocks of LAPOR', async () => {
    const walk = await seedComplaint(app.deps, 'submitted');
    const { clocks } = await viewOf(walk.caseId);
    expect([clocks.service.allowed, clocks.desk?.allowed]).toEqual([8, 3]);
    await walk.does('front', 'verify');
    expect((await viewOf(walk.caseId)).clocks.desk?.allowed).toBe(5);
    await expect(walk.applicantDoes('rate', { satisfied: 'yes' })).rejects.toMatchObject(refused);
    await walk.does('front', 'answer', { outcome: 'settled', answer: 'Berkas sudah diteruskan kepada penilai teknis.' });
    expect((await viewOf(walk.caseId)).clocks.desk?.allowed, 'ten working days to reply').toBe(10);
    await walk.applicantDoes('rate', { satisfied: 'again', word: 'Kapan selesai?' });
    expect((await stateOf(walk.caseId)).position?.desk).toBe('answering');
    await walk.does('front', 'answer', { outcome: 'promised', by: walk.day(3), answer: 'Selesai pekan ini, kami kabari.' });
    await walk.applicantDoes('rate', { satisfied: 'yes' });
    expect((await stateOf(walk.caseId)).status).toBe('closed');
  });

  it('is no silence for satisfaction: an officer closes it after the days, without a rating', async () => {
    const walk = await seedComplaint(app.deps, 'answered');
    await expect(walk.does('front', 'silent')).rejects.toMatchObject(refused);
    await late(30, async () => {
      await walk.does('front', 'silent');
    });
    const state = await stateOf(walk.caseId);
    expect([state.status, state.records.some(({ name }) => name === 'rate')]).toEqual(['closed', false]);
  });

  it('keeps its clock while it is postponed, and says why', async () => {
    const walk = await seedComplaint(app.deps, 'submitted');
    await walk.does('front', 'postpone', { until: walk.day(5), reason: 'Petugas yang tahu sedang dinas luar.' });
    const { clocks } = await viewOf(walk.caseId);
    expect([clocks.service.running, clocks.service.paused]).toEqual([true, 0]);
    expect(textOf((await seen('niluh@contoh.test', `/berkas/${walk.caseId}`)).body)).toContain('sedang dinas luar');
  });

  it('is archived with a ground its sender reads', async () => {
    const walk = await seedComplaint(app.deps, 'submitted');
    await walk.does('front', 'archive', { ground: 'no-facts', reason: 'Tidak menyebut berkas atau kejadian.' });
    expect(textOf((await seen('niluh@contoh.test', `/berkas/${walk.caseId}`)).body)).toContain('Tidak memuat peristiwa');
  });

  it('goes to the agency whose authority it is, at once and with its first day', async () => {
    const walk = await seedComplaint(app.deps, 'submitted', 'made', { title: 'Akta belum jadi' });
    await walk.does('front', 'handOn', { to: 'dukcapil-tabanan', reason: 'Akta diurus Dukcapil Tabanan.' });
    const { agencyId, officers } = await registryOf(app.deps);
    const { rows } = await searchCases(app.deps.cases, officers.clerk, { service: 'pengaduan' }, { limit: 5, offset: 0 });
    expect(rows.map((row) => row.agencyId)).toEqual([agencyId]);
    const there = await stateOf(rows[0]?.id ?? '');
    expect(there.records.find(({ name }) => name === 'handed')?.value).toMatchObject({ number: walk.number });
    expect((await stateOf(walk.caseId)).status).toBe('closed');
  });
});

describe('a complaint about a case', () => {
  it('starts on its page with one tap and carries number, way and delay from the house’s own record', async () => {
    const permit = await seedPermit.atDesk(app.deps, 'technical-review');
    const niluh = await app.signedIn('niluh@contoh.test');
    const page = await niluh.get(`/berkas/${permit.caseId}`);
    expect(textOf(page.body)).toContain('Sampaikan pengaduan');
    const draft = newId();
    const begun = await niluh.post(`/pengaduan/tentang/${permit.caseId}`, { draft });
    expect(begun.statusCode).toBe(303);
    expect(textOf((await niluh.get(`/draf/${draft}/isi/privacy`)).body + (await niluh.follow(begun)).body)).toContain('Pengaduan');
    const walk = await seedComplaint(app.deps, 'submitted', 'niluh', { file: permit.number.toLowerCase() });
    const carried = (await stateOf(walk.caseId)).records.find(({ name }) => name === 'carried');
    expect(carried?.value.number).toBe(permit.number);
    expect(JSON.stringify(carried?.value.sheet)).toContain('hari kerja');
    expect(textOf((await seen('loket@contoh.test', `/meja/${walk.caseId}`)).body)).toContain('Waktu kantor');
  });

  it('carries nothing of a file that is somebody else’s', async () => {
    const permit = await seedPermit.atDesk(app.deps, 'technical-review');
    const walk = await seedComplaint(app.deps, 'submitted', 'made', { file: permit.number });
    expect((await stateOf(walk.caseId)).records.map(({ name }) => name)).toEqual([]);
    const made = await app.signedIn('made@contoh.test');
    expect((await made.post(`/pengaduan/tentang/${permit.caseId}`, { draft: newId() })).statusCode).toBe(404);
  });
});

describe('the officer it is about', () => {
  it('neither sees nor works it, in no list and by no address, and is told of nothing', async () => {
    const permit = await seedPermit.atDesk(app.deps, 'technical-review');
    const handlers = new Set(
      (await viewOf(permit.caseId)).entries.flatMap(({ actor }) => (actor.kind === 'officer' ? [actor.personId] : [])),
    );
    const walk = await seedComplaint(app.deps, 'submitted', 'niluh', { file: permit.number, kind: 'money', about: 'handling' });
    const { officers, agencyId } = await castOf(app.deps);
    const state = await stateOf(walk.caseId);
    expect([state.position?.desk, new Set(state.keptAway)]).toEqual(['supervision', handlers]);
    const front = officers.front;
    expect(handlers.has(front.personId)).toBe(true);
    const found = await searchCases(app.deps.cases, front, { q: walk.number }, { limit: 5, offset: 0 });
    expect(found.rows).toEqual([]);
    expect((await seen('loket@contoh.test', `/meja/${walk.caseId}`)).statusCode).toBe(404);
    const counted = async (who: PersonActor) =>
      (await deskCounts(app.deps.cases, who)).find((one) => one.desk === 'supervision' && one.agencyId === agencyId)?.open ?? 0;
    expect((await counted(officers.head)) - (await counted(front))).toBe(1);
    await expect(walk.does('front', 'message', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await app.runJobs();
    const told = await app.db.selectFrom('notifications.message').select('person_id').where('link', 'like', `%${walk.caseId}%`).execute();
    expect(told.some(({ person_id }) => handlers.has(person_id))).toBe(false);
  });

  it('is kept away by name too, and the supervisor works it to the end', async () => {
    const { officers } = await castOf(app.deps);
    const walk = await seedComplaint(app.deps, 'submitted', 'putu', { kind: 'conduct', about: 'named', officer: 'Bu Ayu Lestari' });
    expect((await stateOf(walk.caseId)).keptAway).toEqual([officers.front.personId]);
    await expect(walk.does('front', 'verify')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await walk.does('head', 'verifyStaff');
    await walk.does('head', 'answerStaff', { outcome: 'explained', answer: 'Sudah kami bicarakan dengan petugasnya.' });
    await walk.applicantDoes('rate', { satisfied: 'again' });
    expect((await stateOf(walk.caseId)).position?.desk).toBe('staff-answer');
  });
});

describe('an anonymous complaint', () => {
  it('names nobody to the office: not at the desk, not in the trail, not by the number of the account', async () => {
    const walk = await seedComplaint(app.deps, 'submitted', 'komang', { anonymous: true });
    await walk.applicantDoes('withdraw');
    const officer = await app.signedIn('loket@contoh.test');
    const page = await officer.get(`/meja/${walk.caseId}`);
    expect([page.statusCode, page.body.includes('Komang Tri Utami'), page.body.includes('+62812')]).toEqual([200, false, false]);
    expect(textOf(page.body)).toContain('Anonim');
    const { officers } = await castOf(app.deps);
    const byNik = await searchCases(app.deps.cases, officers.front, { q: '5103036906929905' }, { limit: 20, offset: 0 });
    expect(byNik.rows.map(({ id }) => id)).not.toContain(walk.caseId);
    const trail = await app.db.selectFrom('audit.entry').selectAll().where('subject_id', '=', walk.caseId).execute();
    expect(trail.length).toBeGreaterThan(1);
    expect(JSON.stringify(trail)).not.toContain(walk.applicant.personId);
    expect(JSON.stringify(trail)).not.toContain('Komang Tri');
    expect((await seen('komang@contoh.test', `/berkas/${walk.caseId}`)).statusCode, 'its sender finds it').toBe(200);
  });
});

describe('a complaint of somebody who is stood for', () => {
  const standFor = async (services: readonly string[] | null = null) => {
    const { citizens } = await castOf(app.deps);
    const giving = { side: 'give', email: citizens.made.email, services, validFrom: '2026-01-01', validTo: null } as const;
    const at = app.clock.now();
    await transaction(app.db, async (tx) => acceptMandate(tx, citizens.made, await proposeMandate(tx, citizens.niluh, giving, at), at));
  };
  const listed = async (email: string) => (await seen(email, '/berkas?tampil=semua')).body;

  it('is not opened, listed, proven or worked by whoever holds a mandate for other things', async () => {
    await standFor();
    const permit = await seedPermit.atDesk(app.deps, 'technical-review');
    const walk = await seedComplaint(app.deps, 'unsatisfied', 'niluh', { anonymous: true, title: 'Wakil saya sendiri yang meminta uang' });
    expect((await seen('made@contoh.test', `/berkas/${permit.caseId}`)).statusCode, 'the mandate counts').toBe(200);
    expect((await seen('made@contoh.test', `/berkas/${walk.caseId}`)).statusCode).toBe(404);
    expect((await seen('made@contoh.test', `/pengaduan/${walk.caseId}/bukti`)).statusCode).toBe(404);
    expect(await listed('made@contoh.test')).not.toContain(walk.number);
    expect(await listed('niluh@contoh.test'), 'its sender finds it').toContain(walk.number);
  });

  it('is kept from the desk of an officer who stands for its sender', async () => {
    const { citizens, officers } = await castOf(app.deps);
    const walk = await seedComplaint(app.deps, 'submitted', 'niluh', { title: 'Dari yang diwakili petugas' });
    const stands = { ...officers.front, mandates: [mandateOf(citizens.niluh)] };
    const found = (actor: PersonActor) => searchCases(app.deps.cases, actor, { service: 'pengaduan' }, { limit: 50, offset: 0 });
    expect((await found(officers.front)).rows.map(({ id }) => id)).toContain(walk.caseId);
    expect((await found(stands)).rows.map(({ id }) => id)).not.toContain(walk.caseId);
    await expect(readCase(app.deps.cases, walk.caseId, stands)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is open to who filed it by that mandate', async () => {
    const { citizens, agencyId } = await castOf(app.deps);
    const actor = { ...citizens.made, mandates: [mandateOf(citizens.niluh)] };
    const mandate = (await heldBy('made@contoh.test')).find(({ principalId }) => principalId === citizens.niluh.personId);
    if (!mandate) throw new Error('no mandate');
    const rules = await rulesAt(app.db, complaint.rules, { agencyId, on: '2026-03-02' });
    const answers = complaintAnswers('niluh', { title: 'Diajukan lewat kuasa' }) as never;
    const filing = { actor: { ...actor, mandates: [mandate] }, service: complaint, agencyId, answers, files: {}, rules, mandate };
    const { caseId } = await transaction(app.db, (tx) => submitCase(tx, app.deps.cases, { ...filing, idempotencyKey: newId() }));
    expect((await seen('made@contoh.test', `/berkas/${caseId}`)).statusCode).toBe(200);
    expect(await listed('made@contoh.test')).toContain(caseId);
  });

  const mandateOf = ({ personId, name }: PersonActor): Mandate => ({
    id: newId(),
    kind: 'person',
    principalId: personId,
    principalName: name,
    agencyId: null,
    services: null,
  });
  const heldBy = async (email: string) => {
    const { personId } = await app.db
      .selectFrom('identity.person')
      .select('id as personId')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    const rows = await app.db
      .selectFrom('mandates.mandate')
      .select(['id', 'principal_person_id as principalId'])
      .where('representative_person_id', '=', personId)
      .where('status', '=', 'granted')
      .execute();
    return rows.flatMap(({ id, principalId }) =>
      principalId === null ? [] : [{ ...mandateOf({ personId: principalId, name: 'x' } as PersonActor), id }],
    );
  };
});

describe('a proof', () => {
  it('is signed, verifiable, dated and names nobody, and its taking is told to no record', async () => {
    const walk = await seedComplaint(app.deps, 'unsatisfied', 'niluh', { title: 'Gambar tidak dinilai' });
    const before = await viewOf(walk.caseId);
    const pdf = (await seen('niluh@contoh.test', `/pengaduan/${walk.caseId}/bukti`)).rawPayload;
    const verified = await verifyPdf(app.deps.documents, pdf);
    expect(verified).toMatchObject({ verdict: 'genuine' });
    const { textOfPdf } = await import('#platform/documents');
    const said = (await textOfPdf(pdf)).replace(/\s+/g, ' ');
    for (const word of [walk.number, 'Gambar tidak dinilai', 'Hasilnya kami sampaikan pekan ini', 'Tidak puas', 'hari kerja'])
      expect(said).toContain(word);
    expect(pdf.toString('latin1') + said).not.toContain('Ni Luh');
    expect(await viewOf(walk.caseId)).toMatchObject({ version: before.version });
    expect((await seen('loket@contoh.test', `/pengaduan/${walk.caseId}/bukti`)).statusCode).toBe(404);
    const { rows } = await sql<{ row: string }>`select d::text as row from documents.document d where kind = 'pengaduan.proof'`.execute(
      app.db,
    );
    expect(rows.map(({ row }) => row).join()).not.toMatch(new RegExp(`${walk.number}|${walk.caseId}|${walk.applicant.personId}`));
  });
});

describe('raising it', () => {
  it('says that the agency let its time pass only where it did', async () => {
    await ombudsmanOf(app.deps);
    for (const [state, isOverdue] of [
      ['unsatisfied', false],
      ['verified', true],
    ] as const) {
      const walk = await seedComplaint(app.deps, state, 'komang', { title: `Dibawa dari ${state}` });
      await late(state === 'verified' ? 30 : 0, async () => {
        const komang = await app.signedIn('komang@contoh.test');
        await komang.get(`/berkas/${walk.caseId}`);
        await komang.follow(await komang.post(`/ombudsman/dari-pengaduan/${walk.caseId}`));
        const page = (await komang.get('/ombudsman/konsep/periksa')).body;
        expect([state, /name="promised" value="no" checked/.test(page)]).toEqual([state, isOverdue]);
      });
    }
  });

  it('is offered once it is late or unsatisfying, and not before', async () => {
    const walk = await seedComplaint(app.deps, 'verified', 'wayan');
    const own = async () => textOf((await seen('wayan@contoh.test', `/berkas/${walk.caseId}`)).body);
    expect(await own()).not.toContain('Bawa ke Ombudsman');
    const visitor = await app.signedIn('wayan@contoh.test');
    await visitor.get(`/berkas/${walk.caseId}`);
    expect((await visitor.post(`/ombudsman/dari-pengaduan/${walk.caseId}`)).statusCode).toBe(404);
    await late(20, async () => expect(await own()).toContain('Bawa ke Ombudsman'));
  });

  it('hands proof and words over sealed, shows the officer “complained first” with its document, and tells the agency nothing', async () => {
    await ombudsmanOf(app.deps);
    const walk = await seedComplaint(app.deps, 'unsatisfied', 'niluh', { title: 'Denah lembayung tidak dinilai' });
    const traceOf = async () => {
      const tables = await sql<{
        schema: string;
        name: string;
      }>`select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'ombudsman', 'identity')`.execute(
        app.db,
      );
      const found: string[] = [];
      for (const { schema, name } of tables.rows) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`${schema}.${name}`)} t
          where t::text like ${`%${walk.caseId}%`} or t::text like ${`%${walk.number}%`} or t::text like ${`%${walk.applicant.personId}%`}`.execute(
          app.db,
        );
        found.push(`${schema}.${name} ${rows[0]?.n}`);
      }
      return found;
    };
    const niluh = await app.signedIn('niluh@contoh.test');
    await niluh.get(`/berkas/${walk.caseId}`);
    const before = await traceOf();
    const begun = await niluh.post(`/ombudsman/dari-pengaduan/${walk.caseId}`);
    expect([begun.statusCode, begun.headers.location]).toEqual([303, '/ombudsman/konsep/periksa']);
    await niluh.post('/ombudsman/konsep/diri', { stands: 'self', secret: 'secret', name: 'Ni Luh Sari Dewi', phone: '081200000011' });
    expect(textOf((await niluh.get('/ombudsman/konsep/kirim')).body)).toContain('Denah lembayung');
    const receipt = await niluh.follow(await niluh.post('/ombudsman/konsep/kirim'));
    expect(await traceOf(), 'no row outside the seal knows it happened').toEqual(before);
    const number = /LM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(textOf(receipt.body))?.[0] ?? '';
    const intake = await atDesk(app, 'intake');
    const at = await addressOf(intake, number);
    const page = await intake.get(at);
    expect(textOf(page.body)).toContain('dikenal register balai');
    expect(textOf(page.body)).toContain('Keputusan tetap pada Anda');
    const file = /href="([^"]*\/berkas\/[0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
    expect(await verifyPdf(app.deps.documents, (await intake.get(file)).rawPayload)).toMatchObject({ verdict: 'genuine' });
    expect((await app.db.selectFrom('ombudsman.matter').select('stage').where('number', '=', number).executeTakeFirst())?.stage).toBe(
      'received',
    );
  }, 180_000);
});

describe('every agency of the house', () => {
  it('takes complaints', async () => {
    const offers = app.deps.cases.registry.offersOf('pengaduan').map(({ agency }) => agency.key);
    expect(offers.toSorted()).toEqual(['disdikpora-denpasar', 'dpmptsp-badung', 'dukcapil-tabanan', 'samsat-bali']);
    for (const { agency } of app.deps.cases.registry.offersOf('pengaduan')) {
      const { citizens } = await castOf(app.deps);
      const rules = await rulesAt(app.db, [complaint.checklist, ...complaint.rules], { agencyId: agency.id, on: '2026-03-02' });
      const answers = complaintAnswers('made') as never;
      const sent = { actor: citizens.made, service: complaint, agencyId: agency.id, answers, files: {}, rules, idempotencyKey: newId() };
      const { number } = await transaction(app.db, (tx) => submitCase(tx, app.deps.cases, sent));
      expect(number).toContain('ADU');
      expect(rules.version(complaint.clocks.service)).toMatchObject({ confirmed: false, citation: expect.stringContaining('LAPOR') });
    }
    expect((await officersAt(app.db, (await castOf(app.deps)).agencyId, '2026-03-02', 'complaints-officer')).length).toBe(1);
  });
});
