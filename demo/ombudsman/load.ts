import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { assign, findAgencyByKey } from '#platform/access';
import { createDemoAccount, enrolDemoOfficer } from '#platform/identity';
import {
  admitKey,
  countStatements,
  beginDraft,
  decideRequirement,
  enterScore,
  giveMatter,
  leaveWithCustodians,
  makeKey,
  noteMeasure,
  ombudsmanAgency,
  publishStatements,
  type OpenedKey,
  requirements,
  type Seat,
  seatOfRole,
  sendDraft,
  takeStep,
  write,
} from '#services/ombudsman';
import type { DemoApp } from '../app.ts';
import type { DemoAccount } from '../people.ts';
import { type DemoMatter, demoMatters } from './matters.ts';
import { lastQuarter, mattersOf } from './quarter.ts';
import { demoScores } from './scores.ts';
import { DEMO_PASSPHRASE, ombudsmanPeople, type OmbudsmanPersonKey } from './people.ts';

interface Officer {
  readonly actor: PersonActor;
  readonly opened: OpenedKey | null;
}

/** The Ombudsman of the demonstration. */
export interface OmbudsmanCast {
  readonly agencyId: string;
  readonly officers: Readonly<Record<OmbudsmanPersonKey, Officer>>;
  readonly accounts: readonly DemoAccount[];
}

const casts = new WeakMap<object, Promise<OmbudsmanCast>>();

/** Makes the office with its keys and its matters, once; a second call gives the same. */
export function ombudsmanOf(app: DemoApp): Promise<OmbudsmanCast> {
  const known = casts.get(app.db);
  if (known) return known;
  const made = makeOffice(app);
  casts.set(app.db, made);
  return made;
}

async function makeOffice(app: DemoApp): Promise<OmbudsmanCast> {
  const officers: Partial<Record<OmbudsmanPersonKey, Officer>> = {};
  for (const who of Object.keys(ombudsmanPeople) as OmbudsmanPersonKey[]) officers[who] = await enterOfficer(app, who, officers.head);
  const office = officers as Record<OmbudsmanPersonKey, Officer>;
  await transaction(app.db, async (tx) => {
    for (const who of ['head', 'intake', 'assistant', 'keeper'] as const) {
      const { opened } = office[who];
      if (opened) await leaveWithCustodians(tx, opened, app.clock.now());
    }
  });
  for (const score of demoScores)
    await transaction(app.db, (tx) => enterScore(tx, office.assistant.actor, app.ombudsman.agencyId, score, app.clock.now()));
  for (const matter of demoMatters) await liveThrough(app, office, matter);
  const accounts = Object.values(ombudsmanPeople).map((one) => ({ ...one, agency: ombudsmanAgency.government }));
  return { agencyId: app.ombudsman.agencyId, officers: office, accounts };
}

/** Reports of the quarter that is over, each to its end, and the figures of it: counted by one, published by another. */
export async function seedPublishedQuarter(app: DemoApp): Promise<void> {
  const { officers } = await ombudsmanOf(app);
  const { quarter, daysAgo } = lastQuarter(app.clock.now());
  for (const matter of mattersOf(daysAgo)) await liveThrough(app, officers, matter);
  const { head, assistant } = officers;
  const { opened } = head;
  if (!opened) throw new Error('the head has no key');
  const at = app.clock.now();
  await transaction(app.db, (tx) => countStatements(tx, head.actor, opened, quarter, at));
  await transaction(app.db, (tx) => publishStatements(tx, assistant.actor, app.ombudsman.agencyId, quarter, at));
}

async function enterOfficer(app: DemoApp, who: OmbudsmanPersonKey, head: Officer | undefined): Promise<Officer> {
  const { db, auth, clock, authSecret: secret, ombudsman } = app;
  const { name, email, roles } = ombudsmanPeople[who];
  const { agencyId } = ombudsman;
  const personId = await createDemoAccount({ db, auth, clock, secret }, { name, email, nik: null, phone: null });
  await enrolDemoOfficer({ db, auth, clock, secret }, email);
  await transaction(db, async (tx) => {
    for (const role of roles) await assign(tx, { personId, agencyId, role, employeeNo: null, validFrom: '2020-01-01' });
  });
  const held = roles.map((role) => ({ role, agencyId }));
  const actor: PersonActor = { kind: 'person', personId, accountId: personId, name, email, roles: held, strong: true };
  const seats = roles.flatMap((role): Seat[] => {
    const seat = seatOfRole[role];
    return seat ? [seat] : [];
  });
  if (seats.length === 0) return { actor, opened: null };
  const at = clock.now();
  const opened = await transaction(db, async (tx) => {
    const made = await makeKey(tx, actor, { agencyId, personId, seats, passphrase: DEMO_PASSPHRASE }, at);
    if (head?.opened) await admitKey(tx, head.actor, head.opened, made.key.id, at);
    return made;
  });
  return { actor, opened };
}

