export { type Application, compose } from './compose.ts';
export type { Deps } from './deps.ts';
export { type Config, ConfigError, configTable, readConfig } from './config.ts';
export type { Setting } from './setting.ts';
export { hall, type Stall } from './hall.ts';
export { makeLogger } from './logger.ts';
export { seed } from './seed.ts';
