import { transaction } from '#db';
import { AppError, oneLine, type PersonActor } from '#kernel';
import { readCase } from '#platform/cases';
import { decideQuarantined, getQuarantined, listQuarantine, type QuarantineLine } from '#platform/files';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { type Decision, type Numbers, PAGE_SIZE, QuarantinedPage, QuarantinePage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({
  daftar: Type.Optional(Type.Enum(['held', 'waiting', 'decided'])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
const FileId = Type.Object({ fileId: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ tersimpan: Type.Optional(Type.Literal('1')), lang: Type.Optional(Type.String()) });
const Sent = Type.Object({ putusan: Type.Optional(Type.String({ maxLength: 20 })), alasan: Type.String({ maxLength: 2000 }) });

/** What the virus scanner holds back, for administrators to decide about. */
export function quarantineRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'signed-in' } as const;
  const titled = (request: Request) => ({ title: `${adminTexts(request.locale).tabs.quarantine}, ${adminTexts(request.locale).title}` });

  app.get(portalPaths.quarantine.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { daftar: list = 'held', halaman: page = 1 } = request.query;
    const { rows, total } = await listQuarantine(db, list, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
    const numbers = await numbersOf(deps, rows, actor);
    const scanner = deps.cases.files.scanner !== undefined;
    return render(request, reply, <QuarantinePage {...{ list, rows, total, page, numbers, scanner }} />, titled(request));
  });

  const show = async (
    request: Request,
    reply: Reply,
    line: QuarantineLine,
    rest: { done: boolean; sent?: Decision; errors?: FormError[] },
  ) => {
    const numbers = await numbersOf(deps, [line], getAdmin(request));
    const page = <QuarantinedPage {...{ line, numbers, mayDecide: isTheirs(line, numbers) }} {...rest} />;
    return render(request, reply, page, { ...titled(request), status: rest.errors ? 422 : 200 });
  };

  app.get(portalPaths.quarantined.pattern, { schema: { params: FileId, querystring: Done }, config }, async (request, reply) => {
    getAdmin(request);
    return show(request, reply, await getQuarantined(db, request.params.fileId), { done: request.query.tersimpan === '1' });
  });

  app.post(portalPaths.quarantined.pattern, { schema: { params: FileId, body: Sent }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const line = await getQuarantined(db, request.params.fileId);
    if (!isTheirs(line, await numbersOf(deps, [line], actor))) throw new AppError('FORBIDDEN', { why: 'other-agency' });
    const { putusan = '', alasan } = request.body;
    const note = oneLine(alasan);
    const m = texts(request.locale);
    const errors: FormError[] = [
      ...(putusan === 'released' || putusan === 'removed' ? [] : [{ field: 'putusan', message: m.choose }]),
      ...(note.length < 10 || note.length > 500 ? [{ field: 'alasan', message: m.wantWhy }] : []),
    ];
    if (errors.length > 0 || (putusan !== 'released' && putusan !== 'removed'))
      return show(request, reply, line, { done: false, sent: { putusan, alasan }, errors });
    await transaction(db, (tx) => decideQuarantined(tx, line.id, { verdict: putusan, note, actor, at: clock.now() }));
    return reply.redirect(portalPaths.quarantined({ fileId: line.id }, { tersimpan: '1' }), 303);
  });
}

/** What no case holds is of no agency yet: every administrator may decide about it. */
function isTheirs({ caseId }: QuarantineLine, numbers: Numbers): boolean {
  return caseId === null || numbers.has(caseId);
}

/** Numbers of the cases these files lie in, as far as the administrator may see them. */
async function numbersOf({ cases }: PortalDeps, lines: readonly QuarantineLine[], actor: PersonActor): Promise<Numbers> {
  const ids = new Set(lines.flatMap(({ caseId }) => caseId ?? []));
  const numbers = new Map<string, string>();
  for (const id of ids) {
    const view = await readCase(cases, id, actor).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
    if (view) numbers.set(id, view.number);
  }
  return numbers;
}
