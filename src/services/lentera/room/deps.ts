import type { LenteraDeps } from '../deps.ts';
import { Live } from './live.ts';
import { ReceiptSigner } from './receipt.ts';
import { Tickets } from './ticket.ts';
import { ExamWriter } from './write.ts';

/** What the exam room works with, one for each process. */
export interface RoomDeps extends LenteraDeps {
  readonly tickets: Tickets;
  readonly live: Live;
  readonly writer: ExamWriter;
  readonly receipts: ReceiptSigner;
}

export function openRoom(deps: LenteraDeps): RoomDeps {
  const { db, clock, secret } = deps;
  return {
    ...deps,
    tickets: new Tickets(secret),
    live: new Live(db, clock),
    writer: new ExamWriter(db),
    receipts: new ReceiptSigner(secret),
  };
}
