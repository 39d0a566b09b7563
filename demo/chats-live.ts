import type { WhatsAppStandIn } from '#demo/whatsapp';
import { setTimeout as wait } from 'node:timers/promises';

/** Something to send: words, or a photo with what it is said to be. */
type Line = string | { readonly photo: string };

interface Talking {
  readonly name: string;
  readonly phone: string;
  readonly lines: readonly Line[];
}

/** Two who wrote to the registry: one applied and waits to be verified, one asks for a person in the middle of it. */
const people: readonly Talking[] = [
  {
    name: 'I Gede Contoh Arta',
    phone: '+6281200000021',
    lines: [
      'KK saya hilang pak',
      'yang bersangkutan, I Gede Contoh Arta, 5102061203850021, 5102060101200021, kediri, desa banjar anyar, jalan contoh 3',
      '-',
      'I Gede Contoh Arta, 5102061203850021, hilang',
      'setuju',
      { photo: 'KTP' },
      { photo: 'surat polisi' },
      'kirim',
      'status',
    ],
  },
  {
    name: 'Ni Nyoman Contoh Rai',
    phone: '+6281200000022',
    lines: [
      'Om swastyastu, mau lapor kematian bapak saya',
      'saya anaknya, Ni Nyoman Contoh Rai, NIK 5102054405900022 KK 5102050101200022, tabanan, desa delod peken, banjar pande 4',
      'petugas',
      'KTP bapak saya sudah tidak ketemu. Apa bisa tetap dibuatkan aktanya?',
    ],
  },
];

/** How long an answer may take before the next is written all the same, in milliseconds. */
const PATIENCE = 20_000;

/** Has the people of the demonstration write from their telephones, each waiting for the office's answer. */
export async function beginChats(
  standIn: Pick<WhatsAppStandIn, 'person' | 'people' | 'write' | 'sample'>,
  goesOn: () => boolean,
): Promise<void> {
  for (const { name, phone, lines } of people) {
    const person = standIn.person({ name, phone });
    const said = () =>
      standIn
        .people()
        .find((chat) => chat.person.id === person.id)
        ?.bubbles.filter(({ mine }) => !mine).length ?? 0;
    for (const line of lines) {
      if (!goesOn()) return;
      const before = said();
      if (typeof line === 'string') standIn.write(person, { text: line });
      else standIn.write(person, { ...(await standIn.sample('photo')), caption: line.photo });
      // The last word to an officer is answered by an officer alone.
      const until = line === lines.at(-1) ? Date.now() : Date.now() + PATIENCE;
      while (said() === before && Date.now() < until && goesOn()) await wait(150);
    }
  }
}
