import { transaction } from '#db';
import { countOldPartyFiles, dropOldPartyFiles } from '#platform/payments';
import { textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, sendForm, type World } from './world.ts';

const DAY = '2026-03-02';
let world: World;
let treasurer: Visitor;
let code: string;
let proof: { id: string; code: string };

beforeAll(async () => {
  world = await makeWorld();
  world.app.clock.set(`${DAY}T02:00:00Z`);
  treasurer = await world.app.signedIn('bendahara.samsat@contoh.test');
  const made = await world.putu.post(`/samsat/kendaraan/${world.samsat.holdings['DK2718PAM']}/bayar`);
  const id = String(made.headers.location).split('?')[0]?.slice(-36) ?? '';
  ({ code } = await world.app.db.selectFrom('payments.bill').select('code').where('id', '=', id).executeTakeFirstOrThrow());
  const bank = world.app.visitor();
  const asked = await bank.post('/demo/bank/1/va', { nomor: code });
  await bank.post(String(asked.headers.location), { pin: '123456', ulah: '' });
  await world.app.runJobs();
  proof = await world.app.db.selectFrom('samsat.proof').select(['id', 'code']).executeTakeFirstOrThrow();
});
afterAll(() => world?.close());

const differences = (party: string) =>
  world.app.db
    .selectFrom('payments.difference')
    .select(['kind', 'key', 'ours', 'theirs', 'state', 'id'])
    .where('party', '=', party)
    .orderBy('id')
    .execute();

/** Sends a file in; the page that shows what it would find. */
async function send(party: string, content: string): Promise<string> {
  const file = { field: 'berkas', name: `${party}.csv`, type: 'text/csv', content: Buffer.from(content) };
  const { statusCode, headers, body } = await sendForm(treasurer, '/bendahara/pihak', { pihak: party, hari: DAY }, file);
  expect(statusCode, textOf(body).slice(0, 400)).toBe(303);
  return String(headers.location);
}
async function take(at: string): Promise<void> {
  expect((await treasurer.post(`${at}/ambil`)).statusCode).toBe(303);
  await world.app.runJobs();
}
const shareOf = async (groups: string) =>
  (
    await sql<{ sum: number }>`select coalesce(sum(credit - debit), 0)::bigint as sum from ledger.entry where account ~ ${groups}`.execute(
      world.app.db,
    )
  ).rows[0]?.sum ?? 0;

