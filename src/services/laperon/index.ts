export { permit } from './definition.ts';
export { levyFormula } from './domain/levy-formula.ts';
export { levyInForce } from './domain/levy-in-force.ts';
export { objectionDays } from './domain/terms.ts';
export { exampleAnswers, parcelAt, type Wishes } from './example-answers.ts';
export type { PermitAnswers } from './journey.ts';
export type { ItrAnswers } from './itr-letter/journey.ts';
export { importPlan, tryPlan } from './spatial/import-plan.ts';
export { UnreadablePlan } from './spatial/read/plan-file.ts';
export { askPlans } from './spatial/register.ts';
export { drawingsNow } from './drawings/now.ts';
export { openRequestsOn } from './drawings/open-requests.ts';
export { askDrawings } from './drawings/register.ts';
export { DRAWING_REGISTER } from './drawings/register-name.ts';
export { SPATIAL_REGISTER } from './spatial/register-name.ts';
export { consultation } from './consultation/definition.ts';
export type { ConsultationAnswers } from './consultation/journey.ts';
export { itrLetter } from './itr-letter/definition.ts';
export { undagi } from './undagi/definition.ts';
export type { UndagiAnswers } from './undagi/definition.ts';
export { lookUp } from './spatial/look-up.ts';
export { isOverlayKind, overlayKinds } from './spatial/domain/overlay.ts';
export { MOST_DISTANCE_M } from './spatial/domain/overlay-row.ts';
export { pictureIn, withPicture } from './plan-check/domain/carried-picture.ts';
export { findPlan, type ImportReport, overlaysInForce, plansInForce, type PlanSort, putInForce } from './spatial/store/plans.ts';
export { contains } from './spatial/domain/shape.ts';
export { writeDxf } from './domain/dxf/write.ts';
export { checkAside } from './plan-check/aside/check-aside.ts';
export { forgetDrawings } from './drawings/forget.ts';
export { drawingsIn, readDrawings } from './drawings/read.ts';
export { rule } from './drawings/rulings/write.ts';
export { actOn, carryRemarks, makeRemark, sendRemarks } from './drawings/write.ts';
export {
  billboard,
  type BillboardAnswers,
  demolition,
  type DemolitionAnswers,
  event,
  type EventAnswers,
  fitness,
  type FitnessAnswers,
  renovation,
  type RenovationAnswers,
} from './permits/index.ts';
export { paymentNow } from './pay/beside.ts';
export { levyParties } from './pay/parties.ts';
export { followLevy, levyPayees, linesOf as levyLines } from './pay/payee.ts';
