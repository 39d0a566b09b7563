import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import { closeDays } from '#platform/ledger';
import { enterStatement, getPartyFile, type Party, sendPartyFile, takePartyFile } from '#platform/payments';
import { samsatParties } from '#services/samsat';
import type { DemoApp } from '../app.ts';
import { daysBefore, standing } from './days.ts';

/** Beneficiaries whose last days are on paper already; those of the others are made in the night. */
const ON_PAPER = ['rkud-prov:51', 'jasa-raharja'];

/** The days that are over are closed, their statements made, and two parties have sent what their own books say. */
export async function keepBooks(app: DemoApp, treasurer: PersonActor, now: Date): Promise<void> {
  const { db, payments, samsat } = app;
  const { agencyId } = samsat;
  const over = officeDay(daysBefore(now, 1, 12));
  await transaction(db, (tx) => closeDays(tx, over, now));
  const days = await db
    .selectFrom('ledger.entry')
    .select('booked_on as day')
    .distinct()
    .where('agency_id', '=', agencyId)
    .where('account', '=', 'jasa-raharja')
    .where('credit', '>', 0)
    .where('booked_on', '<=', over)
    .orderBy('booked_on', 'desc')
    .limit(2)
    .execute();
  const at = { clock: standing(now), documents: { ...payments.documents, clock: standing(now) } };
  for (const { day } of days.toReversed())
    for (const account of ON_PAPER) await transaction(db, (tx) => enterStatement(tx, at, { agencyId, account, day }));
  const [last] = days;
  if (!last) throw new Error('nobody paid anything before today');
  for (const party of samsatParties) if (party.key in theirs) await send(app, treasurer, party, last.day, now);
}

/** What is wrong in a party's file, seen from ours. */
const theirs: Readonly<Record<string, (lines: readonly string[]) => readonly string[]>> = {
  'jasa-raharja': (lines) => lines,
  // One line they lack, and one we never heard of.
  bapenda: (lines) => [...lines.slice(1), '12345678901237;118000;DK 1010 ZZ'],
};

async function send({ db, samsat }: DemoApp, treasurer: PersonActor, party: Party, day: string, at: Date): Promise<void> {
  const { agencyId } = samsat;
  const ours = await party.expected(db, { agencyId, day });
  const lines = ours.map(({ key, amount, object }) => `${key};${amount ?? ''};${object}`);
  const content = Buffer.from(['Kode bayar;Jumlah;Nomor polisi', ...(theirs[party.key]?.(lines) ?? lines)].join('\n'));
  await transaction(db, async (tx) => {
    const id = await sendPartyFile(tx, treasurer, party, { agencyId, day, name: `${party.key}-${day}.csv`, content }, at);
    await takePartyFile(tx, treasurer, party, await getPartyFile(tx, [agencyId], id), at);
  });
}
