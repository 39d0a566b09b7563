import { transaction } from '#db';
import { newId, oneLine, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { parse } from 'csv-parse';
import { createHash } from 'node:crypto';
import type { RegisterDeps } from './deps.ts';
import { guessMapping } from './domain/columns.ts';
import { sealChunk } from './sealed.ts';

/** Lines sealed together, and taken together. */
const LINES = 500;
const MOST_COLUMNS = 200;

/** Why a file cannot be read at all. */
export type FileFault = 'encoding' | 'broken' | 'columns' | 'empty';

export class UnreadableRegister extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault, options?: ErrorOptions) {
    super(`the file of a register cannot be read: ${fault}`, options);
    this.name = 'UnreadableRegister';
    this.fault = fault;
  }
}

export interface StagedFile {
  readonly agencyId: string;
  readonly name: string;
  readonly content: Buffer;
  /** YYYY-MM-DD */
  readonly asOf: string;
}

/**
 * Keeps the lines of a CSV file (UTF-8; comma, semicolon or tab; names of columns first), sealed, until they are taken or
 * given up. Nothing of it lies in clear, and the file itself is kept nowhere. Throws UnreadableRegister.
 */
export async function stageRegister({ db, clock }: RegisterDeps, actor: PersonActor, file: StagedFile): Promise<string> {
  assertUtf8(file.content);
  const id = newId();
  const at = clock.now();
  return transaction(db, async (tx) => {
    let columns: readonly string[] | null = null;
    let [lines, chunks] = [0, 0];
    let held: string[][] = [];
    const keep = async () => {
      if (held.length === 0) return;
      chunks++;
      await tx
        .insertInto('dukcapil.register_chunk')
        .values({ version_id: id, no: chunks, lines: sealChunk(tx, id, chunks, held) })
        .execute();
      held = [];
    };
    for await (const cells of linesOf(file.content)) {
      if (columns === null) {
        columns = cells.map(oneLine);
        if (columns.length < 2 || columns.length > MOST_COLUMNS) throw new UnreadableRegister('columns');
        await tx
          .insertInto('dukcapil.register_version')
          .values({
            id,
            agency_id: file.agencyId,
            as_of: file.asOf,
            file_name: oneLine(file.name),
            sha256: createHash('sha256').update(file.content).digest('hex'),
            columns: JSON.stringify(columns),
            mapping: JSON.stringify(guessMapping(columns)),
            lines: 1,
            chunks: 1,
            entered_by: actor.personId,
            entered_at: at,
          })
          .execute();
        continue;
      }
      lines++;
      held.push(cells);
      if (held.length === LINES) await keep();
    }
    await keep();
    if (lines === 0) throw new UnreadableRegister('empty');
    await tx.updateTable('dukcapil.register_version').set({ lines, chunks }).where('id', '=', id).execute();
    const subject = { type: 'register', id };
    await appendAudit(tx, { actor, action: 'dukcapil.register-stage', subject, detail: { lines, asOf: file.asOf }, at });
    return id;
  });
}

async function* linesOf(content: Buffer): AsyncGenerator<string[]> {
  const parser = parse(content, { bom: true, delimiter: delimiterOf(content), relax_column_count: true, skip_empty_lines: true });
  try {
    for await (const cells of parser) yield cells as string[];
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_')) throw new UnreadableRegister('broken', { cause: error });
    throw error;
  }
}

/** What stands most often between the names of the columns. */
function delimiterOf(content: Buffer): string {
  const [names = ''] = content.subarray(0, 20_000).toString('utf8').split('\n', 1);
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, n: names.split(sign).length }));
  return counts.reduce((most, one) => (one.n > most.n ? one : most)).sign;
}

function assertUtf8(content: Buffer): void {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (error) {
    throw new UnreadableRegister('encoding', { cause: error });
  }
}
