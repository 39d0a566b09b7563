import { transaction } from '#db';
import { AppError, oneLine, type PersonActor } from '#kernel';
import { casePaths, readCase } from '#platform/cases';
import { decideQuarantined, getQuarantined, listQuarantine, type QuarantineLine } from '#platform/files';
import { mandatesAmong } from '#platform/mandates';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { type Decision, type Place, type Places, PAGE_SIZE, QuarantinedPage, QuarantinePage } from './page.tsx';
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
    const places = await placesOf(deps, rows, actor);
    const scanner = deps.cases.files.scanner !== undefined;
    return render(request, reply, <QuarantinePage {...{ list, rows, total, page, places, scanner }} />, titled(request));
  });

  const show = async (
    request: Request,
    reply: Reply,
    line: QuarantineLine,
    rest: { done: boolean; sent?: Decision; errors?: FormError[] },
  ) => {
    const places = await placesOf(deps, [line], getAdmin(request));
    const page = <QuarantinedPage {...{ line, places, mayDecide: isTheirs(line, places) }} {...rest} />;
    return render(request, reply, page, { ...titled(request), status: rest.errors ? 422 : 200 });
  };

  app.get(portalPaths.quarantined.pattern, { schema: { params: FileId, querystring: Done }, config }, async (request, reply) => {
    getAdmin(request);
    return show(request, reply, await getQuarantined(db, request.params.fileId), { done: request.query.tersimpan === '1' });
  });

  app.post(portalPaths.quarantined.pattern, { schema: { params: FileId, body: Sent }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const line = await getQuarantined(db, request.params.fileId);
    if (!isTheirs(line, await placesOf(deps, [line], actor))) throw new AppError('FORBIDDEN', { why: 'other-agency' });
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

/** What was handed in for nothing yet is of no agency: every administrator may decide about it. */
function isTheirs({ caseId }: QuarantineLine, places: Places): boolean {
  return caseId === null || places.has(caseId);
}

/** The cases and mandates these files were handed in for, as far as the administrator may see them. */
async function placesOf({ db, cases, registry, wings }: PortalDeps, lines: readonly QuarantineLine[], actor: PersonActor): Promise<Places> {
  const ids = [...new Set(lines.flatMap(({ caseId }) => caseId ?? []))];
  const agencyIds = agenciesWhere({ registry, wings }, actor, 'mandates.decide').map(({ id }) => id);
  const mandates = await mandatesAmong(db, ids, agencyIds);
  const places = new Map<string, Place>([...mandates].map((id) => [id, { number: null, href: portalPaths.mandates() }]));
  for (const id of ids.filter((one) => !mandates.has(one))) {
    const view = await readCase(cases, id, actor).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
    if (view) places.set(id, { number: view.number, href: casePaths.deskCase({ caseId: id }) });
  }
  return places;
}
