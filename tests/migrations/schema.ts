import { migrationSources } from '#main/migrations';
import pg from 'pg';

/** Everything the migrations make, one line each, in whatever order it was made. */
export async function schemaOf(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(
    `with ours as (select oid, nspname from pg_namespace where nspname = any($1))
     select format('%s.%s.%s %s%s%s%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
         case when a.attnotnull then ' not null' else '' end, ' ' || pg_get_expr(d.adbin, d.adrelid),
         case when a.attgenerated <> '' then ' generated' else '' end || ' ' || c.relpersistence::text) as line
       from ours n join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm')
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     union all select format('%s.%s: %s%s', n.nspname, t.conname, pg_get_constraintdef(t.oid), case when t.convalidated then '' else ' (not valid)' end)
       from ours n join pg_constraint t on t.connamespace = n.oid
     union all select pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' (not valid)' end
       from ours n join pg_class c on c.relnamespace = n.oid join pg_index i on i.indrelid = c.oid
     union all select pg_get_functiondef(p.oid) from ours n join pg_proc p on p.pronamespace = n.oid and p.prokind = 'f'
     union all select pg_get_triggerdef(t.oid) from ours n join pg_class c on c.relnamespace = n.oid
       join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
     order by 1`,
    [migrationSources.map(({ module }) => module)],
  );
  await client.end();
  return rows.map(({ line }) => line);
}
