import type { Locale } from '#i18n';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { holdingOn, type PublicDocument, verifyByCode, verifyPdf } from '#platform/documents';
import type { WebApp } from '#web';
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { Day, Instant, nullable } from '../../schemas/basics.ts';

const VerifiedDocument = Type.Object(
  {
    state: Type.Enum(['valid', 'replaced', 'revoked']),
    stateAt: Instant,
    stateReason: nullable(Type.String()),
    replacedByCode: nullable(Type.String()),
    number: Type.String(),
    title: Type.String(),
    dated: Day,
    validUntil: nullable(Type.String({ format: 'date', description: 'The last day it holds; null where it says none.' })),
    ended: Type.Boolean({ description: 'Whether that day has passed; the state says nothing of it.' }),
    agency: Type.String(),
    holder: Type.String({ description: 'First letters only.' }),
    signer: Type.String(),
    office: Type.String(),
    verificationCode: Type.String(),
  },
  { title: 'VerifiedDocument' },
);

const CheckedPdf = Type.Object(
  {
    verdict: Type.String({
      description:
        '`genuine` where the signature holds and the register knows these very bytes as valid; `ended` where its last day has passed.',
    }),
    signer: nullable(Type.String()),
    signedAt: nullable(Instant),
    sha256: Type.String(),
    document: nullable(VerifiedDocument),
  },
  { title: 'CheckedPdf' },
);

/** Largest PDF that is checked. */
const MOST_BYTES = 10_000_000;

/** Whether a document is genuine, by its code or by its very bytes. */
export function documentRoutes(app: WebApp, { db, documents, clock }: ApiDeps): void {
  app.get(
    apiPaths.verification.pattern,
    {
      schema: { params: Type.Object({ code: Type.String({ maxLength: 200 }) }), response: { 200: VerifiedDocument } },
      config: {
        policy: 'public',
        perMinute: 60,
        operation: {
          id: 'verifyDocument',
          tag: 'documents',
          summary: (locale) => (locale === 'id' ? 'Periksa dokumen dengan kodenya' : 'Verify a document by its code'),
        },
      },
    },
    async ({ params, locale }) => {
      const found = await verifyByCode(db, params.code);
      if (!found) throw new AppError('NOT_FOUND', { why: 'code' });
      return presentDocument(found, locale, officeDay(clock.now()));
    },
  );

  app.post(
    apiPaths.pdf.pattern,
    {
      bodyLimit: MOST_BYTES,
      schema: { response: { 200: CheckedPdf } },
      config: {
        policy: 'public',
        perMinute: 20,
        takesFiles: true,
        operation: {
          id: 'checkPdf',
          tag: 'documents',
          summary: (locale) => (locale === 'id' ? 'Periksa tanda tangan sebuah PDF' : 'Check the signature of a PDF'),
          takes: ['application/pdf'],
        },
      },
    },
    async ({ body, locale }) => {
      const pdf = await wholeOf(body);
      if (!pdf.subarray(0, 1024).includes('%PDF-')) throw new AppError('FILE_REFUSED', { why: 'not-pdf' });
      const { verdict, report, document } = await verifyPdf(documents, pdf);
      return {
        verdict,
        signer: report.signer,
        signedAt: report.signedAt?.toISOString() ?? null,
        sha256: report.sha256,
        document: document ? presentDocument(document, locale, officeDay(clock.now())) : null,
      };
    },
  );
}

async function wholeOf(body: unknown): Promise<Buffer> {
  if (!(body instanceof Readable)) throw new AppError('BAD_REQUEST', { why: 'content-type' });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new AppError('FILE_TOO_LARGE', { maxBytes: MOST_BYTES });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function presentDocument(document: PublicDocument, locale: Locale, today: string) {
  return {
    state: document.state,
    stateAt: new Date(document.stateAt).toISOString(),
    stateReason: document.stateReason,
    replacedByCode: document.replacedByCode,
    number: document.number,
    title: locale === 'id' ? document.titleId : document.titleEn,
    dated: document.dated,
    validUntil: document.validUntil,
    ended: holdingOn(document, today) === 'ended',
    agency: document.agencyName,
    holder: document.holderName,
    signer: document.signerName,
    office: document.signerOffice,
    verificationCode: document.verificationCode,
  };
}
