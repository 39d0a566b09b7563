import type { Vehicle } from '../vehicle.ts';

/** A small car of a person in Denpasar, to be changed: for tests, and for what a change of rules would do to people. */
export const sampleCar: Vehicle = {
  nrkb: 'DK1234AB',
  kind: 'minibus',
  use: 'private',
  owner: 'person',
  energy: 'fuel',
  cc: 1500,
  njkb: 200_000_000,
  order: 1,
  subsidised: false,
  domicile: '51.71',
  dueOn: '2026-12-10',
  stnkUntil: '2028-12-10',
};

export const sampleMotorcycle: Vehicle = { ...sampleCar, nrkb: 'DK2345CD', kind: 'motorcycle', cc: 125, njkb: 15_000_000 };

/** Passenger transport that the state subsidises. */
export const sampleBus: Vehicle = {
  ...sampleCar,
  nrkb: 'DK7001EF',
  kind: 'bus',
  use: 'public',
  owner: 'company',
  cc: 4000,
  njkb: 600_000_000,
  subsidised: true,
};

export const sampleTruck: Vehicle = { ...sampleCar, nrkb: 'DK8123GH', kind: 'truck', owner: 'company', cc: 5000, njkb: 350_000_000 };

/** One of each, as they come in a register. */
export const sampleVehicles: readonly Vehicle[] = [sampleMotorcycle, sampleCar, sampleMotorcycle, sampleTruck, sampleMotorcycle, sampleBus];
