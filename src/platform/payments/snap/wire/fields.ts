import { readTimestamp } from '../sign/timestamp.ts';
import { readRupiah } from './amount.ts';
import type { SnapRefusal } from './codes.ts';
import { readVirtualAccount, type VirtualAccount } from './virtual-account.ts';

/** What came of reading a request: its values, or the first thing that does not fit. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: SnapRefusal };

class Misfit extends Error {
  readonly refusal: SnapRefusal;
  constructor(refusal: SnapRefusal) {
    super(refusal.field);
    this.refusal = refusal;
  }
}

/** Reads the bytes of a JSON object by `take`, which stops at the first field that is missing or misshapen. */
export function reading<T>(body: Uint8Array, take: (fields: Fields) => T): Read<T> {
  let sent: unknown;
  try {
    sent = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { ok: false, refusal: { case: 'badRequest', field: '' } };
  }
  return readingFields(sent, take);
}

/** The same of what was parsed already: the parameters of an address. */
export function readingFields<T>(sent: unknown, take: (fields: Fields) => T): Read<T> {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return { ok: false, refusal: { case: 'badRequest', field: '' } };
  try {
    return { ok: true, value: take(new Fields(sent as Readonly<Record<string, unknown>>, '')) };
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The fields of an object, read one by one. An empty string is no value; a number stands for its digits. */
export class Fields {
  readonly #sent: Readonly<Record<string, unknown>>;
  readonly #path: string;

  constructor(sent: Readonly<Record<string, unknown>>, path: string) {
    this.#sent = sent;
    this.#path = path;
  }

  /** Text of at most `most` letters without control characters, null where there is none. */
  optional(name: string, most: number, shape = /^[^\p{Cc}]*$/u): string | null {
    const value = this.#value(name);
    if (value === null) return null;
    const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
    if (typeof text !== 'string' || [...text].length > most || !shape.test(text)) throw this.wrong(name);
    return text;
  }

  text(name: string, most: number, shape?: RegExp): string {
    const value = this.optional(name, most, shape);
    if (value === null) throw this.#missing(name);
    return value;
  }

  /** Whole rupiah of `{ value, currency }`. Sen or another currency are well-formed, and no sum a bill can have. */
  optionalRupiah(name: string): number | null {
    const amount = this.#inside(name);
    if (amount === null) return null;
    const value = amount.#value('value');
    if (value === null) throw amount.#missing('value');
    if (amount.text('currency', 3) !== 'IDR') throw amount.wrong('currency', 'wrongAmount');
    const rupiah = readRupiah(value);
    if (rupiah === null) throw amount.wrong('value', /^\d{1,14}\.\d{2}$/.test(String(value)) ? 'wrongAmount' : 'badFormat');
    return rupiah;
  }

  rupiah(name: string): number {
    const rupiah = this.optionalRupiah(name);
    if (rupiah === null) throw this.#missing(name);
    return rupiah;
  }

  /** A moment under the first of several names that has one: samples of ASPI name it differently. */
  optionalMoment(...names: readonly string[]): Date | null {
    const name = names.find((one) => this.#value(one) !== null);
    if (name === undefined) return null;
    const value = this.#value(name);
    const at = typeof value === 'string' ? readTimestamp(value) : null;
    if (!at) throw this.wrong(name);
    return at;
  }

  /** Every object of a list, none where there is no list. */
  list<T>(name: string, most: number, take: (fields: Fields) => T): readonly T[] {
    const value = this.#value(name);
    if (value === null) return [];
    if (!Array.isArray(value) || value.length > most) throw this.wrong(name);
    return value.map((one: unknown, at) => {
      if (typeof one !== 'object' || one === null || Array.isArray(one)) throw this.wrong(name);
      return take(new Fields(one as Readonly<Record<string, unknown>>, `${this.#path}${name}[${at}].`));
    });
  }

  /** What stands inside an object that must be there. */
  inside<T>(name: string, take: (fields: Fields) => T): T {
    const inside = this.#inside(name);
    if (inside === null) throw this.#missing(name);
    return take(inside);
  }

  /** The number of a virtual account by its three fields, padded anew. */
  virtualAccount(): VirtualAccount {
    const read = readVirtualAccount({
      partnerServiceId: this.text('partnerServiceId', 60),
      customerNo: this.text('customerNo', 60),
      virtualAccountNo: this.text('virtualAccountNo', 90),
    });
    if ('wrong' in read) throw this.wrong(read.wrong);
    return read;
  }

  wrong(name: string, what: 'badFormat' | 'wrongAmount' = 'badFormat'): Misfit {
    return new Misfit({ case: what, field: this.#path + name });
  }

  #missing(name: string): Misfit {
    return new Misfit({ case: 'missing', field: this.#path + name });
  }

  #inside(name: string): Fields | null {
    const value = this.#value(name);
    if (value === null) return null;
    if (typeof value !== 'object' || Array.isArray(value)) throw this.wrong(name);
    return new Fields(value as Readonly<Record<string, unknown>>, `${this.#path}${name}.`);
  }

  #value(name: string): {} | null {
    const value = Object.hasOwn(this.#sent, name) ? this.#sent[name] : undefined;
    return value === undefined || value === null || value === '' ? null : value;
  }
}
