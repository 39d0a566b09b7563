import { type Answers, type Checklist, requirementsFor } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { judgesHere, type Viewer, worksHere } from './allowed.ts';
import type { Acceptance } from './accept.ts';
import { moveTo, onTime, startLine } from './accept.ts';
import type { ServiceDefinition } from './definition.ts';
import type { Effect, StoredAnswers, Verdict } from './effect.ts';
import { answersOnceMended, newGuests, pagesToMend } from './mending.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type CaseState, currentFiles, openRemarks, refusedFiles, remarkedFiles } from './state.ts';

/** Commands every case understands, whatever its service. */
export type BuiltIn =
  | {
      readonly action: 'judge';
      readonly requirement: string;
      readonly fileId: string;
      readonly verdict: Verdict;
      readonly note: string | null;
    }
  | { readonly action: 'remark'; readonly remarkId: string; readonly about: string | null; readonly text: string }
  | { readonly action: 'settle-remark'; readonly remarkId: string }
  | {
      readonly action: 'resubmit';
      readonly files: Readonly<Record<string, readonly { fileId: string; replaces: string | null }[]>>;
      readonly answers: Answers;
      readonly reply: string;
    }
  | { readonly action: 'message'; readonly text: string }
  | { readonly action: 'note'; readonly text: string }
  | { readonly action: 'assign'; readonly personId: string | null; readonly name: string | null }
  | { readonly action: 'not-duplicate'; readonly reason: string }
  | { readonly action: 'join'; readonly personId: string; readonly as: string };

export type BuiltInKind = BuiltIn['action'];

type Accepting<K extends BuiltInKind> = (
  definition: ServiceDefinition,
  state: CaseState,
  command: Extract<BuiltIn, { action: K }>,
  viewer: Viewer,
  /** In the versions the case was begun under. */
  rules: RuleBook,
) => Acceptance | Refusal;

const done = (...effects: Effect[]): Acceptance => ({ effects, revokes: [] });

const accepting: { readonly [K in BuiltInKind]: Accepting<K> } = {
  judge: (definition, state, { requirement, fileId, verdict, note }, viewer) => {
    if (!judgesHere(definition, state, viewer)) return refusal(viewer.roles.length > 0 ? 'wrong-desk' : 'wrong-role');
    if (!currentFiles(state, requirement).some((file) => file.fileId === fileId)) return refusal('unknown-file');
    return done({ kind: 'judged', requirement, fileId, verdict, note, desk: state.position?.desk ?? '' });
  },
  remark: (definition, state, { remarkId, about, text }, viewer) => {
    if (!worksHere(definition, state, viewer)) return refusal('wrong-desk');
    return done({ kind: 'remarked', remarkId, desk: state.position?.desk ?? '', about, text });
  },
  'settle-remark': (definition, state, { remarkId }, viewer) => {
    if (!worksHere(definition, state, viewer)) return refusal('wrong-desk');
    if (!openRemarks(state).some((remark) => remark.id === remarkId)) return refusal('nothing-to-mend');
    return done({ kind: 'remark-settled', remarkId });
  },
  resubmit: (definition, state, command, viewer, rules) => {
    if (!viewer.isApplicant) return refusal('not-yours');
    if (state.status !== 'returned') return refusal('wrong-status');
    return resubmission(definition, state, command, rules);
  },
  message: (_definition, _state, _command, viewer) => (viewer.isApplicant || viewer.roles.length > 0 ? done() : refusal('not-yours')),
  note: (_definition, _state, _command, viewer) => (viewer.roles.length > 0 ? done() : refusal('wrong-role')),
  assign: (definition, state, { personId, name }, viewer) =>
    worksHere(definition, state, viewer) ? done({ kind: 'assigned', personId, name }) : refusal('wrong-desk'),
  'not-duplicate': (_definition, state, _command, viewer) => {
    if (viewer.roles.length === 0) return refusal('wrong-role');
    if (!state.flags.includes('possible-duplicate')) return refusal('flag-missing');
    return done({ kind: 'unflagged', flag: 'possible-duplicate' });
  },
  join: (_definition, _state, { personId, as }, viewer) =>
    viewer.isSystem || viewer.guestOf === as ? done({ kind: 'joined', personId, as }) : refusal('not-yours'),
};

