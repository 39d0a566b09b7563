import { Type, type Static } from 'typebox';

const Bilingual = Type.Object({ id: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) });
const Metres = Type.Number({ minimum: 0, maximum: 60 });

/** A room as a rectangle: metres from the south-west corner of the house. */
const RoomSchema = Type.Object({
  name: Bilingual,
  storey: Type.Integer({ minimum: 1, maximum: 3 }),
  x: Metres,
  y: Metres,
  width: Type.Number({ exclusiveMinimum: 0, maximum: 60 }),
  depth: Type.Number({ exclusiveMinimum: 0, maximum: 60 }),
});

/** A house somebody may build as it is: its rooms, and what it needs of a plot. */
export const DesignSchema = Type.Object({
  key: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$' }),
  name: Bilingual,
  about: Bilingual,
  /** Metres. */
  height: Type.Number({ minimum: 2, maximum: 15 }),
  smallestPlotM2: Type.Integer({ minimum: 20, maximum: 1000 }),
  rooms: Type.Array(RoomSchema, { minItems: 1, maxItems: 40 }),
});

export type Design = Static<typeof DesignSchema>;
export type Room = Static<typeof RoomSchema>;

/** How large a design is, worked out from its rooms. */
export interface Measures {
  readonly storeys: number;
  /** Floor area of all storeys, m². */
  readonly floorM2: number;
  /** Of the lowest storey, m². */
  readonly footprintM2: number;
  /** The box around all storeys, metres. */
  readonly width: number;
  readonly depth: number;
}

const areaOf = ({ width, depth }: Pick<Room, 'width' | 'depth'>): number => width * depth;
const centimetres = (value: number): number => Math.round(value * 100) / 100;

export function measuresOf({ rooms }: Pick<Design, 'rooms'>): Measures {
  const of = (some: readonly Room[]) => centimetres(some.reduce((sum, room) => sum + areaOf(room), 0));
  return {
    storeys: Math.max(...rooms.map(({ storey }) => storey)),
    floorM2: of(rooms),
    footprintM2: of(rooms.filter(({ storey }) => storey === 1)),
    width: centimetres(Math.max(...rooms.map(({ x, width }) => x + width))),
    depth: centimetres(Math.max(...rooms.map(({ y, depth }) => y + depth))),
  };
}

/** Two rooms of one storey that lie on each other, by their Indonesian names; null where none do. */
export function overlapIn({ rooms }: Pick<Design, 'rooms'>): readonly [string, string] | null {
  for (const [n, one] of rooms.entries())
    for (const other of rooms.slice(n + 1)) {
      const apart =
        one.storey !== other.storey ||
        one.x + one.width <= other.x + 1e-9 ||
        other.x + other.width <= one.x + 1e-9 ||
        one.y + one.depth <= other.y + 1e-9 ||
        other.y + other.depth <= one.y + 1e-9;
      if (!apart) return [one.name.id, other.name.id];
    }
  return null;
}
