import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { judge } from '#platform/channels';
import { takeInChat } from '../chat/join.ts';
import type { OmbudsmanDeps } from '../deps.ts';
import { askAboutMail, lockMail, openMail, type OpenedMail, settleMail, waitingIn } from '../sealing/mails.ts';
import type { Matter, MatterKeys } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import { findThread } from '../sealing/threads.ts';
import { ownSubjects } from './box.ts';
import { asMail, auditMail, noteIn, putIn, reopen } from './join.ts';

/** Mails joined at one press at most. */
const AT_ONCE = 20;

/**
 * Takes up what waits for a matter, when somebody who holds it says so: what belongs there by token, reference or quotation is
 * joined, what is passed on or brings another subject waits for an officer's word. Returns whether anything was joined.
 */
export async function settleWaiting(
  tx: Tx,
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  { matter, keys }: { readonly matter: Matter; readonly keys: MatterKeys },
  at: Date,
): Promise<boolean> {
  const ids = await waitingIn(tx, matter.id);
  if (ids.length === 0) return false;
  let thread = await findThread(tx, matter.id, keys);
  let joined = false;
  const mails: OpenedMail[] = [];
  for (const mailId of ids.slice(0, AT_ONCE)) {
    await lockMail(tx, mailId);
    mails.push(await openMail(tx, opened, mailId));
  }
  // As they came: in the open they have a day and no moment.
  for (const mail of mails.sort((one, other) => one.about.receivedAt.localeCompare(other.about.receivedAt))) {
    const mailId = mail.id;
    const words = asMail(mail);
    if (mail.state !== 'waiting' || !thread) continue;
    if (mail.about.chat) {
      const verified = await takeInChat(tx, deps, actor, { matter, keys, thread, line: { ...mail, words: mail.about.chat } }, at);
      if (verified) await reopen(tx, matter, keys, at);
      thread = await findThread(tx, matter.id, keys);
      joined = true;
      continue;
    }
    if (!words) continue;
    const verdict = judge(words, { ...thread.about, subjects: [...thread.about.subjects, ...ownSubjects] });
    // A report about a mail is the mail server's word, under whatever subject.
    if (!verdict.join && mail.kind !== 'bounce') {
      await askAboutMail(tx, mailId);
      continue;
    }
    const verified = verdict.verified && mail.kind !== 'bounce';
    await putIn(tx, deps, { matter, keys, mail, verified }, at);
    await noteIn(tx, thread, keys, mail, verified);
    await settleMail(tx, mailId, 'joined', matter.id, at);
    await auditMail(tx, actor, 'ombudsman.join-mail', mailId, { matter: matter.id, by: 'thread', verified }, at);
    if (verified && mail.kind === 'person') await reopen(tx, matter, keys, at);
    thread = await findThread(tx, matter.id, keys);
    joined = true;
  }
  return joined;
}
