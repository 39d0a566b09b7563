import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { type Output, writers } from '../../../exchange/files.ts';
import { listSubjects } from '../../../schools/city.ts';
import type { ToWrite } from '../../domain/parsed.ts';
import { bankPaths } from '../../paths.ts';
import { type BankVisit, bankVisitOf } from '../../see.ts';
import { type ListLine, listQuestions } from '../../store/list.ts';
import { readMedia } from '../../store/media.ts';
import { getVersions } from '../../store/read.ts';
import { filterOf, ListQuery } from '../list/filter.ts';
import { HandOutPage, type HandOutProps } from './page.tsx';
import { texts } from './texts.ts';

/** Questions one file is made of. */
const MOST = 300;
const config = { policy: 'signed-in', importance: 'later' } as const;
const Sent = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 40 }));
const isOutput = (text: string): text is Output => Object.hasOwn(writers, text);

/** Questions of the bank as files of other systems, with what each format cannot carry said before. */
export function handOutRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, agencyId, clock } = deps;

  const offered = (visit: BankVisit, query: ListQuery) => listQuestions(db, agencyId, visit, filterOf(query), { limit: MOST, offset: 0 });

  const show = async (request: Request, reply: Reply, query: ListQuery, props: Omit<HandOutProps, 'filter' | 'subjects'>) =>
    render(request, reply, <HandOutPage filter={filterOf(query)} subjects={await listSubjects(db, agencyId)} {...props} />, {
      title: texts(request.locale).title,
      status: props.errors.length > 0 ? 422 : 200,
    });

  app.get(bankPaths.handOut.pattern, { schema: { querystring: ListQuery }, config }, async (request, reply) => {
    const found = await offered(await bankVisitOf(deps, request), request.query);
    const chosen = new Set(found.rows.map(({ id }) => id));
    return show(request, reply, request.query, { ...found, chosen, format: 'moodle-xml', left: null, errors: [] });
  });

  const gather = async (rows: readonly ListLine[]): Promise<ToWrite> => {
    const at = rows.map(({ id, version }) => ({ questionId: id, version }));
    const read = await getVersions(db, at);
    const questions = at.map(read);
    const media = await readMedia(
      db,
      questions.flatMap((question) => question.media),
    );
    return { questions, media: new Map([...media].map(([name, { content }]) => [name, content])) };
  };

  app.post(
    bankPaths.handOut.pattern,
    { schema: { querystring: ListQuery, body: Sent }, config: { ...config, perMinute: 20 } },
    async (request, reply) => {
      const visit = await bankVisitOf(deps, request);
      const { body, query, locale } = request;
      const m = texts(locale);
      const found = await offered(visit, query);
      const format = isOutput(body.format ?? '') ? (body.format as Output) : 'moodle-xml';
      const rows = found.rows.filter(({ id }) => body[`soal.${id}`] !== undefined);
      const chosen = new Set(rows.map(({ id }) => id));
      const props = { ...found, chosen, format, left: null, errors: [] };
      if (rows.length === 0) return show(request, reply, query, { ...props, errors: [{ field: 'soal-dipilih', message: m.some }] });
      const { write, extension, mediaType } = writers[format];
      const { bytes, left } = await write(await gather(rows));
      if (body.langkah !== 'unduh') return show(request, reply, query, { ...props, left });
      // An empty file is nothing to take home: whoever gets it could not read it either.
      if (new Set(left.filter(({ whole }) => whole).map(({ where }) => where)).size === rows.length)
        return show(request, reply, query, { ...props, left, errors: [{ field: 'format', message: m.carriesNone }] });
      // Keys leave the house with it.
      await transaction(db, (tx) =>
        appendAudit(tx, {
          actor: visit.actor,
          action: 'lentera.export-questions',
          subject: { type: 'question', id: rows[0]?.id ?? '' },
          detail: { count: rows.length, format },
          at: clock.now(),
        }),
      );
      return reply
        .type(mediaType)
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename="${m.name}${extension}"`)
        .send(Buffer.from(bytes));
    },
  );
}
