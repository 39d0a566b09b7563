import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { assign } from '#platform/access';
import { enrolDemoOfficer } from '#platform/identity';
import {
  admitKey,
  byReceipt,
  makeKey,
  newReceipt,
  openMatter,
  type NewMatter,
  type OpenedKey,
  type Seat,
  seatOfRole,
} from '#services/ombudsman';
import { startApp, type TestApp } from '#support';

export interface Officer {
  readonly actor: PersonActor;
  readonly email: string;
  readonly passphrase: string;
  readonly opened: OpenedKey;
}

const people = {
  head: { name: 'I Gusti Ngurah Kepala', role: 'ombudsman-head' },
  keeper: { name: 'Ni Made Pengampu', role: 'identity-keeper' },
  intake: { name: 'Sri Penerima', role: 'intake-assistant' },
  assistant: { name: 'I Wayan Asisten', role: 'assistant' },
  second: { name: 'Ni Ketut Asisten Kedua', role: 'assistant' },
  custodianA: { name: 'Kadek Pemegang Satu', role: 'key-custodian' },
  custodianB: { name: 'Komang Pemegang Dua', role: 'key-custodian' },
} as const;
export type Who = keyof typeof people;

/** An office of the Ombudsman whose people have keys that its head admitted. */
export interface World {
  readonly app: TestApp;
  readonly agencyId: string;
  readonly officers: Readonly<Record<Who, Officer>>;
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const app = await startApp();
  const { agencyId } = app.deps.ombudsman;
  const officers: Partial<Record<Who, Officer>> = {};
  for (const who of Object.keys(people) as Who[]) officers[who] = await officerOf(app, agencyId, who, officers.head?.opened);
  return { app, agencyId, officers: officers as Record<Who, Officer>, close: () => app.close() };
}

async function officerOf(app: TestApp, agencyId: string, who: Who, head: OpenedKey | undefined): Promise<Officer> {
  const { name, role } = people[who];
  const email = `${who.toLowerCase()}@ombudsman.test`;
  const actor = await appoint(app, agencyId, { name, email, role });
  const passphrase = `kata sandi panjang milik ${who}`;
  const at = app.clock.now();
  const opened = await transaction(app.db, async (tx) => {
    const made = await makeKey(tx, actor, { agencyId, personId: actor.personId, seats: [seatOf(role)], passphrase }, at);
    if (head) await admitKey(tx, actorOf(head, agencyId), head, made.key.id, at);
    return made;
  });
  return { actor, email, passphrase, opened };
}

export const seatOf = (role: string): Seat => {
  const seat = seatOfRole[role];
  if (!seat) throw new Error(`no seat for ${role}`);
  return seat;
};

const actorOf = ({ key }: OpenedKey, agencyId: string): PersonActor => ({
  kind: 'person',
  personId: key.personId,
  accountId: key.personId,
  name: 'Kepala',
  email: '',
  roles: [{ role: 'ombudsman-head', agencyId }],
  strong: true,
});

/** Somebody with an account and an office, and no key yet. */
export async function appoint(
  app: TestApp,
  agencyId: string,
  { name, email, role }: { readonly name: string; readonly email: string; readonly role: string },
): Promise<PersonActor> {
  const personId = await app.account({ name, email });
  await enrolDemoOfficer({ db: app.db, auth: app.deps.auth, clock: app.clock, secret: app.deps.authSecret }, email);
  await transaction(app.db, (tx) => assign(tx, { personId, agencyId, role, employeeNo: null, validFrom: '2020-01-01' }));
  return { kind: 'person', personId, accountId: personId, name, email, roles: [{ role, agencyId }], strong: true };
}

/** What stands nowhere but in a matter: looked for wherever nothing of it may be. */
export const planted = {
  name: 'Ni Wayan Tanaman Rahasia',
  nik: '5103055203899907',
  phone: '+6281299900077',
  email: 'tanaman.rahasia@contoh.test',
  title: 'Uang pelicin di loket Kayumanis',
  story: 'Petugas Kayumanis meminta seratus ribu dengan amplop merah muda',
} as const;

/** A matter as a page takes it in; what is given stands in for what is not. */
export function newMatter(world: World, given: Partial<NewMatter> = {}): { readonly asked: NewMatter; readonly code: string } {
  const code = newReceipt();
  const asked: NewMatter = {
    agencyId: world.agencyId,
    kind: 'laporan',
    channel: 'web',
    stage: 'received',
    urgent: false,
    by: { side: 'reporter' },
    sent: { type: 'sent', title: planted.title, answers: { story: planted.story } },
    identity: { name: planted.name, nik: planted.nik, phone: planted.phone, email: planted.email },
    excluded: [],
    openings: [byReceipt(code)],
    rules: {},
    ...given,
  };
  return { asked, code };
}

export async function enterMatter(world: World, given: Partial<NewMatter> = {}) {
  const { asked, code } = newMatter(world, given);
  const { matter, keys } = await transaction(world.app.db, (tx) => openMatter(tx, null, asked, world.app.clock.now()));
  return { matter, keys, code };
}
