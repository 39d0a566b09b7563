import { meetingNow } from '#platform/appointments';
import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { CasesDeps, Registers } from '#platform/cases';
import { BROUGHT_PDF, broughtPdfs, type DocumentsDeps } from '#platform/documents';
import { ownBills } from '#platform/payments';
import { ownSchooling } from '#services/lentera';
import { ownKeys } from '#services/ombudsman';
import { ownVehicles } from '#services/samsat';
import {
  askDrawings,
  askPlans,
  carryRemarks,
  DRAWING_REGISTER,
  drawingsNow,
  followLevy,
  openRequestsOn,
  paymentNow,
  SPATIAL_REGISTER,
} from '#services/laperon';

/** What actions of cases may look up before anything is worked out, by name. */
export const registersOf = (documents: DocumentsDeps): Registers => ({
  [SPATIAL_REGISTER]: askPlans,
  [DRAWING_REGISTER]: askDrawings,
  [BROUGHT_PDF]: broughtPdfs(documents),
});

/** What services still ask of the applicant beside a case, once an officer gives it back. */
export const askedBeside: NonNullable<CasesDeps['askedBeside']> = openRequestsOn;

/** How meetings, drawings and payments beside a case stand. */
export const standsBeside: NonNullable<CasesDeps['standsBeside']> = async (db, at) => [
  ...(await meetingNow(db, at)),
  ...(await drawingsNow(db, at)),
  ...(await paymentNow(db, at)),
];

/** What follows a case in the moment it changes. */
export const followBeside: NonNullable<CasesDeps['followBeside']> = followLevy;

/** What services keep beside a case and take along when it goes on as another. */
export const takeAlong: NonNullable<CasesDeps['takeAlong']> = async (tx, { from, to, files }) => {
  await carryRemarks(tx, from, to, files);
};

/** What services and modules hold about a person beside their cases. */
export const heldBeside = (db: Db, clock: Clock): NonNullable<CasesDeps['heldBeside']> =>
  async function* held(personId, locale) {
    yield* ownVehicles(db, personId, locale);
    yield* ownSchooling(db, personId, locale);
    yield* ownKeys(db, personId, locale);
    yield* ownBills(db, personId, clock.now(), locale);
  };
