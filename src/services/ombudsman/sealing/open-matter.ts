import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { randomBytes, randomUUID } from 'node:crypto';
import type { By, Identity, Sent } from '../domain/entries.ts';
import { codeOf } from '../domain/receipt-code.ts';
import { newKey } from './boxes.ts';
import type { Derived } from './derive.ts';
import { lockIdentity, newIdentityKeys } from './identity.ts';
import { giveLock, type Lock, type LockKey } from './locks.ts';
import { addEntry, type Matter, type MatterKeys } from './matters.ts';
import { refused } from './officer-keys.ts';
import { addOpening } from './openings.ts';
import { firstHolders, locksFor, recipientsAt } from './recipients.ts';

export interface NewMatter {
  readonly agencyId: string;
  readonly kind: Matter['kind'];
  readonly channel: 'web' | 'email' | 'whatsapp' | 'phone' | 'counter' | 'letter' | 'own';
  readonly stage: string;
  readonly urgent: boolean;
  readonly by: By;
  readonly sent: Sent;
  /** Null where nobody is named. */
  readonly identity: Identity | null;
  /** People of the office it touches, by the reporter's word. */
  readonly excluded: readonly string[];
  /** By what its reporter comes back. */
  readonly openings: readonly Derived[];
  readonly rules: Readonly<Record<string, string>>;
  /** Of a part split off from a matter that was closed: the day it was. */
  readonly keepFrom?: string | null;
}

export interface OpenedMatter {
  readonly matter: Matter;
  readonly keys: MatterKeys;
}

const prefixes = { laporan: 'LM', konsultasi: 'KO', informasi: 'IN' } as const;

/** A number that tells neither order nor how many there are: forty bits, after the kind. */
function drawNumber(kind: Matter['kind']): string {
  return `${prefixes[kind]}-${codeOf(randomBytes(10))
    .slice(0, 8)
    .replace(/(.{4})/, '$1-')}`;
}

/**
 * Takes a matter in: makes its keys, seals what was sent and who sent it, and gives the keys to whoever works on it and
 * to nobody else. `actor` is the officer who enters it; a reporter's own sending leaves no line in the audit trail, which
 * would tell the minute. Throws ACTION_NOT_ALLOWED with `nobody-to-open`.
 */
export async function openMatter(tx: Tx, actor: PersonActor | null, asked: NewMatter, at: Date): Promise<OpenedMatter> {
  const on = officeDay(at);
  const holders = firstHolders(await recipientsAt(tx, asked.agencyId, on), asked.excluded);
  if (!holders) throw refused('nobody-to-open');
  // Not by time: an id of ours would tell the moment at which somebody reported.
  const id = randomUUID();
  const row = {
    id,
    agency_id: asked.agencyId,
    kind: asked.kind,
    number: drawNumber(asked.kind),
    channel: asked.channel,
    stage: asked.stage,
    urgent: asked.urgent,
    received_on: on,
    keep_from: asked.keepFrom ?? null,
    rules: JSON.stringify(asked.rules),
  };
  await tx.insertInto('ombudsman.matter').values(row).execute();
  const { kind, number, channel, stage, urgent, agencyId } = { ...asked, number: row.number };
  const matter: Matter = {
    id,
    agencyId,
    kind,
    number,
    channel,
    stage,
    urgent,
    receivedOn: on,
    closedOn: null,
    keyVersion: 1,
    version: 1,
  };
  const keys: MatterKeys = { shared: { key: newKey(), version: 1 }, office: { key: newKey(), version: 1 } };
  const identity = newIdentityKeys();
  await tx
    .insertInto('ombudsman.identity')
    .values({ matter_id: id, sealed: await lockIdentity(id, asked.identity, identity) })
    .execute();
  const turns: Record<Lock, LockKey> = {
    ...keys,
    'identity-first': { key: identity.first, version: 1 },
    'identity-second': { key: identity.second, version: 1 },
  };
  for (const { id: keyId, boxPublic, sits } of holders)
    for (const lock of locksFor(sits)) {
      const sealed = await giveLock(boxPublic, id, lock, turns[lock]);
      await tx.insertInto('ombudsman.held').values({ matter_id: id, lock, key_id: keyId, version: 1, sealed, given_on: on }).execute();
    }
  const openings: { index: string; boxPublic: string }[] = [];
  for (const by of asked.openings) openings.push(await addOpening(tx, id, by, keys.shared));
  await addEntry(tx, matter, keys, { lock: 'shared', by: asked.by, content: asked.sent }, at);
  const roster = holders.map(({ id: keyId, sits }) => ({ keyId, locks: locksFor(sits) }));
  await addEntry(
    tx,
    matter,
    keys,
    { lock: 'office', by: { side: 'house' }, content: { type: 'roster', holders: roster, openings, excluded: asked.excluded } },
    at,
  );
  for (const personId of asked.excluded)
    await tx.insertInto('ombudsman.excluded').values({ matter_id: id, person_id: personId, on_day: on }).execute();
  if (actor)
    await appendAudit(tx, { actor, action: 'ombudsman.open-matter', subject: { type: 'matter', id }, detail: { kind, channel }, at });
  return { matter, keys };
}
