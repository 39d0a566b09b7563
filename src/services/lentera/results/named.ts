import { toPlain } from '../bank/domain/clean-to-plain.ts';
import type { Body, Option } from '../bank/domain/question.ts';

/** Parts of a question as people read them. */
export function named(body: Body, list: readonly string[]): string {
  const options: readonly Option[] =
    body.kind === 'choice' || body.kind === 'choices'
      ? body.options
      : body.kind === 'grid'
        ? body.categories
        : body.kind === 'matching'
          ? body.columns
          : body.kind === 'ordering'
            ? body.items
            : body.kind === 'cloze'
              ? body.gaps.flatMap((gap) => (gap.kind === 'choice' ? gap.options : []))
              : [];
  return [...new Set(list)].map((part) => toPlain(options.find(({ id }) => id === part)?.text ?? part)).join('; ');
}
