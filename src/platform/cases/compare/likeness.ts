import type { Tx } from '#db';
import { lockSeries } from '#platform/documents';
import { vaultOf } from '#platform/keys';
import type { RuleBook } from '#platform/rules';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { Effect, StoredAnswers } from '../domain/effect.ts';
import type { CaseState } from '../domain/state.ts';
import { formerLikeness } from '../store/secrets.ts';
import { casesAlike } from './likeness-tables.ts';
import type { CaseRow } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

/** What makes a case like another, without what it was made from. */
export interface LikenessDigest {
  readonly reason: string;
  readonly digest: string;
}

const LABEL = 'cases.likeness';

/** What a case is found alike by, as it is stored: blind indexes under the current key of the keyring. */
export function digestsOf(tx: Tx, service: ServiceDefinition, answers: unknown, rules: RuleBook): readonly LikenessDigest[] {
  const vault = vaultOf(tx);
  return service
    .subject(answers as never, rules)
    .likenessKeys.map(({ reason, key }) => ({ reason, digest: vault.index(LABEL, 'text', `${reason}:${key}`) }));
}

/** What its like may lie under: every key there is, and the one digests were made with before they had keys of their own. */
export function digestsSought(
  tx: Tx,
  { secret }: Pick<CasesDeps, 'secret'>,
  service: ServiceDefinition,
  answers: unknown,
  rules: RuleBook,
): readonly string[] {
  const vault = vaultOf(tx);
  return service
    .subject(answers as never, rules)
    .likenessKeys.flatMap(({ reason, key }) => [...vault.indexes(LABEL, 'text', `${reason}:${key}`), formerLikeness(secret, reason, key)]);
}

interface Mended {
  readonly row: CaseRow;
  readonly state: CaseState;
  readonly service: ServiceDefinition;
  readonly rules: RuleBook;
  /** The present day at the agency, YYYY-MM-DD. */
  readonly today: string;
}

/**
 * What a case is like once its answers were mended. A double nobody has weighed yet raises the flag; where nothing is
 * alike any longer it falls; what an officer said of a case already known stands.
 */
export async function likenessOnceMended(
  tx: Tx,
  deps: CasesDeps,
  { row, state, service, rules, today }: Mended,
  answers: StoredAnswers,
): Promise<readonly Effect[]> {
  const digests = digestsSought(tx, deps, service, answers, rules);
  // Whoever submits the same at this moment holds the series: each sees what the other did.
  await lockSeries(tx, { agencyId: row.agencyId, series: service.series, year: Number(today.slice(0, 4)) });
  const found = await casesAlike(tx, { service: service.key, agencyId: row.agencyId, caseId: row.id }, digests);
  const known = new Set(state.likenesses.map(({ caseId }) => caseId));
  const flagged = state.flags.includes('possible-duplicate');
  const raised = found.some(({ caseId }) => !known.has(caseId));
  return [
    ...(found.length > 0 || state.likenesses.length > 0 ? [{ kind: 'likenesses', found } as const] : []),
    ...(raised && !flagged ? [{ kind: 'flagged', flag: 'possible-duplicate' } as const] : []),
    ...(found.length === 0 && flagged ? [{ kind: 'unflagged', flag: 'possible-duplicate' } as const] : []),
  ];
}
