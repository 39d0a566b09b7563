export { clientPaths } from './paths.ts';
export { OVERLAP_HOURS, registerClient, type Registration, renewSecret, revokeClient } from './register.ts';
export { type Client, type ClientSecret, getClient, listClients, listSecrets } from './tables.ts';
export { resolveClient, TOKEN_SECONDS } from './token.ts';
