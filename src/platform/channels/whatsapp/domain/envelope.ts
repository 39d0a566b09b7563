import type { Outbound } from './outbound.ts';

/** Whom a message goes to: by telephone number where there is one, by what Meta calls them otherwise. */
export type To = { readonly phone: string } | { readonly bsuid: string };

/** A message as the Graph interface takes it. `mediaId` is what was given for a file of ours. */
export function envelopeOf(to: To, message: Outbound, callback: string, mediaId: string | null): Readonly<Record<string, unknown>> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...('phone' in to ? { to: to.phone.replace('+', '') } : { recipient: to.bsuid }),
    ...(message.replyTo !== undefined && { context: { message_id: message.replyTo } }),
    ...contentOf(message, mediaId),
    biz_opaque_callback_data: callback,
  };
}

function contentOf(message: Outbound, mediaId: string | null): Readonly<Record<string, unknown>> {
  switch (message.kind) {
    case 'text':
      return { type: 'text', text: { body: message.text, preview_url: false } };
    case 'list': {
      const { button, sections } = message;
      return { type: 'interactive', interactive: { type: 'list', ...framed(message), action: { button, sections } } };
    }
    case 'buttons': {
      const buttons = message.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }));
      return { type: 'interactive', interactive: { type: 'button', ...framed(message), action: { buttons } } };
    }
    case 'document':
    case 'image': {
      const where = 'link' in message.source ? { link: message.source.link } : { id: mediaId };
      const filename = message.kind === 'document' ? { filename: message.filename } : {};
      return { type: message.kind, [message.kind]: { ...where, ...filename, ...(message.caption && { caption: message.caption }) } };
    }
    case 'template': {
      const { name, language, body, payloads = [] } = message;
      const parameters = body.map((text) => ({ type: 'text', text }));
      const components = [
        ...(parameters.length > 0 ? [{ type: 'body', parameters }] : []),
        ...payloads.map((payload, nth) => ({
          type: 'button',
          sub_type: 'quick_reply',
          index: String(nth),
          parameters: [{ type: 'payload', payload }],
        })),
      ];
      return { type: 'template', template: { name, language: { code: language }, components } };
    }
  }
}

function framed({ header, body, footer }: { readonly header?: string; readonly body: string; readonly footer?: string }) {
  return {
    ...(header !== undefined && { header: { type: 'text', text: header } }),
    body: { text: body },
    ...(footer !== undefined && { footer: { text: footer } }),
  };
}
