import type { Clock } from '#kernel';
import { type TestApp, textOf, type Visitor } from '#support';
import { createTransport } from 'nodemailer';

/** The office's box in the demonstration. */
export const OFFICE = 'bali@ombudsman.contoh.test';

export interface Writing {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly inReplyTo?: string;
  readonly attachments?: readonly { readonly filename: string; readonly content: Buffer; readonly contentType: string }[];
  /** The whole mail, byte for byte. */
  readonly raw?: Buffer;
}

/** Sends a mail to the office, over the demonstration's mail server. */
export async function mailTo(
  app: TestApp<Clock>,
  { from = 'warga@contoh.test', to = OFFICE, raw, attachments, ...rest }: Writing,
): Promise<void> {
  const transport = createTransport(app.deps.mail.boxes[0]?.smtp() ?? '');
  const envelope = { from: /<([^>]+)>/.exec(from)?.[1] ?? from, to: [to] };
  await transport.sendMail(raw ? { envelope, raw } : { from, to, ...rest, ...(attachments && { attachments: [...attachments] }) });
  transport.close();
}

/** What lies in somebody's mailbox, as the demonstration shows it, newest first. */
export async function mailbox(app: TestApp<Clock>, address: string): Promise<string> {
  return textOf((await app.visitor().get(`/demo/surat?sebagai=${encodeURIComponent(address)}`)).body);
}

/** The address the office's newest mail to somebody is answered to. */
export async function replyAddress(app: TestApp<Clock>, address: string): Promise<string> {
  const found = /bali\+[0-9a-z]{16}@ombudsman\.contoh\.test/.exec(await mailbox(app, address))?.[0];
  if (!found) throw new Error(`no mail of a thread in ${address}`);
  return found;
}

/** The address of a mail in the queue, by a word of its line. */
export async function mailIn(officer: Visitor, word: string, at = '/ombudsman/surat-masuk'): Promise<string> {
  const { body } = await officer.get(at);
  const row = body.split('<tr').find((one) => one.includes(word));
  const address = /\/ombudsman\/surat-masuk\/[0-9a-f-]{36}/.exec(row ?? '')?.[0];
  if (!address) throw new Error(`no mail with ${word}: ${textOf(body).slice(0, 800)}`);
  return address;
}
