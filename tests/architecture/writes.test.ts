import { describe, expect, it } from 'vitest';
import { find, productFiles, read, withoutComments } from './tree.ts';

interface Write {
  readonly at: string;
  /** What the statement is called on. */
  readonly on: string;
  readonly schema: string;
}

const queries = /\b(\w+)\s*\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`](\w+)\./g;
const statements = /sql(?:<[^`]*?>)?`\s*(?:insert\s+into|update|delete\s+from)\s+(\w+)\.[^`]*`\s*\.execute\(\s*(\w+)/gi;

/** Every statement of a file that changes a table. */
function writesIn(file: string, source: string): Write[] {
  const lineOf = (index: number) => source.slice(0, index).split('\n').length;
  const at = (index: number) => `${file}:${lineOf(index)}`;
  return [
    ...[...source.matchAll(queries)].map((match) => ({ at: at(match.index), on: match[1] ?? '', schema: match[2] ?? '' })),
    ...[...source.matchAll(statements)].map((match) => ({ at: at(match.index), on: match[2] ?? '', schema: match[1] ?? '' })),
  ];
}

/** Names that stand for the transaction in a file: itself, a query begun on it, a part of such a query (`with`). */
function transactionNames(source: string): Set<string> {
  const begun = [...source.matchAll(/(?:const|let)\s+(\w+)\s*=\s*tx\b/g)];
  const parts = /\bdb\s*\.with\(/.test(source) ? [] : [...source.matchAll(/\.with\(\s*['"`]\w+['"`],\s*\((\w+)\)\s*=>/g)];
  return new Set(['tx', ...[...begun, ...parts].map((match) => match[1] ?? '')]);
}

/** Functions with a parameter `tx` that is not the first, may be missing, or may be no transaction. */
function looseTransactions(file: string, source: string): string[] {
  const loose = /[(,]\s*(?:readonly\s+)?tx(\?)?:\s*([^,)=]+)/g;
  return [...source.matchAll(loose)].flatMap((match) => {
    const type = match[2]?.trim();
    const sound = match[0].startsWith('(') && match[1] === undefined && type === 'Tx';
    return sound ? [] : [`${file}: ${match[0].trim()}`];
  });
}

const sources = productFiles()
  .filter((file) => file !== 'src/db/generated.ts')
  .map((file) => [file, withoutComments(read(file))] as const);

describe('rule 7: what is written', () => {
  it('is found by this test', () => {
    const planted = "await db.insertInto('cases.case').values(row).execute();\nawait sql`update files.file set kept = true`.execute(pool);";
    expect(writesIn('planted.ts', planted)).toEqual([
      { at: 'planted.ts:1', on: 'db', schema: 'cases' },
      { at: 'planted.ts:2', on: 'pool', schema: 'files' },
    ]);
    expect(looseTransactions('planted.ts', 'function a(id: string, tx: Tx) {}')).toHaveLength(1);
    expect(looseTransactions('planted.ts', 'function b(tx?: Tx) {}')).toHaveLength(1);
    expect(looseTransactions('planted.ts', 'function c(tx: Tx | Db) {}')).toHaveLength(1);
    expect(looseTransactions('planted.ts', 'function d(tx: Tx, id: string) {}')).toEqual([]);
    expect(sources.flatMap(([file, source]) => writesIn(file, source)).length).toBeGreaterThan(20);
  });

  it('is written in a transaction, always', () => {
    const outside = sources.flatMap(([file, source]) => {
      const names = transactionNames(source);
      return writesIn(file, source).filter(({ on }) => !names.has(on));
    });
    expect(outside).toEqual([]);
  });

  it('takes the transaction first and without choice', () => {
    expect(sources.flatMap(([file, source]) => looseTransactions(file, source))).toEqual([]);
  });

  it('is written by the module that owns the table', () => {
    const foreign = sources
      .flatMap(([file, source]) => writesIn(file, source))
      .filter(({ at, schema }) => {
        const owner = /^src\/(?:platform|services)\/([^/]+)\//.exec(at)?.[1];
        return owner !== schema;
      });
    expect(foreign).toEqual([]);
  });
});

describe('rule 8: foreign keys', () => {
  it('cross schemas only to a person, an agency or a case', () => {
    const shared = ['identity.person', 'access.agency', 'cases.case'];
    const crossing = find('src/**/migrations/*.sql').flatMap((file) => {
      const owner = /\/([^/]+)\/migrations\//.exec(file)?.[1] ?? '';
      const sql = read(file).replace(/--.*$/gm, '');
      return [...sql.matchAll(/references\s+(\w+)\.(\w+)/gi)]
        .filter((match) => match[1] !== owner && !shared.includes(`${match[1]}.${match[2]}`))
        .map((match) => `${file}: ${match[0]}`);
    });
    expect(crossing).toEqual([]);
  });
});
