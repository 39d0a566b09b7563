import { samsatOf } from '#demo';
import { transaction } from '#db';
import type { Clock } from '#kernel';
import { openBill } from '#platform/payments';
import { issueProof } from '#services/samsat';
import type { TestApp, Visitor } from '#support';
import { samsatPeople } from '../../../demo/samsat/people.ts';
import type { Round } from './round.ts';

/** Who goes through which pages of vehicle tax. */
export async function samsatRounds(
  app: TestApp<Clock>,
  relative: Visitor,
): Promise<Readonly<Record<'driver' | 'relative' | 'samsat' | 'clerk', Round>>> {
  const { holdings, family } = await samsatOf(app.deps);
  const [driver, keeper, clerk] = await Promise.all([
    app.signedIn('putu@contoh.test'),
    app.signedIn(samsatPeople.keeper.email),
    app.signedIn(samsatPeople.clerk.email),
  ]);
  const { id: intake } = await app.db.selectFrom('samsat.intake').select('id').executeTakeFirstOrThrow();
  const vehicle = (nrkb: string) => `/samsat/kendaraan/${holdings[nrkb]}`;
  const proof = await paidProof(app, holdings.DK2718PAM ?? '');
  const past = `${vehicle('DK2718PAM')}?bayar=2020-01-01`;
  return {
    driver: {
      visitor: driver,
      addresses: ['/samsat', '/samsat/tambah', '/samsat/bukti', `/samsat/bukti/${proof}`, ...Object.keys(holdings).map(vehicle), past],
      unusual: { [past]: 422 },
    },
    relative: { visitor: relative, addresses: ['/samsat', `/samsat/kendaraan/${family}?kabar=waits`] },
    samsat: {
      visitor: keeper,
      addresses: [
        '/samsat/meja',
        '/samsat/penolakan',
        '/samsat/kebijakan',
        '/samsat/kebijakan?provinsi=52&usul=2',
        '/samsat/provinsi/51',
        '/samsat/pengiriman',
        '/samsat/pengiriman?keadaan=LOST',
        '/samsat/cetakan',
        '/samsat/register',
        '/samsat/register?q=DK77',
        '/samsat/register/impor',
        `/samsat/register/impor/${intake}`,
      ],
    },
    clerk: { visitor: clerk, addresses: ['/samsat', '/samsat/meja', '/samsat/provinsi/31'] },
  };
}

/** The proof of a bill for a vehicle in somebody's list; its id. */
function paidProof({ db, clock, deps }: TestApp<Clock>, holdingId: string): Promise<string> {
  return transaction(db, async (tx) => {
    const at = clock.now();
    const { vehicle_id: vehicleId, person_id: holderId } = await tx
      .selectFrom('samsat.holding')
      .select(['vehicle_id', 'person_id'])
      .where('id', '=', holdingId)
      .executeTakeFirstOrThrow();
    const lines = [{ code: 'pkb', name: { id: 'PKB', en: 'PKB' }, amount: 210_000, beneficiary: 'rkud-prov:51', basis: {} }];
    const title = { id: 'Pajak kendaraan', en: 'Vehicle tax' };
    const asked = {
      agencyId: deps.samsat.agencyId,
      service: 'samsat',
      ref: `proof-${holdingId}`,
      payerId: holderId,
      payerName: 'Putu',
      title,
    };
    const bill = await openBill(tx, { kind: 'system', name: 'journeys' }, { ...asked, lines, object: 'DK 2718 PAM' }, at);
    const proof = await issueProof(tx, { bill, vehicleId, holderId, way: 'post', address: 'Jalan Contoh 5, Banjar Uji, 80361' }, at);
    return proof.id;
  });
}
