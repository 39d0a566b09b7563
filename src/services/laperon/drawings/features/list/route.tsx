import { AppError } from '#kernel';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { DrawingDeps } from '../../deps.ts';
import { acts } from '../../domain/remark.ts';
import { drawingPaths } from '../../paths.ts';
import { type Drawings, readDrawings } from '../../read.ts';
import { texts } from '../../texts/index.ts';
import { actOn, dropDraft, sendRemarks } from '../../write.ts';
import type { Refused } from '../remarks.tsx';
import { MOST_LETTERS, needsText } from '../written.ts';
import { DrawingListPage } from './page.tsx';

const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });
const RemarkId = Type.Object({ caseId: Type.String({ format: 'uuid' }), remarkId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ terkirim: Type.Optional(Type.Integer({ minimum: 0 })), lang: Type.Optional(Type.String()) });
const Back = { di: Type.Optional(Type.String({ maxLength: 200 })), _key: Type.Optional(Type.String({ maxLength: 80 })) };
const Acted = Type.Object({ act: Type.Enum([...acts, 'drop']), text: Type.Optional(Type.String({ maxLength: 20_000 })), ...Back });

/** The drawings of a case with all remarks; what is done with a remark, and sending, for every page that shows them. */
export function drawingListRoutes(app: WebApp, deps: DrawingDeps): void {
  app.get(
    drawingPaths.list.pattern,
    { schema: { params: CaseId, querystring: Query }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const on = await readDrawings(deps, request.params.caseId, getPerson(request));
      return show(request, reply, on, request.query.terkirim ?? 0);
    },
  );

  app.post(
    drawingPaths.act.pattern,
    { schema: { params: RemarkId, body: Acted }, config: { policy: 'signed-in', perMinute: 120 } },
    async (request, reply) => {
      const { caseId, remarkId } = request.params;
      const on = await readDrawings(deps, caseId, getPerson(request));
      const { act, text: typed = '', di } = request.body;
      const text = typed.trim().replaceAll('\r\n', '\n');
      const m = texts(request.locale).errors;
      const refuse = (status: number, message: string) => show(request, reply, on, 0, status, { remarkId, text, message });
      if (act !== 'drop' && text === '' && needsText(act)) return refuse(422, m.empty);
      if (text.length > MOST_LETTERS) return refuse(422, m.tooLong);
      try {
        if (act === 'drop') await dropDraft(deps, on, remarkId);
        else await actOn(deps, on, remarkId, act, text);
      } catch (error) {
        if (error instanceof AppError && error.code === 'ACTION_NOT_ALLOWED') return refuse(409, m.act);
        throw error;
      }
      return reply.redirect(`${backTo(on, di)}#catatan-${on.remarks.find(({ id }) => id === remarkId)?.n ?? ''}`, 303);
    },
  );

  app.post(
    drawingPaths.send.pattern,
    { schema: { params: CaseId, body: Type.Object(Back) }, config: { policy: 'signed-in', perMinute: 20 } },
    async (request, reply) => {
      const on = await readDrawings(deps, request.params.caseId, getPerson(request));
      const sent = await sendRemarks(deps, on);
      return reply.redirect(`${backTo(on, request.body.di)}?terkirim=${sent}`, 303);
    },
  );
}

function show(request: Request, reply: Reply, on: Drawings, sent: number, status = 200, refused?: Refused): Reply {
  const page = <DrawingListPage on={on} sent={sent} {...(refused && { refused })} />;
  return render(request, reply, page, { title: `${texts(request.locale).title}, ${on.view.number}`, status });
}

/** A page of this case's drawings, and nowhere else. */
function backTo({ view }: Drawings, asked: string | undefined): string {
  const list = drawingPaths.list({ caseId: view.id });
  return asked !== undefined && /^\/[0-9a-f-]{36}$/.test(asked.slice(list.length)) && asked.startsWith(list) ? asked : list;
}
