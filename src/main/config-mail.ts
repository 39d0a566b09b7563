import type { ImapAccess } from '#platform/channels';
import { firstLine } from './first-line.ts';
import type { Setting } from './setting.ts';

/** The box of mail of the Ombudsman's office. */
export interface MailSettings {
  readonly address: string;
  readonly imap: ImapAccess;
  /** Server its own letters leave by. */
  readonly smtpUrl: string;
}

export const mailTable: readonly Setting[] = [
  {
    name: 'OMBUDSMAN_MAIL',
    otherwise: '',
    meaning:
      'Address of the Ombudsman’s office that mail is read from; its server must take `local+anything@domain` for it. Empty: none; the demonstration has a mail server of its own, under /demo/surat.',
  },
  {
    name: 'OMBUDSMAN_IMAP_URL',
    otherwise: '',
    meaning: 'Where its mail is read, `imaps://` or `imap://` with account, and the folder as path. Best a server of the Ombudsman’s own.',
  },
  {
    name: 'OMBUDSMAN_IMAP_PASSWORD_FILE',
    otherwise: '',
    meaning: 'File whose first line is the password there, where the address names none.',
  },
  {
    name: 'OMBUDSMAN_SMTP_URL',
    otherwise: 'SMTP_URL',
    meaning: 'Server its letters leave by, `smtp://` or `smtps://` with account and password.',
  },
];

/** A box is set up whole or not at all. */
export function readMailBox(
  get: (name: string) => string,
  address: (name: string, protocols: readonly string[], secret?: boolean) => URL | null,
  problems: string[],
  smtpUrl: string | null,
): MailSettings | null {
  const mail = get('OMBUDSMAN_MAIL').toLowerCase();
  const imap = address('OMBUDSMAN_IMAP_URL', ['imap', 'imaps'], true);
  const smtp = address('OMBUDSMAN_SMTP_URL', ['smtp', 'smtps'], true)?.href ?? smtpUrl;
  const password = decodeURIComponent(imap?.password ?? '') || firstLine('OMBUDSMAN_IMAP_PASSWORD_FILE', get, problems);
  if (mail === '') return null;
  if (!/^[^\s@+<>]+@[^\s@<>]+$/.test(mail)) problems.push(`OMBUDSMAN_MAIL must be an address without a plus, not "${mail}"`);
  if (!imap || imap.username === '' || password === '')
    problems.push('OMBUDSMAN_IMAP_URL with account and password must be set with OMBUDSMAN_MAIL: nobody would read what comes');
  if (smtp === null) problems.push('OMBUDSMAN_SMTP_URL or SMTP_URL must be set with OMBUDSMAN_MAIL: nothing could be answered');
  if (!imap || smtp === null) return null;
  const secure = imap.protocol === 'imaps:';
  return {
    address: mail,
    imap: {
      host: imap.hostname,
      port: imap.port === '' ? (secure ? 993 : 143) : Number(imap.port),
      secure,
      user: decodeURIComponent(imap.username),
      password,
      folder: decodeURIComponent(imap.pathname.slice(1)) || 'INBOX',
    },
    smtpUrl: smtp,
  };
}
