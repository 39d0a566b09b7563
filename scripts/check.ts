import { spawn } from 'node:child_process';
import { join } from 'node:path';

// `npm run check`: every gate that needs no database, side by side. Names after it narrow: `npm run check -- types lint`.
const gates: Readonly<Record<string, readonly string[]>> = {
  // By its place: the API's generator brings an older compiler that answers to the same name.
  types: ['node', 'node_modules/typescript/bin/tsc', '--noEmit'],
  lint: ['oxlint', '--type-aware', '--deny-warnings', '.'],
  format: ['biome', 'format', '--colors=off', '.'],
  boundaries: ['node', 'scripts/boundaries.ts'],
  licences: ['node', 'scripts/licences.ts'],
  'dead code': ['knip', '--no-progress', '--no-config-hints'],
};

interface Result {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

const home = join(import.meta.dirname, '..');
const path = `${join(home, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;

function run(name: string, [program = '', ...options]: readonly string[]): Promise<Result> {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, options, { cwd: home, env: { ...process.env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    const end = (ok: boolean) => resolve({ name, ok, seconds: (performance.now() - began) / 1000, output });
    child.once('error', (error) => {
      output += error.message;
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

const asked = process.argv.slice(2);
const chosen = Object.entries(gates).filter(([name]) => asked.length === 0 || asked.includes(name));
const began = performance.now();
const results = await Promise.all(
  chosen.map(async ([name, command]) => {
    const result = await run(name, command);
    console.log(`${result.ok ? 'passed' : 'FAILED'}  ${name.padEnd(10)} ${result.seconds.toFixed(1).padStart(5)} s`);
    return result;
  }),
);
const failed = results.filter((result) => !result.ok);
for (const { name, output } of failed) console.log(`\n--- ${name} ---\n${output.trim()}`);
console.log(
  `\n${failed.length === 0 ? 'All gates passed' : `${failed.length} of ${results.length} gates failed`} in ${((performance.now() - began) / 1000).toFixed(1)} s`,
);
process.exitCode = failed.length > 0 || chosen.length === 0 ? 1 : 0;
