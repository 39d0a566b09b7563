/** One variable: what README's table says about it. */
export interface Setting {
  readonly name: string;
  readonly otherwise: string;
  readonly meaning: string;
}
