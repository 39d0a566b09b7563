import type { Answers, Journey } from './journey.ts';
import type { FieldContext } from './field.ts';

/** Answers a page outside hands on to an application, as an address holds them: `site.place=…&plan.activity=…`. */
export function writeBrought(answers: Readonly<Record<string, string>>): string {
  return new URLSearchParams(answers).toString();
}

/**
 * Reads them back: only questions the service says may be brought (`carries`, as `page.question`), and only answers that
 * its own fields accept. Whatever else a link holds is left out, so that nobody is sent a form filled in by a stranger.
 */
export function readBrought(written: string, journey: Journey, carries: readonly string[], context: FieldContext): Answers {
  const brought: Record<string, Record<string, unknown>> = {};
  for (const [address, raw] of new URLSearchParams(written)) {
    if (!carries.includes(address)) continue;
    const [pageKey = '', fieldKey = ''] = address.split('.');
    const field = journey.pages.find(({ key, repeats }) => key === pageKey && !repeats)?.fields[fieldKey];
    const read = field?.parse(raw, context);
    if (read?.ok && read.value !== undefined) brought[pageKey] = { ...brought[pageKey], [fieldKey]: read.value };
  }
  return brought;
}
