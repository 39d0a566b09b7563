import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Tx } from './types.ts';

class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Slots<Given> = <Name extends keyof Given & string>(name: Name) => RawBuilder<Given[Name]>;

/**
 * A statement built once for the life of the process, for the few that every action runs: putting one together takes
 * longer than sending it. What differs from call to call is named with `given` where a value may stand. Called twice,
 * so that the row's type is read off the statement: `builtOnce<Given>()((tx, given) => ...)`.
 */
export function builtOnce<Given extends object>() {
  return <Row>(build: (tx: Tx, given: Slots<Given>) => Compilable<Row>): ((tx: Tx, given: Given) => Promise<readonly Row[]>) => {
    let built: CompiledQuery<Row> | undefined;
    return async (tx, given) => {
      built ??= build(tx, (name) => sql`${new Slot(name)}`).compile();
      const parameters = built.parameters.map((value) => (value instanceof Slot ? given[value.name as keyof Given] : value));
      return (await tx.executeQuery<Row>({ ...built, parameters })).rows;
    };
  };
}
