import { Type, type Static } from 'typebox';

/** Layers that can be told apart by hand; the others stay as the file has them. */
export const MOST_LAYERS = 500;
export const sizes = ['1', '2', '4'] as const;

/** How one asks for the drawing without scripts; `lapis` are the layers whose boxes are ticked, by number. */
export const stillQuery = {
  tampil: Type.Optional(Type.Enum(['semula', 'pilihan'])),
  lapis: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: MOST_LAYERS - 1 }), { maxItems: MOST_LAYERS })),
  besar: Type.Optional(Type.Enum([...sizes])),
};
const Query = Type.Object(stillQuery);
export type StillQuery = Static<typeof Query>;

/** Which layers were chosen; null for those the file itself shows. */
export function chosenIn({ tampil, lapis = [] }: StillQuery): readonly boolean[] | null {
  if (tampil !== 'pilihan') return null;
  const ticked = new Set(lapis);
  return Array.from({ length: MOST_LAYERS }, (_, n) => ticked.has(n));
}

/** The same question as an address carries it. */
export function queryOf({ tampil, lapis = [], besar }: StillQuery): string {
  const said = new URLSearchParams();
  if (tampil === 'pilihan') {
    said.set('tampil', tampil);
    for (const layer of lapis) said.append('lapis', String(layer));
  }
  if (besar !== undefined && besar !== '1') said.set('besar', besar);
  return said.size > 0 ? `?${said}` : '';
}
