import { dropFiles, filesById } from '#platform/files';
import { type Draft, openDraftIn, type OpenDraft, type Requirement, saveFiles } from '#platform/forms';
import { paperNamed } from '../domain/paper.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';

/** Lays photos whose caption named nothing asked for when they came, and does now; returns what is said of it. */
export async function layByCaption(turn: Turn, opened: OpenDraft): Promise<string> {
  const said: string[] = [];
  let { draft } = opened;
  const { requirements, missing } = opened.progress;
  for (const one of turn.talk.unnamed) {
    const meant =
      one.caption === undefined ? undefined : paperNamed(missing, one.caption, { all: requirements, spoken: opened.fillable.spoken });
    const facts = meant && (await filesById(turn.tx, [one.file])).get(one.file);
    if (!meant || !facts) continue;
    turn.set({ unnamed: turn.talk.unnamed.filter((each) => each !== one) });
    said.push(await lay(turn, draft, meant, { file: one.file, mediaType: facts.mediaType }));
    ({ draft } = await openDraftIn(turn.tx, turn.deps.fill, turn.actor, draft.id));
  }
  return said.join('\n');
}

/** Lays a photo under a document, and says what came of it. */
export async function lay(
  turn: Turn,
  draft: Draft,
  requirement: Requirement,
  { file, mediaType }: { readonly file: string; readonly mediaType: string },
): Promise<string> {
  const { tx, actor, at, locale } = turn;
  const m = texts(locale);
  const name = requirement.name[locale];
  const there = draft.files[requirement.key] ?? [];
  if (!fitsIn(requirement, mediaType)) {
    await dropFiles(tx, [file], actor.personId);
    return m.notTaken(name);
  }
  // One that may come once is replaced by the newer; what may come often is added to.
  const gone = requirement.maxFiles === 1 ? there : [];
  if (requirement.maxFiles > 1 && there.length >= requirement.maxFiles) {
    await dropFiles(tx, [file], actor.personId);
    return m.full(name);
  }
  const now = [...there.filter((id) => !gone.includes(id)), file];
  await saveFiles(tx, draft, { ...draft.files, [requirement.key]: now }, at);
  await dropFiles(tx, gone, actor.personId);
  return m.kept(name);
}

export function fitsIn({ accepts }: Requirement, mediaType: string): boolean {
  return accepts !== 'picture' || mediaType.startsWith('image/');
}
