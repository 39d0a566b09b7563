import type { Db } from '#db';
import { casesHolding } from '#platform/files';
import { answersShape } from '#platform/forms';
import { sensitiveIn } from '#platform/keys';
import { rulesAt } from '#platform/rules';
import { createHash } from 'node:crypto';
import { type Signal, type SignalFacts, type SignalLimits, signalsOf } from '../domain/signals.ts';
import { HELPER_RECORD } from '../domain/helped.ts';
import { currentFiles, findRecord } from '../domain/state.ts';
import { findReadableCases } from '../store/tables.ts';
import type { CasesDeps, CaseView } from '../types.ts';
import { signalLimits } from './rules.ts';

const DAY = 86_400_000;
/** Most applications of one sender that are looked at. */
const MOST = 300;

/** A signal as officers see it, with what was said of it where it was laid aside. */
export interface SeenSignal extends Signal {
  /** Names this evidence. */
  readonly digest: string;
  readonly laid: { readonly by: string; readonly reason: string; readonly at: Date } | null;
}

export function digestOf({ evidence }: Signal): string {
  return createHash('sha256').update(evidence).digest('hex');
}

/** What was found, and applications of the same sender that no key opens, which it could not be worked out from. */
export interface ReadSignals {
  readonly signals: readonly SeenSignal[];
  readonly unreadable: readonly { readonly caseId: string; readonly number: string }[];
}

/** The signals of a case, worked out from what is known now. Only applications of the same agency are compared. */
export async function readSignals(deps: CasesDeps, view: CaseView): Promise<ReadSignals> {
  const { db } = deps;
  const rules = await rulesAt(db, [signalLimits], { agencyId: view.agency.id, on: view.context.today });
  const limits = rules.value(signalLimits) as SignalLimits;
  const { unreadable, ...facts } = await factsOf(deps, view, limits.days);
  const found = signalsOf(view.id, facts, limits);
  if (found.length === 0) return { signals: [], unreadable };
  const laid = await db
    .selectFrom('cases.signal_laid as s')
    .innerJoin('identity.person as o', 'o.id', 's.officer_person_id')
    .select(['s.kind', 's.evidence', 's.reason', 's.at', 'o.name as by'])
    .where('s.case_id', '=', view.id)
    .execute();
  const signals = found.map((one) => {
    const digest = digestOf(one);
    const { by, reason, at } = laid.find(({ kind, evidence }) => kind === one.kind && evidence === digest) ?? {};
    return { ...one, digest, laid: by !== undefined && reason !== undefined && at !== undefined ? { by, reason, at } : null };
  });
  return { signals, unreadable };
}

async function factsOf(deps: CasesDeps, view: CaseView, days: number): Promise<SignalFacts & Pick<ReadSignals, 'unreadable'>> {
  const { db } = deps;
  const files = Object.keys(view.state.files).flatMap((key) => currentFiles(view.state, key).map(({ fileId }) => fileId));
  const [{ sent, unreadable }, same, passedOn] = await Promise.all([
    sentBy(deps, view, days),
    sameFiles(db, view, files),
    deps.passedOn?.(db, files),
  ]);
  return { sent, unreadable, same, passedOn: [...(passedOn ?? [])] };
}

async function sentBy(
  { db, registry }: CasesDeps,
  view: CaseView,
  days: number,
): Promise<Pick<SignalFacts, 'sent'> & Pick<ReadSignals, 'unreadable'>> {
  const at = view.submittedAt.getTime();
  const ids = await db
    .selectFrom('cases.case as c')
    .innerJoin('cases.case as this', 'this.applicant_person_id', 'c.applicant_person_id')
    .select('c.id')
    .where('this.id', '=', view.id)
    // Whoever is not named is not found by what else they sent, and the other way round.
    .where('this.nameless', '=', false)
    .where('c.nameless', '=', false)
    .where('c.agency_id', '=', view.agency.id)
    .where('c.submitted_at', '>', new Date(at - days * DAY))
    .where('c.submitted_at', '<', new Date(at + days * DAY))
    .orderBy('c.submitted_at', 'desc')
    .limit(MOST)
    .execute();
  const { rows, unreadable } = await findReadableCases(
    db,
    ids.map(({ id }) => id),
  );
  const sent = rows.map(({ id, number, service, state }) => {
    const numbers = sensitiveIn(answersShape(registry.get(service).journey), state.answers);
    // Whom the agency registered for a village files for many families of it.
    if (findRecord(state, HELPER_RECORD)) return { caseId: id, number, family: null };
    return { caseId: id, number, family: numbers.find(({ kind }) => kind === 'kk')?.value ?? null };
  });
  return { sent, unreadable };
}

async function sameFiles(db: Db, view: CaseView, files: readonly string[]): Promise<SignalFacts['same']> {
  const holding = await casesHolding(db, files);
  // Its own, what it goes on from and as, and what the same person handed in for the same name are no reason.
  const near = [view.id, view.state.origin?.caseId, ...view.state.successors.map(({ caseId }) => caseId)];
  const others = holding.filter(({ caseId }) => !near.includes(caseId));
  if (others.length === 0) return [];
  const rows = await db
    .selectFrom('cases.case as c')
    .innerJoin('cases.case as this', (join) => join.on('this.id', '=', view.id))
    .select(['c.id', 'c.number'])
    .where('c.id', 'in', [...new Set(others.map(({ caseId }) => caseId))])
    .where('c.nameless', '=', false)
    .where('this.nameless', '=', false)
    .where('c.agency_id', '=', view.agency.id)
    .where((eb) =>
      eb.or([
        eb('c.applicant_person_id', '!=', eb.ref('this.applicant_person_id')),
        eb('c.applicant_name', '!=', eb.ref('this.applicant_name')),
      ]),
    )
    .execute();
  return others.flatMap(({ fileId, caseId }) => {
    const number = rows.find(({ id }) => id === caseId)?.number;
    return number === undefined ? [] : [{ fileId, caseId, number }];
  });
}
