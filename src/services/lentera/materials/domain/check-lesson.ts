import { toPlain } from '../../bank/domain/clean-to-plain.ts';
import type { Block, LessonContent } from './lesson.ts';
import { knownHost } from './video-host.ts';

/** Why a lesson cannot be published as it stands; `block` is the id of the one at fault, null for the lesson. */
export interface Fault {
  readonly block: string | null;
  readonly code:
    | 'empty'
    | 'no-text'
    | 'too-long'
    | 'no-alt'
    | 'no-title'
    | 'no-transcript'
    | 'no-captions'
    | 'no-link'
    | 'strange-host'
    | 'no-question'
    | 'too-many';
}

/** Letters of one text; what is longer is parted into several. */
export const MOST_LETTERS = 18_000;
export const MOST_BLOCKS = 40;
export const MOST_QUESTIONS = 20;

/** What is missing before students may read it. `hosts`: where films may lie. */
export function checkLesson({ blocks }: LessonContent, hosts: readonly string[]): readonly Fault[] {
  if (blocks.length === 0) return [{ block: null, code: 'empty' }];
  if (blocks.length > MOST_BLOCKS) return [{ block: null, code: 'too-many' }];
  return blocks.flatMap((block) => faultsOf(block, hosts).map((code) => ({ block: block.id, code })));
}

function faultsOf(block: Block, hosts: readonly string[]): readonly Fault['code'][] {
  switch (block.kind) {
    case 'text':
      if (block.text.length > MOST_LETTERS) return ['too-long'];
      if (toPlain(block.text).trim() === '' && !block.text.includes('<img')) return ['no-text'];
      return [...block.text.matchAll(/<img\b[^>]*>/g)].every(([tag]) => /\salt="[^"]*[^"\s][^"]*"/.test(tag)) ? [] : ['no-alt'];
    case 'image':
      return block.alt === '' ? ['no-alt'] : [];
    case 'audio':
      return [...titled(block.title), ...(block.transcript === '' ? ['no-transcript' as const] : [])];
    case 'video':
      return [
        ...titled(block.title),
        ...(block.transcript === '' ? ['no-transcript' as const] : []),
        ...(block.captions === undefined && block.silent !== true ? ['no-captions' as const] : []),
      ];
    case 'pdf':
      return titled(block.title);
    case 'link': {
      if (block.url === '') return ['no-link', ...titled(block.title)];
      return [...titled(block.title), ...(knownHost(block.url, hosts) === null ? ['strange-host' as const] : [])];
    }
    case 'exercise':
      if (block.questions.length > MOST_QUESTIONS) return ['too-many'];
      return block.questions.length === 0 ? ['no-question'] : [];
  }
}

const titled = (title: string): readonly Fault['code'][] => (title === '' ? ['no-title'] : []);
