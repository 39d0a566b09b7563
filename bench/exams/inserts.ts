import pg from 'pg';

/** Rows per second that clients insert one by one, each waiting for its own commit: pgbench's way of measuring. */
export async function singleInserts(url: string, clients: number, seconds: number): Promise<number> {
  const first = new pg.Client({ connectionString: url });
  await first.connect();
  await first.query(
    'create table if not exists peer_insert (id bigint generated always as identity primary key, attempt bigint, item int, value jsonb, at timestamptz)',
  );
  let rows = 0;
  const until = performance.now() + seconds * 1000;
  const insert = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    while (performance.now() < until) {
      await client.query({
        name: 'one',
        text: 'insert into peer_insert (attempt, item, value, at) values ($1, $2, $3, now())',
        values: [rows, 1, '"a"'],
      });
      rows += 1;
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: clients }, insert));
  await first.query('drop table peer_insert');
  await first.end();
  return rows / seconds;
}
