import type { Locale } from '#i18n';
import { eventTitle, eventTypes } from '#platform/webhooks';
import { CaseEvent } from '../schemas/event.ts';
import { webhookTexts } from './texts.ts';

/** What subscribers are sent, as the document says it (OpenAPI 3.1): one webhook for each event, signed alike. */
export function webhooksOf(locale: Locale): Readonly<Record<string, unknown>> {
  const m = webhookTexts(locale);
  const header = (name: keyof typeof m.headers) => ({
    name,
    in: 'header',
    required: true,
    description: m.headers[name],
    schema: { type: 'string' },
  });
  return Object.fromEntries(
    eventTypes.map((type) => [
      type,
      {
        post: {
          operationId: type.replaceAll(/[._](\w)/g, (_, letter: string) => letter.toUpperCase()),
          tags: ['webhooks'],
          summary: eventTitle(type, locale),
          parameters: [header('webhook-id'), header('webhook-timestamp'), header('webhook-signature')],
          requestBody: { required: true, content: { 'application/json': { schema: CaseEvent } } },
          responses: { '2XX': { description: m.taken }, 410: { description: m.gone }, '4XX': { description: m.again } },
          security: [],
        },
      },
    ]),
  );
}
