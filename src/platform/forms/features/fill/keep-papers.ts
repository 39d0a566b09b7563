import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { dropFiles, type StoredFile } from '#platform/files';
import type { Requirement } from '../../domain/checklist.ts';
import { getDraftForUpdate, saveFiles } from '../../tables.ts';
import type { FillDeps } from './fillable.ts';
import type { OpenDraft } from './open-draft.ts';

type Mine = Pick<OpenDraft, 'draft'> & { readonly actor: PersonActor };

/** A file beyond what its requirement takes. */
export interface Surplus {
  readonly requirement: string;
  readonly name: string;
}

/** Puts received files under their requirements, as many as each takes; the rest is let go again. */
export async function addPapers(
  { db, clock }: Pick<FillDeps, 'db' | 'clock'>,
  { draft: { id }, actor }: Mine,
  received: Readonly<Record<string, readonly StoredFile[]>>,
  asked: ReadonlyMap<string, Requirement>,
): Promise<{ taken: readonly StoredFile[]; surplus: readonly Surplus[] }> {
  return transaction(db, async (tx) => {
    const draft = await getDraftForUpdate(tx, id, actor.personId);
    const taken: StoredFile[] = [];
    const left: (Surplus & { readonly id: string })[] = [];
    const files: Record<string, readonly string[]> = { ...draft.files };
    for (const [requirement, sent] of Object.entries(received)) {
      const before = files[requirement] ?? [];
      const room = draft.submittedTo === null ? Math.max(0, (asked.get(requirement)?.maxFiles ?? 0) - before.length) : 0;
      taken.push(...sent.slice(0, room));
      left.push(...sent.slice(room).map((file) => ({ requirement, name: file.name, id: file.id })));
      files[requirement] = [...before, ...sent.slice(0, room).map((file) => file.id)];
    }
    if (taken.length > 0) await saveFiles(tx, draft, files, clock.now());
    await dropFiles(
      tx,
      left.map((file) => file.id),
      actor.personId,
    );
    return { taken, surplus: left.map(({ requirement, name }) => ({ requirement, name })) };
  });
}

/** Takes one file away from its requirement. One that is not there changes nothing. */
export async function removePaper(
  { db, clock }: Pick<FillDeps, 'db' | 'clock'>,
  { draft: { id }, actor }: Mine,
  requirement: string,
  file: string,
): Promise<void> {
  await transaction(db, async (tx) => {
    const draft = await getDraftForUpdate(tx, id, actor.personId);
    const before = (Object.hasOwn(draft.files, requirement) && draft.files[requirement]) || [];
    if (draft.submittedTo !== null || !before.includes(file)) return;
    await saveFiles(tx, draft, { ...draft.files, [requirement]: before.filter((one) => one !== file) }, clock.now());
    await dropFiles(tx, [file], actor.personId);
  });
}
