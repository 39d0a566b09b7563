import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { startWhatsApp } from './whatsapp/index.ts';

// `npm run demo:whatsapp`: Meta for trying, on this machine alone, with as many telephones as somebody writes from.
// A word after it: where the application is; another: the port. What the office says is printed as it comes.
const [house = 'http://localhost:3000', port = '3168'] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);
const key = () => randomBytes(18).toString('base64url');
const deliver = async (body: string, headers: Readonly<Record<string, string>>) =>
  (await fetch(new URL('/whatsapp/webhook', house), { method: 'POST', body, headers })).status;
const meta = await startWhatsApp({ token: key(), appSecret: key(), now: () => new Date(), deliver, port: Number(port) });

say(`An example of Meta answers at ${meta.url}. Start the application with
  WHATSAPP_API_URL=${meta.url} WHATSAPP_PHONE_NUMBER_ID=${meta.phoneNumberId} WHATSAPP_NUMBER='${meta.number}' \\
  WHATSAPP_TOKEN=${meta.token} WHATSAPP_APP_SECRET=${meta.appSecret} WHATSAPP_VERIFY_TOKEN=contoh npm start
then write here as somebody, a number and words: 6281200000001 halo
A photo is "foto" and its caption after the number; #2 presses the second thing that was offered.`);

const printed = new Map<string, number>();
setInterval(() => {
  for (const { person } of meta.people()) {
    const { bubbles } = meta.look(person);
    for (const { mine, raw } of bubbles.slice(printed.get(person.id) ?? 0)) if (!mine) say(`\n→ ${person.phone}\n${wordsOf(raw)}`);
    printed.set(person.id, bubbles.length);
  }
}, 300);

for await (const line of createInterface({ input: process.stdin })) {
  const [, phone, words = ''] = /^\s*(\+?\d{8,15})\s+(.+)$/.exec(line) ?? [];
  if (phone === undefined) {
    say('A number, then what they write: 6281200000001 halo');
    continue;
  }
  const person = meta.person({ phone });
  const [, caption] = /^foto\s*(.*)$/i.exec(words) ?? [];
  const [, nth] = /^#(\d+)$/.exec(words) ?? [];
  if (caption !== undefined) meta.write(person, { ...(await meta.sample('photo')), ...(caption !== '' && { caption }) });
  else if (nth === undefined) meta.write(person, { text: words });
  else {
    const offered = meta.look(person).bubbles.findLast(({ mine, raw }) => !mine && optionsIn(raw).length > 0);
    const pick = offered && optionsIn(offered.raw)[Number(nth) - 1];
    if (offered && pick) meta.write(person, { pick: pick.id, of: offered.wamid });
    else say('Nothing of that number was offered.');
  }
}

interface Sent {
  readonly text?: { readonly body: string };
  readonly template?: { readonly name: string };
  readonly interactive?: {
    readonly body: { readonly text: string };
    readonly action: {
      readonly buttons?: readonly { readonly reply: Option }[];
      readonly sections?: readonly { readonly rows: readonly Option[] }[];
    };
  };
}

interface Option {
  readonly id: string;
  readonly title: string;
}

function optionsIn(raw: Sent): readonly Option[] {
  const { buttons = [], sections = [] } = raw.interactive?.action ?? {};
  return [...buttons.map(({ reply }) => reply), ...sections.flatMap(({ rows }) => rows)];
}

function wordsOf(raw: Sent): string {
  const words = raw.interactive?.body.text ?? raw.text?.body ?? raw.template?.name ?? '[file]';
  return [words, ...optionsIn(raw).map(({ title }, at) => `  #${at + 1} ${title}`)].join('\n');
}
