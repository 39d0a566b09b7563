import { transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { authorise } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { enterDraft } from '#platform/forms';
import { enterPerson, personsOfNik } from '#platform/identity';
import type { CasesDeps } from '../types.ts';
import { maskedEmail } from '../domain/masked-email.ts';

/** Whom an officer helps, as their card says, and with what. */
export interface Helping {
  /** Of the draft; asking twice begins one. */
  readonly id: string;
  readonly service: string;
  readonly agencyId: string;
  readonly name: string;
  readonly nik: string;
  readonly phone: string | null;
  /** Where a code may go, where they have no account. */
  readonly email: string | null;
  /** Whether an account of that number and name is theirs, once they were asked; absent before. */
  readonly account?: boolean;
}

/** Begun, or the address of an account, masked, that the person has to be asked about first. */
export type Begun = { readonly begun: true } | { readonly begun: false; readonly maskedEmail: string };

/**
 * Begins an application for somebody at the counter: found by NIK and name, or entered. An account becomes theirs only
 * where they say so, and then only a code sent to it counts as consent. Throws FORBIDDEN without the office, or for oneself.
 */
export async function beginAtCounter(deps: CasesDeps, officer: PersonActor, helping: Helping): Promise<Begun> {
  const { id, service, agencyId, name, nik, phone, account } = helping;
  authorise(officer, 'cases.assist', agencyId);
  if (!deps.registry.offersOf(service).some(({ agency }) => agency.id === agencyId)) throw new AppError('NOT_FOUND', { service });
  const at = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    const alike = (await personsOfNik(tx, nik)).filter((one) => plain(one.name) === plain(name));
    const own = alike.find(({ userId }) => userId !== null);
    if (own?.id === officer.personId) throw new AppError('FORBIDDEN', { reason: 'same-person' });
    if (own && account === undefined) {
      await note(tx, officer, { agencyId, personId: own.id, found: 'account', at });
      return { begun: false, maskedEmail: maskedEmail(own.email ?? '') };
    }
    const known = own && account ? own : alike.find(({ userId }) => userId === null);
    const personId = known?.id ?? (await enterPerson(tx, { name, nik, phone }, at));
    const fresh = await enterDraft(tx, { id, service, agencyId, personId: officer.personId, forPersonId: personId, forName: name }, at);
    if (!fresh) return { begun: true };
    const email = known?.userId ? known.email : helping.email;
    await tx
      .insertInto('cases.counter')
      .values({ draft_id: id, person_id: personId, officer_id: officer.personId, agency_id: agencyId, made: !known, email, began_at: at })
      .execute();
    await note(tx, officer, { agencyId, personId, found: known ? (known.userId ? 'account' : 'known') : 'new', at });
    return { begun: true };
  });
}

interface Noted {
  readonly agencyId: string;
  readonly personId: string;
  readonly found: 'account' | 'known' | 'new';
  readonly at: Date;
}

async function note(tx: Tx, actor: PersonActor, { agencyId, personId, found, at }: Noted): Promise<void> {
  const subject = { type: 'person', id: personId };
  await appendAudit(tx, { actor, action: 'cases.counter-find', subject, detail: { agency: agencyId, found }, at });
}

/** A name without case, titles' dots and doubled spaces. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
