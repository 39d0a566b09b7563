import { transaction, type Tx } from '#db';
import { type FileFacts, filesById } from '#platform/files';
import { readStatement, type Statement, storedStatement, type StoredStatement } from '#platform/forms';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import type { ServiceDefinition } from '../domain/definition.ts';
import { isCurrent } from '../domain/state.ts';
import { examineFiles } from '../jobs.ts';
import { rulesOf } from '../store/reference.ts';
import { findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';
import { askRegister } from './ask-register.ts';

/** Has the files of a case examined once the transaction is through, where its service does that. */
export async function orderExamination(tx: Tx, { examines }: ServiceDefinition, caseId: string, seq: number): Promise<void> {
  if (examines) await enqueue(tx, examineFiles, { caseId, seq });
}

/** The job that works out a sheet for each file a service reads itself. Done twice, the first sheet stays. */
export function examineHandler(deps: CasesDeps): JobHandler {
  return handle(examineFiles, ({ caseId, seq }) => examine(deps, caseId, seq));
}

async function examine(deps: CasesDeps, caseId: string, seq: number): Promise<void> {
  const asked = await transaction(deps.db, (tx) => askedOf(tx, deps, caseId));
  for (const file of asked?.files ?? []) {
    // No connection is held while the store and the reading take their time.
    const content = await deps.files.storage.get(file.sha256);
    const sheet = await asked?.sheetOf(file.name, content);
    if (sheet) await transaction(deps.db, (tx) => keepSheet(tx, { caseId, fileId: file.id, seq, sheet, at: deps.clock.now() }));
  }
}

interface Kept {
  readonly caseId: string;
  readonly fileId: string;
  readonly seq: number;
  readonly sheet: Statement;
  readonly at: Date;
}

async function keepSheet(tx: Tx, { caseId, fileId, seq, sheet, at }: Kept): Promise<void> {
  await tx
    .insertInto('cases.examination')
    .values({ case_id: caseId, file_id: fileId, seq, sheet: JSON.stringify(storedStatement(sheet)), at })
    .onConflict((on) => on.doNothing())
    .execute();
}

interface Asked {
  readonly files: readonly FileFacts[];
  sheetOf(name: string, content: Uint8Array): Statement | Promise<Statement>;
}

/** The files to be examined and what they are held against; null where there is none. */
async function askedOf(tx: Tx, deps: CasesDeps, caseId: string): Promise<Asked | null> {
  const row = await findCase(tx, { id: caseId });
  const examines = row && deps.registry.get(row.service).examines;
  if (!row || !examines) return null;
  const { state, agencyId } = row;
  const ids = Object.values(state.files).flatMap((some) => some.filter(isCurrent).map(({ fileId }) => fileId));
  const facts = [...(await filesById(tx, ids)).values()];
  const files = facts.filter(({ mediaType, held }) => examines.mediaTypes.includes(mediaType) && held !== 'infected');
  if (files.length === 0) return null;
  const { answers } = state;
  const rules = await rulesOf(tx, deps, state.rules);
  const found = await askRegister(tx, deps, { looksUp: examines.looksUp, state, agencyId, at: deps.clock.now() });
  return { files, sheetOf: (name, content) => examines.sheet({ name, content, answers, rules, found }) };
}

/** The newest sheet of each file that was examined, by case. */
export async function examinedIn(
  { db }: CasesDeps,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Statement>>> {
  const byCase = new Map<string, Map<string, Statement>>();
  if (caseIds.length === 0) return byCase;
  const rows = await db
    .selectFrom('cases.examination')
    .select(['case_id', 'file_id', 'sheet'])
    .where('case_id', 'in', caseIds)
    .orderBy('seq')
    .execute();
  for (const { case_id: caseId, file_id: fileId, sheet } of rows) {
    const sheets = byCase.get(caseId) ?? new Map<string, Statement>();
    byCase.set(caseId, sheets.set(fileId, readStatement(sheet as unknown as StoredStatement)));
  }
  return byCase;
}
