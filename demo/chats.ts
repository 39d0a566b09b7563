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
  const { db, clock } = conversations;
  const says = async (content: Content) =>
    transaction(db, async (tx) => {
      const id = await contactOfPhone(tx, phone, clock.now());
      const contact = { ...(await getWhatsAppContact(tx, id)), name };
      const inbound = {
        id: newId(),
        wamid: `wamid.${newId()}`,
        contact,
        at: clock.now(),
        late: false,
        forwarded: false,
        quoted: null,
        content,
      };
      await receiver(conversations)(tx, inbound);
      return id;
    });
  await says({ kind: 'text', text: 'halo' });
  const photo = await receiveFile(files, {
    stream: Readable.from([await paper()]),
    filename: 'foto.jpg',
    kind: 'document',
    ownerPersonId: null,
  });
  const fate = { state: 'kept', file: photo.id, sha256: photo.sha256 } as const;
  await says({ kind: 'media', media: 'image', caption: null, filename: null, mediaType: 'image/jpeg', voice: false, fate });
  const conversationId = await says({ kind: 'text', text: handover ? 'petugas' : 'status' });
  const { id: photoId } = await db
    .selectFrom('conversations.message')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('file_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return { conversationId, photoId };
}

/** A picture of a sheet of paper. */
function paper(): Promise<Buffer> {
  return sharp({ create: { width: 320, height: 452, channels: 3, background: '#f4efe6' } })
    .jpeg()
    .toBuffer();
}
