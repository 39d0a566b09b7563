import { samsatOf } from '#demo';
import type { Clock } from '#kernel';
import type { TestApp } from '#support';
import { samsatPeople } from '../../../demo/samsat/people.ts';
import type { Round } from './round.ts';

/** Who goes through which pages of vehicle tax. */
export async function samsatRounds(app: TestApp<Clock>): Promise<Readonly<Record<'driver' | 'relative' | 'samsat' | 'clerk', Round>>> {
  const { holdings, family } = await samsatOf(app.deps);
  const [driver, relative, keeper, clerk] = await Promise.all([
    app.signedIn('putu@contoh.test'),
    app.signedIn('niluh@contoh.test'),
    app.signedIn(samsatPeople.keeper.email),
    app.signedIn(samsatPeople.clerk.email),
  ]);
  const { id: intake } = await app.db.selectFrom('samsat.intake').select('id').executeTakeFirstOrThrow();
  const vehicle = (nrkb: string) => `/samsat/kendaraan/${holdings[nrkb]}`;
  const past = `${vehicle('DK2718PAM')}?bayar=2020-01-01`;
  return {
    driver: {
      visitor: driver,
      addresses: ['/samsat', '/samsat/tambah', ...Object.keys(holdings).map(vehicle), past],
      unusual: { [past]: 422 },
    },
    relative: { visitor: relative, addresses: ['/samsat', `/samsat/kendaraan/${family}?kabar=waits`] },
    samsat: {
      visitor: keeper,
      addresses: [
        '/samsat/meja',
        '/samsat/register',
        '/samsat/register?q=DK77',
        '/samsat/register/impor',
        `/samsat/register/impor/${intake}`,
      ],
    },
    clerk: { visitor: clerk, addresses: ['/samsat', '/samsat/meja'] },
  };
}