/** A matter from its sending to where it is, each step by whoever takes it, on its own day. */
async function liveThrough(
  app: DemoApp,
  office: OmbudsmanCast['officers'],
  { draft: told, daysAgo, to, about }: DemoMatter,
): Promise<void> {
  const agencyId = about && (await findAgencyByKey(app.db, about))?.id;
  const draft = agencyId ? { ...told, answers: { ...told.answers, agencyId } } : told;
  const day = (after: number) => new Date(app.clock.now().getTime() - Math.max(0, daysAgo - after) * 86_400_000);
  const known = new Set((await app.db.selectFrom('ombudsman.matter').select('id').execute()).map(({ id }) => id));
  const clock = { now: () => day(0) };
  const ticket = await transaction(app.db, (tx) => beginDraft(tx, { ...draft, keep: false }, clock.now()));
  await sendDraft({ ...app.ombudsman, clock }, { ticket, excluded: [] });
  const rows = await app.db.selectFrom('ombudsman.matter').select('id').execute();
  const matterId = rows.find(({ id }) => !known.has(id))?.id;
  if (matterId === undefined) throw new Error('the demonstration’s matter was not sent');
  const by = (who: 'head' | 'intake' | 'assistant') => {
    const { actor, opened } = office[who];
    if (!opened) throw new Error(`${who} has no key`);
    return { actor, opened };
  };
  const step = async (who: 'head' | 'intake' | 'assistant', action: string, after: number, input = {}) => {
    const { actor, opened } = by(who);
    const { version } = await app.db.selectFrom('ombudsman.matter').select('version').where('id', '=', matterId).executeTakeFirstOrThrow();
    await transaction(app.db, (tx) =>
      takeStep(tx, app.ombudsman.documents, actor, opened, { matterId, action, version, input }, day(after)),
    );
  };
  const decide = async (group: 'formal' | 'material', missing: readonly string[], after: number) => {
    const { actor, opened } = by('intake');
    for (const { key: requirement } of requirements.filter((one) => one.group === group)) {
      const verdict = missing.includes(requirement)
        ? ('missing' as const)
        : requirement === 'power'
          ? ('waived' as const)
          : ('met' as const);
      const note = verdict === 'missing' ? 'Belum ada buktinya.' : verdict === 'waived' ? 'Melapor sendiri.' : '';
      const decision = { matterId, requirement, verdict, note, document: null };
      await transaction(app.db, (tx) => decideRequirement(tx, actor, opened, decision, day(after)));
    }
  };
  if (to === 'completion') {
    await decide('formal', ['prior'], 2);
    await step('intake', 'ask-completion', 3, { note: 'Sampaikan dahulu kepada kepala kantor, lalu lampirkan buktinya.' });
  }
  if (to === 'plenary' || to === 'examination') {
    await decide('formal', [], 2);
    await step('intake', 'formal-done', 3);
    await decide('material', [], 4);
    await step('intake', 'to-plenary', 5);
  }
  if (to === 'examination') {
    await step('head', 'accept', 8, { matterClass: 'medium' });
    const { actor, opened } = by('head');
    const assistant = by('assistant');
    await transaction(app.db, (tx) => giveMatter(tx, actor, opened, matterId, assistant.opened.key.id, day(8)));
    const documents = { matterId, measure: 'documents', note: 'Buku agenda loket dan lembar disposisi.' };
    await transaction(app.db, (tx) => noteMeasure(tx, app.ombudsman.documents, assistant.actor, assistant.opened, documents, day(15)));
    const text = 'Kami sudah melihat buku agenda loket. Instansi kami minta menjelaskan.';
    await transaction(app.db, (tx) => write(tx, assistant.actor, assistant.opened, { matterId, text, to: 'reporter' }, day(16)));
    const asked = await findAgencyByKey(app.db, 'dpmptsp-badung');
    const agency = {
      to: asked?.id ?? 'elsewhere',
      toName: 'Dinas contoh',
      text: 'Mohon jelaskan berapa lama berkas izin bangunan lazimnya berada di meja teknis, dan apa yang dilakukan bila lewat dari standar pelayanan.',
    };
    await step('assistant', 'ask-explanation', 16, { note: 'Penjelasan tertulis tentang waktu di meja teknis.', agency });
  }
  if (to === 'transferred') {
    await decide('formal', [], 2);
    await step('intake', 'formal-done', 3);
    await step('head', 'transfer', 6, { where: 'Ombudsman RI Pusat', note: 'Instansi yang dituju berada di tingkat pusat.' });
  }
  if (to === 'not-found' || to === 'corrected') {
    await step('intake', 'rapid', 1);
    const [giving, assistant] = [by('intake'), by('assistant')];
    await transaction(app.db, (tx) => giveMatter(tx, giving.actor, giving.opened, matterId, assistant.opened.key.id, day(1)));
    const documents = { matterId, measure: 'documents', note: 'Buku agenda dan nomor antrean.' };
    await transaction(app.db, (tx) => noteMeasure(tx, app.ombudsman.documents, assistant.actor, assistant.opened, documents, day(3)));
    const finding = to === 'corrected' ? 'found' : 'not-found';
    await step('assistant', 'tell-result', 5, { finding, note: 'Menurut dokumen yang dilihat.' });
    // The reporter could answer until then, and did not.
    if (to === 'not-found') await step('head', 'lhp-not-found', 26, { note: 'Tidak ditemukan penyimpangan.' });
    else {
      const agency = {
        to: agencyId ?? 'elsewhere',
        toName: 'Dinas contoh',
        text: 'Mohon nomor antrean dicatat dan dipanggil berurutan, dan hasilnya dilaporkan.',
      };
      await step('head', 'lhp-found', 26, { maladministration: 'delay', agency, note: 'Panggilan tidak berurutan.' });
      await step('assistant', 'corrected', 40, { note: 'Papan panggilan dipasang, laporan instansi diterima.' });
    }
  }
  if (to === 'answered')
    await step('intake', 'answer', 2, {
      answer:
        'Sampaikan dahulu keberatan kepada atasan instansi dan simpan buktinya. Bila tidak diselesaikan semestinya, Anda dapat melapor kapan saja.',
    });
  if (to === 'noted') await step('intake', 'note-tip', 1, { note: 'Bahan kunjungan mendadak.' });
}
