import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { Type } from 'typebox';
import { type Mail, valueOf } from '../../email/domain/mail.ts';
import { answersOf } from '../../email/domain/threading.ts';
import { parseAside } from '../../email/parse/parse-aside.ts';
import { BoxPage, type Letter, PeoplePage, type Person, post, type Typed } from './pages.tsx';
import { texts } from './texts.ts';

/** A mail server of the demonstration, as its pages see it. */
export interface DemoPost {
  readonly smtpUrl: string;
  mailsOf(address: string): readonly { readonly uid: number; readonly raw: Buffer; readonly at: Date }[];
}

interface Posting {
  readonly server: DemoPost;
  /** Who one may be. */
  readonly people: readonly Person[];
  /** Who reads mail here; the first is written to where nothing else is said. */
  readonly offices: readonly Person[];
}

/** Mails shown at once, newest first. */
const MOST = 20;
const address = Type.String({ maxLength: 200, pattern: '^[^\\s<>@]+@[^\\s<>@]+$' });
const Query = Type.Object({
  sebagai: Type.Optional(address),
  balas: Type.Optional(Type.Integer({ minimum: 1 })),
  kabar: Type.Optional(Type.Literal('terkirim')),
  lang: Type.Optional(Type.String()),
});
const Whose = Type.Object({ sebagai: address, lang: Type.Optional(Type.String()) });
const Sent = Type.Object({
  kepada: Type.Optional(Type.String({ maxLength: 200 })),
  perihal: Type.Optional(Type.String({ maxLength: 300 })),
  isi: Type.Optional(Type.String({ maxLength: 20_000 })),
  balas: Type.Optional(Type.Integer({ minimum: 1 })),
});

/** Writing and reading e-mail as somebody of the demonstration. */
export function demoPostRoutes(app: WebApp, { server, people, offices }: Posting): void {
  const config = { policy: 'public' } as const;

  const read = async (own: string): Promise<readonly (Letter & { readonly mail: Mail })[]> => {
    const found = await Promise.all(
      server
        .mailsOf(own)
        .slice(-MOST)
        .map(async ({ uid, raw, at }) => {
          const parsed = await parseAside(raw);
          if (!('mail' in parsed)) return [];
          const { mail } = parsed;
          const { subject, text } = mail;
          const headers = raw.toString().split(/\r?\n\r?\n/)[0] ?? '';
          return [{ uid, at, mail, subject, text, headers, from: mail.from?.name || (mail.from?.address ?? '') }];
        }),
    );
    return found.flat().reverse();
  };

  const show = async (
    request: Request,
    reply: Reply,
    {
      own,
      balas,
      typed,
      errors = [],
      sent = false,
    }: { own: string; balas?: number | undefined; typed?: Typed; errors?: readonly FormError[]; sent?: boolean },
  ) => {
    const letters = await read(own);
    const to = letters.find(({ uid }) => uid === balas)?.mail;
    const fresh: Typed = to
      ? { to: valueOf(to, 'reply-to') ?? to.from?.address ?? '', subject: to.subject.replace(/^(re:\s*)?/i, 'Re: '), text: '' }
      : { to: offices[0]?.address ?? '', subject: '', text: '' };
    return render(request, reply, <BoxPage {...{ own, letters, errors, sent }} typed={typed ?? fresh} replyTo={to && balas} />, {
      title: texts(request.locale).title,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(post.pattern, { schema: { querystring: Query }, config }, (request, reply) => {
    const { sebagai: own, balas, kabar } = request.query;
    if (own === undefined) return render(request, reply, <PeoplePage people={people} />, { title: texts(request.locale).title });
    return show(request, reply, { own, balas, sent: kabar === 'terkirim' });
  });

  app.post(post.pattern, { schema: { querystring: Whose, body: Sent }, config: { ...config, perMinute: 60 } }, async (request, reply) => {
    const { sebagai: own } = request.query;
    const { kepada: to = '', perihal: subject = '', isi: text = '', balas } = request.body;
    const m = texts(request.locale);
    const wrong = (message: string) =>
      show(request, reply, { own, balas, typed: { to, subject, text }, errors: [{ field: 'kepada', message }] });
    if ([to, subject, text].some((one) => one.trim() === '')) return wrong(m.wrong);
    const before = (await read(own)).find(({ uid }) => uid === balas)?.mail;
    const transport = createTransport(server.smtpUrl);
    try {
      await transport.sendMail({
        from: { name: people.find(({ address: one }) => one === own)?.name ?? '', address: own },
        to,
        subject,
        text,
        messageId: `<${randomUUID()}@contoh.test>`,
        ...(before?.messageId && {
          inReplyTo: `<${before.messageId}>`,
          references: [...answersOf(before).toReversed(), before.messageId].map((id) => `<${id}>`),
        }),
      });
    } catch {
      return wrong(m.refused);
    } finally {
      transport.close();
    }
    return reply.redirect(post({}, { sebagai: own, kabar: 'terkirim' }), 303);
  });
}
