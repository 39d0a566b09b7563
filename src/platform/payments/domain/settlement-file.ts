/** What is wrong with a file as a whole. Its rows are still read, each by itself. */
export const fileFaults = ['header', 'trailer', 'count', 'sum'] as const;
export type FileFault = (typeof fileFaults)[number];

/** A row as the bank wrote it: money under a number of ours that it passed on, or took back. */
export interface SettlementRow {
  readonly raw: string;
  readonly read: {
    /** Digits without the bank's own part where it stands before them; the whole where it does not. */
    readonly account: string;
    readonly requestId: string;
    readonly reference: string;
    readonly rupiah: number;
    readonly paidAt: Date;
    readonly reversed: boolean;
  } | null;
}

export interface SettlementFile {
  readonly bank: string;
  /** Day it settles, YYYY-MM-DD. */
  readonly day: string;
  readonly batch: string;
  readonly faults: readonly FileFault[];
  readonly rows: readonly SettlementRow[];
}

const HEAD = /^H\|([a-z0-9-]{1,30})\|(\d{4})(\d{2})(\d{2})\|([\w-]{1,40})$/;
const TAIL = /^T\|(\d{1,9})\|(\d{1,14})\.00$/;
const ROW = /^D\|\d{1,9}\|(\d{1,28})\|([\x21-\x7b\x7d\x7e]{1,128})\|([^|]{0,64})\|(\d{1,14})\.00\|([^|]{10,40})\|(PAID|REVERSED)$/;

/**
 * A bank's daily file: `H|bank|day|batch`, rows `D|…`, `T|count|sum`. Null where it has no head, so that nobody knows whose
 * it is; everything else that is wrong is named and stops nothing.
 */
export function readSettlementFile(text: string): SettlementFile | null {
  const lines = text
    .replace(/^﻿/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const head = HEAD.exec(lines[0]?.trim() ?? '');
  if (!head) return null;
  const [, bank = '', year, month, date, batch = ''] = head;
  const day = `${year}-${month}-${date}`;
  const last = lines.at(-1)?.trim() ?? '';
  const tail = TAIL.exec(last);
  const body = lines.slice(1, tail || last.startsWith('T') ? -1 : undefined);
  const rows = body.map(readRow);
  const sum = rows.reduce((total, { read }) => total + (read?.rupiah ?? 0), 0);
  const faults: FileFault[] = [
    ...(Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? (['header'] as const) : []),
    ...(tail ? [] : (['trailer'] as const)),
    ...(tail && Number(tail[1]) !== rows.length ? (['count'] as const) : []),
    ...(tail && Number(tail[2]) !== sum ? (['sum'] as const) : []),
  ];
  return { bank, day, batch, faults, rows };
}

function readRow(line: string): SettlementRow {
  const raw = line.trim().slice(0, 400);
  const parts = ROW.exec(raw);
  const paidAt = new Date(parts?.[5] ?? '');
  if (!parts || Number.isNaN(paidAt.getTime())) return { raw, read: null };
  const [, account = '', requestId = '', reference = '', rupiah = '', , state] = parts;
  return { raw, read: { account, requestId, reference, rupiah: Number(rupiah), paidAt, reversed: state === 'REVERSED' } };
}
