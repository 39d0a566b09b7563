export { type Application, compose, type Deps } from './compose.ts';
export { type Config, ConfigError, configTable, readConfig, type Setting } from './config.ts';
export { hall, type Stall } from './hall.ts';
export { makeLogger } from './logger.ts';
export { seed } from './seed.ts';
