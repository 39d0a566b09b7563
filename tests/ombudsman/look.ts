import type { Db } from '#db';
import { sql } from 'kysely';

/** A word as it may lie somewhere: in clear, written down for a protocol, or inside something that was written down. */
export function formsOf(word: string): readonly string[] {
  const bytes = Buffer.from(word);
  // In Base64 a word reads otherwise by where it begins; the signs at its edges depend on what stands beside it.
  const inBase64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before, 32), bytes])
      .toString('base64')
      .slice(before === 0 ? 0 : 4)
      .replace(/.{0,2}=*$/, ''),
  );
  return [
    word,
    bytes.toString('hex'),
    ...inBase64,
    encodeURIComponent(word),
    word.replaceAll(' ', '+'),
    word.replaceAll(' ', '_'),
    Buffer.from(word, 'utf16le').toString('latin1'),
    Buffer.from(word, 'utf16le').swap16().toString('latin1'),
  ].filter((form) => form.length > 5);
}

/** Which of these words stand in a text, in whatever form. Letters count alike, large and small. */
export function lookIn(text: string, words: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return words.filter((word) => formsOf(word).some((form) => text.includes(form) || lower.includes(form.toLowerCase())));
}

/** Every table as a dump of the database holds it, bytes both as they are written there and as what they are. */
export async function everyTable(db: Db): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await sql<{ schema: string; name: string; bytes: string[] | null }>`
    select t.table_schema as schema, t.table_name as name,
           array_agg(c.column_name::text) filter (where c.data_type = 'bytea') as bytes
      from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema')
     group by 1, 2`.execute(db);
  const all = new Map<string, string>();
  for (const { schema, name, bytes } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(db);
    const parts = rows.map(({ row }) => row);
    for (const column of bytes ?? []) {
      const decoded = await sql<{ value: Buffer }>`
        select ${sql.ref(column)} as value from ${sql.table(`${schema}.${name}`)} where ${sql.ref(column)} is not null`.execute(db);
      for (const { value } of decoded.rows) parts.push(value.toString('latin1'), value.toString('utf8'));
    }
    all.set(`${schema}.${name}`, parts.join('\n'));
  }
  return all;
}

/** Where in the database any of these words stands: `schema.table: word`. */
export async function lookInDatabase(db: Db, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [table, text] of await everyTable(db)) for (const word of lookIn(text, words)) found.push(`${table}: ${word}`);
  return found;
}
