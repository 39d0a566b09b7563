import { transaction } from '#db';
import { formatDate, type Locale } from '#i18n';
import { oneLine, type PersonActor } from '#kernel';
import { authorise, type Officer, officersAt } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { drawnProducts } from '#platform/cases';
import {
  authoritiesOf,
  certificateState,
  countUnstamped,
  getCertificate,
  listCertificates,
  revocationReasons,
  revokeCertificate,
  signerStatus,
  signingRule,
} from '#platform/documents';
import { rulesAt } from '#platform/rules';
import { render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { noteExport } from '../admin/export.ts';
import { getAdmin } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { CERTIFICATES_A_PAGE, CertificatesPage, type CertificatesPageProps, type SentRevocation } from './page.tsx';
import { texts } from './texts.ts';

/** More than an agency has. */
const MOST_ROWS = 5000;
const Query = Type.Object({
  dicabut: Type.Optional(Type.Literal('1')),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
const CertificateId = Type.Object({ certificateId: Type.String({ format: 'uuid' }) });
const Short = Type.String({ maxLength: 400 });
const Sent = Type.Object({ reason: Short, from: Short, note: Short });
const MONTH = 30 * 86_400_000;

/** The certificates of an agency: watched and, when their key is lost, revoked by its administrator. */
export function certificateRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const { documents } = deps.cases;
  const config = { policy: 'signed-in' } as const;

  const show = async (
    request: Request,
    reply: Reply,
    rest: Pick<CertificatesPageProps, 'done' | 'refused' | 'signers'>,
    { q = '', halaman: page = 1 }: Static<typeof Query> = {},
  ) => {
    const since = new Date(clock.now().getTime() - MONTH);
    const agencies = await Promise.all(
      agenciesOf(deps, getAdmin(request)).map(async (agency) => ({
        agency,
        unstamped: await countUnstamped(db, agency.id, since),
      })),
    );
    const filter = { agencyIds: agencies.map(({ agency }) => agency.id), q: q.trim(), only: rest.refused?.certificateId };
    const found = await listCertificates(db, filter, { limit: CERTIFICATES_A_PAGE, offset: (page - 1) * CERTIFICATES_A_PAGE });
    const m = adminTexts(request.locale);
    const props = {
      agencies,
      ...found,
      page,
      q: filter.q,
      authorities: authoritiesOf(documents),
      stamps: documents.timestamps !== null,
      ways: await waysOf(deps, getAdmin(request)),
      bsre: documents.bsre !== null,
      ...rest,
    };
    return render(request, reply, <CertificatesPage {...props} />, {
      title: `${m.tabs.certificates}, ${m.title}`,
      status: rest.refused ? 422 : 200,
    });
  };

  app.get(portalPaths.certificates.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, { done: request.query.dicabut === '1' }, request.query),
  );

  app.get(
    portalPaths.certificatesCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 10, importance: 'later' } },
    async (request, reply) => {
      const actor = getAdmin(request);
      const agencies = agenciesOf(deps, actor);
      const { locale } = request;
      const m = texts(locale);
      const filter = { agencyIds: agencies.map(({ id }) => id), q: (request.query.q ?? '').trim() };
      const { rows } = await listCertificates(db, filter, { limit: MOST_ROWS, offset: 0 });
      const now = clock.now();
      await noteExport(deps, actor, 'certificates', filter.agencyIds);
      const lines = rows.map((one) => [
        one.name,
        one.office,
        agencies.find(({ id }) => id === one.agencyId)?.name ?? '',
        m.states[certificateState(one, now)],
        formatDate(one.validTo, locale),
        one.documents,
        one.fingerprint,
        one.reason ? m.reasons[one.reason] : '',
      ]);
      return sendCsv(reply, `${m.fileName}-${officeDay(now)}`, [m.columns, ...lines]);
    },
  );

  app.post(portalPaths.bsreStatus.pattern, { config: { ...config, perMinute: 6 } }, async (request, reply) => {
    const { bsre } = documents;
    const officers = await signersOf(deps, getAdmin(request));
    // Where nobody set BSrE up, the page says so.
    if (!bsre) return show(request, reply, { done: false });
    const signers = await Promise.all(
      officers.map(async ({ personId, name }) => ({ name, status: await signerStatus(db, bsre, personId) })),
    );
    return show(request, reply, { done: false, signers });
  });

  app.post(portalPaths.revokeCertificate.pattern, { schema: { params: CertificateId, body: Sent }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { certificateId } = request.params;
    const { agencyId } = await getCertificate(db, certificateId);
    authorise(actor, 'certificates.manage', agencyId);
    const sent = { ...request.body, note: oneLine(request.body.note) };
    const at = clock.now();
    const from = momentOf(sent.from, at);
    const reason = revocationReasons.find((one) => one === sent.reason);
    const errors = faultsIn(sent, { from, reason }, request.locale);
    if (!from || !reason || errors.length > 0) return show(request, reply, { done: false, refused: { certificateId, sent, errors } });
    await transaction(db, (tx) => revokeCertificate(tx, { certificateId, reason, note: sent.note, from, actor, at }));
    return reply.redirect(portalPaths.certificates({}, { dicabut: '1' }), 303);
  });
}

function agenciesOf(deps: PortalDeps, actor: PersonActor) {
  return agenciesWhere(deps, actor, 'certificates.manage');
}

/** How each of the officer's agencies signs. */
function waysOf(deps: PortalDeps, actor: PersonActor): Promise<CertificatesPageProps['ways']> {
  const on = officeDay(deps.clock.now());
  return Promise.all(
    agenciesOf(deps, actor).map(async (agency) => {
      const { value, validFrom } = (await rulesAt(deps.db, [signingRule], { agencyId: agency.id, on })).version(signingRule);
      return { agency, way: value, since: validFrom };
    }),
  );
}

/** Who signs documents at the officer's agencies today, each once. */
async function signersOf(deps: PortalDeps, actor: PersonActor): Promise<readonly Officer[]> {
  const today = officeDay(deps.clock.now());
  const own = new Set(agenciesOf(deps, actor).map(({ id }) => id));
  const found = new Map<string, Officer>();
  for (const { agency, service } of deps.registry.all().filter((offer) => own.has(offer.agency.id)))
    for (const role of new Set(drawnProducts(service).map(({ signedBy }) => signedBy)))
      for (const officer of await officersAt(deps.db, agency.id, today, role)) found.set(officer.personId, officer);
  return [...found.values()];
}

/** The first moment of a day at the office (WITA), or now where none is given; undefined where it is no day gone by. */
function momentOf(day: string, now: Date): Date | undefined {
  if (day === '') return now;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00+08:00`) : undefined;
  return at && !Number.isNaN(at.getTime()) && at <= now ? at : undefined;
}

function faultsIn(
  sent: SentRevocation,
  { from, reason }: { from: Date | undefined; reason: string | undefined },
  locale: Locale,
): FormError[] {
  const { wrong } = texts(locale);
  return [
    ...(reason ? [] : [{ field: 'reason', message: wrong.reason }]),
    ...(from ? [] : [{ field: 'from', message: wrong.from }]),
    ...(sent.note.length < 5 || sent.note.length > 300 ? [{ field: 'note', message: wrong.note }] : []),
  ];
}
