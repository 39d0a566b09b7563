import { maskNik, readNik } from './nik.ts';
import { readPhone } from './particulars.ts';

/** Numbers of a person that lie encrypted in the database and are masked wherever nobody needs them. */
export type Sensitive = 'nik' | 'kk' | 'phone';

/** Such a number in the one form it is kept and looked up in; null where the text is none. */
export function readSensitive(kind: Sensitive, typed: string): string | null {
  return kind === 'phone' ? readPhone(typed) : readNik(typed);
}

/** A telephone number as lists and letters show it: the way to the operator and the last two digits. */
function maskPhone(phone: string, ends: number): string {
  return `${phone.slice(0, 6)}${'•'.repeat(8 - ends)}${phone.slice(-ends)}`;
}

/** Such a number as lists, logs and letters show it; with four digits at its end where whoever typed it shall know it again. */
export function maskSensitive(kind: Sensitive, value: string, ends: 2 | 4 = 2): string {
  return kind === 'phone' ? maskPhone(value, ends) : maskNik(value, ends);
}
