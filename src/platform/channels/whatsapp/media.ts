import { transaction, type Tx } from '#db';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import { createHash } from 'node:crypto';
import type { WhatsAppAccess, WhatsAppDeps } from './deps.ts';
import type { LostWhy, MediaFate, RawContent } from './domain/inbound.ts';
import { fetchAfter } from './domain/patience.ts';
import { findMedia } from './graph.ts';
import { fetchMedia, handOver } from './jobs.ts';
import { openIn, sealContent } from './sealed.ts';

/** Bytes of a file somebody sends that are fetched at all; WhatsApp would take five times as many. */
const MOST = 20_000_000;
/** Milliseconds a file may take. */
const PATIENCE = 120_000;

type Media = Extract<RawContent, { kind: 'media' }>;
/** Not now: tried again, and given up by `lost` in the end. */
interface NotYet {
  readonly notYet: string;
  readonly lost: LostWhy;
}

/**
 * The job that fetches a file: at once, since its address is good for minutes, compared with the digest Meta told, and
 * given to whoever keeps it. The message waits for it, and is handed over with what became of it.
 */
export function mediaHandler(deps: WhatsAppDeps): JobHandler {
  return handle(fetchMedia, async ({ inboundId }) => {
    const access = deps.access();
    const row = await deps.db
      .selectFrom('channels.whatsapp_in')
      .select(['content', 'contact_id as contactId', 'tries'])
      .where('id', '=', inboundId)
      .where('state', '=', 'media')
      .executeTakeFirst();
    if (!access || !row?.content) return;
    const inbound = openIn(deps.db, inboundId, row.content);
    const { content } = inbound;
    if (content.kind !== 'media') return;
    const fate = await fetchAndKeep(deps, access, { inboundId, contactId: row.contactId, content });
    await transaction(deps.db, async (tx) => {
      if ('notYet' in fate) {
        const wait = fetchAfter(row.tries + 1);
        if (wait !== null) return waitFor(tx, deps, inboundId, { tries: row.tries + 1, fault: fate.notYet, wait });
      }
      const told: MediaFate = 'notYet' in fate ? { state: 'lost', why: fate.lost, reason: null } : fate;
      await tx
        .updateTable('channels.whatsapp_in')
        .set({
          state: 'ready',
          tries: 0,
          next_at: null,
          fault: null,
          content: sealContent(tx, 'in', inboundId, { ...inbound, content: { ...content, fate: told } }),
        })
        .where('id', '=', inboundId)
        .where('state', '=', 'media')
        .execute();
      await enqueue(tx, handOver, { contactId: row.contactId });
    });
  });
}

async function waitFor(
  tx: Tx,
  { clock }: WhatsAppDeps,
  inboundId: string,
  { tries, fault, wait }: { readonly tries: number; readonly fault: string; readonly wait: number },
): Promise<void> {
  const nextAt = new Date(clock.now().getTime() + wait);
  await tx
    .updateTable('channels.whatsapp_in')
    .set({ tries, fault, next_at: nextAt })
    .where('id', '=', inboundId)
    .where('state', '=', 'media')
    .execute();
  await enqueue(tx, fetchMedia, { inboundId }, { runAt: nextAt });
}

/** A file whole, its digest compared with what Meta told. */
export interface Fetched {
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** Hex. */
  readonly sha256: string;
}

/** Fetches a file that somebody sent, within `patience` milliseconds for its bytes. */
export async function fetchFile(
  access: WhatsAppAccess,
  content: Pick<Media, 'mediaId' | 'sha256' | 'mediaType'>,
  patience = PATIENCE,
): Promise<Fetched | NotYet | { readonly tooLarge: true }> {
  const found = await findMedia(access, content.mediaId);
  if (found.outcome === 'refused' && [400, 404, 410].includes(found.status) && found.code !== 190)
    return { notYet: `refused ${found.code}`, lost: 'gone' };
  if (found.outcome !== 'done') return { notYet: found.outcome, lost: 'gone' };
  const { url, sha256, mime_type: mediaType, file_size: size } = found.value;
  if (Number(size ?? 0) > MOST) return { tooLarge: true };
  const bytes = await download(url, access, patience);
  if (bytes === 'too-large') return { tooLarge: true };
  if (bytes === null) return { notYet: 'the bytes did not come', lost: 'gone' };
  const digest = createHash('sha256').update(bytes).digest();
  const told = content.sha256 ?? sha256;
  if (told !== undefined && told !== digest.toString('base64') && told !== digest.toString('hex'))
    return { notYet: 'other bytes than were told', lost: 'damaged' };
  return { bytes, mediaType: content.mediaType || mediaType || 'application/octet-stream', sha256: digest.toString('hex') };
}

async function fetchAndKeep(
  { keeps }: WhatsAppDeps,
  access: WhatsAppAccess,
  { inboundId, contactId, content }: { readonly inboundId: string; readonly contactId: string; readonly content: Media },
): Promise<MediaFate | NotYet> {
  const fetched = await fetchFile(access, content);
  if ('notYet' in fetched) return fetched;
  if ('tooLarge' in fetched) return { state: 'lost', why: 'too-large', reason: null };
  const { bytes, mediaType, sha256 } = fetched;
  try {
    const kept = await keeps({ inboundId, contactId, media: content.media, bytes, mediaType, filename: content.filename });
    return 'file' in kept ? { state: 'kept', file: kept.file, sha256 } : { state: 'lost', why: 'refused', reason: kept.refused };
  } catch (error) {
    return { notYet: error instanceof Error ? error.name : 'unknown', lost: 'refused' };
  }
}

/** The bytes at an address Meta gave; null where they did not come. The token goes with it, so not anywhere else. */
async function download(url: string, access: WhatsAppAccess, patience: number): Promise<Buffer | 'too-large' | null> {
  const to = URL.parse(url);
  if (!to || !mayHaveToken(to, access)) return null;
  try {
    const answer = await fetch(to, { headers: { authorization: `Bearer ${access.token}` }, signal: AbortSignal.timeout(patience) });
    if (!answer.ok || !answer.body) return null;
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > MOST) return 'too-large';
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    return null;
  }
}

/** Meta's own hosts, and the one that is set where that is another: a token shown elsewhere would be somebody else's. */
function mayHaveToken(to: URL, { url }: WhatsAppAccess): boolean {
  const set = new URL(url);
  if (to.host === set.host) return to.protocol === set.protocol;
  return to.protocol === 'https:' && /(^|\.)(fbsbx|facebook|fbcdn|whatsapp)\.(com|net)$/.test(to.hostname);
}
