import { formatBytes, type Locale } from '#i18n';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { type Reply, render, type Request, type WebApp } from '#web';
import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { holdingOn } from '../../domain/holding.ts';
import { readVerificationCode } from '../../domain/verification-code.ts';
import type { DocumentsDeps } from '../../types.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { verifyByCode } from '../../verify-by-code.ts';
import { verifyPdf } from '../../verify-pdf.ts';
import { DocumentPage, UnknownPage } from './document-page.tsx';
import { FilePage } from './file-page.tsx';
import { readPdf, type Unreadable } from './read-pdf.ts';
import { MAX_PDF, VerifyPage, type VerifyPageProps } from './verify-page.tsx';

/** PDFs held in memory at once; beyond, the next is asked to wait. */
const AT_ONCE = 8;

type Deps = Pick<DocumentsDeps, 'db' | 'clock' | 'anchors' | 'timeAnchors'>;

/** Public pages on which anyone checks a document, by code or by file. */
export function verifyRoutes(app: WebApp, deps: Deps): void {
  const root = pemOf(deps.anchors[0]);
  const fingerprint = fingerprintOf(deps.anchors[0]);
  const show = (request: Request, reply: Reply, props: Omit<VerifyPageProps, 'fingerprint'>, status = 200) => {
    const { title, lead } = texts(request.locale).verify;
    return render(request, reply, <VerifyPage fingerprint={fingerprint} {...props} />, { title, status, description: lead });
  };

  const Query = Type.Object({ kode: Type.Optional(Type.String({ maxLength: 500 })), lang: Type.Optional(Type.String()) });
  app.get(paths.verify.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const { kode } = request.query;
    if (kode === undefined) return show(request, reply, {});
    const code = readVerificationCode(kode);
    if (code !== undefined) return reply.redirect(paths.document({ code }), 303);
    const m = texts(request.locale).verify;
    return show(request, reply, { code: kode, codeError: kode.trim() === '' ? m.noCode : m.slip }, 422);
  });

  app.get(paths.root.pattern, { config: { policy: 'public' } }, async (_request, reply) =>
    reply.type('application/x-pem-file').header('content-disposition', 'attachment; filename="wantilan-akar.pem"').send(root),
  );

  byCode(app, deps);
  byFile(app, deps, (request, reply, why) => show(request, reply, { fileError: sentence(why, request.locale) }, 422));
}

function byCode(app: WebApp, { db, clock }: Deps): void {
  const Params = Type.Object({ code: Type.String({ maxLength: 200 }) });
  app.get(paths.document.pattern, { schema: { params: Params }, config: { policy: 'public', perMinute: 60 } }, async (request, reply) => {
    const { code: typed } = request.params;
    const code = readVerificationCode(typed);
    if (code !== undefined && code !== typed) return reply.redirect(paths.document({ code }), 303);
    const found = await verifyByCode(db, typed);
    const { document, unknown } = texts(request.locale);
    if (!found)
      return render(request, reply, <UnknownPage typed={typed} slip={code === undefined} />, { title: unknown.title, status: 404 });
    return render(request, reply, <DocumentPage document={found} />, {
      title: document.titles[holdingOn(found, officeDay(clock.now()))],
    });
  });
}

function byFile(app: WebApp, deps: Deps, refuse: (request: Request, reply: Reply, why: Unreadable) => Reply): void {
  let inHand = 0;
  app.post(
    paths.file.pattern,
    { bodyLimit: MAX_PDF + 100_000, config: { policy: 'public', perMinute: 20, takesFiles: true } },
    async (request, reply) => {
      if (inHand >= AT_ONCE) throw new AppError('UNAVAILABLE');
      inHand++;
      try {
        const pdf = await readPdf(app, request);
        if (typeof pdf === 'string') return refuse(request, reply, pdf);
        const { report, document } = await verifyPdf(deps, pdf.content);
        return render(request, reply, <FilePage name={pdf.name} report={report} registered={document} />, {
          title: texts(request.locale).file.title,
        });
      } finally {
        inHand--;
      }
    },
  );
  // The language switch and a reload after a long time come here by GET.
  app.get(paths.file.pattern, { config: { policy: 'public' } }, async (_request, reply) => reply.redirect(paths.verify(), 303));
}

function sentence(why: Unreadable, locale: Locale): string {
  const m = texts(locale).verify;
  if (why === 'too-large') return m.tooLarge(formatBytes(MAX_PDF, locale));
  return why === 'not-pdf' ? m.notPdf : m.noFile;
}

function pemOf(der: Buffer | undefined): string {
  const lines = der?.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function fingerprintOf(der: Buffer | undefined): string {
  const hex = createHash('sha256')
    .update(der ?? '')
    .digest('hex');
  return hex.toUpperCase().match(/../g)?.join(':') ?? hex;
}
