import type { Db, Tx } from '#db';
import type { Content, Entry } from '../domain/entries.ts';
import { attach } from '../sealing/attachments.ts';
import { decryptJson, openSealed, SealBroken } from '../sealing/boxes.ts';
import { addEntry, type Matter, type MatterKeys } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import type { AgencyAnswer } from './answer.ts';
import { answerKeyPlace, answerPlace, pointerPlace } from './seat.ts';

type Asked = Extract<Content, { type: 'asked' }>;

/** What was asked of agencies in a matter, oldest first. */
export const askedIn = (entries: readonly Entry[]): readonly Asked[] =>
  entries.flatMap(({ content }) => (content.type === 'asked' ? [content] : []));

/**
 * Takes answers of agencies into their matter, when somebody who holds it says so: under the matter's own lock, and out of
 * the row the agency's letter lies in. Returns whether anything came.
 */
export async function takeInAnswers(
  tx: Tx,
  { matter, keys, entries }: { readonly matter: Matter; readonly keys: MatterKeys; readonly entries: readonly Entry[] },
  at: Date,
): Promise<boolean> {
  const asked = askedIn(entries);
  if (asked.length === 0) return false;
  const rows = await tx
    .selectFrom('ombudsman.asking')
    .select(['id', 'box_public as boxPublic', 'answer', 'answer_key as answerKey', 'answer_digest as digest'])
    .where(
      'id',
      'in',
      asked.map(({ askingId }) => askingId),
    )
    .where('state', '=', 'answered')
    .forUpdate()
    .execute();
  for (const { id, boxPublic, answer, answerKey, digest } of rows) {
    const { secret = '', purpose = 'explanation', agency = '' } = asked.find(({ askingId }) => askingId === id) ?? {};
    if (!answer || !answerKey) continue;
    const key = await openSealed({ publicKey: boxPublic, secretKey: Buffer.from(secret, 'base64') }, answerKey, answerKeyPlace(id));
    const { text, name, office, agrees, file, at: said } = await decryptJson<AgencyAnswer>(key, answer, answerPlace(id), 16_384);
    const document = file
      ? await attach(
          tx,
          matter,
          keys,
          { lock: 'office', name: file.name, mediaType: file.mediaType, content: Buffer.from(file.content, 'base64') },
          at,
        )
      : null;
    const content: Content = {
      type: 'agency-answer',
      askingId: id,
      purpose,
      agency,
      text,
      name,
      office,
      agrees,
      document,
      saidAt: said,
      digest: digest ?? '',
    };
    await addEntry(tx, matter, keys, { lock: 'office', by: { side: 'agency' }, content }, at);
    await tx.updateTable('ombudsman.asking').set({ state: 'taken', answer: null, answer_key: null }).where('id', '=', id).execute();
  }
  return rows.length > 0;
}

/** Answers of agencies that lie unread in a matter. */
export async function countUnread(tx: Tx, entries: readonly Entry[]): Promise<number> {
  const ids = askedIn(entries).map(({ askingId }) => askingId);
  if (ids.length === 0) return 0;
  const rows = await tx.selectFrom('ombudsman.asking').select('id').where('id', 'in', ids).where('state', '=', 'answered').execute();
  return rows.length;
}

/** Whether an agency answered something that lies unread: nobody decides over words they have not seen. */
export async function hasUnread(tx: Tx, entries: readonly Entry[]): Promise<boolean> {
  return (await countUnread(tx, entries)) > 0;
}

/** Matters in which an agency answered a letter of this officer's: their key alone tells which. */
export async function answeredFor(db: Db, opened: OpenedKey): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ombudsman.asking')
    .select(['id', 'pointer'])
    .where('asked_by', '=', opened.key.id)
    .where('state', '=', 'answered')
    .execute();
  const ids = await Promise.all(
    rows.map(async ({ id, pointer }) => {
      try {
        return [(await openSealed(opened.box, pointer, pointerPlace(id))).toString()];
      } catch (error) {
        if (error instanceof SealBroken) return [];
        throw error;
      }
    }),
  );
  return [...new Set(ids.flat())];
}
