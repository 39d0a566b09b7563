import { type Db, transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
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
  for (let no = 1; no <= version.chunks; no++)
    for (const cells of await chunkOf(db, version.id, no)) {
      const { nik } = readLine(cells, mapping, places);
      if (nik !== null) twice.see(nik);
    }
  return twice;
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

/** Lines that cannot be taken or look odd, as they stand in the file: what is wrong, and nothing of what they say. */
export async function* faultyLines(deps: RegisterDeps, version: RegisterVersion, mapping: Mapping): AsyncGenerator<FaultyLine> {
  const { db } = deps;
  const places = await placesOf(deps, version.agencyId);
  const twice = await twiceIn(db, version, mapping, places);
  let at = 1;
  for (let no = 1; no <= version.chunks; no++)
    for (const cells of await chunkOf(db, version.id, no)) {
      at++;
      const { line, faults, oddities } = withTwice(readLine(cells, mapping, places), twice);
      if (faults.length + oddities.length > 0) yield { line: at, kept: line !== null, faults: [...faults, ...oddities] };
    }
}

/** Lines of one chunk that are taken. */
export function takenOf(cells: readonly (readonly string[])[], mapping: Mapping, places: Places, twice: Twice): readonly RegisterLine[] {
  return cells.flatMap((one) => withTwice(readLine(one, mapping, places), twice).line ?? []);
}

/** Goes through a staged file by a mapping, keeps what was found, and takes nothing. Throws ACTION_NOT_ALLOWED later on. */
export async function dryRun(deps: RegisterDeps, actor: PersonActor, at: { agencyId: string; id: string }, mapping: Mapping) {
  const version = await getVersion(deps.db, at.agencyId, at.id);
  if (version.state !== 'staged') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-staged' });
  const counts: Record<string, number> = {};
  let lost = 0;
  for await (const { kept, faults } of faultyLines(deps, version, mapping)) {
    if (!kept) lost++;
    for (const fault of faults) counts[fault] = (counts[fault] ?? 0) + 1;
  }
  const kept = version.lines - lost;
  await transaction(deps.db, async (tx) => {
    const now = await getVersionForUpdate(tx, at.agencyId, at.id);
    if (now.state !== 'staged') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-staged' });
    await tx
      .updateTable('dukcapil.register_version')
      .set({ mapping: JSON.stringify(mapping), kept, faults: JSON.stringify(counts) })
      .where('id', '=', at.id)
      .execute();
    const subject = { type: 'register', id: at.id };
    await appendAudit(tx, { actor, action: 'dukcapil.register-check', subject, detail: { kept, lost }, at: deps.clock.now() });
  });
}
