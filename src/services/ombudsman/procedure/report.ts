import { type Db, transaction, type Tx } from '#db';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { proposedFor } from '../disposal/list.ts';
import type { OmbudsmanDeps } from '../deps.ts';
import type { Entry } from '../domain/entries.ts';
import { factsOf, stepAt } from '../domain/procedure/facts.ts';
import { ended, isStage, type Stage } from '../domain/procedure/stages.ts';
import type { CleanFile } from '../files/clean.ts';
import { attach, type Attachment, attachmentsOf, readAttachment } from '../sealing/attachments.ts';
import type { LockKey } from '../sealing/locks.ts';
import { addEntry, findMatter, getMatterForUpdate, type Matter, readEntries, sharedKeyOf } from '../sealing/matters.ts';
import type { OpenedReport } from '../sealing/opened.ts';
import { refused } from '../sealing/officer-keys.ts';
import { getOpening } from '../sealing/openings.ts';
import { isLawful, rulesOf } from './standing.ts';
import { askReporter } from './ask-survey.ts';
import { type Clock, clocksOf, runningIn, turnClock } from './clocks.ts';

/** A matter as its reporter sees it. */
export interface Report {
  readonly matter: Matter;
  readonly entries: readonly Entry[];
  readonly attachments: readonly Attachment[];
  /** The limit that runs. */
  readonly clock: Clock | undefined;
  /** Whether that limit was confirmed. */
  readonly lawful: boolean;
  /** From which day on it is to be removed; null where nobody proposed it. */
  readonly removedFrom: string | null;
}

const boxOf = (secret: string, boxPublic: Uint8Array) => ({ publicKey: boxPublic, secretKey: Buffer.from(secret, 'base64') });

/** What the reporter's own box opens of their matter. Throws NOT_FOUND. */
async function sharedOf(db: Db | Tx, { matterId, secret, opening }: OpenedReport, matter: Matter): Promise<LockKey> {
  const row = await getOpening(db, matterId, opening);
  if (!row) throw new AppError('NOT_FOUND', { matter: matterId });
  return sharedKeyOf(boxOf(secret, row.boxPublic), row.sealed, matter);
}

export async function readReport(db: Db, report: OpenedReport): Promise<Report> {
  const matter = await findMatter(db, report.matterId);
  if (!matter) throw new AppError('NOT_FOUND', { matter: report.matterId });
  const shared = await sharedOf(db, report, matter);
  const [entries, attachments, clocks] = [
    await readEntries(db, matter, { shared }),
    await attachmentsOf(db, matter, { shared }),
    await clocksOf(db, [matter.id]),
  ];
  const clock = runningIn(clocks.get(matter.id));
  const lawful = isLawful(await rulesOf(db, matter.id), clock?.key);
  return { matter, entries, attachments, clock, lawful, removedFrom: await proposedFor(db, matter) };
}

export async function readReportFile(db: Db, report: OpenedReport, fileId: string) {
  const matter = await findMatter(db, report.matterId);
  if (!matter) throw new AppError('NOT_FOUND', { matter: report.matterId });
  return readAttachment(db, matter, { shared: await sharedOf(db, report, matter) }, fileId);
}

/**
 * The reporter writes to the office, with a file where they add one. A question that was answered is open again by it.
 * Throws ACTION_NOT_ALLOWED with `ended`.
 */
export async function writeAsReporter(
  { db, clock }: Pick<OmbudsmanDeps, 'db' | 'clock'>,
  report: OpenedReport,
  { text, file }: { readonly text: string; readonly file: CleanFile | null },
): Promise<void> {
  await transaction(db, async (tx) => {
    const at = clock.now();
    const matter = await getMatterForUpdate(tx, report.matterId);
    if (!isStage(matter.stage) || ended.includes(matter.stage)) throw refused('ended');
    const shared = await sharedOf(tx, report, matter);
    if (text !== '')
      await addEntry(tx, matter, { shared }, { lock: 'shared', by: { side: 'reporter' }, content: { type: 'message', text } }, at);
    if (file) await attach(tx, matter, { shared }, { lock: 'shared', ...file }, at);
    if (matter.stage === 'answered') await step(tx, matter, shared, 'ask-more', at);
  });
}

/** A step the reporter takes: papers completed, withdrawn, a question done with. Throws ACTION_NOT_ALLOWED. */
export async function stepAsReporter(
  { db, clock }: Pick<OmbudsmanDeps, 'db' | 'clock'>,
  report: OpenedReport,
  action: string,
): Promise<Stage> {
  return transaction(db, async (tx) => {
    const matter = await getMatterForUpdate(tx, report.matterId);
    return step(tx, matter, await sharedOf(tx, report, matter), action, clock.now());
  });
}

/** A step the reporter takes, by whatever way they said so; the matter must be locked. Throws ACTION_NOT_ALLOWED. */
export async function step(tx: Tx, matter: Matter, shared: LockKey, action: string, at: Date): Promise<Stage> {
  if (!isStage(matter.stage)) throw refused('no-such-step');
  const found = stepAt({ kind: matter.kind, stage: matter.stage }, action);
  if (!found?.by.includes('reporter')) throw refused('no-such-step');
  if (found.needs.includes('first-objection') && factsOf(await readEntries(tx, matter, { shared })).objected)
    throw refused('first-objection');
  const today = officeDay(at);
  const acted = { type: 'acted', action, from: matter.stage, to: found.to } as const;
  await addEntry(tx, matter, { shared }, { lock: 'shared', by: { side: 'reporter' }, content: acted }, at);
  await tx
    .updateTable('ombudsman.matter')
    .set({ stage: found.to, version: matter.version + 1, closed_on: ended.includes(found.to) ? today : null })
    .where('id', '=', matter.id)
    .execute();
  if (matter.kind === 'laporan') {
    const { matterClass } = factsOf(await readEntries(tx, matter, { shared }));
    await turnClock(tx, { matterId: matter.id, stage: found.to, matterClass, rules: await rulesOf(tx, matter.id) }, today);
  }
  await askReporter(tx, { matter, keys: { shared }, entries: await readEntries(tx, matter, { shared }) }, found.to, at);
  return found.to;
}

/** What the reporter says of the minutes of a conciliation. Throws ACTION_NOT_ALLOWED with `no-minutes`. */
export async function sayOfMinutes(
  { db, clock }: Pick<OmbudsmanDeps, 'db' | 'clock'>,
  report: OpenedReport,
  { agrees, n }: { readonly agrees: boolean; readonly n?: number | undefined },
): Promise<void> {
  await transaction(db, async (tx) => {
    const matter = await getMatterForUpdate(tx, report.matterId);
    const shared = await sharedOf(tx, report, matter);
    const { minutes } = factsOf(await readEntries(tx, matter, { shared }));
    // Agreed to is what was read: a draft written anew meanwhile is asked about anew.
    if (!minutes || (n !== undefined && n !== minutes.n) || ended.some((stage) => stage === matter.stage)) throw refused('no-minutes');
    await addEntry(
      tx,
      matter,
      { shared },
      { lock: 'shared', by: { side: 'reporter' }, content: { type: 'minutes-said', agrees } },
      clock.now(),
    );
  });
}
