import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/order.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    // No test is about speed: a busy machine makes it late, not wrong.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // A worker loads the application once for all its files: every file starts applications of its own, and modules keep no state.
    isolate: false,
  },
});
