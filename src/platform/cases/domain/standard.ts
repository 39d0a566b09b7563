import { Type } from 'typebox';

const Lines = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });

/** One component in both languages: one line, or several for a list. */
const Component = Type.Object({ id: Lines, en: Lines });

/**
 * The fourteen components of a service standard: six of the delivery, eight of how the office is set up for it
 * (UU 25/2009 art. 21; Permenpan RB 15/2014).
 */
export const StandardSchema = Type.Object({
  requirements: Component,
  procedure: Component,
  duration: Component,
  cost: Component,
  product: Component,
  complaints: Component,
  legalBasis: Component,
  facilities: Component,
  competence: Component,
  supervision: Component,
  staff: Component,
  guarantee: Component,
  safety: Component,
  evaluation: Component,
});

/** The components in the order of the regulation. */
export const standardComponents = Object.keys(StandardSchema.properties) as readonly (keyof (typeof StandardSchema)['properties'])[];
