declare module '@esri/proj-codes' {
  /** A coordinate system by its number; undefined for a number nobody gave out. */
  export function lookup(code: number): { readonly wkt: string } | undefined;
}
