import type { Answer } from '../../bank/domain/answer.ts';
import type { Part } from '../../bank/domain/question.ts';

/** An answer in the question's own names, from one in the names of a paper. */
export function original(answer: Answer, parts: Readonly<Record<Part, Part>> | null): Answer {
  if (parts === null) return answer;
  const own = (part: Part) => parts[part] ?? part;
  if (Array.isArray(answer))
    return (answer as readonly unknown[]).map((part) => (typeof part === 'string' ? own(part) : part)) as unknown as Answer;
  if (typeof answer !== 'object') return answer;
  return Object.fromEntries(
    Object.entries(answer as Readonly<Record<Part, unknown>>).map(([row, columns]) => [
      row,
      Array.isArray(columns) ? columns.map((column) => own(String(column))) : columns,
    ]),
  ) as Answer;
}
