import { addClosure, closuresFrom, readMeetings, linesAt } from '#platform/appointments';
import { transaction } from '#db';
import { castOf, citizens, seedBirth, seedChat, seedConsultation, seedPermit, type Cast, seedCounter, seedQueue } from '#demo';
import { newId, type PersonActor } from '#kernel';
import { assign } from '#platform/access';
import { getClient, registerClient } from '#platform/clients';
import { listInvitations, readCase, saveFilter, startBatch } from '#platform/cases';
import { listCertificates } from '#platform/documents';
import { enterDraft, getDraftForUpdate, saveAnswers } from '#platform/forms';
import { joinChat, noteRelative, proposeMandate } from '#platform/mandates';
import { listOffers, proposeChange, seedRules } from '#platform/rules';
import { exampleAnswers, importPlan, permit, readDrawings } from '#services/laperon';
import { makePrintLink, printSecretsOf, readPrinting } from '#services/dukcapil';
import { getSubscription, sendTrial, subscribe } from '#platform/webhooks';
import { seedMoney } from '../payments/world.ts';
import { sql } from 'kysely';
import {
  enterRule,
  type FakeClock,
  listForRemoval,
  quarantineFile,
  startApp,
  type TestApp,
  type TestAppOptions,
  type Visitor,
} from '#support';

/** Everybody who may stand at the door. The first are nobody to the case; the last are its applicant's office. */
export const people = [
  'visitor',
  'other',
  'proxy',
  'guest',
  'neighbour',
  'weak',
  'applicant',
  'front',
  'planner',
  'head',
  'admin',
] as const;
export type Who = (typeof people)[number];

const emails: Readonly<Partial<Record<Who, string>>> = {
  /** A citizen with no case. */
  other: 'komang@contoh.test',
  /** A citizen who applied for somebody else, in another case. */
  proxy: 'made@contoh.test',
  /** An officer of another agency. */
  neighbour: 'denpasar@contoh.test',
  /** A front officer of this agency who has no second factor. */
  weak: 'tanpa@contoh.test',
  applicant: 'niluh@contoh.test',
  front: 'loket@contoh.test',
  planner: 'tataruang@contoh.test',
  head: 'kepala@contoh.test',
  admin: 'arsip@contoh.test',
};

/** Ids of things that belong to somebody; what a person has no business with must never be shown. */
export interface World {
  readonly app: TestApp;
  readonly at: Readonly<Record<Who, Visitor>>;
  readonly ids: {
    /** Of the applicant: returned to be mended. */
    readonly returned: string;
    /** Of the applicant: at the front desk, with a remark of it. */
    readonly front: string;
    readonly remark: string;
    /** A file of it, and what it was asked for. */
    readonly judged: string;
    readonly requirement: string;
    readonly planning: string;
    /** Of the applicant: with remarks on a drawing, one of them the applicant's to answer, and a revision of that drawing. */
    readonly remarked: string;
    readonly drawing: string;
    readonly drawingRemark: string;
    readonly planningVersion: number;
    /** A consultation of the applicant, which can go on as an application. */
    readonly consultation: string;
    /** Another one, whose applicant has booked a time. */
    readonly meeting: string;
    /** Of the applicant: a birth whose akta can be printed, and the token of the link. */
    readonly printed: string;
    readonly printToken: string;
    readonly booking: string;
    readonly place: string;
    /** A spatial plan of the agency that is not in force. */
    readonly plan: string;
    readonly closure: string;
    /** Of the applicant: a permit was issued. */
    readonly issued: string;
    readonly code: string;
    readonly draft: string;
    /** A draft at the counter that waits for consent, and a case that was sent there. */
    /** A place with a queue, a line of it, a number, and a line to be ended. */
    readonly queuePlace: string;
    readonly line: string;
    readonly lineEnded: string;
    readonly ticket: string;
    /** A chat that was handed to officers, and a message of it with a photo. */
    readonly conversation: string;
    readonly chatMessage: string;
    readonly counterDraft: string;
    readonly counterCase: string;
    readonly dropped: string;
    /** A draft that the API fills in and gives up. */
    readonly discarded: string;
    readonly message: string;
    readonly stop: string;
    /** A browser that shows notices. */
    readonly device: string;
    /** A job that failed as often as it may. */
    readonly deadJob: string;
    /** Of the proxy: waits for the guest. */
    readonly asked: string;
    readonly invitation: string;
    readonly token: string;
    /** Of the head. */
    readonly batch: string;
    /** Of the front officer. */
    readonly filter: string;
    readonly agency: string;
    /** Another system of this agency. */
    readonly client: string;
    /** What its letters are signed with. */
    readonly certificate: string;
    readonly quarantined: string;
    /** Cases proposed for removal by the head, and one of them. */
    readonly disposal: string;
    readonly listed: string;
    readonly upload: string;
    readonly givenUp: string;
    /** A version of a rule that the administrator proposes. */
    readonly proposal: string;
    /** A version of a rule that a release brought, while the agency has its own. */
    readonly offer: string;
    /** What it subscribed to, and something on its way there. */
    readonly subscription: string;
    readonly delivery: string;
    /** Of the applicant. */
    readonly passkey: string;
    /** Somebody asks the applicant for a mandate. */
    readonly mandate: string;
    /** Of the applicant's family, as they noted it. */
    readonly relative: string;
    /** A delivery of Meta nobody could read. */
    readonly strangeHook: string;
    /** By which the applicant's account is joined to the chat. */
    readonly joinedChat: string;
    /** An officer who lost every way to sign in, as another administrator reports. */
    readonly reset: string;
    /** The office of somebody who is nowhere at a browser. */
    readonly office: string;
    /** A bill of the applicant, a payment, a refund asked for, cash entered, a bank's file: all at the agency. */
    readonly bill: string;
    readonly payment: string;
    readonly refund: string;
    readonly counter: string;
    readonly settlement: string;
    readonly statement: string;
    readonly partyFile: string;
    readonly difference: string;
    readonly person: Readonly<Partial<Record<Who, string>>>;
  };
  /** The address of a file of the applicant's, made for the applicant alone. */
  readonly file: { readonly id: string; readonly token: string };
  readonly asset: string;
  /** Words that stand only in what belongs to the applicant, and in what the guest is asked about. */
  readonly secrets: readonly string[];
  /** Somebody new at a browser, in the place of one of these. */
  anew(who: Who): Promise<Visitor>;
}

