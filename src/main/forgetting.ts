import { forgetMeetings } from '#platform/appointments';
import type { CasesDeps } from '#platform/cases';
import { forgetCasesInChats, withoutChat } from '#platform/conversations';
import { forgetNames } from '#platform/identity';
import { forgetInvitations } from '#platform/survey';
import { forgetTold } from '#platform/webhooks';
import { forgetRegistryCases } from '#services/dukcapil';
import { forgetDrawings } from '#services/laperon';

/** What modules keep beside cases that are removed. */
export const forgetBeside: NonNullable<CasesDeps['forgetBeside']> = async (tx, caseIds) => {
  await forgetMeetings(tx, caseIds);
  await forgetTold(tx, caseIds);
  await forgetCasesInChats(tx, caseIds);
  await forgetDrawings(tx, caseIds);
  await forgetRegistryCases(tx, caseIds);
  await forgetInvitations(tx, caseIds);
};

/** Whoever still writes to us is forgotten with their chat, and not before. */
export const forgetPeople: NonNullable<CasesDeps['forgetPeople']> = async (tx, personIds, at) => {
  await forgetNames(tx, await withoutChat(tx, personIds), at);
};
