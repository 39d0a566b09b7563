import { posix } from 'node:path';
import type { Parsed, ParsedQuestion } from '../bank/domain/parsed.ts';
import type { Question } from '../bank/domain/question.ts';
import { type Leave, leaving } from './leaving.ts';
import { mediaBag } from './media-in.ts';
import { richOf } from './qti-context.ts';
import { questionFrom } from './qti-item.ts';
import { normal } from './qti-names.ts';
import { tagsFrom } from './tag-labels.ts';
import { bounded, counted } from './taken.ts';
import { unpack } from './unpack.ts';
import { UnreadableExchange } from './unreadable.ts';
import { childOf, childrenOf, type Element, findAll, parseXml, wordsOf } from './xml.ts';

/** An item to read: where it lies in the package, and words about it. */
interface Resource {
  readonly path: string;
  readonly labels: readonly string[];
}

/**
 * Questions of a QTI 2.1, 2.2 or 3.0 package, or of a single item. Items by themselves unreadable are named, not the end of
 * the whole. Throws `UnreadableExchange`.
 */
export function parseQti(bytes: Uint8Array): Parsed {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const entries = isZip ? unpack(bytes) : new Map([['item.xml', bounded(bytes)]]);
  const resources = isZip ? resourcesOf(entries) : [{ path: 'item.xml', labels: [] }];
  const left: Parsed['left'][number][] = [];
  const leave = leaving(left);
  const bag = mediaBag();
  const questions: ParsedQuestion[] = [];
  const stimuli = new Map<string, Question['stimulus']>();
  for (const { path, labels } of counted(resources)) {
    const root = rootAt(path, entries, leave, isZip);
    if (!root) continue;
    const item = normal(root);
    if (item.name !== 'assessmentItem') {
      if (!isZip) throw new UnreadableExchange('wrong-format', root.name);
      leave(path, 'kind-unknown', root.name, { whole: true });
      continue;
    }
    const mediaAt = (from: string) => (address: string) => {
      const at = posix.join(posix.dirname(from), decoded(address));
      const content = entries.get(at);
      return content ? bag.take(posix.basename(at), content, from, leave) : null;
    };
    const base = { where: path, leave, mediaAt: mediaAt(path), bytesOf: (name: string) => bag.media.get(name) ?? new Uint8Array() };
    const href = childOf(item, 'assessmentStimulusRef')?.attributes.href;
    const stimulusPath = href === undefined ? undefined : posix.join(posix.dirname(path), decoded(href));
    if (stimulusPath !== undefined && !stimuli.has(stimulusPath))
      stimuli.set(stimulusPath, stimulusAt(stimulusPath, entries, leave, mediaAt(stimulusPath)));
    const stimulus = stimulusPath === undefined ? undefined : stimuli.get(stimulusPath);
    const topic = labels.find((label) => label.startsWith('topic:'))?.slice('topic:'.length) ?? null;
    const tags = tagsFrom(
      labels.filter((label) => !label.startsWith('topic:')),
      topic,
    );
    const question = questionFrom(item, base, { tags, ...(stimulus && { stimulus }) });
    if (question) questions.push({ question, where: path });
  }
  return { questions, left, media: bag.media };
}

/** Items of the manifest in its order; without types, every file that is XML. */
function resourcesOf(entries: ReadonlyMap<string, Uint8Array>): readonly Resource[] {
  const path = [...entries.keys()].filter((name) => posix.basename(name) === 'imsmanifest.xml').toSorted((a, b) => a.length - b.length)[0];
  const manifest = path === undefined ? undefined : entries.get(path);
  if (path === undefined || !manifest) throw new UnreadableExchange('wrong-format', 'imsmanifest.xml');
  return findAll(parseXml(manifest, path), 'resource')
    .filter(({ attributes }) => /^imsqti_(item|apipitem)_/.test(attributes.type ?? ''))
    .map((resource) => ({
      path: posix.join(posix.dirname(path), decoded(resource.attributes.href ?? childrenOf(resource, 'file')[0]?.attributes.href ?? '')),
      labels: findAll(resource, 'keyword').flatMap((keyword) =>
        findAll(keyword, 'string', 'langstring').map((words) => wordsOf(words).trim()),
      ),
    }));
}

function rootAt(path: string, entries: ReadonlyMap<string, Uint8Array>, leave: Leave, isPackage: boolean): Element | null {
  const content = entries.get(path);
  if (!content) {
    leave(path, 'unreadable', path, { whole: true });
    return null;
  }
  try {
    return parseXml(content, path);
  } catch (error) {
    if (!isPackage || !(error instanceof UnreadableExchange)) throw error;
    leave(path, 'unreadable', error.code, { whole: true });
    return null;
  }
}

function stimulusAt(
  path: string,
  entries: ReadonlyMap<string, Uint8Array>,
  leave: Leave,
  mediaAt: (address: string) => string | null,
): Question['stimulus'] {
  const root = rootAt(path, entries, leave, true);
  if (!root) return undefined;
  const stimulus = normal(root);
  const body = childOf(stimulus, 'stimulusBody');
  const [only, ...more] = body?.children ?? [];
  const nodes =
    only !== undefined && typeof only !== 'string' && only.name === 'div' && more.length === 0 ? only.children : (body?.children ?? []);
  return { title: stimulus.attributes.title ?? '', text: richOf(nodes, { where: path, leave, mediaAt }) };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
