import type { Body, Option, Question, Rich } from './question.ts';
import { mediaOf } from './typed-question.ts';

/**
 * A question whose pictures and sounds are called by other names; what has none is taken out of its texts, so that
 * `checkQuestion` has nothing to miss there.
 */
export function renamedMedia(question: Question, nameOf: (name: string) => string | undefined): Question {
  const rich = (text: Rich): Rich =>
    text.replace(/<(?:img|audio)\b[^>]*?\ssrc="media:([^"]+)"[^>]*>(?:<\/audio>)?/g, (tag, name: string) => {
      const other = nameOf(name);
      return other === undefined ? '' : tag.replace(`media:${name}`, () => `media:${other}`);
    });
  const { prompt, discussion, stimulus, body } = question;
  const renamed: Question = {
    ...question,
    prompt: rich(prompt),
    body: renamedBody(body, rich, nameOf),
    ...(discussion !== undefined && { discussion: rich(discussion) }),
    ...(stimulus && { stimulus: { ...stimulus, text: rich(stimulus.text) } }),
  };
  return { ...renamed, media: mediaOf(renamed) };
}

function renamedBody(body: Body, rich: (text: Rich) => Rich, nameOf: (name: string) => string | undefined): Body {
  const fed = <T extends { readonly feedback?: Rich }>(one: T): T =>
    one.feedback === undefined ? one : { ...one, feedback: rich(one.feedback) };
  const options = (all: readonly Option[]) => all.map((one) => fed({ ...one, text: rich(one.text) }));
  switch (body.kind) {
    case 'choice':
    case 'choices':
      return { ...body, options: options(body.options) };
    case 'grid':
      return { ...body, statements: options(body.statements), categories: options(body.categories) };
    case 'matching':
      return { ...body, rows: options(body.rows), columns: options(body.columns) };
    case 'ordering':
      return { ...body, items: options(body.items) };
    case 'short':
      return { ...body, accepted: body.accepted.map(fed) };
    case 'numeric':
      return { ...body, accepted: body.accepted.map(fed) };
    case 'essay':
      return body.guide === undefined ? body : { ...body, guide: rich(body.guide) };
    case 'cloze':
      return {
        ...body,
        text: rich(body.text),
        gaps: body.gaps.map((gap) => {
          if (gap.kind === 'choice') return { ...gap, options: options(gap.options) };
          return gap.kind === 'short' ? { ...gap, accepted: gap.accepted.map(fed) } : { ...gap, accepted: gap.accepted.map(fed) };
        }),
      };
    case 'hotspot':
      return { ...body, picture: nameOf(body.picture) ?? '' };
  }
}
