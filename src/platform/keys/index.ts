export { isSealedNow, openJson, type Place, sealJson, sensitiveIn, type Shape } from './json.ts';
export { type Keyring, newKeyring, readKeyring, rotated, withComingKeys, withNextKeys } from './keyring.ts';
export { checkKeys, forgetKeys } from './known.ts';
export { forgetChecks, reseal, sealedTable, type Resealed, type Resealing, type ResealReport, type SealedTable } from './reseal.ts';
export { type KeySource, NOTICED_WITHIN, Unopened, useVault, Vault, vaultOf } from './vault.ts';
