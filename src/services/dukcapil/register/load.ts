import { type Db, transaction, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { defineJob, enqueue, handle, type JobHandler, type Sweep } from '#platform/jobs';
import { rulesAt } from '#platform/rules';
import { Type } from 'typebox';
import type { RegisterDeps } from './deps.ts';
import { faultsOfMapping } from './domain/columns.ts';
import { doubtsOf } from './domain/doubts.ts';
import { askCheck, check, placesOf, runCheck, takenOf, twiceIn } from './dry-run.ts';
import { registerTerms } from './rule.ts';
import { sealLine } from './sealed.ts';
import { type StagedFile, stageRegister } from './stage.ts';
import { chunkOf, findVersion, getVersion, getVersionForUpdate, type VersionState } from './versions.ts';

const At = Type.Object({ agencyId: Type.String({ format: 'uuid' }), id: Type.String({ format: 'uuid' }) });
/** Takes the lines of a version that was confirmed, and puts it in force once all are there. */
const load = defineJob('dukcapil.register-load', At);
/** Removes lines of versions that hold no longer. */
const clear = defineJob('dukcapil.register-clear', Type.Object({}));

interface OneVersion {
  readonly agencyId: string;
  readonly id: string;
}

const setState = (tx: Tx, id: string, state: VersionState, more: { in_force_at?: Date; ended_at?: Date | null } = {}) =>
  tx
    .updateTable('dukcapil.register_version')
    .set({ state, ...more })
    .where('id', '=', id)
    .execute();

const about = (id: string) => ({ type: 'register', id });

/**
 * Says yes to what a dry run found. Throws ACTION_NOT_ALLOWED where there was none, or nothing could be taken, and `doubtful`
 * where something speaks against it and nobody said that they are `sure`.
 */
export async function confirmRegister(
  { db, clock }: RegisterDeps,
  actor: PersonActor,
  { agencyId, id, sure }: OneVersion & { readonly sure: boolean },
): Promise<void> {
  const at = clock.now();
  await transaction(db, async (tx) => {
    const version = await getVersionForUpdate(tx, agencyId, id);
    const { state, kept, mapping } = version;
    if (state !== 'staged') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-staged' });
    if (kept === null || kept === 0 || faultsOfMapping(mapping).length > 0)
      throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-checked' });
    const doubts = doubtsOf(version, await findVersion(tx, agencyId, 'in-force'));
    if (doubts.length > 0 && !sure) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'doubtful' });
    await tx
      .updateTable('dukcapil.register_version')
      .set({ state: 'loading', confirmed_by: actor.personId, confirmed_at: at })
      .where('id', '=', id)
      .execute();
    await appendAudit(tx, {
      actor,
      action: 'dukcapil.register-confirm',
      subject: about(id),
      detail: { kept, ...(doubts.length > 0 && { doubts }) },
      at,
    });
    await enqueue(tx, load, { agencyId, id });
  });
}

/** Gives a file up that was not put in force. */
export async function dropRegister({ db, clock }: RegisterDeps, actor: PersonActor, { agencyId, id }: OneVersion): Promise<void> {
  const at = clock.now();
  await transaction(db, async (tx) => {
    const { state } = await getVersionForUpdate(tx, agencyId, id);
    if (state !== 'staged') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-staged' });
    await setState(tx, id, 'dropped', { ended_at: at });
    await appendAudit(tx, { actor, action: 'dukcapil.register-drop', subject: about(id), at });
    await enqueue(tx, clear, {});
  });
}

/** Puts the version before in force again, and ends the one that is. Throws ACTION_NOT_ALLOWED where there is none before. */
export async function goBack({ db, clock }: RegisterDeps, actor: PersonActor, { agencyId, id }: OneVersion): Promise<void> {
  const at = clock.now();
  await transaction(db, async (tx) => {
    const { state } = await getVersionForUpdate(tx, agencyId, id);
    const before = await findVersion(tx, agencyId, 'former');
    if (state !== 'in-force' || !before) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'no-former' });
    await setState(tx, id, 'withdrawn', { ended_at: at });
    await setState(tx, before.id, 'in-force', { in_force_at: at, ended_at: null });
    await appendAudit(tx, { actor, action: 'dukcapil.register-back', subject: about(id), detail: { to: before.id }, at });
    await enqueue(tx, clear, {});
  });
}

/** Chunk by chunk, each in a transaction with how far it came: whoever goes on after a crash begins there. */
async function takeLines(deps: RegisterDeps, { agencyId, id }: OneVersion): Promise<void> {
  const { db } = deps;
  const version = await getVersion(db, agencyId, id);
  if (version.state !== 'loading') return;
  const places = await placesOf(deps, agencyId);
  const twice = await twiceIn(db, version, version.mapping, places);
  for (let no = version.loadedChunks + 1; no <= version.chunks; no++)
    await transaction(db, async (tx) => {
      const now = await getVersionForUpdate(tx, agencyId, id);
      if (now.state !== 'loading' || now.loadedChunks !== no - 1) return;
      const lines = takenOf(await chunkOf(tx, id, no), version.mapping, places, twice);
      if (lines.length > 0)
        await tx
          .insertInto('dukcapil.register_person')
          .values(lines.map((line) => ({ ...sealLine(tx, newId(), line), version_id: id })))
          .execute();
      await tx.updateTable('dukcapil.register_version').set({ loaded_chunks: no }).where('id', '=', id).execute();
    });
  await transaction(db, (tx) => putInForce(tx, deps, { agencyId, id }));
}

