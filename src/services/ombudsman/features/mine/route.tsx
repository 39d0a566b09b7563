import { transaction } from '#db';
import { AppError, refusalOf } from '#kernel';
import { fileLimits, refusalOf as fileRefusal } from '#platform/files';
import { readOneFile, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { OmbudsmanDeps } from '../../deps.ts';
import { type CleanFile, cleanFile } from '../../files/clean.ts';
import { texts } from '../../messages/index.ts';
import { ombudsmanPaths } from '../../paths.ts';
import { readReport, readReportFile, sayOfMinutes, stepAsReporter, writeAsReporter } from '../../procedure/report.ts';
import { close, findReportOpen, type OpenedReport, touchOpen } from '../../sealing/opened.ts';
import { secret, takeTicket, ticketIn } from '../cookies.ts';
import { sendSealed } from '../send-sealed.ts';
import { reportAsText } from './download.ts';
import { MinePage } from './page.tsx';

const Query = Type.Object({ lang: Type.Optional(Type.String()), kabar: Type.Optional(Type.Literal('terkirim')) });
const FileId = Type.Object({ fileId: Type.String({ format: 'uuid' }) });
/** `naskah`: which draft was read, by the number of its line. */
const Minutes = Type.Object({ setuju: Type.Enum(['ya', 'tidak']), naskah: Type.Optional(Type.Integer({ minimum: 1 })) });
const Step = Type.Object({ langkah: Type.Enum(['completed', 'withdraw', 'finish', 'object']) });

/** A matter as its reporter sees it, while it is open in their browser. */
export function mineRoutes(app: WebApp, deps: OmbudsmanDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'public' } as const;
  const find = (request: Request) => findReportOpen(db, ticketIn(request, 'report'), clock.now());
  const shut = (reply: Reply) => takeTicket(reply, 'report').redirect(ombudsmanPaths.back(), 303);

  const show = async (
    request: Request,
    reply: Reply,
    open: OpenedReport,
    news?: 'terkirim',
    errors: readonly FormError[] = [],
    typed = '',
  ) => {
    await transaction(db, (tx) => touchOpen(tx, ticketIn(request, 'report'), clock.now()));
    const report = await readReport(db, open);
    return render(request, secret(reply), <MinePage {...{ report, news, errors, typed }} />, {
      title: texts(request.locale).mine.title,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(ombudsmanPaths.mine.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const open = await find(request);
    return open ? show(request, reply, open, request.query.kabar) : shut(reply);
  });

  app.post(ombudsmanPaths.mineWrite.pattern, { config: { ...config, perMinute: 20, takesFiles: true } }, async (request, reply) => {
    const { file, fields, tooLarge } = await readOneFile(app, request, fileLimits.document.maxBytes, 12_000);
    const open = await find(request);
    if (!open) return shut(reply);
    const { locale } = request;
    const text = (fields.pesan ?? '').replace(/\r\n/g, '\n').trim();
    const wrong = (field: string, message: string) => show(request, reply, open, undefined, [{ field, message }], text);
    if (tooLarge) return wrong('berkas', fileRefusal(new AppError('FILE_TOO_LARGE'), 'document')(locale));
    if (text === '' && !file) return wrong('pesan', texts(locale).mine.empty);
    let clean: CleanFile | null = null;
    if (file)
      try {
        const { attachments } = await readReport(db, open);
        clean = await cleanFile(file.content, attachments.length + 1, deps.scanner);
      } catch (error) {
        if (error instanceof AppError && ['FILE_REFUSED', 'FILES_AWAY'].includes(error.code))
          return wrong('berkas', fileRefusal(error, 'document')(locale));
        throw error;
      }
    const why = await refusalOf(() => writeAsReporter(deps, open, { text, file: clean }));
    if (why !== undefined) return wrong('pesan', texts(locale).mine.over);
    return reply.redirect(ombudsmanPaths.mine({}, { kabar: 'terkirim' }), 303);
  });

  app.post(ombudsmanPaths.mineStep.pattern, { schema: { body: Step }, config }, async (request, reply) => {
    const open = await find(request);
    if (!open) return shut(reply);
    await stepAsReporter(deps, open, request.body.langkah);
    return reply.redirect(ombudsmanPaths.mine(), 303);
  });

  app.post(ombudsmanPaths.mineMinutes.pattern, { schema: { body: Minutes }, config }, async (request, reply) => {
    const open = await find(request);
    if (!open) return shut(reply);
    await sayOfMinutes(deps, open, { agrees: request.body.setuju === 'ya', n: request.body.naskah });
    return reply.redirect(ombudsmanPaths.mine(), 303);
  });

  app.get(ombudsmanPaths.mineFile.pattern, { schema: { params: FileId }, config }, async (request, reply) => {
    const open = await find(request);
    if (!open) return shut(reply);
    return sendSealed(reply, await readReportFile(db, open, request.params.fileId));
  });

  app.get(ombudsmanPaths.mineDownload.pattern, { config }, async (request, reply) => {
    const open = await find(request);
    if (!open) return shut(reply);
    return secret(reply)
      .header('content-disposition', 'attachment; filename="laporan-saya.txt"')
      .type('text/plain; charset=utf-8')
      .send(reportAsText(await readReport(db, open), request.locale));
  });

  app.post(ombudsmanPaths.mineClose.pattern, { config }, async (request, reply) => {
    await transaction(db, (tx) => close(tx, ticketIn(request, 'report')));
    return takeTicket(reply, 'report').redirect(ombudsmanPaths.back({}, { kabar: 'tutup' }), 303);
  });
}
