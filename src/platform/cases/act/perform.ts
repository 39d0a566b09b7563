import { transaction, type Tx } from '#db';
import { type Actor, newId, traced } from '#kernel';
import { officersAt } from '#platform/access';
import { fileIdsIn } from '#platform/forms';
import { acceptAction, type AskedBeside } from '../domain/accept.ts';
import { type Action, toldOf } from '../domain/action.ts';
import { stepsOf } from '../domain/step.ts';
import { actsFor, whyNot } from '../domain/allowed.ts';
import { acceptBuiltIn, type BuiltIn, isBuiltIn, undoableBuiltIns } from '../domain/builtin.ts';
import { needNote } from '../domain/effect.ts';
import { foldAll } from '../domain/fold.ts';
import { openRemarks } from '../domain/state.ts';
import { undoableEntry, wayIn } from '../domain/timeline.ts';
import { MOST_NOTE, MOST_WRITTEN, written } from '../domain/written.ts';
import { askRegister } from './ask-register.ts';
import { allowedOrThrow, type Before, type Drafted, enter, refused } from './enter.ts';
import { mend } from './mend.ts';
import { invalid, readChangedPages, readInput } from './read-input.ts';
import { entriesOf } from '../store/tables.ts';
import type { CasesDeps, Command, Outcome } from '../types.ts';

/** Does what an actor asks of a case, in a transaction of its own. Throws as `performIn`. */
export function perform(deps: CasesDeps, actor: Actor, command: Command): Promise<Outcome> {
  return transaction(deps.db, (tx) => performIn(tx, deps, actor, command));
}

/**
 * Does what an actor asks of a case. Throws NOT_FOUND (may not see it), FORBIDDEN or ACTION_NOT_ALLOWED with the
 * refusal's `reason`, CONFLICT with what changed, INVALID_INPUT with the fields, IDEMPOTENCY_KEY_REUSED; the
 * transaction must then roll back.
 */
export function performIn(
  tx: Tx,
  deps: CasesDeps,
  actor: Actor,
  { caseId, idempotencyKey, expectedVersion, ask }: Command,
): Promise<Outcome> {
  const enterIt = () =>
    enter(tx, deps, actor, { caseId, key: idempotencyKey, asked: ask, expectedVersion }, (before) => {
      if (ask.action === 'undo') return undo(tx, before);
      if (isBuiltIn(ask)) return doBuiltIn(tx, deps, actor, before, ask);
      return doAction(tx, deps, before, ask.action, 'input' in ask ? ask.input : {});
    });
  return traced(() => ({ name: 'case action', kind: 'step', facts: { 'wantilan.action': ask.action } }), enterIt);
}

async function doAction(tx: Tx, deps: CasesDeps, before: Before, key: string, sent: Readonly<Record<string, unknown>>): Promise<Drafted> {
  const { service, state, viewer, agency, at, rules, calendar, today } = before;
  const reason = whyNot(service, state, key, viewer, { rules, calendar, today });
  const action = service.actions[key];
  if (reason !== null || !action) throw refused(reason ?? 'no-such-action');
  const input = readInput(action, sent, { rules, today });
  const found = await askRegister(tx, deps, { looksUp: action.looksUp, state, input, agencyId: agency.id, at });
  const asked = stepsOf(action.outcome).some((step) => step.do === 'give-back') ? await askBeside(tx, deps, before.row.id, state) : [];
  const accepted = allowedOrThrow(acceptAction(service, state, key, input, { rules, today, found, asked }));
  const [first] = Object.entries(action.asks);
  const answered = first && input[first[0]] !== undefined ? first[1].show(input[first[0]], 'id', { rules, today }) : action.title('id');
  // The register is public: a letter called in on the way says what was done, never what somebody wrote.
  const revoked = accepted.effects.some((effect) => effect.kind === 'flagged' && effect.flag === 'revoked');
  return {
    ...accepted,
    action: key,
    input,
    role: roleFor(action, service.desks, state),
    undoable: action.undoable,
    files: fileIdsIn(action.asks, input),
    reason: revoked ? answered : toldOf(action, wayIn(accepted))('id'),
  };
}

/** What services still ask beside the case, as remarks of it; what stands there in the same words is asked once. */
async function askBeside(tx: Tx, { askedBeside }: CasesDeps, caseId: string, state: Before['state']): Promise<AskedBeside[]> {
  const known = new Set(openRemarks(state).map(({ text }) => text));
  const asked = (await askedBeside?.(tx, caseId)) ?? [];
  return asked
    .filter(({ text }) => !known.has(text))
    .map(({ text, fileId }) => ({ remarkId: newId(), text: text.slice(0, MOST_WRITTEN), ...(fileId !== null && { fileId }) }));
}

