export { type EmbeddedServer, startEmbedded } from './embedded/start.ts';
export { assertSupported } from './supported.ts';
export { migrate, type MigrationSource } from './migrate.ts';
export { afterCommit, type Database, type Db, type OpenedDatabase, openDatabase, transaction, type Tx } from './open.ts';
