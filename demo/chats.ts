import { transaction } from '#db';
import { newId } from '#kernel';
import { type Content, contactOfPhone, getWhatsAppContact } from '#platform/channels';
import { type ConversationDeps, receiver } from '#platform/conversations';
import { type FilesDeps, receiveFile } from '#platform/files';
import { Readable } from 'node:stream';
import sharp from 'sharp';

interface ChatApp {
  readonly conversations: ConversationDeps;
  readonly files: FilesDeps;
}

interface Chatting {
  readonly name: string;
  readonly phone: string;
  /** Asks for an officer at the end. */
  readonly handover?: boolean;
}

/** Somebody who wrote, sent a photo, and perhaps asked for an officer: as if their messages had just come. */
export async function seedChat({ conversations, files }: ChatApp, { name, phone, handover = false }: Chatting) {
  const { db } = conversations;
  const { says, shows } = writer({ conversations, files }, { name, phone });
  await says({ kind: 'text', text: 'halo' });
  await shows(null);
  const conversationId = await says({ kind: 'text', text: handover ? 'petugas' : 'status' });
  // Where several offices answer here, it is asked which; else this is the question itself.
  if (handover) await says({ kind: 'text', text: 'izin keramaian' });
  const { id: photoId } = await db
    .selectFrom('conversations.message')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('file_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return { conversationId, photoId };
}

const eventPermit = [
  'izin keramaian',
  'pemilik atau penanggung jawab\nI Ketut Mengobrol\n5103014101900077\nketut@contoh.test\nJalan Contoh 5',
  'Konser amal\nmusik atau pertunjukan\n200\ntetap terbuka\nGamelan sampai jam 21',
  '01-12-2027\n2\n10.00\n21.00',
  'Lapangan Contoh, Jalan Contoh 9\nsempidi\n-8.5806, 115.1779',
  'setuju',
];
const eventPapers = ['ktp', 'susunan acara', 'denah', 'persetujuan desa adat'];

/** Somebody who applied for an event permit in a chat, every photo passed on from elsewhere where asked so. */
export async function seedChatApplication(
  app: ChatApp,
  { name, phone, forwarded = false }: Omit<Chatting, 'handover'> & { readonly forwarded?: boolean },
): Promise<{ readonly conversationId: string; readonly caseId: string }> {
  const { says, shows } = writer(app, { name, phone });
  for (const text of eventPermit) await says({ kind: 'text', text });
  for (const caption of eventPapers) await shows(caption, forwarded);
  const conversationId = await says({ kind: 'text', text: 'berikutnya' });
  await says({ kind: 'text', text: 'kirim' });
  const { caseId } = await app.conversations.db
    .selectFrom('conversations.message')
    .select('case_id as caseId')
    .where('conversation_id', '=', conversationId)
    .where('case_id', 'is not', null)
    .orderBy('nth', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { conversationId, caseId: caseId ?? '' };
}

/** Writes to the office as somebody, in the words and photos that are given. */
function writer({ conversations, files }: ChatApp, { name, phone }: Omit<Chatting, 'handover'>) {
  const { db, clock } = conversations;
  const says = async (content: Content, forwarded = false) =>
    transaction(db, async (tx) => {
      const id = await contactOfPhone(tx, phone, clock.now());
      const contact = { ...(await getWhatsAppContact(tx, id)), name };
      const inbound = {
        id: newId(),
        wamid: `wamid.${newId()}`,
        contact,
        at: clock.now(),
        late: false,
        forwarded,
        quoted: null,
        content,
      };
      await receiver(conversations)(tx, inbound);
      return id;
    });
  const shows = async (caption: string | null, forwarded = false) => {
    const photo = await receiveFile(files, {
      stream: Readable.from([await paper()]),
      filename: 'foto.png',
      kind: 'document',
      ownerPersonId: null,
    });
    const fate = { state: 'kept', file: photo.id, sha256: photo.sha256 } as const;
    await says({ kind: 'media', media: 'image', caption, filename: null, mediaType: 'image/png', voice: false, fate }, forwarded);
  };
  return { says, shows };
}

let papers = 0;

/** A picture of a sheet of paper, no two of them alike. */
function paper(): Promise<Buffer> {
  const background = { r: 244, g: 239 - (papers++ % 60), b: 230 };
  return sharp({ create: { width: 320, height: 452, channels: 3, background } })
    .png()
    .toBuffer();
}
