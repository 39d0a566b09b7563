import { transaction, type Tx } from '#db';
import { type Text } from '#i18n';
import { isId } from '#kernel';
import { can } from '#platform/access';
import { type FieldContext, type FilingAsked, type FilingFound, THROUGH } from '#platform/forms';
import { findHelping, type HelpAsked, helpersFor, mandatePaths } from '#platform/mandates';
import type { ServiceDefinition } from '../domain/definition.ts';
import { residentOf } from '../domain/helped.ts';
import { agencyOf, calendarOf } from '../store/reference.ts';
import type { CasesDeps } from '../types.ts';
import { texts } from './brought-by-texts.ts';

/**
 * Looks whether somebody may file as village helper as soon as they say so: their own registration, or at the counter
 * the one the officer names, which is kept with the draft. Null where the answers do not say so.
 */
export async function mayFile(deps: CasesDeps, { actor, draft, answers, rules, through }: FilingAsked): Promise<FilingFound | null> {
  const service = deps.registry.get(draft.service);
  const resident = residentOf(service, answers, rules);
  if (!resident) return null;
  const agency = await agencyOf(deps.db, deps, draft.agencyId);
  const on = (await calendarOf(deps.db, deps, agency)).dateIn(deps.clock.now());
  const asked = { personId: draft.forPersonId ?? actor.personId, agencyId: agency.id, on, ...resident };
  const others = otherWays(service, { rules, today: on });
  if (draft.forPersonId !== null) return atCounter(deps, { actor, draft, through, asked, service, others });
  const found = await findHelping(deps.db, asked);
  if (found.helping) return null;
  const own = found.instead;
  return {
    problems: [
      {
        field: fieldOf(own.length === 0 ? (service.helped?.at ?? '') : resident.askedAt),
        message: texts.text((m) => (own.length === 0 ? m.notRegistered : m.elsewhere(own.join(', ')))),
      },
    ],
    advice: {
      title: texts.text((m) => (own.length === 0 ? m.adviceTitle : m.adviceElsewhere(own.join(', ')))),
      lines: [texts.text((m) => m.become(resident.village, agency.name)), (locale) => texts(locale).others(others(locale))],
      more: { href: mandatePaths.helped(), label: texts.text((m) => m.more) },
    },
    choose: null,
  };
}

interface AtCounter extends Pick<FilingAsked, 'actor' | 'draft' | 'through'> {
  readonly asked: HelpAsked;
  readonly service: ServiceDefinition;
  readonly others: Text;
}

async function atCounter(deps: CasesDeps, { actor, draft, through, asked, service, others }: AtCounter): Promise<FilingFound | null> {
  const { db } = deps;
  // Whoever stands there and is registered with their own account needs no naming.
  if ((await findHelping(db, { ...asked, atCounter: { helperId: null } })).helping) return null;
  // Nobody files through themselves at their own counter.
  const helpers = (await helpersFor(db, asked)).filter(({ personId }) => personId !== actor.personId);
  const named = through ?? (await namedHelper(db, draft.id)) ?? '';
  const chosen = helpers.find(({ id }) => id === named);
  if (through !== undefined && chosen && can(actor, 'cases.assist', draft.agencyId))
    await transaction(db, (tx) => nameHelper(tx, draft.id, actor.personId, chosen.id));
  const none = helpers.length === 0;
  const at = fieldOf(service.helped?.at ?? '');
  const problem = none
    ? { field: at, message: texts.text((m) => m.noneThere(asked.village)) }
    : { field: THROUGH, message: texts.text((m) => m.chooseWho) };
  return {
    problems: chosen ? [] : [problem],
    advice: none
      ? {
          title: texts.text((m) => m.noneThere(asked.village)),
          lines: [texts.text((m) => m.registerFirst), (locale) => texts(locale).others(others(locale))],
        }
      : null,
    choose: none
      ? null
      : {
          value: chosen?.id ?? '',
          label: texts.text((m) => m.whoBrings(asked.village)),
          hint: texts.text((m) => m.whoBringsHint),
          options: helpers.map(({ id, name }) => ({ value: id, label: name })),
        },
  };
}

/** The registration an officer named for a draft at the counter; null where they named none. */
export async function namedHelper(db: CasesDeps['db'] | Tx, draftId: string): Promise<string | null> {
  if (!isId(draftId)) return null;
  const row = await db.selectFrom('cases.counter').select('helper_id as helperId').where('draft_id', '=', draftId).executeTakeFirst();
  return row?.helperId ?? null;
}

async function nameHelper(tx: Tx, draftId: string, officerId: string, helperId: string): Promise<void> {
  await tx
    .updateTable('cases.counter')
    .set({ helper_id: helperId })
    .where('draft_id', '=', draftId)
    .where('officer_id', '=', officerId)
    .where('case_id', 'is', null)
    .execute();
}

/** The other ways to file, as the question offers them. */
function otherWays({ journey, helped }: ServiceDefinition, context: FieldContext): Text {
  const [page = '', question = ''] = helped?.at.split('.') ?? [];
  const control = journey.pages.find(({ key }) => key === page)?.fields[question]?.control;
  const options = control?.kind === 'one-of' ? control.options(context) : [];
  return (locale) =>
    options
      .filter(({ value }) => value !== helped?.is)
      .map(({ label }) => `“${label(locale)}”`)
      .join(', ');
}

function fieldOf(at: string): string {
  return at.split('.')[1] ?? at;
}
