import { transaction } from '#db';
import { byteDigest } from '#platform/channels';
import { ombudsmanLine } from '#services/ombudsman';
import { randomUUID } from 'node:crypto';
import type { DemoApp } from '../app.ts';

interface DemoChat {
  readonly phone: string;
  readonly name: string;
  /** Hours ago, and what was written. */
  readonly said: readonly (readonly [hoursAgo: number, text: string])[];
}

/** Invented conversations with the office by WhatsApp: one that can still be answered, and one a day too late for it. */
const chats: readonly DemoChat[] = [
  {
    phone: '+6281200009901',
    name: 'Wayan Contoh Penjual Canang',
    said: [
      [3, 'Om swastyastu. Saya mau bertanya, apakah benar ini Ombudsman?'],
      [2.9, 'Di loket parkir pasar saya dimintai dua ribu tanpa karcis setiap pagi. Petugasnya bilang kalau mau karcis, lima ribu.'],
      [2.8, 'Saya takut kalau nama saya diketahui kepala pasar.'],
    ],
  },
  {
    phone: '+6281200009902',
    name: 'Luh Contoh Ibu Murid',
    said: [[31, 'Anak saya belum dapat rapor karena uang gedung belum lunas. Ke mana saya bertanya?']],
  },
];

/** Conversations of the demonstration, taken in as any other: sealed at once, before whoever takes matters in. */
export async function seedOmbudsmanChats({ ombudsman }: Pick<DemoApp, 'ombudsman'>): Promise<void> {
  const { db, clock, agencyId, publicUrl, chat } = ombudsman;
  const line = ombudsmanLine({ db, clock }, agencyId, { publicUrl, access: chat.access });
  for (const { phone, name, said } of chats)
    for (const [hoursAgo, text] of said) {
      const at = new Date(clock.now().getTime() - hoursAgo * 3_600_000);
      const wamid = `wamid.contoh.${phone}.${hoursAgo}`;
      const message = {
        wamid,
        from: { phone, bsuid: null, name },
        at,
        quoted: null,
        forwarded: false,
        content: { kind: 'text', text },
      } as const;
      const arrived = {
        id: randomUUID(),
        at,
        digest: byteDigest(wamid),
        quotes: null,
        message,
        sent: { message, contacts: [] },
        file: null,
        fate: null,
      };
      await transaction(db, (tx) => line.takes(tx, arrived));
    }
}
