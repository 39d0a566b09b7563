import { formatDateTime } from '#i18n';
import { asCsv } from '#web';
import { createHash } from 'node:crypto';
import { texts } from '../desk/messages/index.ts';
import type { StatementContent, StatementOf } from './read.ts';

/** A statement as CSV, in Indonesian like the paper: the same ledger gives the same bytes, whenever it is asked. */
export async function statementCsv({ account, day }: Pick<StatementOf, 'account' | 'day'>, content: StatementContent): Promise<Buffer> {
  const m = texts('id');
  const rows = [
    [m.when, m.journal, m.code, m.channel, m.bank, m.reference, m.about, m.debit, m.credit, m.balance],
    [day, m.opening, '', '', '', '', account, '', '', content.opening],
    ...content.lines.map((line) => [
      formatDateTime(line.at, 'id'),
      m.kinds[line.kind],
      line.code,
      channelName(line.channel),
      line.bank,
      line.reference,
      line.about,
      line.taken,
      line.received,
      line.balance,
    ]),
    [day, m.closing, '', '', '', '', account, content.refunded + content.passedOn, content.received, content.closing],
  ];
  const parts: Buffer[] = [];
  for await (const part of asCsv(rows)) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

export function channelName(channel: string): string {
  return (texts('id').channels as Readonly<Record<string, string>>)[channel] ?? channel;
}

export const digestOf = (csv: Buffer): string => createHash('sha256').update(csv).digest('hex');
