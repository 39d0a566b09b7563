import type { Tx } from '#db';
import { AppError, type Mandate, newId, type PersonActor, traced } from '#kernel';
import { entitles } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { takeNumber } from '#platform/documents';
import { bindFiles } from '#platform/files';
import type { Answers, Consent } from '#platform/forms';
import { enqueue } from '#platform/jobs';
import type { RuleBook } from '#platform/rules';
import { holdMandate } from '#platform/mandates';
import { caseNumber } from './case-number.ts';
import { checkComplete, checkGuests } from './complete.ts';
import { startEffects } from '../domain/accept.ts';
import { clocksOf, figuresOf } from '../domain/case-clocks.ts';
import type { ServiceDefinition } from '../domain/definition.ts';
import { districtOf } from '../domain/districts.ts';
import type { Effect } from '../domain/effect.ts';
import type { Entry } from '../domain/entry.ts';
import { fold } from '../domain/fold.ts';
import { HELPER_RECORD } from '../domain/helped.ts';
import { COUNTER_RECORD, emptyState } from '../domain/state.ts';
import { NAMELESS } from '../domain/subjects.ts';
import { orderExamination } from './examine.ts';
import { goneOn, originOf } from './continued.ts';
import { invite } from './invite.ts';
import { namelessActor } from './nameless.ts';
import { holdHelping, throughHelper } from './through.ts';
import { makeReceipt, tellPeople } from '../jobs.ts';
import { digestsOf, digestsSought } from '../compare/likeness.ts';
import { agencyOf, calendarOf } from '../store/reference.ts';
import { actorKey, fingerprint, hashTrackingSecret, trackingSecret } from '../store/secrets.ts';
import { casesAlike } from '../compare/likeness-tables.ts';
import { insertCase } from '../store/save.ts';
import { insertMember, keepAway } from '../store/member-tables.ts';
import { claimKey, findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

export interface Submission {
  /** Whose case it becomes, unless they stand for somebody by a mandate. */
  readonly actor: PersonActor;
  readonly service: ServiceDefinition;
  readonly agencyId: string;
  readonly answers: Answers;
  /** Requirement key to file ids. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly rules: RuleBook;
  readonly idempotencyKey: string;
  /** The officer at the counter who filled it in for the applicant. */
  readonly openedBy?: PersonActor;
  /** At the counter: the registered village helper who brings it, as the officer named them. */
  readonly helperId?: string | null;
  /** How the applicant agreed to what was filled in for them. */
  readonly consent?: Consent;
  /** The case it goes on from, where it does. */
  readonly continues?: string | null;
  /** By which the actor stands for whoever becomes the applicant. */
  readonly mandate?: Mandate | undefined;
  /** What else belongs into its first entry. */
  readonly also?: readonly Effect[];
}

export interface Submitted {
  readonly caseId: string;
  readonly number: string;
  /** What the case is tracked with, beside its number. */
  readonly secret: string;
  readonly version: number;
}

/**
 * Makes a case of complete answers. The same key gives the same case. Throws INVALID_INPUT when a page or a required
 * file is missing, FORBIDDEN when a file is somebody else's.
 */
export function submitCase(tx: Tx, deps: CasesDeps, submission: Submission): Promise<Submitted> {
  const facts = { 'wantilan.action': 'submit', 'wantilan.service': submission.service.key };
  return traced(
    () => ({ name: 'case action', kind: 'step', facts }),
    () => submit(tx, deps, submission),
  );
}

async function submit(tx: Tx, deps: CasesDeps, submission: Submission): Promise<Submitted> {
  const { actor, service, agencyId, answers, files, rules, openedBy, helperId = null, consent, mandate, continues = null } = submission;
  const at = deps.clock.now();
  const caseId = newId();
  const doer = openedBy ?? actor;
  const applicant = mandate?.principalId ?? actor.personId;
  const print = fingerprint({ service: service.key, agencyId, applicant, answers, files });
  const claim = await claimKey(tx, { actor: actorKey(doer), key: submission.idempotencyKey, fingerprint: print, caseId, seq: 1, at });
  if (!claim.fresh) return replay(tx, deps, claim, print);
  checkComplete(service, answers, files, rules);
  const agency = await agencyOf(tx, deps, agencyId);
  const calendar = await calendarOf(tx, deps, agency);
  if (mandate)
    await holdMandate(tx, { id: mandate.id, representativeId: actor.personId, service: service.key, agencyId, on: calendar.dateIn(at) });
  const filing = { personId: actor.personId, service, agencyId, answers, rules, ...(openedBy && { atCounter: { helperId } }) };
  const helping = await holdHelping(tx, deps, filing);
  const subject = service.subject(answers as never, rules);
  const likenesses = digestsOf(tx, service, answers, rules);
  const nameless = service.nameless?.(answers as never) ?? false;
  const started = (await deps.atStart?.(tx, { service, agencyId, answers, applicantPersonId: applicant, at })) ?? [];
  const secret = trackingSecret(deps.secret, caseId);

  // Whoever is asked must read who asks: the person of the account, not the name the answers give the case.
  const inviting = { service, agencyName: agency.name, askerName: actor.name };
  for (const guest of checkGuests(service.guests?.(answers as never) ?? [], doer.email))
    await invite(tx, deps, { caseId, guest, facts: inviting, at });
  const before = continues === null ? null : await originOf(tx, deps, { actor, caseId: continues, applicant, service: service.key });
  const sheet = consent && consent.fileId !== null ? [consent.fileId] : [];
  await bindFiles(tx, [...Object.values(files).flat(), ...sheet], [actor.personId, doer.personId], caseId);
  await enqueue(tx, makeReceipt, { caseId });
  await enqueue(tx, tellPeople, { caseId, seq: 1 });
  await orderExamination(tx, service, caseId, 1);
  await appendAudit(tx, {
    actor: nameless ? namelessActor : doer,
    action: 'cases.submit',
    subject: { type: 'case', id: caseId },
    detail: {
      service: service.key,
      agency: agencyId,
      ...(doer.personId !== applicant && !nameless && { applicant }),
      ...(mandate && { mandate: mandate.id }),
      ...(helping && { helper: helping.id }),
    },
    at,
  });
  // The series stays locked until the commit: everything that needs no number has been done by now.
  const year = Number(calendar.dateIn(at).slice(0, 4));
  const number = caseNumber(service.series, agency.regionCode, year, await takeNumber(tx, { agencyId, series: service.series, year }));
  // Whoever submits the same thing at the same moment waits for the series, so that the second one is seen to be like the first.
  const found = await casesAlike(tx, { service: service.key, agencyId, caseId }, digestsSought(tx, deps, service, answers, rules));
  const effects: Effect[] = [
    { kind: 'opened', answers, files, rules: rules.pins(), number },
    ...startEffects(service, answers),
    ...(nameless ? [{ kind: 'nameless' } as const] : []),
    ...(service.confided ? [{ kind: 'confided' } as const] : []),
    ...started,
    ...(submission.also ?? []),
    ...(consent ? [{ kind: 'recorded', name: COUNTER_RECORD, value: { ...consent } } as const] : []),
    ...(before ? [{ kind: 'continues', origin: before } as const] : []),
    ...(helping ? throughHelper(helping, actor.personId) : []),
    ...(mandate ? [{ kind: 'represented', personId: actor.personId, mandateId: mandate.id } as const] : []),
    ...(found.length > 0 ? [{ kind: 'likenesses', found } as const, { kind: 'flagged', flag: 'possible-duplicate' } as const] : []),
  ];
  const entry: Entry = {
    seq: 1,
    action: 'submit',
    outcome: 'accepted',
    at: at.toISOString(),
    actor: {
      kind: openedBy ? 'officer' : mandate ? 'representative' : 'applicant',
      personId: doer.personId,
      name: nameless ? NAMELESS : doer.name,
      role: roleAt(openedBy, agencyId),
    },
    input: {},
    effects,
  };
  const state = fold(emptyState, entry);
  await insertCase(
    tx,
    {
      id: caseId,
      service,
      agencyId,
      number,
      secretHash: hashTrackingSecret(secret),
      applicantPersonId: applicant,
      openedByPersonId: doer.personId === applicant ? null : doer.personId,
      applicantName: subject.applicantName,
      place: subject.place,
      district: districtOf(service, answers, rules),
      throughId: helping?.id ?? null,
      likenesses,
      nameless,
    },
    entry,
    state,
    figuresOf(clocksOf(service, state, rules, calendar, at), state, calendar, at),
    at,
  );
  await keepAway(tx, caseId, state.keptAway);
  if (helping && helping.personId !== applicant) await insertMember(tx, caseId, helping.personId, HELPER_RECORD);
  if (before) await goneOn(tx, deps, actor, { from: before.caseId, successor: { caseId, number, service: service.key }, files });
  return { caseId, number, secret, version: state.version };
}

async function replay(tx: Tx, deps: CasesDeps, claim: { fingerprint: string; caseId: string }, print: string): Promise<Submitted> {
  if (claim.fingerprint !== print) throw new AppError('IDEMPOTENCY_KEY_REUSED', { case: claim.caseId });
  const before = await findCase(tx, { id: claim.caseId });
  if (!before) throw new AppError('NOT_FOUND', { case: claim.caseId });
  return { caseId: before.id, number: before.number, secret: trackingSecret(deps.secret, before.id), version: 1 };
}

/** The office by which somebody enters what others apply for; of several they hold, the one that entitles to it. */
function roleAt(officer: PersonActor | undefined, agencyId: string): string | null {
  const held = officer?.roles.filter((one) => one.agencyId === agencyId) ?? [];
  return (held.find(({ role }) => entitles(role, 'cases.assist')) ?? held[0])?.role ?? null;
}
