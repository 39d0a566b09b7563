import { spawnSync } from 'node:child_process';

// `npm run kill -- 100`: pages, worker and database ended by force a hundred times under load, on this machine alone;
// everything acknowledged must be there once. About ten seconds a round.
const [rounds = '100'] = process.argv.slice(2);
if (!/^[1-9]\d{0,3}$/.test(rounds)) throw new Error('npm run kill -- ROUNDS, a number from 1 to 9999');
const { status } = spawnSync('npx', ['vitest', 'run', 'tests/kill/everything.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, KILL_ROUNDS: rounds },
});
process.exit(status ?? 1);
