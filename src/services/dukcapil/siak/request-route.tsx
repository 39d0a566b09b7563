import { formatDateTime } from '#i18n';
import { AppError, oneLine, refusalOf } from '#kernel';
import { agenciesOf, can } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { transaction } from '#db';
import { type CaseView, readCase } from '#platform/cases';
import { getPerson, inSlices, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import { askNow, handOver, type SiakDeps, wayOf } from './follow.ts';
import { exampleKinds, pagesOn } from './example.ts';
import { siakPaths } from './paths.ts';
import { A_PAGE, CaseRequestsPage, type CaseProps, RequestsPage, type SoughtRequests } from './request-pages.tsx';
import { requestTexts } from './request-texts.ts';
import { listRequests, openStates, requestsOfCase, requestStates } from './requests.ts';

const lang = Type.Optional(Type.String());
const Query = Type.Object({
  keadaan: Type.Optional(Type.String({ maxLength: 20 })),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.String({ maxLength: 4 })),
  lang,
});
const CaseId = Type.Object({ caseId: Type.String({ maxLength: 60 }) });

/** What was asked of SIAK over its interface: all of it for officers of the agency, and beside each case. */
export function siakRequestRoutes(app: WebApp, deps: SiakDeps): void {
  const { cases } = deps;
  const config = { policy: 'officer' } as const;
  const services = cases.registry.all().map(({ service }) => service);
  const agencyIds = (request: Request) => agenciesOf(getPerson(request)).filter((id) => can(getPerson(request), 'cases.read', id));

  app.get(siakPaths.requests.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const sought = readSought(request.query);
    const page = { limit: A_PAGE, offset: (sought.halaman - 1) * A_PAGE };
    const { rows, total } = await listRequests(cases.db, agencyIds(request), filterOf(sought), page);
    return render(request, reply, <RequestsPage sought={sought} rows={rows} total={total} services={services} />, {
      title: requestTexts(request.locale).tab,
    });
  });

  app.get(
    siakPaths.requestsCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const m = requestTexts(request.locale);
      const actor = getPerson(request);
      const at = cases.clock.now();
      for (const id of agencyIds(request))
        await transaction(cases.db, (tx) =>
          appendAudit(tx, { actor, action: 'dukcapil.siak-export', subject: { type: 'agency', id }, at }),
        );
      const ids = agencyIds(request);
      const filter = filterOf(readSought(request.query));
      async function* lines() {
        yield [m.number, m.service, m.state, m.since, m.tries, m.registerNo, m.reason, m.by];
        for await (const row of inSlices((slice) => listRequests(cases.db, ids, filter, slice)))
          yield [
            row.caseNumber,
            row.service,
            m.states[row.state],
            formatDateTime(row.changedAt, request.locale),
            row.tries,
            row.registerNo,
            row.reason,
            row.askedBy,
          ];
      }
      return sendCsv(reply, m.csvName, lines());
    },
  );

  const show = async (request: Request, reply: Reply, caseId: string, shown: Partial<Pick<CaseProps, 'news' | 'refused'>> = {}) => {
    const view = await readCase(cases, caseId, getPerson(request));
    const desk = view.service.desks['siak-entry'];
    if (!desk || view.viewer.roles.length === 0) throw new AppError('NOT_FOUND', { case: caseId });
    const [way, rows] = await Promise.all([wayOf(deps, view.agency.id), requestsOfCase(cases.db, view.id)]);
    const isOpen = rows.some(({ state }) => openStates.includes(state));
    const mayHand = way === 'api' && !isOpen && view.state.position?.desk === 'siak-entry' && view.viewer.roles.includes(desk.role);
    const props = {
      caseId: view.id,
      number: view.number,
      title: view.service.title,
      way,
      mayHand,
      rows,
      example: deps.example ? exampleNumber(view) : null,
      news: undefined,
      refused: undefined,
    };
    return render(request, reply, <CaseRequestsPage {...props} {...shown} />, {
      title: requestTexts(request.locale).of(view.number),
      status: shown.refused === undefined ? 200 : 409,
    });
  };

  const News = Type.Object({ kabar: Type.Optional(Type.Enum(['handed', 'asked'])), lang });
  app.get(siakPaths.ofCase.pattern, { schema: { params: CaseId, querystring: News }, config }, (request, reply) =>
    show(request, reply, request.params.caseId, { news: request.query.kabar }),
  );

  const { example } = deps;
  if (example) {
    const Kind = Type.Object({ jenis: Type.Optional(Type.Enum([...exampleKinds])) });
    const schema = { params: CaseId, querystring: Kind };
    app.get(siakPaths.example.pattern, { schema, config: { ...config, perMinute: 20 } }, async (request, reply) => {
      const view = await readCase(cases, request.params.caseId, getPerson(request));
      if (view.viewer.roles.length === 0) throw new AppError('NOT_FOUND', { case: view.id });
      const kind = request.query.jenis ?? 'fits';
      const asked = { title: productOf(view)('id'), number: exampleNumber(view), pages: pagesOn(view, kind), signed: kind !== 'unsigned' };
      const pdf = await example(asked);
      return reply
        .type('application/pdf')
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename="contoh-siak-${view.number}-${kind}.pdf"`)
        .send(pdf);
    });
  }

  const does = (pattern: string, work: typeof handOver, kabar: 'handed' | 'asked') =>
    app.post(pattern, { schema: { params: CaseId }, config: { ...config, perMinute: 60 } }, async (request, reply) => {
      const { caseId } = request.params as { caseId: string };
      const why = await refusalOf(() => work(deps, getPerson(request), caseId));
      return why === undefined
        ? reply.redirect(siakPaths.ofCase({ caseId }, { kabar }), 303)
        : show(request, reply, caseId, { refused: why });
    });
  does(siakPaths.hand.pattern, handOver, 'handed');
  does(siakPaths.ask.pattern, askNow, 'asked');
}

/** What the document is called that comes of it. */
const productOf = ({ service }: CaseView) => Object.values(service.products)[0]?.title ?? service.title;

/** A number no other document of the demonstration has. */
const exampleNumber = ({ number }: { readonly number: string }) => `CONTOH-${number}`;

function readSought({ keadaan = '', q = '', halaman = '1' }: { keadaan?: string; q?: string; halaman?: string }): SoughtRequests {
  const page = /^\d{1,3}$/.test(halaman) ? Math.max(1, Number(halaman)) : 1;
  return { keadaan: requestStates.find((one) => one === keadaan) ?? '', q: oneLine(q), halaman: page };
}

const filterOf = ({ keadaan, q }: SoughtRequests) => ({ state: keadaan === '' ? null : keadaan, q });
