import { type CasesDeps, sealedCases, sealedLikenesses } from '#platform/cases';
import { sealedChats } from '#platform/channels';
import { sealedConversations } from '#platform/conversations';
import { sealedDrafts } from '#platform/forms';
import { sealedPersons } from '#platform/identity';
import type { SealedTable } from '#platform/keys';
import { sealedHelpers, sealedRelatives } from '#platform/mandates';
import { sealedRefunds } from '#platform/payments';
import { sealedSecrets } from '#platform/webhooks';
import { sealedRegister } from '#services/dukcapil';
import { sealedSchools } from '#services/lentera';
import { sealedAskings } from '#services/ombudsman';
import { sealedDeliveries, sealedVehicles } from '#services/samsat';

/** Every table with sealed values, for whoever seals them anew. */
export const sealedTables = (cases: CasesDeps): readonly SealedTable[] => [
  sealedPersons,
  sealedHelpers,
  sealedRelatives,
  sealedSecrets,
  ...sealedChats,
  ...sealedConversations,
  sealedDrafts((key) => findService(cases, key)?.journey),
  ...sealedCases(cases),
  ...sealedRegister,
  ...sealedVehicles,
  ...sealedDeliveries,
  ...sealedSchools,
  sealedRefunds,
  sealedAskings,
  sealedLikenesses(cases),
];

function findService({ registry }: CasesDeps, key: string) {
  return registry.all().find(({ service }) => service.key === key)?.service;
}
