import type { Drawing, DrawingLayer } from '../../domain/dxf/drawing.ts';
import { type Finding, judge, type Rules } from './judge.ts';
import { meaningOf, suggestionFor } from './layers.ts';
import { measure, type Reading } from './measure.ts';
import type { SitePlan } from './site-plan.ts';

/** Everything that comes of one drawing: what was measured, and how it stands to the limits. */
export interface Checked {
  readonly layers: readonly DrawingLayer[];
  readonly namesUnit: boolean;
  readonly mapping: Readonly<Record<string, string>>;
  /** Whether somebody told the layers apart, or they were guessed by their names. */
  readonly named: boolean;
  readonly plan: SitePlan;
  readonly findings: readonly Finding[];
}

/** The one way a drawing is checked, in the browser and on the server. Pure. */
export function checkDrawing(drawing: Drawing, reading: Reading, rules: Rules): Checked {
  const mapping = reading.mapping ?? guessedMapping(drawing.layers);
  const plan = measure(drawing, { ...reading, mapping });
  return {
    layers: drawing.layers,
    namesUnit: drawing.metresPerUnit !== null,
    mapping,
    named: reading.mapping !== undefined,
    plan,
    findings: judge(plan, rules),
  };
}

/** Layers that are looked at for a name at most; nobody would tell more apart by hand either. */
const MOST_GUESSED = 500;

/** The nearest name of the template for every layer that bears none of its names; a guess is shown as one. */
export function guessedMapping(layers: readonly DrawingLayer[]): Readonly<Record<string, string>> {
  const known = new Set(layers.filter(({ name }) => meaningOf(name)).map(({ name }) => name));
  // Where the architect used the template, other layers are furniture.
  if (known.size > 1) return {};
  return Object.fromEntries(
    layers
      .slice(0, MOST_GUESSED)
      .flatMap(({ name }) =>
        known.has(name) ? [] : [[name, suggestionFor(name)] as const].flatMap(([layer, near]) => (near ? [[layer, near]] : [])),
      ),
  );
}
