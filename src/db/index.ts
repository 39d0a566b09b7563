export { builtOnce } from './built-once.ts';
export { unawaited } from './client.ts';
export { afterCommit, atEnd, type Ending } from './ending.ts';
export { type EmbeddedServer, startEmbedded } from './embedded/start.ts';
export { assertSupported } from './supported.ts';
export { likeLiteral } from './like.ts';
export { migrate, type MigrateOptions, type MigrationSource } from './migrate.ts';
export { type OpenedDatabase, openDatabase, transaction } from './open.ts';
export type { Database, Db, Tx } from './types.ts';
