import type { WhatsAppStandIn } from '#demo/stand-ins';

type Bubble = ReturnType<WhatsAppStandIn['look']>['bubbles'][number];

/** What the house said: its words, what can be pressed by its title, its id and the message it quotes. */
export interface Heard {
  readonly text: string;
  readonly options: ReadonlyMap<string, string>;
  readonly wamid: string;
  readonly quotes: string | null;
}

interface Sent {
  readonly text?: { readonly body: string };
  readonly interactive?: {
    readonly body: { readonly text: string };
    readonly action: {
      readonly buttons?: readonly { readonly reply: { readonly id: string; readonly title: string } }[];
      readonly sections?: readonly { readonly rows: readonly { readonly id: string; readonly title: string }[] }[];
    };
  };
}

export function heardIn({ raw, wamid, quotes }: Pick<Bubble, 'raw' | 'wamid' | 'quotes'>): Heard {
  const { text, interactive } = raw as Sent;
  const rows = interactive?.action.sections?.flatMap((section) => section.rows) ?? [];
  const buttons = interactive?.action.buttons?.map(({ reply }) => reply) ?? [];
  return {
    text: interactive?.body.text ?? text?.body ?? '',
    options: new Map([...rows, ...buttons].map(({ id, title }) => [title, id])),
    wamid,
    quotes,
  };
}

/** The id of what can be pressed under this name, which a row may cut short. */
export function optionLike(options: ReadonlyMap<string, string>, name: string): string | undefined {
  const title = [...options.keys()].find((one) => name === one || (one.endsWith('…') && name.startsWith(one.slice(0, -1).trimEnd())));
  return title === undefined ? undefined : options.get(title);
}

/** The papers a message asks photos of, by their names; none where it asks for none. */
export function papersIn(text: string): readonly string[] {
  if (!/Kirim foto dokumen ini|Foto yang masih kurang/.test(text)) return [];
  return [...text.matchAll(/^\d+\. (.+?)(?: \([^)]*\))?$/gm)].map(([, name]) => name ?? '');
}
