import { type Db, transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { Type } from 'typebox';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { defineJob, enqueue } from '#platform/jobs';
import { rulesAt } from '#platform/rules';
import { districts, findVillage } from '../domain/districts.ts';
import type { RegisterDeps } from './deps.ts';
import type { Mapping } from './domain/columns.ts';
import { type LineFault, type LineOddity, type Places, type ReadLine, readLine, type RegisterLine } from './domain/read-line.ts';
import { Twice } from './domain/twice.ts';
import { chunkOf, getVersion, getVersionForUpdate, type RegisterVersion } from './versions.ts';

/** The agency's list of districts and villages, as lines of a register name them: by code, with or without dots, or name. */
export async function placesOf({ db, clock }: RegisterDeps, agencyId: string): Promise<Places> {
  const list = (await rulesAt(db, [districts], { agencyId, on: officeDay(clock.now()) })).value(districts);
  const byName = new Map(
    list.districts.flatMap(({ code, name }) => [code, code.replaceAll('.', ''), name.toLowerCase()].map((key) => [key, code] as const)),
  );
  return { district: (typed) => byName.get(typed.toLowerCase()), village: (typed) => findVillage(list, typed) };
}

/** Which NIK stand in more than one line: neither line is taken, since nobody can say which is right. */
export async function twiceIn(db: Db | Tx, version: RegisterVersion, mapping: Mapping, places: Places): Promise<Twice> {
  const twice = new Twice();
  for (let no = 1; no <= version.chunks; no++) seeNiks(twice, await chunkOf(db, version.id, no), mapping, places);
  return twice;
}

function seeNiks(twice: Twice, lines: readonly (readonly string[])[], mapping: Mapping, places: Places): void {
  for (const cells of lines) {
    const { nik } = readLine(cells, mapping, places);
    if (nik !== null) twice.see(nik);
  }
}

/** A line read, told that its NIK stands in another line too. */
export function withTwice(read: ReadLine, twice: Twice): ReadLine {
  return read.nik !== null && twice.has(read.nik) ? { ...read, line: null, faults: [...read.faults, 'twice'] } : read;
}

export interface FaultyLine {
  /** Line of the file, the names of the columns being the first. */
  readonly line: number;
  readonly kept: boolean;
  readonly faults: readonly (LineFault | LineOddity)[];
}

type Found = readonly [line: number, kept: boolean, faults: FaultyLine['faults']];

/** Parts of a report read together. */
const READ = 50;

/**
 * Lines that could not be taken or look odd, as the last check found them, in the order of the file: what is wrong, and
 * nothing of what they say. Read as it is sent, so that the first line of a large register is as near as that of a small one.
 */
export async function* faultyLines({ db }: Pick<RegisterDeps, 'db'>, { id, checkNo }: RegisterVersion): AsyncGenerator<FaultyLine> {
  for (let after = 0; ; ) {
    const parts = await db
      .selectFrom('dukcapil.register_fault')
      .select(['part', 'found'])
      .where('version_id', '=', id)
      .where('check_no', '=', checkNo)
      .where('part', '>', after)
      .orderBy('part')
      .limit(READ)
      .execute();
    for (const { found } of parts) for (const [line, kept, faults] of found as unknown as readonly Found[]) yield { line, kept, faults };
    const last = parts.at(-1);
    if (!last || parts.length < READ) return;
    after = last.part;
  }
}

/** Lines of one chunk that are taken. */
export function takenOf(cells: readonly (readonly string[])[], mapping: Mapping, places: Places, twice: Twice): readonly RegisterLine[] {
  return cells.flatMap((one) => withTwice(readLine(one, mapping, places), twice).line ?? []);
}

const Asked = Type.Object({ agencyId: Type.String({ format: 'uuid' }), id: Type.String({ format: 'uuid' }), no: Type.Integer() });
/** Goes through every line of a staged file, as somebody asked for. */
export const check = defineJob('dukcapil.register-check', Asked);

/** How often the page is told how far it is. */
const PARTS = 5;

/**
 * Asks for every line of a staged file to be gone through by a mapping; what an earlier check found is forgotten, and one
 * that is still going on ends. Returns its number. Throws ACTION_NOT_ALLOWED later on.
 */
export async function askCheck(
  { db, clock }: RegisterDeps,
  actor: PersonActor,
  { agencyId, id }: { readonly agencyId: string; readonly id: string },
  mapping: Mapping,
): Promise<number> {
  const at = clock.now();
  return transaction(db, async (tx) => {
    const { state, checkNo } = await getVersionForUpdate(tx, agencyId, id);
    if (state !== 'staged') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-staged' });
    const no = checkNo + 1;
    await tx
      .updateTable('dukcapil.register_version')
      .set({ mapping: JSON.stringify(mapping), kept: null, faults: '{}', check_no: no, check_asked_at: at, check_parts: 0 })
      .where('id', '=', id)
      .execute();
    await tx.deleteFrom('dukcapil.register_fault').where('version_id', '=', id).execute();
    await appendAudit(tx, { actor, action: 'dukcapil.register-check', subject: { type: 'register', id }, at });
    await enqueue(tx, check, { agencyId, id, no });
    return no;
  });
}

/**
 * Does a check that was asked for, keeps what it found, and takes nothing. Whoever goes on after a crash begins anew: which
 * NIK stand twice is held in memory alone. One that was asked for again, or whose file is given up, ends.
 */
export async function runCheck(deps: RegisterDeps, { agencyId, id, no }: { agencyId: string; id: string; no: number }): Promise<void> {
  const version = await getVersion(deps.db, agencyId, id);
  /** False once nobody waits for it any more. */
  const wanted = async (parts: number) => {
    if (parts % PARTS !== 0) return true;
    return transaction(deps.db, async (tx) => {
      const { numUpdatedRows } = await waiting(tx, id, no).set({ check_parts: parts }).executeTakeFirst();
      return numUpdatedRows > 0n;
    });
  };
  if (!(await wanted(0))) return;
  const { mapping } = version;
  const places = await placesOf(deps, agencyId);
  const twice = new Twice();
  const counts: Record<string, number> = {};
  let kept = 0;
  let at = 1;
  for (let part = 1; part <= version.chunks; part++) {
    seeNiks(twice, await chunkOf(deps.db, id, part), mapping, places);
    if (!(await wanted(part))) return;
  }
  for (let part = 1; part <= version.chunks; part++) {
    const found: Found[] = [];
    for (const cells of await chunkOf(deps.db, id, part)) {
      at++;
      const { line, faults, oddities } = withTwice(readLine(cells, mapping, places), twice);
      if (line !== null) kept++;
      for (const fault of [...faults, ...oddities]) counts[fault] = (counts[fault] ?? 0) + 1;
      if (faults.length + oddities.length > 0) found.push([at, line !== null, [...faults, ...oddities]]);
    }
    if (found.length > 0) await transaction(deps.db, (tx) => keepFound(tx, { id, no, part }, found));
    if (!(await wanted(version.chunks + part))) return;
  }
  await transaction(deps.db, async (tx) => {
    const done = await waiting(tx, id, no)
      .set({ kept, faults: JSON.stringify(counts), check_asked_at: null, check_parts: 0 })
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    // One that was still going on when this was asked for may have left its own.
    await tx.deleteFrom('dukcapil.register_fault').where('version_id', '=', id).where('check_no', '!=', no).execute();
    const actor = { kind: 'system', name: 'dukcapil' } as const;
    const detail = { kept, lost: version.lines - kept };
    const subject = { type: 'register', id };
    await appendAudit(tx, { actor, action: 'dukcapil.register-checked', subject, detail, at: deps.clock.now() });
  });
}

/** Whoever goes on after a crash finds the same in a part once more. */
async function keepFound(tx: Tx, { id, no, part }: { id: string; no: number; part: number }, found: readonly Found[]): Promise<void> {
  const row = { version_id: id, check_no: no, part, found: JSON.stringify(found) };
  await tx
    .insertInto('dukcapil.register_fault')
    .values(row)
    .onConflict((of) => of.columns(['version_id', 'check_no', 'part']).doUpdateSet({ found: row.found }))
    .execute();
}

const waiting = (tx: Tx, id: string, no: number) =>
  tx
    .updateTable('dukcapil.register_version')
    .where('id', '=', id)
    .where('state', '=', 'staged')
    .where('check_no', '=', no)
    .where('check_asked_at', 'is not', null);
