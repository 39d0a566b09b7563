import type { Mail } from './mail.ts';
import { messageIdsIn } from './threading.ts';

/** What became of a mail for one recipient (RFC 3464, 2.3). */
export interface Fate {
  readonly recipient: string;
  readonly action: string;
  /** Such as 5.1.1 (RFC 3463). */
  readonly status: string;
}

export interface Bounce {
  /** The mail it is about, by its Message-ID; null where it was not given back. */
  readonly messageId: string | null;
  readonly fates: readonly Fate[];
  /**
   * Whether it never will be delivered. A full mailbox (5.2.2) is emptied one day, and what is temporary (4.x) is tried
   * again by whoever carries it.
   */
  readonly permanent: boolean;
}

/** What a report about a mail says; null where the mail is no such report. */
export function bounceIn({ report }: Pick<Mail, 'report'>): Bounce | null {
  if (report === null) return null;
  const groups = report.status
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map(fieldsIn);
  const fates = groups.flatMap((fields): readonly Fate[] => {
    const recipient = fields.get('final-recipient') ?? fields.get('original-recipient');
    const status = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/.exec(fields.get('status') ?? '')?.[0];
    if (recipient === undefined || status === undefined) return [];
    const address = recipient.split(';').slice(1).join(';').trim().toLowerCase();
    return [{ recipient: address, action: (fields.get('action') ?? '').trim().toLowerCase(), status }];
  });
  if (fates.length === 0) return null;
  const [messageId = null] = messageIdsIn(/^message-id:(.*(?:\r?\n[ \t].*)*)/im.exec(report.about)?.[1] ?? '');
  return { messageId, fates, permanent: fates.some(isPermanent) };
}

export const isPermanent = ({ action, status }: Fate): boolean => action === 'failed' && status.startsWith('5.') && status !== '5.2.2';

function fieldsIn(group: string): ReadonlyMap<string, string> {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line): readonly [string, string][] => {
      const [, key, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
      return key !== undefined && value !== undefined ? [[key.toLowerCase(), value]] : [];
    }),
  );
}
