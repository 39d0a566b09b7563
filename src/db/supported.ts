import pg from 'pg';

const OLDEST = 15;

/** Throws a sentence for the operator when no PostgreSQL answers at `url`, or when it is too old. */
export async function assertSupported(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'wantilan-start' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
    const major = Math.floor((rows[0]?.version ?? 0) / 10_000);
    if (major < OLDEST) throw new UnsupportedDatabase(`DATABASE_URL leads to PostgreSQL ${major}; Wantilan needs ${OLDEST} or newer`);
  } catch (error) {
    if (error instanceof UnsupportedDatabase) throw error;
    const { hostname, port, pathname } = new URL(url);
    const at = `${hostname}:${port || 5432}${pathname}`;
    throw new UnsupportedDatabase(`DATABASE_URL leads to no PostgreSQL that lets us in (${at}): ${reasonOf(error)}`, { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

class UnsupportedDatabase extends Error {}

/** A refused connection to a name with several addresses has no message of its own, only its parts have. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message;
  return error instanceof Error ? error.message : String(error);
}
