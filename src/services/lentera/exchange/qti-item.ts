import type { Body, Gap, Question, Rich } from '../bank/domain/question.ts';
import { choiceOf, matchOf, orderOf, promptIn } from './qti-choices.ts';
import { missing, type QtiContext, richOf } from './qti-context.ts';
import { pictureOf } from './qti-picture.ts';
import { declarationsOf, scoringOf, valuesOf } from './qti-scoring.ts';
import { entryOf, gapOf } from './qti-written.ts';
import { questionOf } from './taken.ts';
import { withMedia } from './with-media.ts';
import { childOf, childrenOf, type Element, findAll, type Node, wordsOf } from './xml.ts';
import { readGuide } from './rubric-table.ts';

const gaps = ['textEntryInteraction', 'inlineChoiceInteraction'];

/** Identifiers made when a question had none of its own. */
export const madeIdentifier = /^lentera-\d+$/;

/** A question from an item under the names of 2.x; `null`, and named, where it cannot be taken. */
export function questionFrom(
  item: Element,
  base: Pick<QtiContext, 'where' | 'leave' | 'mediaAt' | 'bytesOf'>,
  given: Partial<Question>,
): Question | null {
  const declarations = declarationsOf(item);
  const context: QtiContext = {
    ...base,
    scoring: scoringOf(item),
    declared: ({ attributes }) => declarations.get(attributes.responseIdentifier ?? ''),
  };
  const body = childOf(item, 'itemBody');
  const interactions = body ? interactionsIn(body) : [];
  const { title = '', identifier = '' } = item.attributes;
  const [only] = interactions;
  if (!body || !only) return missing('kind-unknown', `${identifier}: ${title}`, context);
  const rubrics = findAll(body, 'rubricBlock');
  const isCloze =
    interactions.every(({ name }) => gaps.includes(name)) && (interactions.length > 1 || only.name === 'inlineChoiceInteraction');
  if (interactions.length > 1 && !isCloze) return missing('kind-unknown', interactions.map(({ name }) => name).join(', '), context);
  const answer = isCloze ? clozeOf(body, interactions, context) : answerOf(only, rubrics, context);
  if (!answer) return null;
  const prompt = isCloze ? '' : promptOf(body, [only, ...rubrics], promptIn(only), context);
  if (!isCloze && prompt === '') return missing('prompt-missing', title, context);
  const points = Number(maxScoreOf(item) ?? 1);
  const discussion = discussionOf(item, context);
  return withMedia(
    questionOf({
      ...given,
      title,
      prompt,
      body: answer,
      points: points > 0 ? points : 1,
      ...(discussion !== '' && { discussion }),
      ...(identifier !== '' && !madeIdentifier.test(identifier) && { foreignId: identifier }),
    }),
  );
}

const interactionsIn = (element: Element): readonly Element[] =>
  childrenOf(element).flatMap((child) => (child.name.endsWith('Interaction') ? [child] : interactionsIn(child)));

function answerOf(interaction: Element, rubrics: readonly Element[], context: QtiContext): Body | null {
  switch (interaction.name) {
    case 'choiceInteraction':
      return choiceOf(interaction, context);
    case 'orderInteraction':
      return orderOf(interaction, context);
    case 'matchInteraction':
      return matchOf(interaction, context);
    case 'textEntryInteraction':
      return entryOf(interaction, context);
    case 'selectPointInteraction':
    case 'hotspotInteraction':
      return pictureOf(interaction, context);
    case 'extendedTextInteraction': {
      const { guide, rubric } = readGuide(richOf(unwrapped(rubrics.flatMap(({ children }) => children)), context));
      const lines = Math.round(Number(interaction.attributes.expectedLines) || 10);
      return { kind: 'essay', lines: Math.min(200, Math.max(1, lines)), rubric, ...(guide !== '' && { guide }) };
    }
    default:
      return missing('kind-unknown', interaction.name, context);
  }
}

function clozeOf(body: Element, interactions: readonly Element[], context: QtiContext): Body | null {
  const found = interactions.map((interaction, at) => gapOf(interaction, at, context));
  const whole = found.filter((gap): gap is Gap => gap !== null);
  if (whole.length < found.length)
    return missing('key-missing', interactions[found.indexOf(null)]?.attributes.responseIdentifier ?? '', context);
  if (context.scoring !== 'sum') context.leave(context.where, 'scoring-unknown', 'responseProcessing');
  const marked = body.children.map((node) =>
    replaced(node, (element) => (interactions.includes(element) ? `{{${whole[interactions.indexOf(element)]?.id}}}` : element)),
  );
  return { kind: 'cloze', text: richOf(unwrapped(marked), context), gaps: whole, policy: 'ratio' };
}

/** The body without what is answered, and the interaction's own prompt behind it. */
function promptOf(body: Element, without: readonly Element[], own: readonly Element[], context: QtiContext): Rich {
  const rest = body.children.map((node) => replaced(node, (element) => (without.includes(element) ? '' : element)));
  return richOf([...unwrapped(rest.filter((node) => !isEmptyBlock(node))), ...own.flatMap(({ children }) => children)], context);
}

const isEmptyBlock = (node: Node) =>
  typeof node === 'string'
    ? node.trim() === ''
    : ['p', 'div'].includes(node.name) && node.children.every((child) => typeof child === 'string' && child.trim() === '');

function replaced(node: Node, by: (element: Element) => Node): Node {
  if (typeof node === 'string') return node;
  const now = by(node);
  return typeof now === 'string' ? now : { ...now, children: now.children.map((child) => replaced(child, by)) };
}

/** What a single block around everything holds. */
function unwrapped(nodes: readonly Node[]): readonly Node[] {
  const [only, ...more] = nodes.filter((node) => typeof node !== 'string' || node.trim() !== '');
  return only !== undefined && typeof only !== 'string' && only.name === 'div' && more.length === 0 ? only.children : nodes;
}

const maxScoreOf = (item: Element) =>
  valuesOf(
    childOf(
      childrenOf(item, 'outcomeDeclaration').find(({ attributes }) => attributes.identifier === 'MAXSCORE'),
      'defaultValue',
    ),
  )[0];

function discussionOf(item: Element, context: QtiContext): Rich {
  const all = childrenOf(item, 'modalFeedback');
  const own = all.find(({ attributes }) => attributes.identifier === 'discussion') ?? (all.length === 1 ? all[0] : undefined);
  for (const one of all) if (one !== own) context.leave(context.where, 'part-dropped', `modalFeedback: ${wordsOf(one).trim()}`);
  return own ? richOf(unwrapped(childOf(own, 'contentBody')?.children ?? own.children), context) : '';
}
