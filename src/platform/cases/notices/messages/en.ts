import type { Said } from './id.ts';

const list = (lines: readonly string[]) => lines.map((line) => `\n- ${line}`).join('');
/** A list and what comes after it: a paragraph of its own once something was listed. */
const listed = ({ lines }: Said, next: string) => (list(lines) + (lines.length > 0 ? '\n\n' : ' ') + next).trimEnd();
const until = (due: string | null) => (due === null ? '' : `, by ${due} at the latest`);
const at = ({ desk, due }: Said) => (desk === null ? '' : ` It now lies at ${desk}${until(due)}.`);

export const en = {
  submitted: {
    subject: ({ number }: Said) => `We received application ${number}`,
    body: (said: Said) =>
      `We received your application for ${said.service} under number ${said.number}.${at(said)} The receipt with the tracking code can be downloaded from the page of the file.`,
  },
  moved: {
    subject: ({ number, desk }: Said) => `File ${number} now lies at ${desk ?? ''}`,
    body: (said: Said) => `${said.what}.${at(said)} You need not do anything.`,
  },
  waiting: {
    subject: ({ number }: Said) => `File ${number} is waiting`,
    body: (said: Said) => `${said.what}. The office's clock stands still meanwhile. Open the page of the file to see who is awaited.`,
  },
  yourTurn: {
    subject: ({ number, desk }: Said) => `File ${number} waits for you${desk === null ? '' : `: ${desk}`}`,
    body: (said: Said) =>
      `${said.what}. What you do next stands on the page of the file. Without an account, ask at the counter, or an officer in the WhatsApp chat.`,
    inChat: ({ what }: Said) => `${what}.`,
  },
  returned: {
    subject: ({ number }: Said) => `Please mend file ${number}`,
    body: ({ lines }: Said) =>
      `${lines.join('\n')}\n\nSend the mended parts from the page of the file, or in the WhatsApp chat where you applied in one.`,
    inChat: ({ lines }: Said) => lines.join('\n'),
  },
  approved: {
    subject: ({ number }: Said) => `Application ${number} approved`,
    body: ({ service, lines }: Said) =>
      `Your application for ${service} has been approved. The document is being made and signed; we will tell you as soon as it can be downloaded.${list(lines)}`,
  },
  issued: {
    subject: ({ number }: Said) => `The document for ${number} has been issued`,
    body: ({ service }: Said) =>
      `Your document for ${service} has been issued and signed electronically. Download it from the page of the file.`,
    inChat: ({ service }: Said) => `Your document for ${service} has been issued and signed electronically.`,
  },
  replaced: {
    subject: ({ number }: Said) => `The corrected copy for ${number} has been issued`,
    body: (_said: Said) =>
      'The corrected document replaces the earlier one, which is no longer valid. Download it from the page of the file.',
    inChat: (_said: Said) => 'The corrected document replaces the earlier one, which is no longer valid.',
  },
  lettered: {
    subject: ({ number, what }: Said) => `${what}: ${number}`,
    body: (said: Said) =>
      `The ${said.what} for your application has been issued and signed. Download it on the page of the file.${at(said)}`,
    inChat: (said: Said) => `The ${said.what} for your application has been issued and signed.${at(said)}`,
  },
  rejected: {
    subject: ({ number }: Said) => `Application ${number} rejected`,
    body: ({ lines }: Said) =>
      `Your application has been rejected.${list(lines)}\n\nThe ground, and what you can still do, stand on the page of the file.`,
    inChat: ({ lines }: Said) => `Your application has been rejected.${list(lines)}`,
  },
  withdrawn: {
    subject: ({ number }: Said) => `Application ${number} withdrawn`,
    body: (said: Said) => `${said.what}.${listed(said, 'This application is no longer worked on. You may send a new one at any time.')}`,
  },
  lapsed: {
    subject: ({ number }: Said) => `Application ${number} counts as withdrawn`,
    body: (_said: Said) =>
      'We did not receive what needed mending in time, so this application counts as withdrawn. You may send a new one at any time.',
  },
  revoked: {
    subject: ({ number }: Said) => `The document for ${number} has been revoked`,
    body: ({ lines }: Said) => `The document issued for this file has been revoked and is no longer valid.${list(lines)}`,
  },
  told: {
    subject: ({ number, what }: Said) => `${what}: ${number}`,
    body: (said: Said) => `${said.what}.${listed(said, at(said).trim())}`,
  },
  message: {
    subject: ({ number }: Said) => `A message from the office about ${number}`,
    body: ({ lines }: Said) => `${lines.join('\n')}\n\nReply on the page of the file.`,
    inChat: ({ lines }: Said) => lines.join('\n'),
  },
  leaving: {
    subject: ({ number, due }: Said) => `File ${number} will be removed from ${due ?? ''} on`,
    body: ({ service, agency, due }: Said) =>
      `Your application for ${service} was closed long ago, and the time for which ${agency} keeps it is over. From ${due ?? ''} on it is removed with what you handed in. Download what you still need before then. A document that still holds stays valid and can still be verified.`,
  },
  staying: {
    subject: ({ number }: Said) => `File ${number} stays after all`,
    body: ({ service, agency }: Said) =>
      `We told you that your application for ${service} would be removed. ${agency} decided otherwise: it stays as it is, and you need not do anything.`,
  },
  invitationLapsed: {
    subject: ({ number }: Said) => `The invitation for ${number} has run out`,
    body: ({ lines }: Said) => `The invitation to ${lines.join(', ')} was not answered in time. Send it again from the page of the file.`,
  },
  messageIn: {
    subject: ({ number }: Said) => `A message from the applicant about ${number}`,
    body: ({ by }: Said) => `${by} wrote a message. Reply on the page of the file.`,
  },
  extensionAnswered: {
    subject: ({ number }: Said) => `Answer about more time: ${number}`,
    body: (said: Said) => `${said.by} answered the request for more time.${listed(said, at(said).trim())}`,
  },
  resubmitted: {
    subject: ({ number }: Said) => `File ${number} came back mended`,
    body: (said: Said) => `The applicant sent what was asked for ${said.service}.${at(said)}`,
  },
  objection: {
    subject: ({ number }: Said) => `Objection in file ${number}`,
    body: (said: Said) => `The applicant objects to the decision on ${said.service}.${at(said)}`,
  },
  arrived: {
    subject: ({ number, desk }: Said) => `File ${number} has come to ${desk ?? 'your desk'}`,
    body: (said: Said) => `A file for ${said.service} waits at your desk${until(said.due)}.`,
  },
  assigned: {
    subject: ({ number }: Said) => `File ${number} was given to you`,
    body: (said: Said) => `${said.by} gave you this file for ${said.service}.${at(said)}`,
  },
  due: {
    subject: ({ number, due }: Said) => `File ${number} is due on ${due ?? ''}`,
    body: (said: Said) => `The next working day is the last one for this file for ${said.service}.${at(said)}`,
  },
  late: {
    subject: ({ number }: Said) => `File ${number} is overdue`,
    body: (said: Said) => `This file for ${said.service} has passed its limit at ${said.desk ?? ''}. Please look at it first.`,
  },
  invited: {
    subject: ({ service }: Said) => `Your consent is asked for: ${service}`,
    body: ({ by, service, agency, due }: Said) =>
      `${by} applies for ${service} at ${agency} and names you as a party who must consent. Open this link${until(due)}; there you ask for the code that opens it. If you know nothing of this, ignore this letter.`,
  },
  code: {
    subject: (_said: Said) => 'The code that opens the invitation',
    body: ({ lines }: Said) => `Your code: ${lines.join('')}\n\nIt holds for 10 minutes. Give it to nobody.`,
  },
  consent: {
    subject: ({ service }: Said) => `Code of consent: ${service}`,
    body: ({ service, by, lines }: Said) =>
      `${by} is filling in ${service} for you at the counter. If you have read it and agree, read this code out to them: ${lines.join('')}\n\nIt counts for 10 minutes. If you are not at the counter, ignore this message.`,
  },
  answer: (label: string, value: string) => `${label}: ${value}`,
};
