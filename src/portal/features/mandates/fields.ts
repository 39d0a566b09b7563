import type { Text } from '#i18n';
import { choice, date, longText, optional, type Page } from '#platform/forms';
import { texts } from './texts.ts';

const t = (pick: Parameters<typeof texts.text>[0]): Text => texts.text(pick);

/** What an officer says of a mandate that is asked for. Days count where it is granted, the reason where it is refused. */
export function decidingPage(child: boolean): Page {
  return {
    key: 'decide',
    title: t((m) => m.decide),
    fields: {
      decision: choice({ label: t((m) => m.decision) }, { granted: t((m) => m.grant), refused: t((m) => m.refuse) }),
      from: date({ label: t((m) => m.validFrom) }),
      to: optional(date({ label: t((m) => m.validTo), ...(child && { hint: t((m) => m.validToChild) }) })),
      reason: optional(longText({ label: t((m) => m.reason), hint: t((m) => m.reasonHint) }, { min: 3, max: 400, rows: 2 })),
    },
  };
}

export const endingPage: Page = {
  key: 'end',
  title: t((m) => m.end),
  fields: { reason: longText({ label: t((m) => m.endReason) }, { min: 3, max: 400, rows: 2 }) },
};

export interface DecidingAnswers {
  readonly decision: 'granted' | 'refused';
  readonly from: string;
  readonly to?: string;
  readonly reason?: string;
}
