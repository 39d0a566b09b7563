import type { Text } from '#i18n';
import type { District } from '#platform/cases';
import { choice, date, email, longText, optional, type Page, phone, text } from '#platform/forms';
import { texts } from './texts.ts';

const t = (pick: Parameters<typeof texts.text>[0]): Text => texts.text(pick);

/** A village of an agency's region, as one choice among all. */
const keyOf = (code: string, village: string) => `${code}/${village}`;

/** What is asked of a registration. */
export function registeringPage(districts: readonly District[]): Page {
  const villages = districts.flatMap(({ code, name, villages: inside }) =>
    inside.map((village) => [keyOf(code, village), () => `${name}: ${village}`] as const),
  );
  return {
    key: 'register',
    title: t((m) => m.register),
    fields: {
      email: email({ label: t((m) => m.email), hint: t((m) => m.emailHint) }),
      phone: optional(phone({ label: t((m) => m.phone), hint: t((m) => m.phoneHint) })),
      village: choice({ label: t((m) => m.village) }, Object.fromEntries(villages)),
      basis: text({ label: t((m) => m.basis), hint: t((m) => m.basisHint) }, { max: 300 }),
      from: date({ label: t((m) => m.validFrom), when: 'any' }),
      to: optional(date({ label: t((m) => m.validTo), hint: t((m) => m.validToHint), when: 'future' })),
    },
  };
}

export interface RegisteringAnswers {
  readonly email: string;
  readonly phone?: string;
  readonly village: string;
  readonly basis: string;
  readonly from: string;
  readonly to?: string;
}

/** The district and the village of a choice. */
export function placeOf(village: string): { readonly district: string; readonly village: string } {
  const [district = '', ...name] = village.split('/');
  return { district, village: name.join('/') };
}

export const endingPage: Page = {
  key: 'end',
  title: t((m) => m.end),
  fields: { reason: longText({ label: t((m) => m.endReason) }, { min: 3, max: 400, rows: 2 }) },
};