describe('a file of another party', () => {
  it('is looked at before anything is kept: columns, what agrees, what would differ', async () => {
    const share = await shareOf('^rkud-');
    const at = await send('bapenda', `NOPOL;Kode;Nilai\nDK 2718 PAM;${code};${share}\nDK 1 X;99;5\n`);
    expect(textOf((await treasurer.get(at)).body)).toContain('Pilih dahulu kolom');
    expect((await treasurer.post(`${at}/ambil`)).statusCode, 'a column is missing').toBe(409);
    await treasurer.post(`${at}/kolom`, { key: '1', amount: '2', object: '0' });
    const page = textOf((await treasurer.get(at)).body);
    expect(page).toContain('Hanya di buku mereka');
    expect(page).not.toContain('Hanya di buku kita');
    expect(await differences('bapenda')).toEqual([]);
    await take(at);
    expect(await differences('bapenda')).toMatchObject([{ kind: 'only-theirs', key: '99', theirs: 5, state: 'open' }]);
    const rows = await world.app.db.selectFrom('payments.party_row').select('cells').execute();
    expect(
      rows.every(({ cells }) => cells === null),
      'what is not compared is not kept',
    ).toBe(true);
  });

  it('compared again changes nothing; a later file clears what it explains, and what was settled stays so', async () => {
    const [open] = await differences('bapenda');
    const at = `/bendahara/pihak/selisih/${open?.id ?? ''}`;
    expect((await treasurer.post(at, { perbuatan: 'selesai', catatan: '' })).statusCode, 'without a word').toBe(422);
    await treasurer.post(at, { perbuatan: 'pegang' });
    expect(textOf((await treasurer.get('/bendahara/pihak?saya=ya')).body)).toContain('Bapenda');
    await treasurer.post(at, { perbuatan: 'selesai', catatan: 'Milik provinsi lain' });
    const file = await world.app.db.selectFrom('payments.party_file').select('id').where('party', '=', 'bapenda').executeTakeFirstOrThrow();
    await take(`/bendahara/pihak/berkas/${file.id}`);
    expect(await differences('bapenda')).toMatchObject([{ state: 'settled' }]);
    expect(textOf((await treasurer.get('/bendahara/pihak?pihak=bapenda')).body)).toContain('Tidak ada selisih');
    expect(textOf((await treasurer.get('/bendahara/pihak?pihak=bapenda&semua=ya')).body)).toContain('Milik provinsi lain');
    await treasurer.post(at, { perbuatan: 'buka' });
    expect(await differences('bapenda')).toMatchObject([{ state: 'open' }]);
    expect((await treasurer.post(at, { perbuatan: 'buka' })).statusCode, 'twice').toBe(422);
    expect((await treasurer.get('/bendahara/pihak/selisih.csv')).body).toContain('Hanya di buku mereka,99');
  });

  it('of Jasa Raharja has another sum, a line nobody can read, and ours is missing in that of the state treasury only where it is owed', async () => {
    const share = await shareOf('^jasa-raharja');
    await take(await send('jasa-raharja', `kode bayar,jumlah\n${code},${share + 1}\n"rusak\n`));
    expect(await differences('jasa-raharja')).toMatchObject([
      { kind: 'amount', key: code, ours: share, theirs: share + 1 },
      { kind: 'unread', key: 'baris 3' },
    ]);
    await take(await send('kas-negara', 'kode bayar,jumlah\n123,0\n'));
    expect(await differences('kas-negara')).toMatchObject([{ kind: 'only-theirs', key: '123' }]);
  });

  it('of the police has each endorsement by its plate; one we revoked is theirs alone', async () => {
    await take(await send('polisi', `nomor polisi,kode\nDK 2718 PAM,${proof.code}\n`));
    expect(await differences('polisi')).toEqual([]);
    await take(await send('polisi', 'nomor polisi,kode\nDK 9 ZZ,X\n'));
    expect(await differences('polisi')).toMatchObject([{ kind: 'only-theirs', key: 'DK9ZZ', state: 'open' }]);
  });

  it('of the post has each letter by its tracking number; ours that it does not know is found', async () => {
    const at = world.app.clock.now();
    await sql`update samsat.delivery set tracking_no = 'JP-99', state = 'HANDED_TO_POS' where proof_id = ${proof.id}`.execute(world.app.db);
    // Came back, and went out again under another number: what the post had on that day was the first.
    await sql`insert into samsat.delivery_step (id, proof_id, state, at, tracking_no)
              values (gen_random_uuid(), ${proof.id}, 'HANDED_TO_POS', ${at}, 'JP-77'),
                     (gen_random_uuid(), ${proof.id}, 'HANDED_TO_POS', ${new Date(at.getTime() + 86_400_000)}, 'JP-99')`.execute(
      world.app.db,
    );
    await take(await send('pos', 'no resi,nopol\nJP 78,DK 1 A\n'));
    expect((await differences('pos')).map(({ kind, key }) => [kind, key])).toEqual([
      ['only-theirs', 'JP78'],
      ['only-ours', 'JP-77'],
    ]);
    await take(await send('pos', 'no resi,nopol\nJP 77,DK 2718 PAM\n'));
    expect((await differences('pos')).map(({ key, state }) => [key, state])).toEqual([
      ['JP78', 'open'],
      ['JP-77', 'gone'],
    ]);
  });

  it('goes after its time with what was found in it, but for what is open', async () => {
    const files = async () => (await sql`select party from payments.party_file`.execute(world.app.db)).rows;
    await sql`update payments.difference set state = 'gone' where party = 'polisi'`.execute(world.app.db);
    const before = await files();
    const later = new Date(world.app.clock.now().getTime() + 86_400_000);
    const count = await countOldPartyFiles(world.app.db, later);
    expect(count).toBeGreaterThan(1);
    const open = (await differences('pos')).filter(({ state }) => state === 'open');
    expect(await transaction(world.app.db, (tx) => dropOldPartyFiles(tx, later, 1)), 'batch by batch').toBe(1);
    expect(await transaction(world.app.db, (tx) => dropOldPartyFiles(tx, later, 500))).toBe(count - 1);
    expect(await countOldPartyFiles(world.app.db, later)).toBe(0);
    expect(await differences('pos'), 'open ones stay').toEqual(open);
    const kept = await files();
    expect(kept.length, 'and the files they were found in').toBeLessThan(before.length);
    expect(kept).toContainEqual({ party: 'pos' });
    expect(
      (
        await sql`select 1 from payments.party_row r where not exists (select from payments.party_file f where f.id = r.file_id)`.execute(
          world.app.db,
        )
      ).rows,
    ).toEqual([]);
  });

  it('is the agency’s own: another knows neither the file nor the difference', async () => {
    const [one] = await differences('pos');
    const neighbour = await world.app.signedIn('kepala.samsat@contoh.test');
    expect((await neighbour.post(`/bendahara/pihak/selisih/${one?.id ?? ''}`, { perbuatan: 'pegang' })).statusCode, 'may look only').toBe(
      403,
    );
    expect(
      (
        await sendForm(
          treasurer,
          '/bendahara/pihak',
          { pihak: 'bpkad', hari: DAY },
          { field: 'berkas', name: 'x.csv', type: 'text/csv', content: Buffer.from('a\nb') },
        )
      ).statusCode,
    ).toBe(422);
  });
});
