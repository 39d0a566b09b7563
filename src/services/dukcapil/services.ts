import type { ServiceDefinition } from '#platform/cases';
import { birth } from './birth/definition.ts';
import { acknowledgement, adoption, legitimation } from './children/definition.ts';
import { aktaAnnulment, aktaCorrection, marginNote } from './corrections/definition.ts';
import { deathAkta, stillbirth } from './death/definition.ts';
import { familyCardAgain, familyCardChange, familyCardNew, statement } from './family/cards.ts';
import { biodata, childIdentity, identityCard, identityCardAgain } from './family/persons.ts';
import { divorceAkta, marriageAkta } from './marriage/definition.ts';
import { movingIn, movingOut, residence } from './move/definition.ts';

/** Everything the registry does, in the order the catalogue shows it. */
export const registryServices: readonly ServiceDefinition[] = [
  birth,
  childIdentity,
  acknowledgement,
  legitimation,
  adoption,
  familyCardNew,
  familyCardChange,
  familyCardAgain,
  identityCard,
  identityCardAgain,
  biodata,
  statement,
  marriageAkta,
  divorceAkta,
  deathAkta,
  stillbirth,
  movingOut,
  movingIn,
  residence,
  aktaCorrection,
  aktaAnnulment,
  marginNote,
];
