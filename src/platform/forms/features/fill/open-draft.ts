import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { WorkingCalendar } from '#platform/calendar';
import { getPersonById } from '#platform/identity';
import { rulesAt } from '#platform/rules';
import { getPerson, type Request } from '#web';
import type { Checklist } from '../../domain/checklist.ts';
import type { FieldContext } from '../../domain/field.ts';
import type { Answers } from '../../domain/journey.ts';
import { type Progress, progressOf } from '../../domain/progress.ts';
import type { Statement } from '../../domain/statement.ts';
import { type Draft, getDraft } from '../../tables.ts';
import type { FillDeps, Fillable } from './fillable.ts';

const calendar = new WorkingCalendar([]);

/** A draft with everything its pages need. */
export interface OpenDraft {
  readonly draft: Draft;
  readonly fillable: Fillable;
  readonly checklist: Checklist;
  readonly context: FieldContext;
  readonly progress: Progress;
  /** Worked out once every question is answered. */
  readonly statements: readonly Statement[];
}

/** The draft an address names, for its owner alone. Throws NOT_FOUND. */
export async function openDraft(deps: FillDeps, request: Request, draftId: string): Promise<OpenDraft & { readonly actor: PersonActor }> {
  const actor = getPerson(request);
  return { actor, ...(await readDraft(deps.db, deps, await getDraft(deps.db, draftId, actor.personId))) };
}

/** The rest of a draft, by the law of today. */
export async function readDraft(db: Db | Tx, deps: FillDeps, draft: Draft): Promise<OpenDraft> {
  const fillable = deps.fillables().find((one) => one.key === draft.service && one.agencyId === draft.agencyId);
  if (!fillable) throw new AppError('NOT_FOUND', { service: draft.service });
  return openedBy(draft, fillable, await contextOf(db, deps, fillable));
}

/** A draft of what can be applied for, by rules already read. */
export function openedBy(draft: Draft, fillable: Fillable, context: FieldContext): OpenDraft {
  const checklist = context.rules.value(fillable.checklist) as Checklist;
  const progress = progressOf(fillable.journey, checklist, draft.answers, draft.files);
  const statements = progress.answered ? fillable.statements(draft.answers, context.rules) : [];
  return { draft, fillable, checklist, context, progress, statements };
}

export async function contextOf(db: Db | Tx, { clock }: FillDeps, fillable: Fillable): Promise<FieldContext> {
  const today = calendar.dateIn(clock.now());
  return { today, rules: await rulesAt(db, [fillable.checklist, ...fillable.rules], { agencyId: fillable.agencyId, on: today }) };
}

/**
 * Answers brought along or known from the account, to fill the boxes of pages not yet answered. They count once they are
 * sent. Of
 * somebody else no more than the name is known: a mandate lets one act and hands no numbers over.
 */
export async function suggestions(db: Db, opened: OpenDraft, actor: PersonActor): Promise<Answers> {
  const { brought } = opened.draft;
  const known = await knownOf(db, opened, actor);
  return { ...known, ...Object.fromEntries(Object.entries(brought).map(([page, answers]) => [page, { ...known[page], ...answers }])) };
}

async function knownOf(db: Db, { draft, fillable }: OpenDraft, actor: PersonActor): Promise<Answers> {
  if (draft.forPersonId !== null) {
    // What an officer just read off the card; of an account nothing more.
    const { userId, ...person } = await getPersonById(db, draft.forPersonId);
    return fillable.prefill(userId === null ? person : { ...person, email: null, phone: null });
  }
  if (draft.mandateId !== null) {
    const name = principalOf(draft, actor);
    return name === undefined ? {} : fillable.prefill({ name, nik: null, email: null, phone: null });
  }
  const { name, nik, email, phone } = await getPersonById(db, actor.personId);
  return fillable.prefill({ name, nik, email, phone });
}

/** In whose name a draft is filled in; undefined where it is the person's own, or the mandate is no longer in force. */
export function principalOf({ mandateId }: Draft, { mandates = [] }: Pick<PersonActor, 'mandates'>): string | undefined {
  return mandates.find(({ id }) => id === mandateId)?.principalName;
}
