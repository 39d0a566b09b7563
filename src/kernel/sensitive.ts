import { maskNik, readNik } from './nik.ts';
import { readPhone } from './particulars.ts';

/** Numbers of a person that lie encrypted in the database and are masked wherever nobody needs them. */
export type Sensitive = 'nik' | 'kk' | 'phone';

/** Such a number in the one form it is kept and looked up in; null where the text is none. */
export function readSensitive(kind: Sensitive, typed: string): string | null {
  return kind === 'phone' ? readPhone(typed) : readNik(typed);
}

/** A telephone number as lists and letters show it: the way to the operator and the last two digits. */
function maskPhone(phone: string): string {
  return `${phone.slice(0, 6)}••••••${phone.slice(-2)}`;
}

/** Such a number as lists, logs and letters show it. */
export function maskSensitive(kind: Sensitive, value: string): string {
  return kind === 'phone' ? maskPhone(value) : maskNik(value);
}
