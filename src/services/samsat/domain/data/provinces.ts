import type { Zone } from '../days.ts';
import { provinceOf, type Vehicle } from '../vehicle.ts';

/** Provinces whose figures are on record, by code (Permendagri 58/2021). The zone says on which day something is paid. */
export const provinces = [
  { key: '51', name: 'Bali', zone: 'Asia/Makassar' },
  { key: '52', name: 'Nusa Tenggara Barat', zone: 'Asia/Makassar' },
  { key: '31', name: 'DKI Jakarta', zone: 'Asia/Jakarta' },
] as const satisfies readonly { key: string; name: string; zone: Zone }[];

/** The zone a vehicle's days are counted in: of the province it is registered in; Bali's where we do not know it. */
export function zoneOf(vehicle: Pick<Vehicle, 'domicile'>): Zone {
  return provinces.find(({ key }) => key === provinceOf(vehicle))?.zone ?? 'Asia/Makassar';
}
