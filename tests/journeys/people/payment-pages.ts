import type { Clock } from '#kernel';
import type { FakeClock, TestApp } from '#support';
import { seedMoney } from '../../payments/world.ts';
import type { Round } from './round.ts';

/** A bill that waits and one that is paid; the treasury with something on each of its lists; the bank of the demonstration. */
export async function paymentRounds(anyApp: TestApp<Clock>): Promise<{
  readonly treasurer: Round;
  readonly owes: readonly string[];
  readonly bank: readonly string[];
}> {
  const app = anyApp as TestApp<FakeClock>;
  const money = await seedMoney(app);
  await app.runJobs();
  return {
    treasurer: {
      visitor: await app.signedIn('bendahara@contoh.test'),
      addresses: [
        '/bendahara',
        '/bendahara?q=tidak-ada',
        '/bendahara/titipan',
        '/bendahara/pengembalian',
        '/bendahara/kas',
        '/bendahara/setoran',
        '/bendahara/pihak',
        `/bendahara/pihak/berkas/${money.partyFile}`,
        '/bendahara/rekening-koran',
        `/bendahara/rekening-koran/${money.statement}`,
        '/bendahara/buku',
        '/bendahara/buku/rkud-kab:5103',
        `/bendahara/tagihan/${money.bill}`,
        `/bendahara/pembayaran/${money.suspended}`,
        `/bendahara/pembayaran/${money.payment}`,
        `/bendahara/setoran/${money.settlement}`,
      ],
    },
    owes: ['/tagihan', `/tagihan/${money.bill}`, `/tagihan/${money.paid}`],
    bank: ['/demo/bank', '/demo/bank/1', '/demo/bank/1/va', '/demo/bank/1/qris'],
  };
}
