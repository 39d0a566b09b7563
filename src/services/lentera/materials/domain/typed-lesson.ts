import { richToTyped } from '../../bank/domain/rich-typed.ts';
import { typedToRich } from '../../bank/domain/typed-rich.ts';
import { type Captions, wordsOf } from './captions.ts';
import { type Block, freshId, type LessonContent, shifted } from './lesson.ts';

/** A form as it was sent: one value a field. */
export type Typed = Readonly<Record<string, string>>;

/** Name of a field of one block. */
export const fieldOf = (block: string, part: string) => `blok.${block}.${part}`;

/**
 * A lesson with what a form says of it. Blocks, their order, files and questions stay as they are: those change by buttons.
 * A field that did not come changes nothing.
 */
export function withTyped({ aim, blocks }: LessonContent, typed: Typed): LessonContent {
  return { aim: oneLine(typed.tujuan ?? aim), blocks: blocks.map((block) => withTypedBlock(block, typed)) };
}

function withTypedBlock(block: Block, typed: Typed): Block {
  const line = (part: string, now: string) => oneLine(typed[fieldOf(block.id, part)] ?? now);
  const words = (part: string, now: string) => (typed[fieldOf(block.id, part)] ?? now).replace(/\r\n?/g, '\n').trim();
  switch (block.kind) {
    case 'text': {
      const text = typed[fieldOf(block.id, 'teks')];
      return { ...block, title: line('judul', block.title), text: text === undefined ? block.text : typedToRich(text) };
    }
    case 'image':
      return { ...block, alt: line('alt', block.alt), caption: line('keterangan', block.caption) };
    case 'audio':
      return { ...block, title: line('judul', block.title), transcript: words('transkrip', block.transcript) };
    case 'video': {
      // A box that is not ticked is not sent; that the form came at all is seen by its title.
      const cameBack = typed[fieldOf(block.id, 'judul')] !== undefined;
      const { silent: was, ...rest } = block;
      const silent = cameBack ? typed[fieldOf(block.id, 'hening')] === 'ya' : was === true;
      return { ...rest, title: line('judul', block.title), transcript: words('transkrip', block.transcript), ...(silent && { silent }) };
    }
    case 'pdf':
    case 'exercise':
      return { ...block, title: line('judul', block.title) };
    case 'link':
      return { ...block, title: line('judul', block.title), url: line('alamat', block.url) };
  }
}

/** The text of a block as it is typed. */
export const typedText = richToTyped;

/** Kinds of block a button adds; the others come with their file. */
export const addable = ['text', 'link', 'exercise'] as const;
export type Addable = (typeof addable)[number];

/** The lesson with a new block at its end. */
export function withBlock(content: LessonContent, kind: Addable): LessonContent {
  const id = freshId(content);
  const made: Block =
    kind === 'text'
      ? { kind, id, title: '', text: '' }
      : kind === 'link'
        ? { kind, id, title: '', url: '' }
        : { kind, id, title: '', questions: [] };
  return { ...content, blocks: [...content.blocks, made] };
}

/** The lesson with a file at its end; the type of its bytes says what it becomes. */
export function withFile(
  content: LessonContent,
  { id: fileId, name, mediaType }: { readonly id: string; readonly name: string; readonly mediaType: string },
): LessonContent {
  const id = freshId(content);
  const title = name.replace(/\.[a-z0-9]+$/i, '');
  const made: Block = mediaType.startsWith('image/')
    ? { kind: 'image', id, fileId, name, alt: '', caption: '' }
    : mediaType.startsWith('audio/')
      ? { kind: 'audio', id, fileId, name, title, transcript: '' }
      : mediaType.startsWith('video/')
        ? { kind: 'video', id, fileId, name, title, transcript: '' }
        : { kind: 'pdf', id, fileId, name, title };
  return { ...content, blocks: [...content.blocks, made] };
}

/** The lesson with captions of a film, or without; a transcript begins as their words. */
export function withCaptions(content: LessonContent, block: string, captions: Captions | null): LessonContent {
  const blocks = content.blocks.map((one): Block => {
    if (one.id !== block || one.kind !== 'video') return one;
    const { captions: _before, ...rest } = one;
    return captions === null ? rest : { ...rest, captions, transcript: one.transcript || wordsOf(captions) };
  });
  return { ...content, blocks };
}

export type BlockDeed = 'naik' | 'turun' | 'hapus';

/** The lesson with a block moved or taken out. */
export function withDeed(content: LessonContent, deed: BlockDeed, block: string): LessonContent {
  const at = content.blocks.findIndex(({ id }) => id === block);
  if (deed === 'hapus') return { ...content, blocks: content.blocks.filter(({ id }) => id !== block) };
  return { ...content, blocks: shifted(content.blocks, at, deed === 'naik' ? -1 : 1) };
}

/** The lesson with a question pinned to an exercise, or taken out of it; pinned twice, the newer version stays. */
export function withQuestion(content: LessonContent, block: string, questionId: string, version: number | null): LessonContent {
  const blocks = content.blocks.map((one): Block => {
    if (one.id !== block || one.kind !== 'exercise') return one;
    if (version === null) return { ...one, questions: one.questions.filter((pinned) => pinned.questionId !== questionId) };
    const pinned = { questionId, version };
    const isThere = one.questions.some((known) => known.questionId === questionId);
    return {
      ...one,
      questions: isThere ? one.questions.map((known) => (known.questionId === questionId ? pinned : known)) : [...one.questions, pinned],
    };
  });
  return { ...content, blocks };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 400);
