/** Which values came more than once. */
export class Twice {
  readonly #once = new Set<string>();
  readonly #again = new Set<string>();

  see(value: string): void {
    if (this.#once.has(value)) this.#again.add(value);
    else this.#once.add(value);
  }

  has(value: string): boolean {
    return this.#again.has(value);
  }
}
