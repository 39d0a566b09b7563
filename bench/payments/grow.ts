import pg from 'pg';

/** Journals of one chunk, each of four lines. */
const CHUNK = 20_000;

/** Fills the ledger up to so many lines, some hundred days of an agency, each day closed. Triggers stay on: rows come as they always do. */
export async function growLedger(url: string, agencyId: string, lines: number, from: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`insert into ledger.account (code, grows, bounded, created_at) values
    ('bank-clearing:bench', 'debit', false, now()), ('rkud-prov:51', 'credit', true, now()),
    ('rkud-kab:5171', 'credit', true, now()), ('jasa-raharja', 'credit', true, now()) on conflict do nothing`);
  const journals = Math.ceil((lines - from) / 4);
  for (let done = 0; done < journals; done += CHUNK) {
    const n = Math.min(CHUNK, journals - done);
    await client.query('begin');
    const day = Math.floor((from / 4 + done) / 50_000);
    await client.query(
      `insert into ledger.journal (id, kind, ref, agency_id, booked_on, at, entries, amount, memo)
       select gen_random_uuid(), 'payment', 'bench:' || ($2::bigint + n), $1, date '2020-01-01' + $3::int, now(), 4, 1000, '{}'
         from generate_series(1, $4::int) n`,
      [agencyId, from / 4 + done, day, n],
    );
    await client.query(
      `insert into ledger.entry (journal_id, nth, account, agency_id, booked_on, debit, credit, about)
       select j.id, e.nth, e.account, j.agency_id, j.booked_on, e.debit, e.credit, e.about
         from ledger.journal j
         cross join (values (1::smallint, 'bank-clearing:bench', 1000, 0, null), (2::smallint, 'rkud-prov:51', 0, 550, 'pkb'),
                            (3::smallint, 'rkud-kab:5171', 0, 363, 'opsen'), (4::smallint, 'jasa-raharja', 0, 87, 'swdkllj')) as e (nth, account, debit, credit, about)
        where j.ref in (select 'bench:' || ($1::bigint + n) from generate_series(1, $2::int) n)`,
      [from / 4 + done, n],
    );
    await client.query('commit');
  }
  const { rows } = await client.query<{ day: string }>(
    `select max(booked_on)::text as day from ledger.journal where booked_on < '2025-01-01'`,
  );
  await client.query('select ledger.close($1::date, now())', [rows[0]?.day]);
  await client.query('analyze ledger.journal, ledger.entry, ledger.carried');
  await client.end();
}
