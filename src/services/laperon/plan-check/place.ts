import type { FieldContext, FieldProblem, Page, RawPage } from '#platform/forms';
import { readPage } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { type Place, readPlace } from '../domain/parcel.ts';
import { placeField } from '../place-field.ts';
import { lookUp, type SpatialAnswer, type ZoneAnswer } from '../spatial/look-up.ts';
import type { EstimateDeps } from '../estimate/route.tsx';
import { texts } from './messages/index.ts';

/** Where the land of a drawing lies, asked of whoever has no case. */
export const placeQuestion: Page = {
  key: 'place',
  title: texts.text((m) => m.place.title),
  fields: { letak: placeField({ label: texts.text((m) => m.place.label), hint: texts.text((m) => m.place.hint) }) },
};

/** The question needs no rule of an agency. */
export const placeContext = (today: string): FieldContext => ({ rules: new RuleBook([]), today });

/** The place an address carries; what is wrong with it where it is none; null where it carries nothing. */
export function placeIn(letak: string, today: string): { readonly place: Place } | { readonly problems: readonly FieldProblem[] } | null {
  if (letak.trim() === '') return null;
  const raw: RawPage = { letak };
  const read = readPage(placeQuestion, raw, placeContext(today));
  return read.ok ? { place: (read.answers as { readonly letak: Place }).letak } : { problems: read.problems };
}

/** The same where an address that is none is as good as nothing: a form that was sent on. */
export function knownPlace(letak: string): Place | null {
  const read = letak.trim() === '' ? null : readPlace(letak);
  return read?.ok ? read.place : null;
}

/** What the plans say of the place, and its widest zone: a drawing is held against one. */
export interface Placed {
  readonly answer: SpatialAnswer;
  readonly zones: readonly ZoneAnswer[];
}

export async function placedAt({ db }: EstimateDeps, place: Place, today: string): Promise<Placed> {
  const answer = await lookUp(db, place, today);
  const zones = answer.plans.flatMap((plan) => plan.zones).toSorted((a, b) => (b.share?.m2 ?? 0) - (a.share?.m2 ?? 0));
  return { answer, zones };
}

/** All that the plans say of special provisions there, as words. */
export function provisionsOf({ zones }: Placed): string {
  return zones.flatMap(({ provisions }) => Object.entries(provisions).flat()).join(' ');
}
