import { type Mail, valueOf } from './mail.ts';

/** Marks of an answer, as programs write them here and abroad. */
const ANSWER = /^(re|bls|balas|balasan|aw|antw|antwort|sv|vs|rif|odp)(\[\d+\])?\s*[:：]\s*/i;
/** Marks of a mail that was passed on. */
const PASSED_ON = /^(fwd?|fw|trs|terusan|teruskan|diteruskan|wg|tr|rv|enc)(\[\d+\])?\s*[:：]\s*/i;

/** A subject without the marks of answering, as two are compared. */
export function bareSubject(subject: string): string {
  let bare = subject.replace(/\s+/g, ' ').trim();
  while (ANSWER.test(bare)) bare = bare.replace(ANSWER, '');
  return bare.toLowerCase();
}

/**
 * Whether a mail was passed on rather than answered: by its subject, by a whole mail inside it, or by the headers of
 * resending. What was passed on is never joined by itself, whatever it refers to.
 */
export function isForwarded(mail: Pick<Mail, 'headers' | 'subject' | 'files' | 'report'>): boolean {
  if (valueOf(mail, 'resent-from') !== undefined || valueOf(mail, 'x-forwarded-for') !== undefined) return true;
  let subject = mail.subject.replace(/\s+/g, ' ').trim();
  while (ANSWER.test(subject)) subject = subject.replace(ANSWER, '');
  if (PASSED_ON.test(subject)) return true;
  return mail.report === null && mail.files.some(({ mediaType }) => mediaType === 'message/rfc822');
}