function roleFor({ by }: Action, desks: Before['service']['desks'], { position }: Before['state']): string | null {
  if (by.kind === 'role') return by.role;
  const desk = by.kind === 'desk' ? by.desk : by.kind === 'holder' ? position?.desk : undefined;
  return desk === undefined ? null : (desks[desk]?.role ?? null);
}

async function doBuiltIn(tx: Tx, deps: CasesDeps, actor: Actor, before: Before, asked: BuiltIn): Promise<Drafted> {
  const { service, state, viewer, rules } = before;
  const command = await complete(tx, before, asked);
  const accepted = allowedOrThrow(acceptBuiltIn(service, state, command, viewer, rules));
  const { action, ...input } = command;
  const alike = command.action === 'resubmit' ? await mend(tx, deps, actor, before, command) : [];
  return {
    ...accepted,
    effects: [...accepted.effects, ...alike],
    action,
    input,
    role: actsFor(service, state, viewer),
    undoable: undoableBuiltIns.has(action),
    files: command.action === 'resubmit' ? Object.values(command.files).flatMap((files) => files.map(({ fileId }) => fileId)) : [],
  };
}

/** The command with what only the engine can vouch for: texts that say something, answers that fit, a real officer. */
async function complete(tx: Tx, { service, state, rules, agency, today }: Before, command: BuiltIn): Promise<BuiltIn> {
  switch (command.action) {
    case 'message':
    case 'note':
    case 'remark':
      return { ...command, text: readWritten('text', command.text) };
    case 'not-duplicate':
      return { ...command, reason: readWritten('reason', command.reason) };
    case 'judge':
      return { ...command, note: readNote(command) };
    case 'resubmit':
      return {
        ...command,
        answers: readChangedPages(service.journey, command.answers, { rules, today }),
        reply: written(command.reply).slice(0, MOST_WRITTEN),
      };
    case 'assign': {
      if (command.personId === null) return { ...command, name: null };
      const role = state.position ? service.desks[state.position.desk]?.role : undefined;
      const officers = role === undefined ? [] : await officersAt(tx, agency.id, today, role);
      const officer = officers.find(({ personId }) => personId === command.personId);
      if (!officer || state.keptAway.includes(officer.personId)) throw refused('no-such-officer');
      return { ...command, name: officer.name };
    }
    default:
      return command;
  }
}

/** The note of a verdict as it is kept: none on an accepted file, where it would be read as something to mend. */
function readNote({ verdict, note }: Extract<BuiltIn, { action: 'judge' }>): string | null {
  const said = verdict === 'accepted' ? '' : written(note ?? '');
  if (said === '' && needNote.has(verdict))
    throw invalid([{ field: 'note', message: 'Tulis apa yang harus diperbaiki.', en: 'Write what must be mended.' }]);
  if (said.length > MOST_NOTE)
    throw invalid([{ field: 'note', message: 'Paling banyak 2.000 huruf.', en: 'Use at most 2,000 characters.' }]);
  return said === '' ? null : said;
}

/** The text as it is kept; throws INVALID_INPUT where there is none, or too much. */
function readWritten(field: string, text: string): string {
  const said = written(text);
  if (said === '') throw invalid([{ field, message: 'Tulis isinya dahulu.', en: 'Write something first.' }]);
  if (said.length > MOST_WRITTEN) throw invalid([{ field, message: 'Paling banyak 4.000 huruf.', en: 'Use at most 4,000 characters.' }]);
  return said;
}

/** Takes back the actor's own last action: the record keeps both, the state is folded anew without it. */
async function undo(tx: Tx, { row, service, viewer, at }: Before): Promise<Drafted> {
  const entries = await entriesOf(tx, row.id);
  const last = entries.at(-1);
  const mayUndo = (action: string) => undoableBuiltIns.has(action) || service.actions[action]?.undoable === true;
  if (!last || viewer.personId === null || last.actor.personId !== viewer.personId || !mayUndo(last.action))
    throw refused('nothing-to-undo');
  if (!undoableEntry(entries, mayUndo, viewer.personId, at)) throw refused('too-late-to-undo');
  return {
    action: 'undo',
    input: { seq: last.seq },
    effects: [{ kind: 'undone', seq: last.seq }],
    revokes: [],
    role: last.actor.role,
    after: (entry) => foldAll([...entries, entry]),
  };
}
