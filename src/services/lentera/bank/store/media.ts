import type { Db, Tx } from '#db';
import type { PersonActor } from '#kernel';
import { createHash } from 'node:crypto';

export interface Media {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/mp4': 'm4a',
};

/** The name bytes are kept under: what they hold, so that the same picture is kept once. */
export function nameOf(content: Uint8Array, mediaType: string): string {
  return `${createHash('sha256').update(content).digest('hex').slice(0, 40)}.${extensions[mediaType] ?? 'bin'}`;
}

/** Keeps pictures and sounds that were looked at before; returns the name each is called by in texts. */
export async function keepMedia(
  tx: Tx,
  actor: PersonActor,
  media: readonly { readonly content: Buffer; readonly mediaType: string }[],
  at: Date,
): Promise<readonly string[]> {
  const rows = media.map(({ content, mediaType }) => ({
    name: nameOf(content, mediaType),
    media_type: mediaType,
    content,
    made_by: actor.personId,
    made_at: at,
  }));
  if (rows.length > 0)
    await tx
      .insertInto('lentera.media')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return rows.map(({ name }) => name);
}

export async function readMedia(db: Db | Tx, names: readonly string[]): Promise<ReadonlyMap<string, Media>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .selectFrom('lentera.media')
    .select(['name', 'media_type as mediaType', 'content'])
    .where('name', 'in', [...new Set(names)])
    .execute();
  return new Map(rows.map((row) => [row.name, row]));
}
