import { patternProblem } from '#platform/documents';
import { type Checklist, pathsOf, unknownPaths } from '#platform/forms';
import type { Action } from './action.ts';
import { type Step, stepsOf } from './step.ts';
import { HELPER_RECORD } from './helped.ts';
import { COUNTER_RECORD } from './state.ts';
import { drawnProducts, isBrought, type ServiceDefinition } from './definition.ts';
import { extending } from './extension.ts';
import { besideNote } from './pages.ts';

/** Steps that reach the register of documents. */
const FINAL: ReadonlySet<Step['do']> = new Set<Step['do']>(['issue', 'replace', 'revoke', 'letter', 'call-in']);

/** What is wrong with a definition that its types cannot see, with the place named; undefined where nothing is. */
export function problemOf(definition: ServiceDefinition): string | undefined {
  const { actions, desks, start, journey } = definition;
  const asked = new Set(journey.pages.flatMap((page) => Object.keys(page.fields).map((field) => `${page.key}.${field}`)));
  const wrong = [
    ...unknownPaths(definition.checklist.value as Checklist, journey),
    ...(definition.carries ?? []).filter((path) => !asked.has(path)),
    ...[definition.districts?.at, definition.helped?.at, definition.helped?.village].filter(
      (path) => path !== undefined && !asked.has(path),
    ),
    ...start.flatMap((line) => (line.when ? pathsOf(line.when).filter((path) => !asked.has(path)) : [])),
  ][0];
  if (wrong) return `nobody answers ${wrong}`;
  if (start.at(-1)?.when !== undefined || start.length === 0) return 'start needs a last line without a condition';
  const reached = new Set([
    ...start.map((line) => line.desk),
    ...Object.values(actions).flatMap((action) => stepsOf(action.outcome).flatMap(deskOf)),
  ]);
  const unreached = Object.keys(desks).find((desk) => !reached.has(desk));
  if (unreached) return `desk ${unreached} cannot be reached`;
  for (const [key, action] of Object.entries(actions)) {
    for (const other of [
      action.after,
      action.notByWhoDid,
      ...(action.against ? [...action.against.decisions, action.against.answeredBy] : []),
    ])
      if (other && !actions[other]) return `action ${key} names ${other}, which does not exist`;
    const silent = Object.keys(action.asks).length === 0 && !action.computes;
    if (action.outcome.kind === 'choose' && silent) return `action ${key} chooses by a question it does not ask`;
    if (action.undoable && stepsOf(action.outcome).some(({ do: verb }) => FINAL.has(verb)))
      return `action ${key} makes a document and cannot be taken back`;
    if (reservedActions.has(key) || besideNote(definition, key)) return `action ${key}: the name belongs to the engine`;
  }
  const drawn = drawnProducts(definition);
  const unreadable = drawn.find(({ numbering }) => patternProblem(numbering.value));
  if (unreadable) return `numbers of ${unreadable.title('id')} cannot be given by the pattern ${unreadable.numbering.value.pattern}`;
  const strange = drawn.find(({ signedBy, office }) => !office && !Object.values(desks).some(({ role }) => role === signedBy));
  if (strange) return `nobody can say in whose name ${strange.title('id')} is signed: no desk has the role ${strange.signedBy}`;
  const unknown = drawn.flatMap(({ decidedBy = [] }) => decidedBy).find((key) => !actions[key]);
  if (unknown) return `a product is decided by ${unknown}, which does not exist`;
  for (const [key, product] of Object.entries(definition.products)) {
    if (!isBrought(product)) continue;
    const { by, file, number } = product.brought;
    const silent = by.find((name) => {
      const asks = actions[name]?.asks;
      return asks?.[file]?.control.kind !== 'files' || !asks[number];
    });
    if (silent !== undefined) return `product ${key} is brought by ${silent}, which does not ask for ${file} and ${number}`;
  }
  const stuck = Object.keys(desks).find((desk) => !Object.values(actions).some((action) => leaves(action, desk, desks)));
  return stuck ? `nothing can be done at desk ${stuck}` : undefined;
}

/** Actions every service has; a definition cannot take their names. */
export const reservedActions: ReadonlySet<string> = new Set([
  'submit',
  COUNTER_RECORD,
  HELPER_RECORD,
  'taken-over',
  'resubmit',
  'judge',
  'remark',
  'settle-remark',
  'message',
  'note',
  'assign',
  'not-duplicate',
  'undo',
  'issued',
  'replaced',
  'lettered',
  'overdue',
  'withdrawn',
  'join',
  'continued',
  ...Object.values(extending),
]);

function deskOf(step: ReturnType<typeof stepsOf>[number]): string[] {
  return 'desk' in step && step.desk !== null ? [step.desk] : [];
}

function leaves(action: Action, desk: string, desks: ServiceDefinition['desks']): boolean {
  if (action.by.kind === 'desk') return action.by.desk === desk;
  return action.by.kind !== 'role' || desks[desk]?.role === action.by.role || (desks[desk]?.side ?? 'office') !== 'office';
}
