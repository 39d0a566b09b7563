import type { About, Resident } from '#platform/identity';

/** A page that a register of residents can fill, whom it is about, and what it answers of them. */
export interface RegisteredPage {
  readonly about: About;
  answers(resident: Resident): Readonly<Record<string, unknown>>;
}

/** Such pages of a journey, by key. */
export type RegisteredPages = Readonly<Record<string, RegisteredPage>>;
