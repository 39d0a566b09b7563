import type { Body, Question, Rich } from './question.ts';

/** Letters and digits of a text without markup, in lower case: what two people who enter the same question both write. */
export function bareWords(rich: Rich): string {
  return rich
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z0-9#]+;/gi, ' ')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Every text of what is asked, without the order of options: shuffled options are the same question. */
export function textsOf(body: Body): readonly string[] {
  switch (body.kind) {
    case 'choice':
    case 'choices':
      return body.options.map(({ text }) => text);
    case 'grid':
      return [...body.statements, ...body.categories].map(({ text }) => text);
    case 'matching':
      return [...body.rows, ...body.columns].map(({ text }) => text);
    case 'ordering':
      return body.items.map(({ text }) => text);
    case 'cloze':
      return [body.text, ...body.gaps.flatMap((gap) => (gap.kind === 'choice' ? gap.options.map(({ text }) => text) : []))];
    case 'short':
      return body.accepted.map(({ text }) => text);
    case 'numeric':
      return body.accepted.map(({ value }) => ('at' in value ? value.at : `${value.from} ${value.to}`));
    case 'hotspot':
      return [body.picture];
    case 'essay':
      return [];
  }
}

/** What a question is recognised by when it is entered a second time; hashed by whoever keeps it. */
export function likeness({ prompt, body, stimulus }: Pick<Question, 'prompt' | 'body' | 'stimulus'>): string {
  return [body.kind, bareWords(stimulus?.text ?? ''), bareWords(prompt), ...textsOf(body).map(bareWords).sort()].join('\n');
}
