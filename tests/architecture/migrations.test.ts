import { globSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { find, home, read } from './tree.ts';

/**
 * What the version before cannot live with, or stands still for, while a migration of this one runs. A statement that
 * is right all the same says why in the line before it: `-- Sound: …`.
 */
const refused: readonly (readonly [RegExp, string])[] = [
  [
    /\bdrop\s+(?:table|column|schema|type|function|view)\b/i,
    'drops what the version before still uses: leave it for the release after next',
  ],
  [/\brename\b/i, 'renames what the version before asks for by its name: add, fill, drop two releases later'],
  [/\balter\s+column\s+\w+\s+(?:set\s+data\s+)?type\b/i, 'writes a whole table anew under its lock: add a column and fill it'],
  [/\bset\s+not\s+null\b/i, 'reads a whole table under its lock, and refuses rows of the version before: a check not valid, then validate'],
  [/\badd\s+column\b(?=[^,;]*\bnot\s+null\b)(?![^,;]*\bdefault\b)/i, 'wants a value the version before does not write: give it a default'],
  [
    /\badd\s+constraint\b(?![^;]*\bnot\s+valid\b)/i,
    'reads a whole table under its lock: add it not valid, validate it in a file of its own',
  ],
  [/\bcreate\s+(?:unique\s+)?index\b(?!\s+concurrently)/i, 'keeps writers out while it is built: concurrently, in a file of its own'],
  [/\block\s+table\b|\btruncate\b/i, 'keeps everybody out'],
];

const TABLE = /\b(?:alter\s+table(?:\s+only)?|\bon|truncate(?:\s+table)?|lock\s+table)\s+(?:if\s+exists\s+)?(\w+\.\w+)/i;
const MADE = /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(\w+\.\w+)/gi;

/** Statements of a file that a version still serving would not survive; tables `made` since the last release are nobody's yet. */
function unsafe(sql: string, made: ReadonlySet<string>): string[] {
  return statementsOf(sql).flatMap(({ text, sound }) => {
    const table = TABLE.exec(text)?.[1]?.toLowerCase();
    if (sound || (table && made.has(table))) return [];
    return refused.flatMap(([pattern, why]) => (pattern.test(text) ? [`${text.slice(0, 60)}…: ${why}`] : []));
  });
}

function statementsOf(sql: string): { readonly text: string; readonly sound: boolean }[] {
  // The body of a function runs when it is called, not now.
  const bodiless = sql.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''");
  return bodiless.split(';').map((part) => ({
    text: part.replace(/--.*$/gm, '').replace(/\s+/g, ' ').trim(),
    sound: /--\s*Sound:\s*\S.{10,}/.test(part),
  }));
}

function made(sources: readonly string[]): Set<string> {
  return new Set(sources.flatMap((sql) => [...sql.matchAll(MADE)].map(([, table = '']) => table.toLowerCase())));
}

/** Names of the migrations an installation of some release has behind it. */
function released(): Set<string> {
  const names = globSync('tests/migrations/released/*.json.gz', { cwd: home }).flatMap((file) => {
    const files = JSON.parse(gunzipSync(readFileSync(`${home}/${file}`)).toString()) as Record<string, string>;
    const manifest = Object.entries(files).find(([path]) => path.endsWith('/manifest.json'))?.[1] ?? '';
    const { migrations } = JSON.parse(Buffer.from(manifest, 'base64').toString()) as { migrations: { name: string }[] };
    return migrations.map(({ name }) => name);
  });
  return new Set(names);
}

const behind = released();
const since = find('src/*/*/migrations/*.sql').filter((file) => {
  const [, , module = '', , name = ''] = file.split('/');
  return !behind.has(`${module}/${name}`);
});

describe('a migration', () => {
  const none = new Set<string>();

  it.each([
    'alter table cases.case drop column desk;',
    'alter table cases.case rename column desk to place;',
    'alter table cases.case alter column number type int;',
    'alter table cases.case alter column desk set not null;',
    'alter table cases.case add column a text not null;',
    'alter table cases.case add constraint c check (true);',
    'create index on cases.case (desk);',
    'truncate cases.case;',
  ])('that does this is refused: %s', (sql) => expect(unsafe(sql, none)).toHaveLength(1));

  it.each([
    "alter table cases.case add column a text not null default '';",
    'alter table cases.case add column a text;',
    'alter table cases.case add constraint c check (true) not valid;',
    'create index concurrently if not exists c on cases.case (desk);',
    'create table cases.new (id int primary key); create index on cases.new (id);',
    '-- Sound: the table holds a row for each agency, and nobody else writes to it.\nalter table access.agency add constraint c check (true);',
    'create function cases.f() returns void as $$ begin drop table x; end $$ language plpgsql;',
  ])('that does this is let through: %s', (sql) => expect(unsafe(sql, made([sql]))).toEqual([]));

  it('since the last release lets the version before go on serving', () => {
    const sources = since.map((file) => [file, read(file)] as const);
    const fresh = made(sources.map(([, sql]) => sql));
    expect(sources.flatMap(([file, sql]) => unsafe(sql, fresh).map((found) => `${file}: ${found}`))).toEqual([]);
    expect(behind.size).toBeGreaterThan(40);
  });
});
