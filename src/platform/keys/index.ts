export { isSealedNow, openJson, type Place, sealJson, sensitiveIn, type Shape } from './json.ts';
export { type Keyring, newKeyring, readKeyring } from './keyring.ts';
export { checkKeys } from './known.ts';
export { reseal, type Resealed, type Resealing, type ResealReport, type SealedTable } from './reseal.ts';
export { type KeySource, useVault, Vault, vaultOf } from './vault.ts';
