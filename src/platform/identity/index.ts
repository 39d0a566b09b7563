export { type Auth, type AuthOptions, makeAuth } from './auth.ts';
export { createDemoAccount, DEMO_PASSWORD, type DemoAccounts, enrolDemoOfficer, signInDemo } from './demo-accounts.ts';
export { type OwnAccount, readOwnAccount } from './own-data.ts';
export { OidcGate, type OidcSettings } from './oidc.ts';
export { accountPath, ownDataPaths } from './paths.ts';
export { nikIndexes, sealedPersons } from './sealed.ts';
export { type AccountNews, hadSession, type IdentityDeps, makeResolveActor } from './session.ts';
export type { SessionLimits } from './domain/session-age.ts';
export { enterPerson, findConfirmedPerson, getPersonById, type Person } from './tables.ts';
