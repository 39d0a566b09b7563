import { choice, email, type Fields, files, nikField, optional, type Page, personName, phone } from '#platform/forms';
import type { Offer } from '../../registry.ts';
import { texts } from './texts.ts';

const t = texts.text;

/** What an officer asks of whoever stands at the counter. */
export function helpingPage(offers: readonly Offer[]): Page {
  const services = Object.fromEntries(offers.map(({ service, agency }) => [`${service.key}@${agency.id}`, service.title]));
  return {
    key: 'helping',
    title: t((m) => m.title),
    fields: {
      service: choice({ label: t((m) => m.service) }, services),
      nik: nikField({ label: t((m) => m.nik), hint: t((m) => m.nikHint) }),
      name: personName({ label: t((m) => m.name) }),
      phone: optional(phone({ label: t((m) => m.phone) })),
      email: optional(email({ label: t((m) => m.email), hint: t((m) => m.emailHint) })),
    } satisfies Fields,
  };
}

export interface HelpingAnswers {
  readonly service: string;
  readonly nik: string;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
}

/** The signed sheet. */
export const sheetPage: Page = {
  key: 'sheet',
  title: t((m) => m.byPaper),
  fields: { sheet: files({ label: t((m) => m.paper) }, { accepts: 'document', min: 1, max: 1 }) },
};