export async function makeWorld(options: TestAppOptions<FakeClock> = {}): Promise<World> {
  const app = await startApp(options);
  const { deps } = app;
  const cast = await castOf(deps);
  const returned = await seedPermit.returned(deps);
  const front = await seedPermit.submitted(deps);
  await front.remarks('front', null, 'Catatan rahasia loket.');
  const planning = await seedPermit.atPlanning(deps);
  const issued = await seedPermit.issued(deps);
  const remarked = await seedPermit.remarked(deps);
  const drawings = await readDrawings(deps, remarked.caseId, remarked.applicant);
  const consultation = await seedConsultation(deps, 'submitted');
  const meeting = await seedConsultation(deps, 'booked');
  const birth = await seedBirth(deps, 'issued');
  const printing = await readPrinting(deps, birth.caseId, birth.applicant);
  const printToken = printSecretsOf(deps, await makePrintLink(deps, printing, birth.applicant)).address.slice(-32);
  const { standing } = await readMeetings({ cases: deps.cases }, meeting.caseId, meeting.applicant);
  const asked = await seedPermit.awaitingOwner(deps);
  await enterWeakOfficer(app, cast.agencyId);
  await app.runJobs();
  const system = { kind: 'system', name: 'test' } as const;
  const [atFront, atIssued] = await Promise.all([front, issued].map(({ caseId }) => readCase(deps.cases, caseId, system)));
  const [requirement = '', [{ fileId: judged = '' } = {}] = []] = Object.entries(atFront?.state.files ?? {})[0] ?? [];
  const applicant = cast.citizens.niluh.personId;
  const filter = await transaction(app.db, (tx) =>
    saveFilter(tx, { personId: cast.officers.front.personId, name: 'Saringan loket', filter: { q: 'x' }, at: app.clock.now() }),
  );
  const batch = await transaction(app.db, (tx) =>
    startBatch(tx, deps.cases, cast.officers.head, { action: 'approve', input: {}, caseIds: [returned.caseId], idempotencyKey: newId() }),
  );
  const client = await transaction(app.db, (tx) =>
    registerClient(
      tx,
      cast.officers.head,
      { agencyId: cast.agencyId, name: 'Sistem Contoh', contact: 'Diskominfo', scopes: ['cases:read'], roles: ['front-office'] },
      app.clock.now(),
    ),
  );
  const webhook = await transaction(app.db, async (tx) => {
    const at = app.clock.now();
    const whose = await getClient(tx, client.clientId, [cast.agencyId]);
    const asked = { client: whose, url: 'http://127.0.0.1:9/kabar', types: ['case.closed'] } as const;
    const { id } = await subscribe(tx, cast.officers.head, asked, at);
    return { subscription: id, delivery: await sendTrial(tx, await getSubscription(tx, id, whose.id), at) };
  });
  const field = {
    type: 'Polygon',
    coordinates: [
      [
        [115.1, -8.6],
        [115.2, -8.6],
        [115.2, -8.5],
      ],
    ],
  }; // prettier-ignore
  const { planId } = await importPlan(deps, cast.officers.planner, {
    agencyId: cast.agencyId,
    key: 'lp2b-uji',
    title: 'LP2B uji',
    citation: 'Uji',
    sort: { kind: 'overlay', overlay: 'lp2b', distanceM: null },
    synthetic: true,
    fileName: 'lp2b.geojson',
    bytes: Buffer.from(JSON.stringify({ features: [{ geometry: field, properties: { NAMOBJ: 'Subak' } }] })),
    epsg: null,
  });
  const { id: message } = await app.db
    .selectFrom('notifications.message')
    .select('id')
    .where('person_id', '=', applicant)
    .where('link', 'is not', null)
    .limit(1)
    .executeTakeFirstOrThrow();
  const guestMail = asked.answers.principal?.email ?? '';
  const token = /\/undangan\/([\w-]+)/.exec((await app.mail(guestMail))?.body ?? '')?.[1] ?? '';
  const [invitation] = await listInvitations(deps.cases, asked.caseId);
  const file = /\/lampiran\/([^/]+)\/(.+)/.exec(deps.links.make(judged, applicant, app.clock.now()));
  const anew = async (who: Who) => {
    const email = emails[who];
    if (email !== undefined) return app.signedIn(email);
    return who === 'guest' ? guestOf(app, token, guestMail) : app.visitor();
  };
  const at = Object.fromEntries(await Promise.all(people.map(async (who) => [who, await anew(who)] as const))) as Record<Who, Visitor>;
  const home = await app.visitor().get('/');
  const counter = await seedCounter(deps);
  const queue = await seedQueue(deps, cast);
  const talk = await seedChat(deps, { name: 'Warga Bertanya', phone: '+6281200000077', handover: true });
  const disposal = await listForRemoval(deps, { agencyId: cast.agencyId, proposedBy: cast.officers.head.personId });
  const lines = await linesAt(app.db, [queue.placeId]);
  const money = await seedMoney(app, cast.citizens.niluh);
  return {
    app,
    at,
    anew,
    ids: {
      returned: returned.caseId,
      front: front.caseId,
      remark: atFront?.state.remarks[0]?.id ?? '',
      judged,
      requirement,
      planning: planning.caseId,
      remarked: remarked.caseId,
      drawing: drawings.remarks[0]?.fileId ?? '',
      drawingRemark: drawings.remarks.find(({ n }) => n === 4)?.id ?? '',
      planningVersion: (await readCase(deps.cases, planning.caseId, system)).version,
      consultation: consultation.caseId,
      meeting: meeting.caseId,
      printed: birth.caseId,
      printToken,
      booking: standing?.id ?? '',
      place: standing?.placeId ?? '',
      plan: planId,
      closure: await closePlace(app, cast, standing?.placeId ?? ''),
      issued: issued.caseId,
      code: atIssued?.state.products[0]?.verificationCode ?? '',
      queuePlace: queue.placeId,
      line: queue.lineId,
      lineEnded: lines.at(-1)?.id ?? '',
      ticket: queue.ticketId,
      conversation: talk.conversationId,
      chatMessage: talk.photoId,
      counterDraft: counter.draftId,
      counterCase: counter.caseId,
      draft: await draftOf(app, cast.agencyId, applicant),
      dropped: await draftOf(app, cast.agencyId, applicant),
      discarded: await draftOf(app, cast.agencyId, applicant),
      message,
      device: await enterDevice(app, applicant),
      stop: deps.stopLinks.token({ personId: applicant, topic: 'status' }),
      deadJob: await leaveDeadJob(app),
      asked: asked.caseId,
      invitation: invitation?.id ?? '',
      token,
      batch,
      filter,
      agency: cast.agencyId,
      client: client.clientId,
      certificate: (await listCertificates(app.db, { agencyIds: [cast.agencyId] }, { limit: 1, offset: 0 })).rows[0]?.id ?? '',
      quarantined: await quarantineFile(app.deps),
      disposal: disposal.id,
      listed: disposal.caseId,
      upload: await enterUpload(app, applicant),
      givenUp: await enterUpload(app, applicant),
      offer: await offerTolerance(app, cast.agencyId),
      proposal: await proposeDays(app, cast.officers.archivist, cast.agencyId),
      ...webhook,
      passkey: await enterPasskey(app, applicant),
      mandate: await askMandate(app, citizens.niluh.email),
      strangeHook: await leaveStrangeHook(app),
      relative: await noteChild(app, cast.citizens.niluh),
      joinedChat: await joinToChat(app, applicant, talk.conversationId),
      reset: await askReset(app, cast),
      office: await enterOffice(app, cast.agencyId),
      bill: money.bill,
      payment: money.payment,
      refund: money.refund,
      counter: money.counter,
      settlement: money.settlement,
      statement: money.statement,
      partyFile: money.partyFile,
      difference: money.difference,
      person: {
        front: cast.officers.front.personId,
        planner: cast.officers.planner.personId,
        head: cast.officers.head.personId,
        admin: cast.officers.archivist.personId,
      },
    },
    file: { id: file?.[1] ?? '', token: file?.[2] ?? '' },
    asset: /\/aset\/(gaya-[^"]+)/.exec(home.body)?.[1] ?? '',
    secrets: [
      ...[returned, front, planning, issued, remarked].flatMap((walk) => [walk.number, walk.answers.land.number]),
      citizens.niluh.name,
      citizens.niluh.nik,
      citizens.niluh.phone,
      'Catatan rahasia loket',
      'Saringan loket',
      'Pemilik Rahasia',
      '%PDF-',
    ],
  };
}

/** A day on which a place to be met at is closed. */
async function closePlace({ db, clock }: TestApp, { agencyId, officers }: Cast, placeId: string): Promise<string> {
  const closure = { placeId, day: '2026-12-24', from: null, to: null, reason: 'Rapat kerja' };
  await addClosure({ db, clock }, officers.archivist, agencyId, closure);
  return (await closuresFrom(db, [placeId], closure.day))[0]?.id ?? '';
}

/** An application half filled in, with two owners. */
async function draftOf(app: TestApp, agencyId: string, personId: string): Promise<string> {
  const id = newId();
  const example = exampleAnswers();
  const owners = ['Pemilik Rahasia', 'Pemilik Kedua'].map((name) => ({ name, nik: '5103055203899901', share: 50 }));
  await transaction(app.db, async (tx) => {
    await enterDraft(tx, { id, service: permit.key, agencyId, personId }, app.clock.now());
    const answers = { applicant: example.applicant, owners } as never;
    await saveAnswers(tx, await getDraftForUpdate(tx, id, personId), permit.journey, answers, app.clock.now());
  });
  return id;
}

async function offerTolerance({ db, clock }: TestApp, agencyId: string): Promise<string> {
  const rule = permit.rules.find(({ key }) => key === 'laperon.area-tolerance');
  if (!rule) throw new Error('no such rule');
  const own = { agencyId, value: { percent: 4 }, citation: 'Keputusan contoh', validFrom: '2026-03-01', at: clock.now() };
  const later = new Date(clock.now().getTime() + 60_000);
  await transaction(db, (tx) => enterRule(tx, rule, own));
  await transaction(db, (tx) => seedRules(tx, [{ ...rule, value: { percent: 6 } }], later));
  const [offer] = await listOffers(db, [agencyId]);
  return offer?.versionId ?? '';
}

async function proposeDays({ db, clock }: TestApp, actor: PersonActor, agencyId: string): Promise<string> {
  const rule = permit.rules.find(({ key }) => key === 'laperon.permit.mending-days');
  if (!rule) throw new Error('no such rule');
  const at = { actor, agencyId, at: clock.now(), today: '2026-03-02' };
  const change = { value: 20, citation: 'Keputusan contoh', validFrom: '2026-03-02', confirmed: true, reason: 'Untuk uji izin' };
  return transaction(db, (tx) => proposeChange(tx, rule, { ...change, ...at }));
}

async function enterDevice({ db, clock }: TestApp, applicant: string): Promise<string> {
  const row = { id: newId(), person_id: applicant, session_id: newId(), device: 'Ponsel', created_at: clock.now() };
  await db
    .insertInto('notifications.push_subscription')
    .values({ ...row, endpoint: `https://push.contoh.test/${row.id}`, p256dh: 'x', auth: 'x' })
    .execute();
  return row.id;
}

async function enterPasskey({ db, clock }: TestApp, personId: string): Promise<string> {
  const { user_id } = await db.selectFrom('identity.person').select('user_id').where('id', '=', personId).executeTakeFirstOrThrow();
  const key = { public_key: Buffer.from('x'), credential_id: newId(), counter: 0, transports: [], backed_up: false };
  const passkey = { id: newId(), user_id: user_id ?? '', name: 'Ponsel', ...key, created_at: clock.now() };
  await db.insertInto('identity.passkey').values(passkey).execute();
  return passkey.id;
}

async function askMandate({ account, db, clock }: TestApp, email: string): Promise<string> {
  const asker = { name: 'I Wayan Meminta', email: 'meminta@contoh.test' };
  const personId = await account(asker);
  const actor = { kind: 'person', personId, accountId: personId, ...asker, roles: [], strong: false } as const;
  const asking = { side: 'ask', email, services: null, validFrom: '2026-03-02', validTo: null } as const;
  return transaction(db, (tx) => proposeMandate(tx, actor, asking, clock.now()));
}

function noteChild({ db, clock }: TestApp, actor: PersonActor): Promise<string> {
  const child = { relation: 'child', name: 'Ketut Contoh', nik: '5103050101159901', born: '2015-01-01' } as const;
  return transaction(db, (tx) => noteRelative(tx, actor, child, clock.now()));
}

async function leaveStrangeHook({ db, clock }: TestApp): Promise<string> {
  const id = newId();
  const hook = { id, received_at: clock.now(), body: 'x', fault: '1 parts of an unknown shape' };
  await db.insertInto('channels.whatsapp_hook').values(hook).execute();
  return id;
}

async function joinToChat({ db, clock }: TestApp, accountPersonId: string, conversationId: string): Promise<string> {
  const { personId } = await db
    .selectFrom('conversations.conversation')
    .select('person_id as personId')
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  const chat = { kind: 'person', personId, accountId: personId, name: 'Percakapan', email: '', roles: [], strong: false } as const;
  return transaction(db, (tx) => joinChat(tx, { accountPersonId, chat }, clock.now()));
}

async function enterWeakOfficer(app: TestApp, agencyId: string): Promise<void> {
  const personId = await app.account({ name: 'I Nengah Tanpa', email: emails.weak ?? '' });
  await transaction(app.db, (tx) =>
    assign(tx, { personId, agencyId, role: 'front-office', employeeNo: '199001012015011099', validFrom: '2020-01-01' }),
  );
  await transaction(app.db, (tx) => assign(tx, { personId, agencyId, role: 'admin', employeeNo: null, validFrom: '2020-01-01' }));
}

async function enterOffice(app: TestApp, agencyId: string): Promise<string> {
  const personId = await app.account({ name: 'I Made Jauh', email: 'jauh@contoh.test' });
  await transaction(app.db, (tx) =>
    assign(tx, { personId, agencyId, role: 'front-office', employeeNo: '199001012015011098', validFrom: '2020-01-01' }),
  );
  const office = app.db.selectFrom('access.assignment').select('id').where('person_id', '=', personId);
  return (await office.executeTakeFirstOrThrow()).id;
}

/** The invited owner, by link and code. */
async function guestOf(app: TestApp, token: string, email: string): Promise<Visitor> {
  const guest = app.visitor();
  await guest.get(`/undangan/${token}`);
  await guest.post(`/undangan/${token}/kode`);
  await app.runJobs();
  const code = /\b\d{6}\b/.exec((await app.mail(email))?.body ?? '')?.[0] ?? '';
  await guest.post(`/undangan/${token}`, { code });
  return guest;
}

/** A job that failed as often as it may; done again it finds nothing to do. */
/** An upload in parts that is over; its answer is there for whoever began it. */
async function enterUpload({ db, clock }: TestApp, personId: string): Promise<string> {
  const id = newId();
  const answer = JSON.stringify({ files: [], problems: [] });
  const upload = { id, owner_person_id: personId, kind: 'document', name: 'denah.pdf', bytes: 1000, begun_at: clock.now(), answer };
  await db.insertInto('files.upload').values(upload).execute();
  return id;
}

async function leaveDeadJob({ db }: TestApp): Promise<string> {
  const payload = JSON.stringify({ batchId: newId(), caseId: newId() });
  const { rows } = await sql<{ id: string }>`
    select id::text from graphile_worker.add_job('cases.batch-item', ${payload}::json, max_attempts => 1)`.execute(db);
  const id = rows[0]?.id ?? '';
  await sql`update graphile_worker._private_jobs set attempts = max_attempts where id = ${id}::bigint`.execute(db);
  return id;
}

/** The planner lost every way to sign in, says the head. */
async function askReset({ db, clock }: TestApp, { officers, agencyId }: Awaited<ReturnType<typeof castOf>>): Promise<string> {
  const id = newId();
  const [lost, asker] = [officers.planner.personId, officers.head.personId];
  const row = { id, person_id: lost, agency_id: agencyId, reason: 'Datang sendiri', asked_by: asker, asked_at: clock.now(), state: 'open' };
  await db.insertInto('access.factor_reset').values(row).execute();
  return id;
}
