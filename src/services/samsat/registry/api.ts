import { type Clock, tracedCall } from '#kernel';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { plates, readChassis } from '../domain/registered.ts';
import { energies, kinds, owners, uses } from '../domain/vehicle.ts';
import type { RegistryAnswer, VehicleRegistry } from './port.ts';

/** An interface in front of the national register, as the operator set it up. */
export interface RegistrySettings {
  /** Without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** Milliseconds to wait for an answer. */
  readonly patience: number;
}

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Text = Type.String({ minLength: 1, maxLength: 120 });

const Said = Type.Object({
  nrkb: Type.String({ pattern: '^[A-Z]{1,2}[1-9]\\d{0,3}[A-Z]{0,3}$' }),
  ownerNik: Type.String({ pattern: '^\\d{16}$' }),
  ownerName: Text,
  chassis: Text,
  kind: Type.Enum(kinds),
  use: Type.Enum(uses),
  owner: Type.Enum(owners),
  energy: Type.Enum(energies),
  cc: Type.Integer({ minimum: 0, maximum: 20_000 }),
  njkb: Type.Integer({ minimum: 0, maximum: 100_000_000_000 }),
  order: Type.Integer({ minimum: 1, maximum: 99 }),
  subsidised: Type.Boolean(),
  domicile: Type.String({ pattern: '^\\d{2}\\.\\d{2}$' }),
  dueOn: Day,
  stnkUntil: Day,
  brand: Text,
  model: Text,
  builtIn: Type.Integer({ minimum: 1900, maximum: 2200 }),
  plate: Type.Enum(plates),
  blocked: Type.Boolean(),
  disputed: Type.Boolean(),
  addressMatches: Type.Union([Type.Boolean(), Type.Null()]),
  dataAt: Type.String({ minLength: 10, maxLength: 40 }),
});

const MOST_BYTES = 100_000;

/** The interface that docs/how-to/set-a-tax-rule.md describes: `GET /vehicles/NRKB` with a token. Never throws. */
export function registryByApi({ url, token, patience }: RegistrySettings, clock: Clock): VehicleRegistry {
  return {
    find: async (nrkb) => {
      const at = new URL(`${url}/vehicles/${encodeURIComponent(nrkb)}`);
      const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
      try {
        const asked = await tracedCall('GET', at, async () => {
          const response = await fetch(at, { headers, redirect: 'error', signal: AbortSignal.timeout(patience) });
          return { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') };
        });
        return answerOf(asked, nrkb, clock.now());
      } catch (error) {
        const { name = '', cause } = error as { name?: string; cause?: { code?: string } };
        return { is: 'away', why: name === 'TimeoutError' ? 'timeout' : (cause?.code ?? 'broken'), backAt: null };
      }
    },
  };
}

interface Asked {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
}

function answerOf({ status, text, retryAfter }: Asked, nrkb: string, now: Date): RegistryAnswer {
  if (status === 404) return { is: 'unknown' };
  if (status !== 200) return { is: 'away', why: String(status), backAt: backAtOf(retryAfter, now) };
  const said = text.length > MOST_BYTES ? null : parsed(text);
  const chassis = said && readChassis(said.chassis);
  // An answer about another vehicle is none: somebody between us gave it.
  if (!said || !chassis || said.nrkb !== nrkb) return { is: 'away', why: 'unreadable', backAt: null };
  const { dataAt, ...vehicle } = said;
  const at = new Date(dataAt);
  if (Number.isNaN(at.getTime())) return { is: 'away', why: 'unreadable', backAt: null };
  return { is: 'found', vehicle: { ...vehicle, chassis }, dataAt: at > now ? now : at };
}

/** Seconds or a date, as HTTP has it; at most a day ahead. */
function backAtOf(retryAfter: string | null, now: Date): Date | null {
  if (retryAfter === null) return null;
  const at = /^\d{1,7}$/.test(retryAfter) ? new Date(now.getTime() + Number(retryAfter) * 1000) : new Date(retryAfter);
  const ahead = at.getTime() - now.getTime();
  return ahead > 0 && ahead <= 86_400_000 ? at : null;
}

function parsed(text: string): Static<typeof Said> | null {
  try {
    const said: unknown = JSON.parse(text);
    return Value.Check(Said, said) ? said : null;
  } catch {
    return null;
  }
}
