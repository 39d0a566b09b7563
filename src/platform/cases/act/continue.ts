import { transaction, type Tx } from '#db';
import { AppError, covers, type PersonActor } from '#kernel';
import { copyFiles } from '#platform/files';
import { type Answers, type Checklist, enterDraft, type FieldContext, setOrigin } from '#platform/forms';
import { rulesAt } from '#platform/rules';
import type { Continuation } from '../domain/continuation.ts';
import type { ServiceDefinition } from '../domain/definition.ts';
import { type CaseState, currentFiles, findRecord } from '../domain/state.ts';
import type { Offer } from '../registry.ts';
import type { CasesDeps, CaseView } from '../types.ts';

/** A way to go on that is open for this case. */
export interface WayOn {
  readonly continuation: Continuation;
  readonly offer: Offer;
}

/** As what a case of one's own can go on: at the agency it lies with, by whoever is on the applicant's side. */
export function waysOn({ registry }: Pick<CasesDeps, 'registry'>, { service, agency, state, viewer }: CaseView): readonly WayOn[] {
  if (!viewer.isApplicant || state.status === 'withdrawn') return [];
  return (service.continues ?? []).flatMap((continuation) => {
    const offer = registry.offersOf(continuation.service).find((one) => one.agency.id === agency.id);
    const { mandate } = viewer;
    if (!offer || (mandate && !covers(mandate, { service: offer.service.key, agencyId: agency.id }))) return [];
    return [{ continuation, offer }];
  });
}

/**
 * Starts an application that goes on from a case, under an id the asker chose: its answers fill the boxes there, its
 * files are copied. Asking twice starts one. Throws NOT_FOUND for a service the case does not go on in.
 */
export async function continueCase(
  deps: CasesDeps,
  actor: PersonActor,
  view: CaseView,
  { service, draftId }: { readonly service: string; readonly draftId: string },
): Promise<void> {
  const way = waysOn(deps, view).find(({ offer }) => offer.service.key === service);
  if (!way) throw new AppError('NOT_FOUND', { service });
  const { agency, viewer } = view;
  const at = deps.clock.now();
  const today = view.context.today;
  const target = way.offer.service;
  await transaction(deps.db, async (tx) => {
    const rules = await rulesAt(tx, [target.checklist, ...target.rules], { agencyId: agency.id, on: today });
    const brought = answersThere(way.continuation, view, target, { rules, today });
    const draft = { id: draftId, service, agencyId: agency.id, personId: actor.personId, mandateId: viewer.mandate?.id ?? null, brought };
    if (!(await enterDraft(tx, draft, at))) return;
    const files = await filesThere(tx, way.continuation, view, rules.value(target.checklist) as Checklist, { actor, at });
    await setOrigin(tx, draftId, { originId: view.id, originLabel: `${view.service.title('id')} ${view.number}`, files });
  });
}

/** Only what the other service asks, and only what its own fields accept. */
export function answersThere(
  { answers }: Continuation,
  { state }: Pick<CaseView, 'state'>,
  { journey }: Pick<ServiceDefinition, 'journey'>,
  context: FieldContext,
): Answers {
  const there: Record<string, Record<string, unknown>> = {};
  for (const [path, value] of Object.entries(answers(state.answers as never))) {
    const [pageKey = '', fieldKey = ''] = path.split('.');
    const field = journey.pages.find(({ key, repeats }) => key === pageKey && !repeats)?.fields[fieldKey];
    if (!field || value === undefined) continue;
    const read = field.parse(field.toRaw(value as never), context);
    if (read.ok && read.value !== undefined) there[pageKey] = { ...there[pageKey], [fieldKey]: read.value };
  }
  return there;
}

async function filesThere(
  tx: Tx,
  continuation: Continuation,
  { state }: CaseView,
  checklist: Checklist,
  { actor, at }: { readonly actor: PersonActor; readonly at: Date },
): Promise<Readonly<Record<string, readonly string[]>>> {
  const there: Record<string, readonly string[]> = {};
  for (const { to, ids } of filesAlong(continuation, state)) {
    const most = checklist.items.find(({ key }) => key === to)?.maxFiles ?? 0;
    const copies = await copyFiles(tx, ids.slice(0, Math.max(0, most - (there[to]?.length ?? 0))), actor.personId, at);
    if (copies.size > 0) there[to] = [...(there[to] ?? []), ...copies.values()];
  }
  return there;
}

/** The files that go along, by the requirement there: those in force here, and those an officer handed out last. */
export function filesAlong(
  { files, handedOut = {} }: Continuation,
  state: CaseState,
): readonly { readonly to: string; readonly ids: readonly string[] }[] {
  return [
    ...Object.entries(files).map(([here, to]) => ({ to, ids: currentFiles(state, here).map(({ fileId }) => fileId) })),
    ...Object.entries(handedOut).map(([to, { action, field }]) => ({
      to,
      ids: (findRecord(state, action)?.value[field] ?? []) as readonly string[],
    })),
  ];
}
