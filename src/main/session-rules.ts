import type { Db } from '#db';
import type { Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import type { SessionLimits } from '#platform/identity';
import { defineRule, type Rule, rulesAt } from '#platform/rules';
import { Type } from 'typebox';

const citation = 'Ketentuan rumah ini menurut NIST SP 800-63B-4 bagian 2.2.3 dan OWASP ASVS 5.0 V7.3; instansi boleh menetapkan lain';
const DAY = 1440;

const span = (key: string, id: string, en: string, value: number, maximum: number) =>
  defineRule({
    key: `identity.session.${key}`,
    title: { id, en },
    schema: Type.Integer({ minimum: 5, maximum }),
    value,
    unit: 'minutes',
    citation,
    confirmed: true,
    validFrom: '2024-10-17',
  });

const officerIdle = span('officerIdle', 'Sesi petugas tanpa kegiatan', 'Session of an officer without use', 30, 14 * DAY);
const officerLife = span('officerLife', 'Sesi petugas paling lama', 'Session of an officer at the longest', 720, 365 * DAY);
const citizenIdle = span('citizenIdle', 'Sesi warga tanpa kegiatan', 'Session of a citizen without use', 14 * DAY, 14 * DAY);
const citizenLife = span('citizenLife', 'Sesi warga paling lama', 'Session of a citizen at the longest', 90 * DAY, 365 * DAY);

export const sessionRules: readonly Rule[] = [officerIdle, officerLife, citizenIdle, citizenLife];

const KEPT = 60_000;

/** How long sessions live today. Every request asks, so the answer is kept for a minute. */
export function sessionLimits(db: Db, clock: Clock): () => Promise<SessionLimits> {
  let kept: { readonly at: number; readonly limits: Promise<SessionLimits> } | undefined;
  const read = async (): Promise<SessionLimits> => {
    const rules = await rulesAt(db, sessionRules, { agencyId: null, on: officeDay(clock.now()) });
    const seconds = (rule: typeof officerIdle) => rules.value(rule) * 60;
    return {
      officer: { idle: seconds(officerIdle), life: seconds(officerLife) },
      citizen: { idle: seconds(citizenIdle), life: seconds(citizenLife) },
    };
  };
  return () => {
    const at = clock.now().getTime();
    if (!kept || Math.abs(at - kept.at) >= KEPT) {
      const limits = read();
      kept = { at, limits };
      // What could not be read is asked for again.
      limits.catch(() => {
        kept = undefined;
      });
    }
    return kept.limits;
  };
}
