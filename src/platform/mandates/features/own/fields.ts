import type { Text } from '#i18n';
import { choice, choices, date, email, optional, type Page } from '#platform/forms';
import type { Offered } from '../../deps.ts';
import { texts } from '../../messages/index.ts';

const t = (pick: Parameters<typeof texts.text>[0]): Text => texts.text(pick);

/** What is asked of somebody who wants to stand for another, or to be stood for. */
export function proposingPage(offers: readonly Offered[]): Page {
  const services = Object.fromEntries(offers.map(({ service, title }) => [service, title]));
  return {
    key: 'propose',
    title: t((m) => m.propose),
    fields: {
      side: choice({ label: t((m) => m.side) }, { give: t((m) => m.sides.give), ask: t((m) => m.sides.ask) }),
      email: email({ label: t((m) => m.email), hint: t((m) => m.emailHint) }),
      services: optional(choices({ label: t((m) => m.services), hint: t((m) => m.servicesHint) }, services)),
      from: date({ label: t((m) => m.validFrom), when: 'future' }),
      to: optional(date({ label: t((m) => m.validTo), hint: t((m) => m.validToHint), when: 'future' })),
    },
  };
}

export interface ProposingAnswers {
  readonly side: 'give' | 'ask';
  readonly email: string;
  readonly services?: readonly string[];
  readonly from: string;
  readonly to?: string;
}
