import type { Tx } from '#db';
import { newId, type PersonActor } from '#kernel';
import { enterPerson } from '#platform/identity';
import { approveProposal, proposeChange, type Rule } from '#platform/rules';
import type { TSchema } from 'typebox';

interface Entry<T> {
  readonly agencyId: string;
  readonly value: T;
  readonly citation: string;
  readonly validFrom: string;
  readonly confirmed?: boolean;
  readonly at: Date;
}

/** An agency's own version of a rule, proposed by one person and approved by another on its first day. */
export async function enterRule<S extends TSchema>(
  tx: Tx,
  rule: Rule<S>,
  { agencyId, at, confirmed = true, ...entry }: Entry<Rule<S>['value']>,
): Promise<void> {
  const [proposer, approver] = [await officer(tx, at), await officer(tx, at)];
  const today = entry.validFrom;
  const change = { ...entry, agencyId, confirmed, reason: 'Dimasukkan untuk uji', actor: proposer, today, at };
  const id = await proposeChange(tx, rule as Rule, change);
  await approveProposal(tx, rule as Rule, id, { actor: approver, today, at });
}

async function officer(tx: Tx, at: Date): Promise<PersonActor> {
  const [name, email] = ['Petugas Aturan', `aturan-${newId()}@contoh.test`];
  const personId = await enterPerson(tx, { name, email }, at);
  return { kind: 'person', personId, accountId: personId, name, email, roles: [], strong: true };
}
