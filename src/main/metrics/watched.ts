import type { Db } from '#db';
import type { Clock } from '#kernel';
import { type AuditHeads, readAuditHeads } from '#platform/audit';
import type { WhatsAppState } from '#platform/channels';
import { type DocumentsDeps, leastDaysLeft } from '#platform/documents';
import { readScanQueue, type ScanQueue } from '#platform/files';
import { countUnsent, type Unsent } from '#platform/notifications';
import { readSuspense, type SuspenseState } from '#platform/payments';
import { readWebhooks, type WebhookState } from '#platform/webhooks';
import { Gauge, type Registry } from 'prom-client';

/** What an alarm asks of the database beside jobs and cases. */
export interface Watched {
  readonly scan: ScanQueue;
  readonly unsent: readonly Unsent[];
  readonly webhooks: WebhookState;
  readonly audit: AuditHeads;
  readonly daysLeft: ReadonlyMap<string, number>;
  readonly suspense: SuspenseState;
}

export async function readWatched(db: Db, clock: Clock, documents: DocumentsDeps): Promise<Watched> {
  const now = clock.now();
  const [scan, unsent, webhooks, audit, daysLeft, suspense] = [
    await readScanQueue(db, now),
    await countUnsent(db, now),
    await readWebhooks(db, now),
    await readAuditHeads(db),
    await leastDaysLeft(documents),
    await readSuspense(db, now),
  ];
  return { scan, unsent, webhooks, audit, daysLeft, suspense };
}

export type WatchedGauges = ReturnType<typeof watchedGauges>;

export function watchedGauges(registers: Registry[]) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `wantilan_${name}`, help, labelNames, registers });
  return {
    scan: gauge('scan_files', 'Files that wait for the scanner, and those found harmful that nobody has decided about', ['state']),
    scanOldest: gauge('scan_oldest_waiting_seconds', 'How long the file that waits longest has waited for the scanner'),
    notices: gauge('notices', 'Messages by channel: queued, or failed within a day', ['channel', 'state']),
    noticeOldest: gauge('notice_oldest_unsent_seconds', 'Age of the oldest message that is still queued', ['channel']),
    webhooks: gauge('webhook_deliveries', 'Messages to other systems: waiting, or failed within a day', ['state']),
    webhookOldest: gauge('webhook_oldest_waiting_seconds', 'Age of the oldest message to another system that still waits'),
    paused: gauge('webhook_subscriptions_paused', 'Subscriptions that are not sent to'),
    whatsapp: gauge('whatsapp_messages', 'Messages by WhatsApp: waiting in or out, laid aside, of unknown fate, failed within a day', [
      'state',
    ]),
    whatsappOldest: gauge('whatsapp_oldest_waiting_seconds', 'Age of the oldest message by WhatsApp that waits', ['direction']),
    whatsappHeld: gauge('whatsapp_held_code', 'Code by which Meta keeps the number from sending; 0 while all goes'),
    whatsappMonth: gauge('whatsapp_month_accepted', 'Messages Meta accepted in this month'),
    suspense: gauge('suspense_payments', 'Payments that belong to no bill: within their deadline, or past it', ['state']),
    suspenseLate: gauge('suspense_overdue_days', 'Days since the deadline of the payment in suspense that is longest past it'),
    suspenseRupiah: gauge('suspense_rupiah', 'Rupiah that belong to no bill'),
    days: gauge('certificate_days_left', 'Whole days until the first certificate ends: signer, signing or time authority', ['kind']),
    entries: gauge('audit_entries', 'Entries of the audit chain by its heads: never fewer than before'),
    broken: gauge('audit_lanes_broken', 'Lanes of the audit chain whose head is not their newest entry'),
    newest: gauge('audit_newest_entry_seconds', 'When the newest entry of the audit chain was written, in seconds since 1970'),
  };
}

export function enterWatched(into: WatchedGauges, { scan, unsent, webhooks, audit, daysLeft, suspense }: Watched): void {
  for (const one of [into.notices, into.noticeOldest, into.days]) one.reset();
  into.scan.set({ state: 'waiting' }, scan.waiting);
  into.scan.set({ state: 'held' }, scan.held);
  into.scanOldest.set(scan.oldestSeconds);
  for (const { channel, queued, failed, oldestSeconds } of unsent) {
    into.notices.set({ channel, state: 'queued' }, queued);
    into.notices.set({ channel, state: 'failed' }, failed);
    into.noticeOldest.set({ channel }, oldestSeconds);
  }
  into.webhooks.set({ state: 'waiting' }, webhooks.waiting);
  into.webhooks.set({ state: 'failed' }, webhooks.failed);
  into.webhookOldest.set(webhooks.oldestSeconds);
  into.paused.set(webhooks.paused);
  for (const [kind, days] of daysLeft) into.days.set({ kind }, days);
  into.suspense.set({ state: 'open' }, suspense.open);
  into.suspense.set({ state: 'overdue' }, suspense.overdue);
  into.suspenseLate.set(suspense.daysOverdue);
  into.suspenseRupiah.set(suspense.rupiah);
  into.entries.set(audit.entries);
  into.broken.set(audit.broken);
  if (audit.newest) into.newest.set(audit.newest.getTime() / 1000);
}

/** What an alarm asks of WhatsApp. */
export function enterWhatsApp(into: WatchedGauges, state: WhatsAppState): void {
  into.whatsapp.set({ state: 'in' }, state.waitingIn);
  into.whatsapp.set({ state: 'out' }, state.waitingOut);
  into.whatsapp.set({ state: 'aside' }, state.aside);
  into.whatsapp.set({ state: 'unknown' }, state.unknown);
  into.whatsapp.set(
    { state: 'failed' },
    state.failed.reduce((sum, { count }) => sum + count, 0),
  );
  into.whatsappOldest.set({ direction: 'in' }, state.oldestInSeconds);
  into.whatsappOldest.set({ direction: 'out' }, state.oldestOutSeconds);
  into.whatsappHeld.set(state.heldBy ?? 0);
  into.whatsappMonth.set(state.month);
}
