import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { OwnLine } from '#platform/channels';
import { ombudsmanPaths } from '../paths.ts';
import { hearOfChat, keepChat, knownChats } from '../sealing/chats.ts';

/** The office's number among those of the house. */
const CHAT_LINE = 'ombudsman';

/**
 * What whoever writes is told at once: what this number is for, the way in danger, what privacy it gives and what it does
 * not, and the ways that are better. The same for everybody, and nothing of what there is.
 */
export const greeting = (publicUrl: string): string => {
  const at = (kind: string) => publicUrl + ombudsmanPaths.begin({}, { jenis: kind });
  return [
    '*Ombudsman RI Perwakilan Bali.* Pesan Anda sampai dan disegel: hanya petugas Ombudsman yang dapat membukanya. Petugas membaca dan membalas di sini pada hari kerja.',
    'Nomor ini untuk laporan dan pertanyaan tentang layanan publik yang buruk. *Bila ada bahaya bagi nyawa atau keselamatan, hubungi layanan darurat atau polisi.*',
    '*Yang perlu Anda tahu:* WhatsApp (Meta) dan siapa pun yang memegang ponsel ini dapat melihat percakapan ini dan bahwa Anda menulis kepada kami. Untuk hal yang rahasia, jangan tulis di sini; pakai laman kami dan hapus percakapan ini.',
    `Laporan: ${at('laporan')}\nKonsultasi: ${at('konsultasi')}\nInformasi tanpa nama: ${at('informasi')}`,
    'Ini jawaban otomatis.',
    '',
    '*Ombudsman of Indonesia, Bali office.* Your message arrived and was sealed: only the Ombudsman’s officers can open it. They read and answer here on working days.',
    'This number takes reports and questions about bad public service. *If life or safety is in danger, call the emergency services or the police.*',
    '*What you should know:* WhatsApp (Meta), and whoever holds this phone, can see this chat and that you wrote to us. Do not write here what must stay secret; use our website and delete this chat.',
    `Report, question or anonymous tip: ${publicUrl}${ombudsmanPaths.front()}`,
    'This is an automatic answer.',
  ].join('\n\n');
};

/** The office's number, as far as it does not depend on where it lies: sealed the moment something comes. */
export const ombudsmanLine = (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  agencyId: string,
  { publicUrl, access }: { readonly publicUrl: string; readonly access: OwnLine['access'] },
): OwnLine => ({
  key: CHAT_LINE,
  access,
  known: (digests) => knownChats(db, digests),
  takes: (tx, chat) => keepChat(tx, agencyId, chat),
  hears: (tx, news) => hearOfChat(tx, agencyId, news, clock.now()),
  answer: { kind: 'text', text: greeting(publicUrl) },
});
