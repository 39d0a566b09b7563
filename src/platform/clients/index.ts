export { clientPaths } from './paths.ts';
export { OVERLAP_HOURS, registerClient, type Registration, renewSecret, revokeClient } from './register.ts';
export { type Client, type ClientSecret, findActiveClients, findClientOf, getClient, listClients, listSecrets } from './tables.ts';
export { actorOf, resolveClient, TOKEN_SECONDS } from './token.ts';