/** The whole register at once: until here the version before answers. */
async function putInForce(tx: Tx, { clock }: RegisterDeps, { agencyId, id }: OneVersion): Promise<void> {
  const at = clock.now();
  const version = await getVersionForUpdate(tx, agencyId, id);
  if (version.state !== 'loading' || version.loadedChunks !== version.chunks) return;
  const [before, former] = [await findVersion(tx, agencyId, 'in-force'), await findVersion(tx, agencyId, 'former')];
  if (former) await setState(tx, former.id, 'dropped');
  if (before) await setState(tx, before.id, 'former', { ended_at: at });
  await setState(tx, id, 'in-force', { in_force_at: at });
  const actor = { kind: 'system', name: 'dukcapil' } as const;
  await appendAudit(tx, { actor, action: 'dukcapil.register-in-force', subject: about(id), detail: { asOf: version.asOf }, at });
  await enqueue(tx, clear, {});
}

const BATCH = 2000;

/** Nothing of a version that is over stays, nor of a file whose lines were taken; what was wrong with them stays with what is held. */
async function clearOver({ db }: Pick<RegisterDeps, 'db'>): Promise<void> {
  await transaction(db, async (tx) => {
    await tx
      .deleteFrom('dukcapil.register_chunk')
      .where('version_id', 'in', (eb) =>
        eb.selectFrom('dukcapil.register_version').select('id').where('state', 'not in', ['staged', 'loading']),
      )
      .execute();
    await tx
      .deleteFrom('dukcapil.register_fault')
      .where('version_id', 'in', (eb) =>
        eb.selectFrom('dukcapil.register_version').select('id').where('state', 'in', ['withdrawn', 'dropped']),
      )
      .execute();
  });
  while ((await clearBatch(db)) > 0);
}

async function clearBatch(db: Db): Promise<number> {
  return transaction(db, async (tx) => {
    const rows = await tx
      .selectFrom('dukcapil.register_person as p')
      .innerJoin('dukcapil.register_version as v', 'v.id', 'p.version_id')
      .select('p.id')
      .where('v.state', 'in', ['withdrawn', 'dropped'])
      .limit(BATCH)
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await tx.deleteFrom('dukcapil.register_person').where('id', 'in', ids).execute();
    return ids.length;
  });
}

/** Gives up files that nobody put in force for the days of the rule. */
async function dropOld({ db, clock }: RegisterDeps): Promise<void> {
  const at = clock.now();
  const staged = await db
    .selectFrom('dukcapil.register_version')
    .select(['id', 'agency_id', 'entered_at'])
    .where('state', '=', 'staged')
    .execute();
  for (const { id, agency_id: agencyId, entered_at } of staged) {
    const rules = await rulesAt(db, [registerTerms], { agencyId, on: officeDay(at) });
    if (entered_at.getTime() + rules.value(registerTerms).stagedDays * 86_400_000 > at.getTime()) continue;
    await transaction(db, async (tx) => {
      const { state } = await getVersionForUpdate(tx, agencyId, id);
      if (state !== 'staged') return;
      await setState(tx, id, 'dropped', { ended_at: at });
      const actor = { kind: 'system', name: 'dukcapil' } as const;
      await appendAudit(tx, { actor, action: 'dukcapil.register-drop', subject: about(id), at });
    });
  }
  await clearOver({ db });
}

export function registerHandlers(deps: RegisterDeps): readonly JobHandler[] {
  return [
    handle(check, (asked) => runCheck(deps, asked)),
    handle(load, (version) => takeLines(deps, version)),
    handle(clear, () => clearOver(deps)),
  ];
}

export function registerSweeps(deps: RegisterDeps): readonly Sweep[] {
  return [{ name: 'dukcapil.register-tidy', cron: '25 2 * * *', run: () => dropOld(deps) }];
}

/** A file brought in from its lines to being in force, for whoever has nobody to look at what was found: the demonstration. */
export async function bringInRegister(deps: RegisterDeps, actor: PersonActor, file: StagedFile): Promise<string> {
  const id = await stageRegister(deps, actor, file);
  const at = { agencyId: file.agencyId, id };
  const no = await askCheck(deps, actor, at, (await getVersion(deps.db, file.agencyId, id)).mapping);
  await runCheck(deps, { ...at, no });
  await confirmRegister(deps, actor, { ...at, sure: true });
  await takeLines(deps, at);
  return id;
}
