import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { startEmbedded } from './start.ts';

const home = mkdtempSync(join(tmpdir(), 'wantilan-embedded-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

it('a server started for one piece of work takes its data along when it is removed, wherever they lie', async () => {
  const server = await startEmbedded({ folder: join(home, 'database'), port: 24_680, durable: false });
  const client = new pg.Client(server.url);
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  await client.end();
  const data = rows[0]?.data_directory ?? '';
  expect(existsSync(data)).toBe(true);
  await server.remove();
  expect(existsSync(join(data, '..'))).toBe(false);
}, 60_000);
