import type { Place } from '../sealing/boxes.ts';

/** Office at an agency that answers the Ombudsman. */
export const LIAISON = 'ombudsman-liaison';

/** Where the pointer from an asking to its matter belongs. */
export const pointerPlace = (askingId: string): Place => ['pointer of an asking', askingId];

/** Where the key of an answer belongs. */
export const answerKeyPlace = (askingId: string): Place => ['key of an answer', askingId];
export const answerPlace = (askingId: string): Place => ['answer of an agency', askingId];
