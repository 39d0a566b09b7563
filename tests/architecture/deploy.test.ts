import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { home, read } from './tree.ts';

const units = ['deploy/wantilan.service', 'deploy/wantilan-worker.service'];
const container = read('deploy/Containerfile');
const folder = mkdtempSync(join(tmpdir(), 'wantilan-units-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The program of a `npm run` script, without the shell's `exec`. */
const script = (name: string) =>
  (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts[name]?.replace('exec ', '');
const longest = Number(/const LONGEST = (\d+)_000;/.exec(read('src/main/stop.ts'))?.[1]);
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe('units', () => {
  it('start what npm starts, and wait longer than work in hand may take', () => {
    expect(longest).toBe(30);
    for (const [at, name] of ['start', 'worker'].entries()) {
      const unit = read(units[at] ?? '');
      expect(unit).toContain(`ExecStart=/usr/bin/${script(name)}\n`);
      expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(longest);
      expect(unit).toMatch(/^User=wantilan$/m);
    }
  });

  it('name an address for figures each, which no file of settings overrides', () => {
    const addresses = units.map((unit) => /^Environment=METRICS_LISTEN=(.+)$/m.exec(read(unit))?.[1]);
    expect(new Set(addresses).size).toBe(2);
    // systemd lets EnvironmentFile= win over Environment=.
    const settings = /```sh\n(PUBLIC_URL=[\s\S]*?)```/.exec(read('docs/operations.md'))?.[1] ?? '';
    expect(settings).toContain('DATABASE_URL');
    expect(settings).not.toContain('METRICS_LISTEN');
  });

  it.skipIf(!hasSystemd)('are understood by systemd, and shut off what they need not', () => {
    for (const unit of units) {
      const here = join(folder, unit.replace('deploy/', ''));
      writeFileSync(here, read(unit).replace('/usr/bin/node', process.execPath.replaceAll(' ', '\\x20')));
      const verified = spawnSync('systemd-analyze', ['verify', here], { encoding: 'utf8' });
      expect(verified.stderr).not.toContain('.service:');
      const exposure = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', here], { encoding: 'utf8' });
      expect(exposure.status, exposure.stdout.split('\n').slice(-3).join('\n')).toBe(0);
    }
  });
});

describe('the container file', () => {
  it('copies what exists, and all that a start reads', () => {
    const copied = [...container.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));
    expect(copied.filter((source) => !existsSync(join(home, source)))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'scripts', 'demo', 'src']));
  });

  it('runs as nobody of importance, is asked for its health, and starts what npm starts', () => {
    expect(container).toMatch(/^USER node$/m);
    expect(container).toContain('/healthz');
    const command = JSON.parse(/^CMD (.+)$/m.exec(container)?.[1] ?? '[]') as string[];
    expect(command.join(' ')).toBe(script('start'));
    expect(Number(/--stop-timeout (\d+) /.exec(container)?.[1])).toBeGreaterThan(longest);
  });
});
