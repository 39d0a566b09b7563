import type { Loss } from '../bank/domain/parsed.ts';
import type { Option, Rich } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';
import type { Declared, Scoring } from './qti-scoring.ts';
import { type MediaAt, richFrom } from './rich-in.ts';
import { htmlOf } from './rich-xml.ts';
import { partName } from './taken.ts';
import { type Element, findAll, type Node, wordsOf } from './xml.ts';

/** What reading one item needs. */
export interface QtiContext {
  readonly where: string;
  readonly leave: Leave;
  readonly mediaAt: MediaAt;
  readonly bytesOf: (name: string) => Uint8Array;
  readonly declared: (interaction: Element) => Declared | undefined;
  readonly scoring: Scoring;
}

/** Elements and words of an item as a text of ours; 2.x names pictures by `object`. */
export function richOf(nodes: readonly Node[], { where, leave, mediaAt }: Pick<QtiContext, 'where' | 'leave' | 'mediaAt'>): Rich {
  return richFrom(htmlOf(nodes.map(withImages)), where, leave, mediaAt);
}

function withImages(node: Node): Node {
  if (typeof node === 'string') return node;
  const { data, type = '' } = node.attributes;
  if (node.name === 'object' && data !== undefined && /^(image|audio)\//.test(type)) {
    const isImage = type.startsWith('image/');
    return {
      ...node,
      name: isImage ? 'img' : 'audio',
      attributes: { src: data, ...(isImage && { alt: wordsOf(node).trim() }) },
      children: [],
    };
  }
  return { ...node, children: node.children.map(withImages) };
}

/** Options by their identifiers, with names of ours in their order; feedback stands within an option. */
export function optionsOf(
  choices: readonly Element[],
  context: QtiContext,
): { readonly options: readonly Option[]; readonly partOf: ReadonlyMap<string, string> } {
  const options = choices.map((choice, at): Option => {
    const feedback = findAll(choice, 'feedbackInline', 'feedbackBlock');
    const said = richOf(
      feedback.flatMap(({ children }) => children),
      context,
    );
    const text = richOf(
      choice.children.filter((node) => typeof node === 'string' || !feedback.includes(node)),
      context,
    );
    return { id: partName(at), text, ...(said !== '' && { feedback: said }) };
  });
  return { options, partOf: new Map(choices.map(({ attributes }, at) => [attributes.identifier ?? '', partName(at)])) };
}

/** Names a whole item as left, and gives `null`. */
export function missing(loss: Loss, named: string, { where, leave }: QtiContext): null {
  leave(where, loss, named, { whole: true });
  return null;
}
