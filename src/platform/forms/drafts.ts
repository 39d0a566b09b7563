import { transaction, type Tx } from '#db';
import { AppError, covers, type PersonActor } from '#kernel';
import { dropFiles, ownFiles } from '#platform/files';
import { readAnswers } from './domain/answer.ts';
import type { FieldProblem } from './domain/field.ts';
import { fileIdsIn } from './domain/files-field.ts';
import { type Answers, Journey, type Page } from './domain/journey.ts';
import { answer, askedPage } from './features/fill/answer-page.ts';
import { type Consent, type FillDeps, type Fillable, THROUGH } from './features/fill/fillable.ts';
import { filingOf } from './features/fill/filing.ts';
import { type OpenDraft, readDraft } from './features/fill/open-draft.ts';
import { closeDraft, deleteDraft, type Draft, enterDraft, getDraft, getDraftForUpdate, saveFiles } from './tables.ts';

/** What came of sending a draft: the case it became, or what still stands in the way. */
export type SendingDraft =
  | { readonly sent: true; readonly caseId: string; readonly href: string }
  | { readonly sent: false; readonly opened: OpenDraft };

/** A draft of this very person, with everything its pages need. Throws NOT_FOUND for anybody else's. */
export async function openOwnDraft(deps: FillDeps, actor: PersonActor, draftId: string): Promise<OpenDraft> {
  return readDraft(deps.db, deps, await getDraft(deps.db, draftId, actor.personId));
}

/**
 * Starts a draft under an id the asker chose: asking twice starts one. Throws NOT_FOUND for what nobody offers there,
 * INVALID_INPUT for a mandate that the asker does not hold or that does not count for it.
 */
export async function startDraft(
  deps: FillDeps,
  actor: PersonActor,
  {
    id,
    service,
    agencyId,
    mandateId = null,
  }: { readonly id: string; readonly service: string; readonly agencyId: string; readonly mandateId?: string | null },
): Promise<void> {
  const fillable = deps.fillables().find((one) => one.key === service && one.agencyId === agencyId);
  if (!fillable) throw new AppError('NOT_FOUND', { service });
  const held =
    mandateId === null || actor.mandates?.some((one) => one.id === mandateId && !one.ofChat && covers(one, { service, agencyId }));
  if (!held)
    throw new AppError('INVALID_INPUT', {
      fields: [
        {
          field: 'mandate',
          message: 'Anda tidak memegang kuasa itu untuk layanan ini.',
          en: 'You do not hold that mandate for this service.',
        },
      ],
    });
  await transaction(deps.db, (tx) => enterDraft(tx, { id, service, agencyId, personId: actor.personId, mandateId }, deps.clock.now()));
}

/**
 * Answers one page of a draft with typed values, or every entry of a repeating page. Throws INVALID_INPUT naming
 * `page.field`, NOT_FOUND for a page not asked, CONFLICT once it is sent.
 */
export async function answerDraft(
  deps: FillDeps,
  actor: PersonActor,
  draftId: string,
  { page: key, answers: sent, broughtBy }: { readonly page: string; readonly answers: unknown; readonly broughtBy?: string | undefined },
): Promise<OpenDraft> {
  const opened = await openOwnDraft(deps, actor, draftId);
  requireUnsent(opened.draft);
  const { when: _, ...page } = askedPage(opened, key);
  const { answers, problems } = readAnswers(new Journey([page]), { [key]: sent }, opened.context);
  if (problems.length > 0) throw wrongFields(problems);
  const given = answers[key];
  if (given === undefined)
    throw new AppError('INVALID_INPUT', { fields: [{ field: key, message: 'Isi bagian ini.', en: 'Answer this part.' }] });
  await requireOwn(deps, actor, filesInPage(page, given));
  const filing = await filingOf(deps, { ...opened, actor }, page, given, broughtBy);
  if (filing && filing.problems.length > 0) {
    const options = filing.choose?.options ?? [];
    const listed = options.map(({ value, label }) => `${label}: ${value}`).join('; ');
    throw wrongFields(
      filing.problems.map(({ field, message }) =>
        field === THROUGH
          ? { field: 'broughtBy', message: (locale) => [message(locale), listed].filter((part) => part !== '').join(' ') }
          : { field: `${key}.${field}`, message },
      ),
    );
  }
  return answer(deps, { ...opened, actor }, key, () => given);
}

/** Lays files the person handed in under the requirements of a draft, in place of those there. Throws INVALID_INPUT. */
export async function setDraftFiles(
  deps: FillDeps,
  actor: PersonActor,
  draftId: string,
  files: Readonly<Record<string, readonly string[]>>,
): Promise<OpenDraft> {
  const opened = await openOwnDraft(deps, actor, draftId);
  requireUnsent(opened.draft);
  const asked = new Map(opened.progress.requirements.map((requirement) => [requirement.key, requirement]));
  const wrong = Object.entries(files).flatMap(([key, ids]) => {
    const most = asked.get(key)?.maxFiles;
    if (most === undefined) return [{ field: key, message: 'Dokumen ini tidak diminta.', en: 'This file is not asked for.' }];
    if (ids.length > most) return [{ field: key, message: `Paling banyak ${most} dokumen.`, en: `At most ${most} files.` }];
    return [];
  });
  if (wrong.length > 0) throw new AppError('INVALID_INPUT', { fields: wrong });
  await requireOwn(deps, actor, Object.values(files).flat());
  await transaction(deps.db, async (tx) => {
    const draft = await getDraftForUpdate(tx, draftId, actor.personId);
    requireUnsent(draft);
    await saveFiles(tx, draft, files, deps.clock.now());
    const kept = new Set(Object.values(files).flat());
    const gone = Object.values(draft.files)
      .flat()
      .filter((id) => !kept.has(id));
    await dropFiles(tx, gone, actor.personId);
  });
  return openOwnDraft(deps, actor, draftId);
}

