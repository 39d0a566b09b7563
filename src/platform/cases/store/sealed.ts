import type { Db, Tx } from '#db';
import { answersShape, fieldsShape } from '#platform/forms';
import { openJson, type Place, sealJson, sensitiveIn, type Shape, vaultOf } from '#platform/keys';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { Effect, StoredAnswers } from '../domain/effect.ts';
import type { Entry } from '../domain/entry.ts';
import type { CaseRecord, CaseState } from '../domain/state.ts';

// Where sensitive numbers stand in what is kept of a case, worked out from the fields that declare them: the answers,
// and what actions ask for, wherever either lies.

const stateAt = (caseId: string): Place => ({ column: 'cases.case.state', row: caseId });
const entryAt = (column: 'input' | 'effects', caseId: string, seq: number): Place => ({
  column: `cases.entry.${column}`,
  row: `${caseId}/${seq}`,
});
const LABEL = 'cases.words';

export function actionShape({ actions }: ServiceDefinition, action: string): Shape {
  return fieldsShape(actions[action]?.asks ?? {});
}

export function stateShape(service: ServiceDefinition): Shape {
  return { answers: answersShape(service.journey), records: ({ name }: CaseRecord) => ({ value: actionShape(service, name) }) };
}

export function inputShape(service: ServiceDefinition, action: string): Shape {
  return service.actions[action] ? actionShape(service, action) : { answers: answersShape(service.journey) };
}

export function effectsShape(service: ServiceDefinition): Shape {
  const answers = answersShape(service.journey) as Readonly<Record<string, Shape>>;
  return (effect: Effect): Shape | undefined => {
    if (effect.kind === 'opened') return { answers };
    if (effect.kind === 'answered') return { given: answers[effect.page] ?? {} };
    return effect.kind === 'recorded' ? { value: actionShape(service, effect.name) } : undefined;
  };
}

/** The state of a case as it is stored. */
export function sealState(tx: Tx, service: ServiceDefinition, caseId: string, state: CaseState): CaseState {
  return sealJson(vaultOf(tx), stateAt(caseId), stateShape(service), state);
}

/** A stored state as it was. Only where numbers can stand is looked at: every page of a case begins here. */
export function openState(db: Db | Tx, caseId: string, state: CaseState): CaseState {
  const { answers, records } = openJson(vaultOf(db), stateAt(caseId), { answers: state.answers, records: state.records });
  return answers === state.answers && records === state.records ? state : { ...state, answers, records };
}

/** Input and effects of an entry as they are stored. */
export function sealEntry(tx: Tx, service: ServiceDefinition, caseId: string, { seq, action, input, effects }: Entry) {
  const vault = vaultOf(tx);
  return {
    input: sealJson(vault, entryAt('input', caseId, seq), inputShape(service, action), input),
    effects: sealJson(vault, entryAt('effects', caseId, seq), effectsShape(service), effects),
  };
}

/** A stored entry as it was. */
export function openEntry<E extends Pick<Entry, 'seq' | 'input' | 'effects'>>(db: Db | Tx, caseId: string, entry: E): E {
  const vault = vaultOf(db);
  return {
    ...entry,
    input: openJson(vault, entryAt('input', caseId, entry.seq), entry.input),
    effects: openJson(vault, entryAt('effects', caseId, entry.seq), entry.effects),
  };
}

/** By what a case is found when somebody looks for one of its numbers. */
export function numbersOf(tx: Tx, { journey }: ServiceDefinition, answers: StoredAnswers): string[] {
  const vault = vaultOf(tx);
  const found = sensitiveIn(answersShape(journey), answers).map(({ kind, value }) => vault.index(LABEL, kind, value));
  return [...new Set(found)];
}

/** What a number may be found by, whichever key it was indexed with and whichever kind it is of. */
export function numberIndexes(db: Db, kinds: readonly ('nik' | 'kk' | 'phone')[], value: string): string[] {
  const vault = vaultOf(db);
  return kinds.flatMap((kind) => vault.indexes(LABEL, kind, value));
}

const inputAt = (batchId: string): Place => ({ column: 'cases.batch.input', row: batchId });

type Input = Readonly<Record<string, unknown>>;

/** The answers of a batch as they are stored. Which services its cases are of does not matter: any may ask for a number. */
export function sealBatchInput(tx: Tx, services: readonly ServiceDefinition[], batch: { id: string; action: string }, input: Input): Input {
  return sealJson(vaultOf(tx), inputAt(batch.id), batchShape(services, batch.action), input);
}

export function openBatchInput(tx: Tx, batchId: string, input: Input): Input {
  return openJson(vaultOf(tx), inputAt(batchId), input);
}

export function batchShape(services: readonly ServiceDefinition[], action: string): Shape {
  return Object.assign({}, ...services.map((service) => actionShape(service, action))) as Shape;
}
