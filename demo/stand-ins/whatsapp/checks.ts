/** What the Graph interface answers to a message it does not take: a code, and what is wrong. */
export interface Refusal {
  readonly code: number;
  readonly detail: string;
}

type Json = Readonly<Record<string, unknown>>;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const object = (value: unknown) => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown) => (Array.isArray(value) ? value.map(object) : []);
const bad = (detail: string): Refusal => ({ code: 100, detail });
const within = (value: unknown, most: number) => text(value).length > 0 && text(value).length <= most;

/** What is wrong with a message, as Meta would see it; null where it is taken. */
export function refusalOf(message: Json, { hasMedia }: { readonly hasMedia: (id: string) => boolean }): Refusal | null {
  if (message.messaging_product !== 'whatsapp') return bad('messaging_product must be whatsapp');
  const body = object(message[text(message.type)]);
  switch (message.type) {
    case 'text':
      return within(body.body, 4096) ? null : bad('text.body must have 1 to 4096 characters');
    case 'interactive':
      return interactive(body);
    case 'document':
    case 'image':
      if (text(body.caption).length > 1024) return bad('caption must have at most 1024 characters');
      if (typeof body.link === 'string') return null;
      return hasMedia(text(body.id)) ? null : { code: 131_053, detail: 'Media upload error: no such media' };
    case 'template':
      return /^[a-z0-9_]+$/.test(text(body.name)) && text(object(body.language).code) !== ''
        ? null
        : bad('template needs name and language');
    default:
      return bad(`type ${text(message.type)} is not known`);
  }
}

function interactive(body: Json): Refusal | null {
  if (!within(object(body.body).text, 1024)) return bad('interactive.body.text must have 1 to 1024 characters');
  for (const part of ['header', 'footer'])
    if (body[part] !== undefined && !within(object(body[part]).text, 60))
      return bad(`interactive.${part}.text must have 1 to 60 characters`);
  const action = object(body.action);
  if (body.type === 'button') {
    const buttons = list(action.buttons).map(({ reply }) => object(reply));
    const sound = buttons.every(({ id, title }) => within(id, 256) && within(title, 20));
    const unique = new Set(buttons.map(({ title }) => title)).size === buttons.length;
    return sound && unique && buttons.length >= 1 && buttons.length <= 3 ? null : bad('interactive.action.buttons');
  }
  if (body.type !== 'list') return bad('interactive.type');
  const sections = list(action.sections);
  const rows = sections.flatMap((section) => list(section.rows));
  const sound = rows.every(({ id, title, description = '' }) => within(id, 200) && within(title, 24) && text(description).length <= 72);
  const titled = sections.length === 1 || sections.every(({ title }) => within(title, 24));
  const unique = new Set(rows.map(({ id }) => id)).size === rows.length;
  const many = sections.length >= 1 && sections.length <= 10 && rows.length >= 1 && rows.length <= 10;
  return sound && titled && unique && many && within(action.button, 20) ? null : bad('interactive.action');
}