/** Gives a draft up, with its files. Throws NOT_FOUND; one that was sent stays as it is. */
export function dropDraft(deps: FillDeps, actor: PersonActor, draftId: string): Promise<Fillable> {
  return transaction(deps.db, (tx) => dropDraftIn(tx, deps, actor, draftId));
}

/** The same, in the transaction of whoever asks. */
export async function dropDraftIn(tx: Tx, deps: FillDeps, actor: PersonActor, draftId: string): Promise<Fillable> {
  const { draft, fillable } = await openDraftIn(tx, deps, actor, draftId);
  if (draft.submittedTo !== null) return fillable;
  await dropFiles(tx, filesOf(draft, fillable), actor.personId);
  await deleteDraft(tx, draft.id);
  return fillable;
}

/** A draft of this very person, held until the transaction ends, with everything its questions need. Throws NOT_FOUND. */
export async function openDraftIn(tx: Tx, deps: FillDeps, actor: PersonActor, draftId: string): Promise<OpenDraft> {
  return readDraft(tx, deps, await getDraftForUpdate(tx, draftId, actor.personId));
}

/** Consent to a draft as it stood. */
export interface Agreed {
  readonly consent: Consent;
  /** Of the draft that was agreed to; null for whatever it says. */
  readonly version: number | null;
}

/**
 * Makes a case of a finished draft; of one filled in at the counter only with their consent, and only as they agreed to
 * it. One that was sent before, by a double tap or on another device, gives the same case.
 */
export function sendDraft(deps: FillDeps, actor: PersonActor, draftId: string, agreed?: Agreed): Promise<SendingDraft> {
  return transaction(deps.db, (tx) => sendDraftIn(tx, deps, actor, draftId, agreed));
}

/** The same, in the transaction of whoever asks. */
export async function sendDraftIn(tx: Tx, deps: FillDeps, actor: PersonActor, draftId: string, agreed?: Agreed): Promise<SendingDraft> {
  const draft = await getDraftForUpdate(tx, draftId, actor.personId);
  if (draft.submittedTo !== null) return { sent: true, caseId: draft.submittedCaseId ?? '', href: draft.submittedTo };
  const opened = await readDraft(tx, deps, draft);
  if (!opened.progress.complete || staleIn(opened).length > 0) return { sent: false, opened };
  const { fillable, context } = opened;
  const { mandateId, originId, forPersonId } = draft;
  const outdated = agreed && agreed.version !== null && agreed.version !== draft.version;
  if (forPersonId !== null && (!agreed || outdated)) throw new AppError('ACTION_NOT_ALLOWED', { why: 'consent' });
  const at = deps.clock.now();
  const asked = new Set(opened.progress.requirements.map((requirement) => requirement.key));
  const files = Object.fromEntries(Object.entries(draft.files).filter(([key, ids]) => asked.has(key) && ids.length > 0));
  const made = await deps.submit(tx, {
    actor,
    fillable,
    draftId,
    mandateId,
    originId,
    counter: forPersonId !== null && agreed ? { personId: forPersonId, consent: agreed.consent } : null,
    answers: draft.answers,
    files,
    rules: context.rules,
    at,
  });
  await closeDraft(tx, draft, made, at);
  return { sent: true, ...made };
}

/** The answers read once more by today's rules: a date may have passed, an option gone. */
export function staleIn({ draft, fillable, context, progress }: OpenDraft): readonly FieldProblem[] {
  return progress.answered ? readAnswers(fillable.journey, draft.answers, context).problems : [];
}

/** Problems of fields as a refusal. */
export function wrongFields(problems: readonly FieldProblem[]): AppError {
  return new AppError('INVALID_INPUT', {
    fields: problems.map(({ field, message }) => ({ field, message: message('id'), en: message('en') })),
  });
}

function requireUnsent({ submittedTo }: Draft): void {
  if (submittedTo !== null) throw new AppError('CONFLICT', { why: 'sent' });
}

async function requireOwn({ db }: FillDeps, { personId }: PersonActor, ids: readonly string[]): Promise<void> {
  const own = await ownFiles(db, ids, personId);
  const strange = ids.find((id) => !own.has(id));
  if (strange !== undefined)
    throw new AppError('INVALID_INPUT', { fields: [{ field: strange, message: 'Bukan dokumen Anda.', en: 'This is no file of yours.' }] });
}

function filesOf(draft: Draft, { journey }: Fillable): string[] {
  return [...journey.pages.flatMap((page) => filesInPage(page, draft.answers[page.key])), ...Object.values(draft.files).flat()];
}

function filesInPage(page: Page, given: Answers[string] | undefined): string[] {
  const entries = Array.isArray(given) ? given : given ? [given as Readonly<Record<string, unknown>>] : [];
  return entries.flatMap((entry) => fileIdsIn(page.fields, entry));
}
