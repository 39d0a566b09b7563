export { type Application, compose, type Deps } from './compose.ts';
export { type Config, ConfigError, configTable, readConfig } from './config.ts';
export type { Setting } from './setting.ts';
export { hall, type Stall } from './hall.ts';
export { makeLogger } from './logger.ts';
export { seed } from './seed.ts';
