import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { advisoriesOf, type Databases, mendBy } from '../../scripts/advisories.ts';

// A database that speaks OSV's protocol: of two pages for one component, and one weakness that was taken back.
const known: Record<string, object> = {
  'GHSA-aaaa': { id: 'GHSA-aaaa', summary: 'reads too far', published: '2026-01-01T00:00:00Z', database_specific: { severity: 'HIGH' } },
  'GHSA-bbbb': {
    id: 'GHSA-bbbb',
    aliases: ['CVE-2026-1'],
    published: '2026-01-01T00:00:00Z',
    database_specific: { severity: 'LOW' },
  },
  'GHSA-cccc': { id: 'GHSA-cccc', published: '2026-01-01T00:00:00Z', withdrawn: '2026-01-02T00:00:00Z' },
  'GHSA-dddd': { id: 'GHSA-dddd', details: 'says nothing of itself', published: '2026-01-01T00:00:00Z' },
};
const LEFT = 'pkg:npm/left@1.0.0';
const RIGHT = 'pkg:npm/right@2.0.0';

let server: Server;
let databases: Databases;
let broken = false;

beforeAll(async () => {
  server = createServer((request, response) => {
    void answerTo(request).then((answer) =>
      response.writeHead(answer ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {})),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  databases = { osv: at, exploited: `${at}/exploited.json` };
});

afterAll(() => new Promise((done) => server.close(done)));

interface Query {
  readonly package: { readonly purl: string };
  readonly page_token?: string;
}

async function answerTo(request: IncomingMessage): Promise<object | undefined> {
  if (broken) return undefined;
  if (request.url === '/exploited.json') return { vulnerabilities: [{ cveID: 'CVE-2026-1' }] };
  if (request.url !== '/v1/querybatch') return known[request.url?.split('/').at(-1) ?? ''];
  const { queries } = JSON.parse((await request.toArray()).join('')) as { queries: readonly Query[] };
  return { results: queries.map(pageOf) };
}

function pageOf({ package: { purl }, page_token: token }: Query): object {
  if (purl !== LEFT) return purl === RIGHT ? { vulns: [{ id: 'GHSA-aaaa' }] } : {};
  return token === 'second'
    ? { vulns: [{ id: 'GHSA-dddd' }, { id: 'GHSA-bbbb' }] }
    : { vulns: [{ id: 'GHSA-aaaa' }, { id: 'GHSA-cccc' }], next_page_token: 'second' };
}

it('finds what is published of the components, what is used in attacks first, and nothing that was taken back', async () => {
  const found = await advisoriesOf([LEFT, RIGHT, 'pkg:npm/sound@1.0.0'], databases);
  expect(found.map(({ id, components, severity, isExploited }) => [id, components, severity, isExploited])).toEqual([
    ['GHSA-bbbb', [LEFT], 'LOW', true],
    ['GHSA-aaaa', [LEFT, RIGHT], 'HIGH', false],
    ['GHSA-dddd', [LEFT], 'HIGH', false],
  ]);
  expect(found.map((one) => mendBy(one).toISOString().slice(0, 10))).toEqual(['2026-01-08', '2026-01-31', '2026-01-31']);
  expect(await advisoriesOf(['pkg:npm/sound@1.0.0'], databases)).toEqual([]);
});

it('takes no answer for an answer', async () => {
  broken = true;
  await expect(advisoriesOf([LEFT], databases)).rejects.toThrow('answered 503');
  broken = false;
});
