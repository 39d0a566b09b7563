export { Allowances } from './allowance.ts';
export { resolveKey } from './by-key.ts';
export { clientPaths } from './paths.ts';
export { type Claim, once } from './once.ts';
export { OVERLAP_HOURS, registerClient, type Registration, renewSecret, revokeClient, setClientLimit } from './register.ts';
export {
  clientPersons,
  type Client,
  findActiveClients,
  findClientOf,
  getClient,
  type ListedClient,
  listClients,
} from './tables.ts';
export { actorOf, resolveClient, TOKEN_SECONDS } from './token.ts';
