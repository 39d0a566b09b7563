import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import type { OmbudsmanDeps } from '../deps.ts';
import { isUrgent } from '../domain/intake/advice.ts';
import { type Answers, parted } from '../domain/intake/questions.ts';
import type { MatterKind } from '../domain/procedure/stages.ts';
import type { CleanFile } from '../files/clean.ts';
import { lockSeen, makeOfConversation } from '../chat/join.ts';
import { makeOfMail } from '../mail/join.ts';
import { turnClock } from '../procedure/clocks.ts';
import { ombudsmanRules } from '../rules.ts';
import { attach, attachmentsOf } from '../sealing/attachments.ts';
import { lockMail, openMail } from '../sealing/mails.ts';
import { addEntry, findMatter, getMatterForUpdate, keysOf, officerBy } from '../sealing/matters.ts';
import { openMatter } from '../sealing/open-matter.ts';
import { type OpenedKey, refused } from '../sealing/officer-keys.ts';
import { byReceipt, newReceipt } from '../sealing/openings.ts';
import { leaveReceipt, type Receipt } from './receipt-link.ts';

/** By which way somebody reached the office. */
export const officeWays = ['phone', 'counter', 'letter'] as const;
export type OfficeWay = (typeof officeWays)[number];

export interface Entering {
  readonly kind: MatterKind;
  readonly answers: Answers;
  /** People of the office it touches. */
  readonly excluded: readonly string[];
  readonly from:
    | { readonly way: OfficeWay; readonly who: string; readonly note: string; readonly file: CleanFile | null }
    /** A mail; or a conversation, by the newest message of it that was seen. */
    | { readonly way: 'email' | 'whatsapp'; readonly mailId: string; readonly note: string };
}

export interface Entered extends Receipt {
  readonly matterId: string;
  /** For one that came by mail or WhatsApp: the word by which its writer fetches the receipt. */
  readonly link: string | null;
}

/**
 * An officer of intake enters what somebody said, brought or wrote (UU 37/2008 art. 1(4): an oral report is one): sealed as
 * any other, with the officer's notes for the office alone, and a receipt for whoever reports. Throws ACTION_NOT_ALLOWED:
 * `not-your-seat`, `nobody-to-open`, `excludes-self`, `settled`.
 */
export function enterByOfficer(
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  { kind, answers, excluded, from }: Entering,
): Promise<Entered> {
  const { db, clock, agencyId } = deps;
  if (!opened.key.seats.some((seat) => seat === 'intake' || seat === 'head')) throw refused('not-your-seat');
  if (excluded.includes(actor.personId)) throw refused('excludes-self');
  return transaction(db, async (tx) => {
    const [at, today] = [clock.now(), officeDay(clock.now())];
    if (from.way === 'email') await lockMail(tx, from.mailId);
    const lines = from.way === 'whatsapp' ? await lockSeen(tx, opened, from.mailId) : [];
    const mail = 'mailId' in from ? await openMail(tx, opened, from.mailId) : null;
    const { identity, rest } = parted(answers);
    const { title = '', ...others } = rest;
    const rules = await rulesAt(tx, ombudsmanRules, { agencyId, on: today });
    const code = newReceipt();
    const by = mail ? ({ side: 'reporter' } as const) : officerBy(actor);
    const { matter, keys } = await openMatter(
      tx,
      actor,
      {
        agencyId,
        kind,
        channel: from.way,
        stage: 'received',
        urgent: isUrgent(answers),
        by,
        sent: { type: 'sent', title, answers: others },
        identity: Object.keys(identity).length > 0 ? identity : null,
        excluded,
        openings: [byReceipt(code)],
        rules: rules.pins(),
        // Split off from the matter it came for, it is kept no longer than that.
        keepFrom: mail?.matterId ? ((await findMatter(tx, mail.matterId))?.closedOn ?? null) : null,
      },
      at,
    );
    if (from.way === 'email' && mail) await makeOfMail(tx, deps, actor, opened, { mail, matter, keys }, at);
    if (lines.length > 0) await makeOfConversation(tx, deps, actor, opened, { lines, matter, keys }, at);
    if (!('mailId' in from)) {
      const content = { type: 'contact', way: from.way, who: from.who, text: from.note } as const;
      await addEntry(tx, matter, keys, { lock: 'office', by: officerBy(actor), content }, at);
      if (from.file) await attach(tx, matter, keys, { lock: 'shared', ...from.file }, at);
    } else if (from.note !== '')
      await addEntry(tx, matter, keys, { lock: 'office', by: officerBy(actor), content: { type: 'note', text: from.note } }, at);
    if (kind === 'laporan') await turnClock(tx, { matterId: matter.id, stage: 'received', matterClass: null, rules }, today);
    const receipt = { code, number: matter.number };
    return { matterId: matter.id, ...receipt, link: mail ? await leaveReceipt(tx, receipt, at) : null };
  });
}

export interface Contact {
  readonly matterId: string;
  readonly way: OfficeWay;
  readonly who: string;
  readonly text: string;
  /** The reporter's own word, which they read too; otherwise it is for the office alone. */
  readonly fromReporter: boolean;
  readonly file: CleanFile | null;
}

/** An officer notes in a matter that somebody called, came by or sent a letter, with the scan of it. Throws NOT_FOUND, INVALID_INPUT. */
export function noteContact({ db, clock }: OmbudsmanDeps, actor: PersonActor, opened: OpenedKey, contact: Contact): Promise<void> {
  const { matterId, way, who, text, fromReporter, file } = contact;
  if (text === '' && !file) throw new AppError('INVALID_INPUT', { fields: ['text'] });
  return transaction(db, async (tx) => {
    const at = clock.now();
    const matter = await getMatterForUpdate(tx, matterId);
    const keys = await keysOf(tx, opened, matter);
    const lock = fromReporter ? 'shared' : 'office';
    await addEntry(tx, matter, keys, { lock, by: officerBy(actor), content: { type: 'contact', way, who, text } }, at);
    if (file) {
      const nth = (await attachmentsOf(tx, matter, keys)).length + 1;
      await attach(tx, matter, keys, { lock, ...file, name: file.name.replace(/\d+/, String(nth)) }, at);
    }
    await appendAudit(tx, {
      actor,
      action: 'ombudsman.note-contact',
      subject: { type: 'matter', id: matterId },
      detail: { way, fromReporter },
      at,
    });
  });
}
