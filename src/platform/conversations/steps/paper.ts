import { dropFiles, filesById } from '#platform/files';
import { openDraftIn, type OpenDraft, saveFiles } from '#platform/forms';
import type { Content } from '#platform/channels';
import { namesOnly, paperNamed } from '../domain/paper.ts';
import { shorten } from '../domain/shorten.ts';
import type { Unnamed } from '../domain/talk.ts';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { takeFileAnswer } from './answer.ts';
import { goOn, openPage, papersWithRoom } from './go-on.ts';
import { fitsIn, lay } from './lay.ts';

type Media = Extract<Content, { kind: 'media' }>;

/** A file that came in, with the name it was given, by a caption or by what it replies to. */
export interface Paper {
  readonly content: Media & { readonly fate: Extract<Media['fate'], { state: 'kept' }> };
  readonly wamid: string;
  /** Their own file they replied to with it, where they did. */
  readonly answersTo: string | null;
}

/**
 * Lays a photo under what it shows: as its caption says, or the only thing lacking; asks otherwise. Says what came of it,
 * and returns whether something is to be said afterwards: photos come in a row, and are answered together.
 */
export async function takePaper(turn: Turn, { content, wamid }: Paper): Promise<string | null> {
  const { tx, actor, deps, locale, talk } = turn;
  const m = texts(locale);
  const { file } = content.fate;
  if (await takeFileAnswer(turn, file)) return null;
  const opened = await openDraftIn(tx, deps.fill, actor, talk.draft ?? '');
  const { requirements } = opened.progress;
  const { spoken } = opened.fillable;
  // Compared as it is kept: what is told of a photo when it comes is of its bytes before they are cleaned.
  const sha256 = (await filesById(tx, [file])).get(file)?.sha256 ?? content.fate.sha256;
  const there = await nameOfSame(turn, opened, sha256);
  if (there !== undefined || talk.unnamed.some((one) => one.sha256 === sha256)) {
    await dropFiles(tx, [file], actor.personId);
    return there === undefined ? m.sameUnnamed : m.same(there);
  }
  if (requirements.length === 0) {
    await dropFiles(tx, [file], actor.personId);
    return m.noPapersNow;
  }
  const caption = content.caption ?? '';
  const lacking = opened.progress.missing.filter((one) => fitsIn(one, content.mediaType));
  const named = caption.trim() === '' ? undefined : paperNamed(opened.progress.missing, caption, { all: requirements, spoken });
  // The only one of which there is nothing is meant, once it was asked for, unless the words beside say something else.
  const empty = requirements.filter(({ key }) => (opened.draft.files[key]?.length ?? 0) === 0);
  const only = empty.length === 1 && lacking.length === 1 && empty[0]?.key === lacking[0]?.key && !openPage(turn, opened);
  const meant = named ?? (caption.trim() === '' && talk.unnamed.length === 0 && only ? lacking[0] : undefined);
  if (!meant) {
    // Which documents are needed may hang on what is still to be answered.
    const later = caption.trim() !== '' && openPage(turn, opened) !== undefined;
    turn.set({ unnamed: [...talk.unnamed, { file, sha256, wamid, ...(later && { caption: caption.trim() }) }] });
    return later ? m.keptFor(shorten(caption.trim(), 40)) : '';
  }
  return lay(turn, opened.draft, meant, { file, mediaType: content.mediaType });
}

/** Says which document a photo without a name is; null takes it away. */
export async function namePaper(turn: Turn, file: string, key: string | null): Promise<string> {
  const { tx, actor, deps, locale, talk } = turn;
  const m = texts(locale);
  const one = talk.unnamed.find((each) => each.file === file);
  if (!one || talk.draft === undefined) return m.stale;
  turn.set({ unnamed: talk.unnamed.filter((each) => each !== one) });
  const opened = await openDraftIn(tx, deps.fill, actor, talk.draft);
  const requirement = opened.progress.requirements.find((each) => each.key === key);
  if (!requirement) {
    await dropFiles(tx, [file], actor.personId);
    return m.dropped;
  }
  const facts = (await filesById(tx, [file])).get(file);
  if (!facts) return m.lostFile.gone;
  return lay(turn, opened.draft, requirement, { file, mediaType: facts.mediaType });
}

/** The photo a word names, where photos without a name wait: as the number or words of a document. */
export async function unnamedNamed(turn: Turn, text: string): Promise<{ readonly one: Unnamed; readonly key: string | null } | undefined> {
  const { tx, actor, deps, talk } = turn;
  if (talk.unnamed.length === 0 || talk.draft === undefined || !namesOnly(text)) return undefined;
  const opened = await openDraftIn(tx, deps.fill, actor, talk.draft);
  const one = talk.unnamed.findLast(({ asked }) => asked) ?? (openPage(turn, opened) ? undefined : talk.unnamed[0]);
  if (!one) return undefined;
  const offered = papersWithRoom(opened);
  // A number counts the rows that were offered, the last of which is none of them.
  if (/^\d{1,2}[.)]?$/.test(text.trim()) && Number.parseInt(text, 10) === offered.length + 1) return { one, key: null };
  const { spoken } = opened.fillable;
  const key = (
    paperNamed(offered, text, { spoken }) ?? paperNamed(opened.progress.requirements, text.replace(/^\d+[.)]?$/, ''), { spoken })
  )?.key;
  return key === undefined ? undefined : { one, key };
}

/** Takes the last photo of a document away again, as somebody said it was the wrong one; asks which where that is not clear. */
export async function takeBackPaper(turn: Turn, said: string): Promise<void> {
  const { tx, actor, deps, locale, talk, at } = turn;
  const m = texts(locale);
  const opened = await openDraftIn(tx, deps.fill, actor, talk.draft ?? '');
  const { draft, progress, fillable } = opened;
  const there = progress.requirements.filter(({ key }) => (draft.files[key]?.length ?? 0) > 0);
  const meant = said === '' && there.length === 1 ? there[0] : paperNamed(there, said, { spoken: fillable.spoken });
  if (!meant) {
    const ahead = there.length === 0 ? m.noPhotoYet : m.takeBackWhich(there.map(({ name }) => name[locale]).join(' / '));
    return goOn(turn, { ahead });
  }
  const files = draft.files[meant.key] ?? [];
  await saveFiles(tx, draft, { ...draft.files, [meant.key]: files.slice(0, -1) }, at);
  await dropFiles(tx, files.slice(-1), actor.personId);
  return goOn(turn, { ahead: m.takenBack(meant.name[locale]) });
}

/** What lies there already with the very same content. */
async function nameOfSame({ tx, locale }: Turn, { draft, progress }: OpenDraft, sha256: string): Promise<string | undefined> {
  const facts = await filesById(tx, Object.values(draft.files).flat());
  const key = Object.entries(draft.files).find(([, ids]) => ids.some((id) => facts.get(id)?.sha256 === sha256))?.[0];
  return key === undefined ? undefined : (progress.requirements.find((one) => one.key === key)?.name[locale] ?? key);
}
