export { type Auth, type AuthOptions, makeAuth } from './auth.ts';
export { createDemoAccount, DEMO_PASSWORD, type DemoAccounts, enrolDemoOfficer, signInDemo } from './demo-accounts.ts';
export { type OwnAccount, readOwnAccount } from './own-data.ts';
export { endEveryFactor, endEverySession } from './end-factors.ts';
export type { Erasing } from './erasing.ts';
export {
  cardPasswords,
  type CardPassword,
  type NamedAccount,
  namedAccounts,
  openNamedAccount,
  renameNamedAccount,
  renewFirstPassword,
} from './named-accounts.ts';
export { proveNik, readNikProof, type ShownCard } from './nik-proof.ts';
export { OidcGate, type OidcSettings } from './oidc.ts';
export { accountPath, firstPasswordPath, mandatesPath, noticesPath, ownDataPaths } from './paths.ts';
export type { About, PersonRegistry, RegistryAnswer, RegistryQuestion, RegistryRefusal, Resident } from './person-registry.ts';
export { userNameIn } from './domain/user-name.ts';
export { nikIndexes, sealedPersons } from './sealed.ts';
export { type AccountNews, hadSession, type IdentityDeps, makeResolveActor } from './session.ts';
export type { SessionLimits } from './domain/session-age.ts';
export { deviceTitle, thisSession } from './this-session.ts';
export {
  changeLocale,
  dropNamed,
  enterPerson,
  findConfirmedPerson,
  forgetNames,
  getPersonById,
  type NikHolder,
  type Person,
  personsOfNik,
} from './tables.ts';
