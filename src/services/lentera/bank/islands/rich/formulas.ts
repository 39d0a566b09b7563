/** TeX as MathML, made by the server that shows it to students, each asked for once and many together. */
export class Formulas {
  readonly #address: string;
  readonly #known = new Map<string, Promise<string | null>>();
  #waiting: { readonly tex: string; readonly tell: (mathml: string | null) => void; readonly fail: (error: unknown) => void }[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  /** MathML of a formula; null where it is refused. Rejects without a line. */
  mathml(tex: string, display: boolean): Promise<string | null> {
    const key = `${display ? 'd' : 'i'}${tex}`;
    const known = this.#known.get(key);
    if (known) return known;
    const asked = new Promise<string | null>((tell, fail) => {
      if (this.#waiting.push({ tex: key, tell, fail }) === 1) setTimeout(() => void this.#ask(), 20);
    });
    this.#known.set(key, asked);
    asked.catch(() => this.#known.delete(key));
    return asked;
  }

  async #ask(): Promise<void> {
    const all = this.#waiting;
    this.#waiting = [];
    while (all.length > 0) {
      const query = new URLSearchParams();
      const some: typeof all = [];
      do {
        const one = all.shift();
        if (one) some.push(one);
        if (one) query.append('tex', one.tex);
      } while (all.length > 0 && some.length < 20 && query.toString().length < 3000);
      try {
        const answer = await fetch(`${this.#address}?${query.toString()}`, { headers: { accept: 'application/json' } });
        if (!answer.ok) throw new Error(`formulas: ${answer.status}`);
        const { mathml } = (await answer.json()) as { readonly mathml: readonly (string | null)[] };
        some.forEach(({ tell }, nth) => tell(mathml[nth] ?? null));
      } catch (error) {
        for (const { fail } of some) fail(error);
      }
    }
  }

  /** Shows a formula in an element; as it was typed until the server has answered, or where it refuses. */
  show(element: HTMLElement, tex: string, display: boolean): Promise<'shown' | 'refused' | 'no-line'> {
    const typed = () => element.replaceChildren(Object.assign(document.createElement('code'), { textContent: tex || '?' }));
    if (element.childNodes.length === 0) typed();
    if (tex.trim() === '') return Promise.resolve('refused');
    return this.mathml(tex, display).then(
      (made) => {
        if (made === null) typed();
        else element.replaceChildren(...new DOMParser().parseFromString(made, 'text/html').body.childNodes);
        return made === null ? 'refused' : 'shown';
      },
      () => {
        typed();
        return 'no-line';
      },
    );
  }
}
