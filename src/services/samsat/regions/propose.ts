import type { Db, Tx } from '#db';
import { said } from '#i18n';
import type { PersonActor } from '#kernel';
import { tellWhoConfirms } from '#platform/notifications';
import { paymentRules } from '#platform/payments';
import { faultIn, proposeChange, type Rule, rulesAt, type Words } from '#platform/rules';
import { isDeepStrictEqual } from 'node:util';
import { type ProofRecord, proofRule } from '../domain/rules/proof-rule.ts';
import { recordsAt } from '../domain/rules/dated.ts';
import { refusalRule } from '../domain/rules/refusal-rule.ts';
import { samsatPaths } from '../paths.ts';
import { type Measured, measured, type Province } from './read.ts';

/** What an office wants to hold in a province from a day on. */
export interface WantedPolicy {
  readonly limits: Readonly<Record<Measured, number>>;
  readonly proof: Pick<ProofRecord, 'months' | 'emergencyMonths' | 'counted' | 'evidence' | 'deliveredBy'>;
  readonly emergency: { readonly decree: string; readonly from: string; readonly to: string } | null;
  /** Minutes of the day; the same twice for none. Null where the office takes no payments for the province. */
  readonly closed: { readonly from: number; readonly to: number } | null;
}

export interface ProposingPolicy {
  readonly agencyId: string;
  readonly province: Province;
  /** First day it shall hold, YYYY-MM-DD. */
  readonly validFrom: string;
  /** Law or decree. */
  readonly instrument: string;
  readonly article: string;
  /** Whether its text was read. */
  readonly confirmed: boolean;
  readonly reason: string;
  readonly today: string;
}

const cutOffRule = paymentRules.find(({ key }) => key === 'payments.cut-off');

interface Changed {
  readonly rule: Rule;
  readonly value: unknown;
}

/** Which rules would change, each with its whole new value; none where all is as wanted already. */
export async function changesFor(
  db: Db | Tx,
  wanted: WantedPolicy,
  { agencyId, province, ...on }: ProposingPolicy,
): Promise<readonly Changed[]> {
  const { validFrom, instrument, article, confirmed } = on;
  const region = province.key;
  const book = await rulesAt(db, [proofRule, refusalRule, ...(cutOffRule ? [cutOffRule] : [])], { agencyId, on: validFrom });
  const where = { region, on: validFrom };
  const named = (what: string) => `${what}.${region}.${validFrom}`;
  const rests = { region, from: validFrom, instrument, article, confirmed };
  const changed: Changed[] = [];

  const proofs = book.value(proofRule);
  const [before] = recordsAt(book, proofRule, where).map(({ record }) => record as ProofRecord);
  const { emergency } = wanted;
  const declared = emergency && { emergencyDecree: emergency.decree, emergencyFrom: emergency.from, emergencyTo: emergency.to };
  const after = { ...wanted.proof, ...declared };
  const same = before && isDeepStrictEqual(measureOf(before), after);
  if (!same) changed.push({ rule: proofRule, value: withRecord(proofs, { key: named('proof'), ...rests, ...after }) });

  let refusals = book.value(refusalRule);
  for (const code of measured) {
    const [known] = recordsAt(book, refusalRule, where, (one) => one.code === code).map(({ record }) => record);
    if (known?.limit === wanted.limits[code]) continue;
    const meanwhile = known?.meanwhile ?? 'warn';
    refusals = withRecord(refusals, { key: named(code.toLowerCase()), ...rests, code, limit: wanted.limits[code], meanwhile });
  }
  if (refusals !== book.value(refusalRule)) changed.push({ rule: refusalRule, value: refusals });

  if (cutOffRule && wanted.closed && !isDeepStrictEqual(book.value(cutOffRule), wanted.closed))
    changed.push({ rule: cutOffRule, value: wanted.closed });
  return changed;
}

function measureOf({ months, emergencyMonths, counted, evidence, deliveredBy, emergencyDecree, emergencyFrom, emergencyTo }: ProofRecord) {
  const declared = emergencyDecree !== undefined && emergencyDecree !== '' && { emergencyDecree, emergencyFrom, emergencyTo };
  return { months, emergencyMonths, counted, evidence, deliveredBy, ...declared };
}

/** A list with a record in it, in place of one of its key. */
function withRecord<T extends { readonly key: string }>(list: readonly T[], record: T): T[] {
  return [...list.filter(({ key }) => key !== record.key), record];
}

/** What is wrong with what would be proposed; null for nothing. */
export function faultOf(changes: readonly Changed[]): Words | null {
  for (const { rule, value } of changes) {
    const fault = faultIn(rule, value);
    if (fault) return fault.kind === 'problem' ? fault.words : { id: rule.title.id, en: rule.title.en };
  }
  return null;
}

/**
 * Proposes every rule that would change; somebody else approves each, and it holds from its day on. Returns how many. Throws
 * INVALID_INPUT and CONFLICT as `proposeChange`.
 */
export async function proposePolicy(
  tx: Tx,
  actor: PersonActor,
  changes: readonly Changed[],
  on: ProposingPolicy,
  at: Date,
): Promise<number> {
  const { agencyId, validFrom, instrument, article, confirmed, reason, today, province } = on;
  const citation = article === '' ? instrument : `${instrument}, ${article}`;
  for (const { rule, value } of changes)
    await proposeChange(tx, rule, { value, citation, validFrom, confirmed, reason, today, at, agencyId, actor });
  if (changes.length > 0) {
    const what = said(`Kebijakan Samsat ${province.name}`, `Samsat policy of ${province.name}`);
    const link = samsatPaths.policies({}, { provinsi: province.key });
    await tellWhoConfirms(tx, { what, link, by: actor, at }, { agencyId, permission: 'rules.approve' });
  }
  return changes.length;
}
