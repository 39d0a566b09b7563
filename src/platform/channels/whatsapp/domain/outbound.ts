/** Where a file to be sent lies: one of ours by the id its keeper gave it, or a public address. */
export type Source = { readonly file: string } | { readonly link: string };

interface Any {
  /** Meta's id of a message this one replies to, shown above it. */
  readonly replyTo?: string;
}

interface Framed extends Any {
  readonly header?: string;
  readonly body: string;
  readonly footer?: string;
}

export interface ListRow {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** One message to one person. `faultsOf` says whether WhatsApp would take it. */
export type Outbound =
  | (Any & { readonly kind: 'text'; readonly text: string })
  | (Framed & {
      readonly kind: 'list';
      /** On the button that opens the list. */
      readonly button: string;
      readonly sections: readonly { readonly title?: string; readonly rows: readonly ListRow[] }[];
    })
  | (Framed & { readonly kind: 'buttons'; readonly buttons: readonly { readonly id: string; readonly title: string }[] })
  | (Any & { readonly kind: 'document'; readonly source: Source; readonly filename: string; readonly caption?: string })
  | (Any & { readonly kind: 'image'; readonly source: Source; readonly caption?: string })
  | Template;

/** A text Meta approved beforehand: the only thing that may be said a day after somebody's last message. */
export interface Template extends Any {
  readonly kind: 'template';
  readonly name: string;
  /** Such as `id` or `en_US`. */
  readonly language: string;
  /** What stands for {{1}}, {{2}} … in its body. */
  readonly body: readonly string[];
  /** What its quick-reply buttons send back when pressed, first to last. */
  readonly payloads?: readonly string[];
}

/** One thing WhatsApp would refuse: where, and what is wrong there. */
export interface OutboundFault {
  /** Such as `sections[0].rows[2].title`. */
  readonly at: string;
  readonly why: 'empty' | 'too-long' | 'too-many' | 'too-few' | 'twice' | 'form';
  readonly limit?: number;
}

/** Meta's limits, in letters unless said otherwise. */
export const limits = {
  text: 4096,
  body: 1024,
  frame: 60,
  caption: 1024,
  filename: 240,
  sections: 10,
  /** Of all sections together. */
  rows: 10,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
  sectionTitle: 24,
  listButton: 20,
  buttons: 3,
  buttonId: 256,
  buttonTitle: 20,
  parameter: 1024,
  payload: 128,
} as const;

/** Everything WhatsApp would refuse of a message; empty where it would take it. */
export function faultsOf(message: Outbound): readonly OutboundFault[] {
  const faults: OutboundFault[] = [];
  const long = (at: string, text: string, limit: number) => {
    if (text.trim() === '') faults.push({ at, why: 'empty' });
    // In the units of JavaScript, which are never fewer than letters.
    if (text.length > limit) faults.push({ at, why: 'too-long', limit });
  };
  const maybe = (at: string, text: string | undefined, limit: number) => {
    if (text !== undefined) long(at, text, limit);
  };
  const many = (at: string, n: number, least: number, most: number) => {
    if (n < least) faults.push({ at, why: 'too-few', limit: least });
    if (n > most) faults.push({ at, why: 'too-many', limit: most });
  };
  const once = (at: (nth: number) => string, words: readonly string[]) => {
    for (const [nth, word] of words.entries()) if (words.indexOf(word) < nth) faults.push({ at: at(nth), why: 'twice' });
  };
  const form = (at: string, fits: boolean) => {
    if (!fits) faults.push({ at, why: 'form' });
  };
  const frame = ({ header, body, footer }: Framed) => {
    maybe('header', header, limits.frame);
    long('body', body, limits.body);
    maybe('footer', footer, limits.frame);
  };
  switch (message.kind) {
    case 'text':
      long('text', message.text, limits.text);
      break;
    case 'list': {
      frame(message);
      long('button', message.button, limits.listButton);
      const { sections } = message;
      many('sections', sections.length, 1, limits.sections);
      many('rows', sections.flatMap(({ rows }) => rows).length, 1, limits.rows);
      const ids: [string, string][] = [];
      for (const [s, { title, rows }] of sections.entries()) {
        if (sections.length > 1) long(`sections[${s}].title`, title ?? '', limits.sectionTitle);
        else maybe(`sections[${s}].title`, title, limits.sectionTitle);
        many(`sections[${s}].rows`, rows.length, 1, limits.rows);
        for (const [r, row] of rows.entries()) {
          const at = `sections[${s}].rows[${r}]`;
          long(`${at}.id`, row.id, limits.rowId);
          long(`${at}.title`, row.title, limits.rowTitle);
          maybe(`${at}.description`, row.description, limits.rowDescription);
          ids.push([`${at}.id`, row.id]);
        }
      }
      once(
        (nth) => ids[nth]?.[0] ?? '',
        ids.map(([, id]) => id),
      );
      break;
    }
    case 'buttons': {
      frame(message);
      const { buttons } = message;
      many('buttons', buttons.length, 1, limits.buttons);
      for (const [nth, { id, title }] of buttons.entries()) {
        long(`buttons[${nth}].id`, id, limits.buttonId);
        long(`buttons[${nth}].title`, title, limits.buttonTitle);
      }
      once(
        (nth) => `buttons[${nth}].id`,
        buttons.map(({ id }) => id),
      );
      once(
        (nth) => `buttons[${nth}].title`,
        buttons.map(({ title }) => title),
      );
      break;
    }
    case 'document':
      long('filename', message.filename, limits.filename);
      maybe('caption', message.caption, limits.caption);
      form('source', isSource(message.source));
      break;
    case 'image':
      maybe('caption', message.caption, limits.caption);
      form('source', isSource(message.source));
      break;
    case 'template':
      form('name', /^[a-z0-9_]{1,512}$/.test(message.name));
      form('language', /^[a-z]{2,3}(_[A-Z]{2})?$/.test(message.language));
      for (const [nth, text] of message.body.entries()) {
        long(`body[${nth}]`, text, limits.parameter);
        // Meta refuses parameters with lines, tabs or more than four spaces in a row.
        form(`body[${nth}]`, !/[\n\t]| {5}/.test(text));
      }
      for (const [nth, payload] of (message.payloads ?? []).entries()) long(`payloads[${nth}]`, payload, limits.payload);
  }
  return faults;
}

/** The message, where WhatsApp would take it; throws what is wrong otherwise. For what is written beforehand: at load. */
export function checkedOutbound<M extends Outbound>(message: M): M {
  const faults = faultsOf(message);
  if (faults.length === 0) return message;
  const said = faults.map(({ at, why, limit }) => `${at}: ${why}${limit === undefined ? '' : ` (${limit})`}`);
  throw new Error(`WhatsApp would refuse this ${message.kind}: ${said.join('; ')}`);
}

function isSource(source: Source): boolean {
  return 'file' in source ? source.file !== '' : /^https:\/\/[^\s]+$/.test(source.link) && source.link.length <= 2000;
}
