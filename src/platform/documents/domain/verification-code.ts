// Crockford's base 32: no I, L, O, U, which people read as other signs.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_SIGNS = 20;
const LENGTH = RANDOM_SIGNS + 1;
const GROUP = 3;

/** A code made of 100 random bits, given as 20 numbers from 0 to 31, and a check sign that tells a slip from a forgery. */
export function verificationCode(random: readonly number[]): string {
  const body = random.slice(0, RANDOM_SIGNS).map(signOf).join('');
  if (body.length !== RANDOM_SIGNS) throw new RangeError(`a verification code needs ${RANDOM_SIGNS} random numbers`);
  return grouped(body + checkSign(body));
}

/** What was typed, as codes are kept; forgives case, spaces, dashes, and O, I, L for 0 and 1. Undefined where it cannot be a code. */
export function readVerificationCode(typed: string): string | undefined {
  // A whole address may be pasted; the code is its last part.
  const last =
    typed
      .trim()
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? '';
  const plain = last
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (plain.length !== LENGTH || [...plain].some((sign) => !SIGNS.includes(sign))) return undefined;
  return checkSign(plain.slice(0, -1)) === plain.at(-1) ? grouped(plain) : undefined;
}

function signOf(value: number): string {
  return SIGNS[value & 31] ?? '';
}

/** Luhn's sum modulo 32: finds every wrong sign and nearly every swap of neighbours. */
function checkSign(body: string): string {
  const sum = [...body].reverse().reduce((total, sign, index) => {
    const value = SIGNS.indexOf(sign) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 32) + (value % 32);
  }, 0);
  return signOf((32 - (sum % 32)) % 32);
}

function grouped(plain: string): string {
  return plain.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? plain;
}
