import { type ListRow, type Outbound, whatsAppLimits } from '#platform/channels';
import type { Choice, Saying } from './saying.ts';
import { shorten } from './shorten.ts';

/**
 * A saying as messages of WhatsApp: buttons for up to three short choices, a list for up to ten, and beyond that
 * the text alone, which names them. A text too long for a frame goes ahead of it, cut between lines.
 */
export function framed({ text, choices = [], open = 'Menu', replyTo }: Saying): readonly Outbound[] {
  const reply = replyTo === undefined ? {} : { replyTo };
  const { body, buttons, rows, buttonTitle } = whatsAppLimits;
  if (choices.length === 0 || choices.length > rows)
    return parts(text, whatsAppLimits.text).map((part, nth) => ({ kind: 'text', text: part, ...(nth === 0 && reply) }));
  const all = parts(text, whatsAppLimits.text);
  const fits = text.length <= body;
  const ahead: Outbound[] = fits ? [] : all.map((part, nth) => ({ kind: 'text', text: part, ...(nth === 0 && reply) }));
  const under = fits ? text : shorten(lastLine(text), body);
  const own = fits ? reply : {};
  const asButtons = choices.length <= buttons && choices.every(({ title }) => title.length <= buttonTitle);
  const frame: Outbound = asButtons
    ? { kind: 'buttons', body: under, buttons: choices.map(({ id, title }) => ({ id, title })), ...own }
    : { kind: 'list', body: under, button: shorten(open, whatsAppLimits.listButton), sections: [{ rows: choices.map(rowOf) }], ...own };
  return [...ahead, frame];
}

/** A row whose title does not fit says the whole below. */
function rowOf({ id, title, hint }: Choice): ListRow {
  const { rowTitle, rowDescription } = whatsAppLimits;
  const below = title.length > rowTitle ? (hint === undefined ? title : `${title}. ${hint}`) : hint;
  return { id, title: shorten(title, rowTitle), ...(below !== undefined && { description: shorten(below, rowDescription) }) };
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? text;
}

function parts(text: string, most: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = rest.lastIndexOf('\n', most);
    const end = at > most / 2 ? at : most;
    found.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...found, rest];
}
