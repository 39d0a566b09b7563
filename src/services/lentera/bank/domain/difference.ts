import { textsOf } from './check-question.ts';
import { toPlain } from './clean-to-plain.ts';
import type { Body, Question } from './question.ts';
import { withComma } from './read-number.ts';

/** One part of a question that two versions have differently; null where one has none. */
export interface Difference {
  /** `prompt`, `options.b`, `key`, `tags.aim` … */
  readonly at: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed from one version to a later one, in the order of the question. */
export function differences(before: Question, after: Question): readonly Difference[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const places = [...new Set([...old.keys(), ...now.keys()])];
  return places.map((at) => ({ at, before: old.get(at) ?? null, after: now.get(at) ?? null })).filter((part) => part.before !== part.after);
}

function partsOf(question: Question): ReadonlyMap<string, string> {
  const { title, points, tags, body, stimulus } = question;
  const parts = new Map<string, string>([['title', title]]);
  for (const [at, rich] of textsOf(question)) parts.set(at, withMedia(rich));
  if (stimulus) parts.set('stimulus.title', stimulus.title);
  parts.set('kind', body.kind);
  parts.set('key', keyInWords(body));
  parts.set('rule', ruleInWords(body));
  parts.set('points', String(points));
  for (const [name, value] of Object.entries(tags)) {
    const text = Array.isArray(value) ? value.join(', ') : value === null ? '' : String(value);
    if (text !== '') parts.set(`tags.${name}`, text);
  }
  return parts;
}

/** A text by its words; two pictures are told apart by what they hold. */
const withMedia = (rich: string) => toPlain(rich.replace(/<(?:img|audio)\b[^>]*?src="media:([^"]{1,8})[^"]*"[^>]*>/g, '[$1]'));

/** What is right, in the question's own parts. */
function keyInWords(body: Body): string {
  switch (body.kind) {
    case 'choice':
      return body.key.toUpperCase();
    case 'choices':
      return body.keys.map((key) => key.toUpperCase()).join(', ');
    case 'grid':
      return Object.entries(body.keys)
        .map(([row, key]) => `${row} → ${key}`)
        .join(', ');
    case 'matching':
      return Object.entries(body.keys)
        .map(([row, keys]) => `${row} → ${keys.join('+')}`)
        .join(', ');
    case 'short':
      return body.accepted.map(({ text, share }) => (share === 1 ? text : `${text} (${share * 100} %)`)).join('; ');
    case 'numeric':
      return [...body.accepted.map(acceptedInWords), ...body.units.map(({ name, factor }) => `${name} × ${factor}`)].join('; ');
    case 'essay':
      return body.rubric
        .map(({ title, weight, levels }) => `${title} × ${weight}: ${levels.map((one) => one.title).join(' / ')}`)
        .join('; ');
    case 'ordering':
      return body.items.map(({ id }) => id).join(', ');
    case 'cloze':
      return body.gaps
        .map(
          (gap) =>
            `${gap.id}: ${gap.kind === 'choice' ? gap.key : gap.kind === 'short' ? gap.accepted.map(({ text }) => text).join(' / ') : gap.accepted.map(acceptedInWords).join(' / ')}`,
        )
        .join('; ');
    case 'hotspot':
      return JSON.stringify(body.areas);
  }
}

export function acceptedInWords({
  value,
}: {
  readonly value: { readonly at: string; readonly within: string } | { readonly from: string; readonly to: string };
}): string {
  if ('from' in value) return `${withComma(value.from)} – ${withComma(value.to)}`;
  return Number(value.within) === 0 ? withComma(value.at) : `${withComma(value.at)} ± ${withComma(value.within)}`;
}

/** How it is marked and shown beside its key. */
function ruleInWords(body: Body): string {
  const { kind: _, ...rest } = body as Body & Readonly<Record<string, unknown>>;
  return ['policy', 'shares', 'shuffle', 'caseSensitive', 'unitRule', 'lines', 'most', 'trueFalse']
    .filter((name) => name in rest)
    .map((name) => `${name} ${JSON.stringify((rest as Readonly<Record<string, unknown>>)[name])}`)
    .join(', ');
}
