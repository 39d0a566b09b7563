import { systemClock } from '#kernel';
import { createServer } from 'node:net';
import type { Logger } from 'pino';
import { type Application, compose } from './compose.ts';
import { type Config, readConfig } from './config.ts';
import { type DatabaseServer, reachDatabase } from './database.ts';
import { makeLogger } from './logger.ts';
import { migrateAll } from './migrations.ts';
import { seed } from './seed.ts';
import { assertStoreOpens, openStorage } from './storage.ts';
import { startTelemetry } from './telemetry/start.ts';

export interface Booted {
  readonly config: Config;
  readonly logger: Logger;
  readonly application: Application;
  readonly server: DatabaseServer;
}

/** From the environment to an application whose database is reached, migrated and seeded. */
export async function boot({ telephoneElsewhere = false } = {}): Promise<Booted> {
  const config = readConfig(process.env);
  const logger = makeLogger(config.logLevel);
  await assertStoreOpens(openStorage(config), logger);
  const server = await reachDatabase(config);
  try {
    await migrateAll(server.url);
    const application = await compose(config, { clock: systemClock, logger, databaseUrl: server.url, telephoneElsewhere });
    await seed(application.deps);
    const endTelemetry = await startTelemetry(config.telemetry, application, logger);
    const close = async () => {
      // The last figures are read from the database.
      await endTelemetry();
      await application.close();
    };
    return { config, logger, application: { ...application, close }, server };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Throws a sentence for the operator when the web port is not free: asked before anything slow begins. */
export function assertPortFree({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new Error(portProblem(error, host, port))));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function portProblem({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`;
  if (code === 'EACCES') return `Port ${port} may be opened by root only. Choose one above 1023: PORT=3000 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine`;
  return `Port ${port} on ${host} cannot be opened: ${message}`;
}
