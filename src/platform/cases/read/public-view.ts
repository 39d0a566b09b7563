import type { ServiceDefinition } from '../domain/definition.ts';
import type { Effect } from '../domain/effect.ts';
import type { Entry, EntryActor } from '../domain/entry.ts';
import type { CaseState } from '../domain/state.ts';
import type { CaseView } from '../types.ts';

/**
 * What number and secret open without an account: the way of the file, and by number and code what was
 * issued. Every file, answers, messages, remarks and names stay with those who sign in; a name is its initials.
 */
export function publicView(view: CaseView): CaseView {
  return {
    ...view,
    state: publicState(view),
    entries: view.entries.filter(({ action }) => action !== 'note' && action !== 'message').map((entry) => publicEntry(view, entry)),
    applicantName: initials(view.applicantName),
    place: null,
    files: new Map(),
    examined: new Map(),
    beside: [],
    receiptFileId: null,
  };
}

function publicState({ state, service }: CaseView): CaseState {
  return {
    ...state,
    answers: {},
    files: Object.fromEntries(
      Object.entries(state.files).map(([requirement, files]) => [
        requirement,
        files.map((file) => ({ ...file, judgement: file.judgement && { ...file.judgement, note: null } })),
      ]),
    ),
    remarks: [],
    records: state.records
      .filter(({ name, actor }) => tellsAll(service, name, actor))
      .map((record) => ({ ...record, actor: { ...record.actor, personId: null, name: initials(record.actor.name) } })),
    assignee: null,
    members: [],
    likenesses: [],
    origin: null,
    successors: [],
    flags: state.flags.filter((flag) => flag !== 'possible-duplicate'),
  };
}

/** What the office did openly. What citizens wrote, open to each other, stays with those who sign in. */
function tellsAll({ actions }: ServiceDefinition, action: string, { kind }: EntryActor): boolean {
  return actions[action]?.openly === true && (kind === 'officer' || kind === 'system');
}

function publicEntry({ service }: CaseView, entry: Entry): Entry {
  const { kind, role, name } = entry.actor;
  const said = tellsAll(service, entry.action, entry.actor);
  return {
    ...entry,
    actor: { kind, role, personId: null, name: initials(name) },
    input: said ? entry.input : {},
    // The way of the file and nothing of what it holds; what was recorded, where it was done openly.
    effects: entry.effects.flatMap((effect) => {
      if (WAY.has(effect.kind)) return [effect];
      if (effect.kind !== 'recorded') return [];
      return said ? [effect] : wayOf(effect);
    }),
  };
}

/** Which way it went, by which the timeline says what was done, and nothing else of the record. */
function wayOf(effect: Extract<Effect, { kind: 'recorded' }>): readonly Effect[] {
  const { way } = effect.value;
  return typeof way === 'string' ? [{ ...effect, value: { way } }] : [];
}

const WAY: ReadonlySet<string> = new Set([
  'status',
  'moved',
  'left',
  'held-for',
  'product-issued',
  'product-replaced',
  'product-revoked',
  'undone',
]);

/** "Ni Luh Sari" as "N. L. S." */
export function initials(name: string): string {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => `${part.charAt(0).toUpperCase()}.`)
    .join(' ');
}
