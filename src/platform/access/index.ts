export {
  ADMIN,
  adminsOf,
  appoint,
  type Appointment,
  type AppointmentRefusal,
  endAppointment,
  listAppointments,
} from './appoint.ts';
export {
  askFactorReset,
  decideFactorReset,
  type FactorReset,
  listFactorResets,
  type ResetRefusal,
} from './factor-reset.ts';
export { endSessionsOf, type SessionsEnded } from './end-sessions.ts';
export { agenciesOf, authorise, can, entitles, type Permission } from './policies.ts';
export { whoMay } from './who-may.ts';
export {
  type Agency,
  assign,
  enterAgency,
  findAgencyByKey,
  getAgency,
  heldOffices,
  type HeldOffice,
  holdersEver,
  listAgencies,
  type Officer,
  officersAt,
  officesOf,
} from './tables.ts';
