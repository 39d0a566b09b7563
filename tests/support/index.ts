export { startApp, type TestApp, type TestAppOptions } from './app.ts';
export { expectAccessible, expectContrast, openBrowser, type PageOptions, type TestBrowser } from './browser.ts';
export { type FakeClock, fakeClock } from './clock.ts';
export { createEmptyDatabase, createScratchDatabase, createTestDatabase, type TestDatabase } from './database.ts';
export { drainJobs } from './jobs.ts';
export { quarantineFile } from './quarantine.ts';
export { countQueries } from './queries.ts';
export { enterRule } from './rules.ts';
export { textOf, Visitor } from './visitor.ts';
