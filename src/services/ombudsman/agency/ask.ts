import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { getAgency, officersAt } from '#platform/access';
import { officeDay } from '#platform/calendar';
import type { DocumentsDeps } from '#platform/documents';
import { vaultOf } from '#platform/keys';
import { notify } from '#platform/notifications';
import { randomUUID } from 'node:crypto';
import { lastOf } from '../domain/entries.ts';
import { copiesStory, type Purpose } from '../domain/procedure/agency-letters.ts';
import { drawLetter } from '../letters/draw.ts';
import { letterKindsOf } from '../letters/kinds.ts';
import { ombudsmanPaths } from '../paths.ts';
import { attach } from '../sealing/attachments.ts';
import { newBoxPair, sealTo } from '../sealing/boxes.ts';
import { addEntry, officerBy } from '../sealing/matters.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';
import type { Inside } from '../procedure/inside.ts';
import { askedNotice } from './notices.ts';
import { LIAISON, pointerPlace } from './seat.ts';

export const ELSEWHERE = 'elsewhere';

/** What goes to an agency: whom, and the words an officer wrote for it. */
export interface AskingInput {
  /** Id of an agency of the hall, or `elsewhere`. */
  readonly to: string;
  /** Its name, where it is elsewhere. */
  readonly toName: string;
  readonly text: string;
}

interface Asking extends AskingInput {
  readonly purpose: Purpose;
  readonly dueOn: string | null;
  readonly dueIsLaw: boolean;
}

/**
 * Writes to an agency. It gets the words written for it, the number of the letter and a last day; nothing of the matter is
 * beside it. Throws ACTION_NOT_ALLOWED with `copies-story`, INVALID_INPUT with `agency`.
 */
export async function askAgency(
  tx: Tx,
  { actor, opened, documents }: { readonly actor: PersonActor; readonly opened: OpenedKey; readonly documents: DocumentsDeps },
  { matter, keys, entries }: Inside,
  { to, toName, text, purpose, dueOn, dueIsLaw }: Asking,
  at: Date,
): Promise<string> {
  const letter = text.trim().slice(0, 12_000);
  if (letter === '' || (to === ELSEWHERE && toName.trim() === '')) throw new AppError('INVALID_INPUT', { fields: ['agency'] });
  const told = Object.entries(lastOf(entries, 'sent')?.content.answers ?? {}).flatMap(([key, value]) =>
    key === 'agency' || key === 'agencyId' ? [] : [value],
  );
  const said = entries.flatMap(({ content, by }) => (content.type === 'message' && by.side === 'reporter' ? [content.text] : []));
  if (copiesStory(letter, [...told, ...said])) throw refused('copies-story');
  const agency = to === ELSEWHERE ? null : await getAgency(tx, to);
  if (agency?.id === matter.agencyId) throw new AppError('INVALID_INPUT', { fields: ['agency'] });
  const name = agency ? `${agency.name}, ${agency.government}` : toName.trim().slice(0, 200);
  const on = officeDay(at);
  const { pdf, number } = await drawLetter(tx, documents, actor, {
    agencyId: matter.agencyId,
    kind: purpose,
    to: `Kepala ${name}`,
    lines: linesOf(letter),
    on,
  });
  const id = randomUUID();
  const box = await newBoxPair();
  await tx
    .insertInto('ombudsman.asking')
    .values({
      id,
      purpose,
      asked_agency_id: agency?.id ?? null,
      number,
      asked_on: on,
      due_on: dueOn,
      due_is_law: dueIsLaw,
      letter: vaultOf(tx).seal(letterPlace(id), letter),
      pdf: vaultOf(tx).seal(pdfPlace(id), pdf.toString('base64')),
      box_public: Buffer.from(box.publicKey),
      asked_by: opened.key.id,
      pointer: await sealTo(opened.key.boxPublic, Buffer.from(matter.id), pointerPlace(id)),
    })
    .execute();
  const by = officerBy(actor);
  const document = await attach(
    tx,
    matter,
    keys,
    { lock: 'office', name: `surat-${letterKindsOf[purpose].code.toLowerCase()}.pdf`, mediaType: 'application/pdf', content: pdf },
    at,
  );
  const secret = Buffer.from(box.secretKey).toString('base64');
  await addEntry(
    tx,
    matter,
    keys,
    { lock: 'office', by, content: { type: 'asked', askingId: id, purpose, agency: name, number, text: letter, document, secret } },
    at,
  );
  if (agency)
    for (const { personId } of await officersAt(tx, agency.id, on, LIAISON))
      await notify(tx, { personId, notice: askedNotice, facts: {}, link: ombudsmanPaths.agencyDesk(), at });
  return id;
}

export const letterPlace = (id: string) => `ombudsman.asking.letter#${id}`;
export const pdfPlace = (id: string) => `ombudsman.asking.pdf#${id}`;

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
