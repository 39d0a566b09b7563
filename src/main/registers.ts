import type { Registers } from '#platform/cases';
import { askPlans, SPATIAL_REGISTER } from '#services/laperon';

/** What actions of cases may look up before anything is worked out, by name. */
export const registers: Registers = { [SPATIAL_REGISTER]: askPlans };