/** Whether a command is one that every case understands. */
export function isBuiltIn(command: { readonly action: string }): command is BuiltIn {
  return Object.hasOwn(accepting, command.action);
}

/** Built-in commands their author may take back for ten seconds. */
export const undoableBuiltIns: ReadonlySet<string> = new Set<BuiltInKind>(['judge', 'remark', 'settle-remark', 'assign', 'not-duplicate']);

/** What a built-in command means for this case, or why it cannot be done now. Pure. */
export function acceptBuiltIn(
  definition: ServiceDefinition,
  state: CaseState,
  command: BuiltIn,
  viewer: Viewer,
  rules: RuleBook,
): Acceptance | Refusal {
  return (accepting[command.action] as Accepting<BuiltInKind>)(definition, state, command, viewer, rules);
}

/**
 * A mended case: each refused file has its replacement or is no longer asked for, one that a remark names may have one, remarks count as answered, and the case goes back to the
 * very desk that returned it; where the mended answers name somebody who must say yes, to them first and then there. Only pages a
 * remark named may change, and those they opened; only files are added that the answers now ask for. Whether it is
 * whole is for `lackingIn` to say.
 */
function resubmission(
  definition: ServiceDefinition,
  state: CaseState,
  command: Extract<BuiltIn, { action: 'resubmit' }>,
  rules: RuleBook,
): Acceptance | Refusal {
  const after = answersOnceMended(definition, state.answers, command.answers);
  const asked = requirementsFor(rules.value(definition.checklist) as Checklist, after);
  const sent = Object.entries(command.files).flatMap(([requirement, files]) => files.map((file) => ({ requirement, ...file })));
  const refused = refusedFiles(state);
  const unknown = sent.some(({ requirement, replaces }) =>
    replaces === null
      ? !asked.some(({ key }) => key === requirement)
      : ![...refused, ...remarkedFiles(state)].some((one) => one.requirement === requirement && one.file.fileId === replaces),
  );
  const tooMany = asked.some(
    ({ key, maxFiles }) =>
      sent.some(({ requirement, replaces }) => requirement === key && replaces === null) &&
      currentFiles(state, key).length + (command.files[key] ?? []).filter(({ replaces }) => replaces === null).length > maxFiles,
  );
  if (unknown || tooMany) return refusal('unknown-file');
  const left = refused.filter(({ file }) => !sent.some(({ replaces }) => replaces === file.fileId));
  if (left.some(({ requirement }) => asked.some(({ key }) => key === requirement))) return refusal('not-all-mended');
  const open = openRemarks(state);
  const mendable = new Set(pagesToMend(definition, state, after).map(({ key }) => key));
  const pages = Object.entries(command.answers as StoredAnswers);
  if (pages.some(([page]) => !mendable.has(page))) return refusal('unknown-file');
  const dropped = Object.keys(state.answers).filter((page) => !Object.hasOwn(after, page));
  const start = newGuests(definition, state.answers, after).length > 0 ? startLine(definition, after) : undefined;
  return done(
    ...sent.map(({ requirement, fileId, replaces }): Effect => ({ kind: 'file-added', requirement, fileId, replaces })),
    ...left.map(({ requirement, file: { fileId } }): Effect => ({ kind: 'file-excused', requirement, fileId })),
    ...pages.map(([page, given]): Effect => ({ kind: 'answered', page, given })),
    ...dropped.map((page): Effect => ({ kind: 'answered', page, given: null })),
    ...open.map((remark): Effect => ({ kind: 'remark-settled', remarkId: remark.id })),
    { kind: 'status', to: 'in-review' },
    moveTo(definition, (start?.flag && start.desk) ?? state.heldFor ?? definition.start.at(-1)?.desk ?? ''),
    ...(start?.flag ? [{ kind: 'flagged', flag: start.flag } as const] : []),
    ...(start?.flag ? [] : [{ kind: 'held-for', desk: null } as const]),
    ...onTime(state, [{ kind: 'left' }]),
  );
}
