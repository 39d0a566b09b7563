import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { officersAt } from '#platform/access';
import { officeDay } from '#platform/calendar';
import type { DocumentsDeps } from '#platform/documents';
import { vaultOf } from '#platform/keys';
import { notify } from '#platform/notifications';
import { randomUUID } from 'node:crypto';
import { copiesIn, copiesStory, type Purpose } from '../domain/procedure/agency-letters.ts';
import { wordsOfReporter } from '../domain/procedure/reporters-words.ts';
import { drawLetter } from '../letters/draw.ts';
import { letterKindsOf } from '../letters/kinds.ts';
import { ombudsmanPaths } from '../paths.ts';
import { attach } from '../sealing/attachments.ts';
import { newBoxPair, sealTo } from '../sealing/boxes.ts';
import { addEntry, officerBy } from '../sealing/matters.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';
import type { Inside } from '../procedure/inside.ts';
import { askedNotice } from './notices.ts';
import { framed } from './frame.ts';
import { otherAgencies } from './others.ts';
import { LIAISON, pointerPlace } from './seat.ts';

export const ELSEWHERE = 'elsewhere';

/** What goes to an agency: whom, and the words an officer wrote for it. */
export interface AskingInput {
  /** Id of an agency of the hall, or `elsewhere`. */
  readonly to: string;
  /** Its name, where it is elsewhere. */
  readonly toName: string;
  readonly text: string;
  /** Who gets a copy, one a line. */
  readonly copies: string;
}

interface Asking extends AskingInput {
  readonly purpose: Purpose;
  /** What was found to be wrong, in words. */
  readonly kind?: string | null;
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
  { to, toName, text, copies: copied, purpose, kind = null, dueOn, dueIsLaw }: Asking,
  at: Date,
): Promise<string> {
  const letter = text.trim().slice(0, 12_000);
  const copies = copiesIn(copied);
  if (to === '' || (to === ELSEWHERE && toName.trim() === '')) throw new AppError('INVALID_INPUT', { fields: ['addressee'] });
  if (letter === '') throw new AppError('INVALID_INPUT', { fields: ['agency'] });
  // What the office opened of its own it said itself.
  if (matter.channel !== 'own' && copiesStory([letter, ...copies].join('\n'), wordsOfReporter(entries))) throw refused('copies-story');
  const agency = to === ELSEWHERE ? null : (await otherAgencies(tx, matter.agencyId)).find(({ id }) => id === to);
  // Chosen nobody, or the office itself.
  if (agency === undefined) throw new AppError('INVALID_INPUT', { fields: ['addressee'] });
  const name = agency ? `${agency.name}, ${agency.government}` : toName.trim().slice(0, 200);
  const on = officeDay(at);
  const { pdf, number } = await drawLetter(tx, documents, actor, {
    agencyId: matter.agencyId,
    kind: purpose,
    to: `Kepala ${name}`,
    lines: framed(linesOf(letter), { purpose, kind, dueOn, dueIsLaw, inHall: agency !== null }),
    copies,
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
      letter: vaultOf(tx).seal(letterPlace(id), withCopies(letter, copies)),
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
    { lock: 'office', by, content: { type: 'asked', askingId: id, purpose, agency: name, number, text: letter, copies, document, secret } },
    at,
  );
  if (agency)
    for (const { personId } of await officersAt(tx, agency.id, on, LIAISON))
      await notify(tx, { personId, notice: askedNotice, facts: {}, link: ombudsmanPaths.agencyDesk(), at });
  return id;
}

export const letterPlace = (id: string) => `ombudsman.asking.letter#${id}`;
export const pdfPlace = (id: string) => `ombudsman.asking.pdf#${id}`;

/** As the agency reads it on its page: who else has it stands below. */
const withCopies = (letter: string, copies: readonly string[]) =>
  copies.length === 0 ? letter : [letter, '', 'Tembusan:', ...copies.map((one, at) => `${at + 1}. ${one}`)].join('\n');

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
