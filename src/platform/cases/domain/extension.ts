import { formatNumber } from '#i18n';
import { type Field, longText, number, optional, yesNo } from '#platform/forms';
import { texts } from '../messages/index.ts';
import { type Action, draftAction } from './action.ts';
import type { ServiceDefinition } from './definition.ts';
import type { CaseState, Span } from './state.ts';
import type { Flag } from './status.ts';

/** The two actions by which a clock is lengthened: the office asks, the applicant answers. Every service has them. */
export const extending = { propose: 'propose-extension', answer: 'answer-extension' } as const;

const t = texts.text;

/**
 * More time by agreement: whoever has the case says how many working days and why; the clock runs on until the applicant
 * says yes, and silence changes nothing. No more days at once than the rule gives the office for the whole.
 */
export function extensionActions({
  clocks,
  deadlines = {},
}: Pick<ServiceDefinition, 'clocks' | 'deadlines'>): Readonly<Record<string, Action>> {
  const propose = draftAction(
    t((m) => m.extension.propose),
    { kind: 'holder' },
  )
    .hint(t((m) => m.extension.proposeHint))
    .told(t((m) => m.extension.proposed))
    .unless('extension-proposed', ...(Object.keys(deadlines) as Flag[]))
    .asks({ days: daysBeyond(clocks.service), reason: longText({ label: t((m) => m.extension.reason) }, { min: 10, max: 2000, rows: 3 }) })
    .computes(({ state }) => ({ desk: state.position?.desk }))
    .openly()
    .quiet()
    .then({ do: 'flag', flag: 'extension-proposed' });
  const answer = draftAction(
    t((m) => m.extension.answer),
    { kind: 'applicant' },
  )
    .hint(t((m) => m.extension.answerHint))
    .told(t((m) => m.extension.answered))
    .reads(extending.propose)
    .whileFlagged('extension-proposed')
    .asks({
      agreed: yesNo({ label: t((m) => m.extension.agreed) }),
      reply: optional(longText({ label: t((m) => m.extension.reply) }, { max: 2000, rows: 3 })),
    })
    .openly()
    .choose('agreed', {
      yes: [
        { do: 'unflag', flag: 'extension-proposed' },
        { do: 'unflag', flag: 'overdue' },
      ],
      no: [{ do: 'unflag', flag: 'extension-proposed' }],
    });
  return { [extending.propose]: propose.action, [extending.answer]: answer.action };
}

function daysBeyond(service: ServiceDefinition['clocks']['service']): Field<number> {
  const days = number({
    label: t((m) => m.extension.days),
    hint: t((m) => m.extension.daysHint),
    min: 1,
    max: 1000,
    unit: t((m) => m.extension.unit),
  });
  return {
    ...days,
    parse: (raw, context) => {
      const read = days.parse(raw, context);
      const most = context.rules.value(service);
      if (!read.ok || read.value <= most) return read;
      return { ok: false, error: (locale) => texts(locale).extension.tooMany(formatNumber(most, locale)) };
    },
  };
}

/** Working days agreed on while these spans ran. A later answer stands for the proposal before it. */
export function daysAgreed({ records }: CaseState, spans: readonly Span[]): number {
  let sum = 0;
  let proposed: { readonly days: number; readonly desk: unknown; readonly at: string } | undefined;
  for (const { name, value, at } of records) {
    if (name === extending.propose) proposed = { days: Number(value.days), desk: value.desk, at };
    if (name !== extending.answer || !proposed) continue;
    if (value.agreed === true && ranThen(spans, proposed)) sum += proposed.days;
    proposed = undefined;
  }
  return sum;
}

function ranThen(spans: readonly Span[], { desk, at }: { readonly desk: unknown; readonly at: string }): boolean {
  return spans.some((span) => span.desk === desk && span.from <= at && (span.to === null || at <= span.to));
}
