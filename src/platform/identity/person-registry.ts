import type { PersonActor } from '#kernel';

/** Somebody as a register of residents has them, by what an application asks. */
export interface Resident {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  /** YYYY-MM-DD */
  readonly bornOn: string;
  readonly birthplace: string | null;
  /** Code of the district (kecamatan), as in 51.02.05. */
  readonly district: string | null;
  readonly village: string | null;
  readonly address: string | null;
}

/** Whom a page of an application is about: whoever fills it in, a child of theirs, or one of both. */
export type About = 'self' | 'child' | 'self-or-child';

/** Asked by a person about themselves, for one page of one application; nobody asks about anybody else. */
export interface RegistryQuestion {
  readonly actor: PersonActor;
  readonly service: string;
  readonly page: string;
  readonly about: About;
}

/** Why a register tells nothing. */
export type RegistryRefusal = 'no-register' | 'no-nik' | 'not-proven' | 'too-often' | 'not-there' | 'no-child';

export type RegistryAnswer =
  | {
      readonly kind: 'found';
      readonly residents: readonly [Resident, ...Resident[]];
      /** Day the register was taken from the agency's own, YYYY-MM-DD. */
      readonly asOf: string;
    }
  | { readonly kind: 'refused'; readonly why: RegistryRefusal };

/**
 * What a register of residents says of whoever asks, by a NIK that was proven to be theirs, and of their children under
 * age in the same household. Declared here, implemented by whoever keeps a register, plugged in by main. Every question is
 * recorded, answered or not.
 */
export interface PersonRegistry {
  ask(question: RegistryQuestion): Promise<RegistryAnswer>;
}
