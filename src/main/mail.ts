import type { MailBox, MailDeps } from '#platform/channels';
import { ombudsmanMail } from '#services/ombudsman';
import type { MailSettings } from './config-mail.ts';

/** The boxes of mail of the house: whoever has an address, and where it is read. */
export function mailDeps(
  base: Pick<MailDeps, 'db' | 'clock' | 'key'>,
  agencyId: string,
  box: { readonly address: string; readonly at: () => MailSettings | null } | null,
): MailDeps {
  if (!box) return { ...base, boxes: [] };
  const { address, at } = box;
  const office: MailBox = { ...ombudsmanMail(agencyId), address, imap: () => at()?.imap ?? null, smtp: () => at()?.smtpUrl ?? null };
  return { ...base, boxes: [office] };
}
