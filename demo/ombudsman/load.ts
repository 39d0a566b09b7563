import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { assign } from '#platform/access';
import { createDemoAccount, enrolDemoOfficer } from '#platform/identity';
import {
  admitKey,
  countStatements,
  enterScore,
  leaveWithCustodians,
  makeKey,
  ombudsmanAgency,
  publishStatements,
  type Seat,
  seatOfRole,
} from '#services/ombudsman';
import type { DemoApp } from '../app.ts';
import type { Officer, OmbudsmanCast } from './cast.ts';
import { liveThrough } from './live.ts';
import { demoMatters } from './matters.ts';
import { lastQuarter, mattersOf } from './quarter.ts';
import { demoScores } from './scores.ts';
import { DEMO_PASSPHRASE, ombudsmanPeople, type OmbudsmanPersonKey } from './people.ts';

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
