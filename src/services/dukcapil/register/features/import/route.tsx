import { AppError, isDay, type PersonActor, refusalOf } from '#kernel';
import { authorise, can } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { type ConsoleSection, getPerson, readOneFile, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { formatDate } from '#i18n';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { faultsOfMapping, fields, fieldTitles, type Mapping } from '../../domain/columns.ts';
import { askCheck, faultyLines } from '../../dry-run.ts';
import { confirmRegister, dropRegister, goBack } from '../../load.ts';
import { registerPaths } from '../../paths.ts';
import { stageRegister, UnreadableRegister } from '../../stage.ts';
import type { AgencyRegister } from '../../deps.ts';
import { findVersion, getVersion, listVersions, type RegisterVersion } from '../../versions.ts';
import { A_PAGE, type ListProps, RegisterPage, VersionPage, type VersionProps } from './pages.tsx';
import { texts } from './texts.ts';

const MOST_BYTES = 100_000_000;
/** Seconds after which a page about a check that is being done is asked for again. */
const CHECKING_SECONDS = '5';
const PERMISSION = 'residents.import';

/** Where the console leads to the register, for those of its agency. */
export const residentsSection = (agencyId: string | null): ConsoleSection => ({
  key: 'residents',
  href: registerPaths.list(),
  label: texts.text((m) => m.tab),
  mayOpen: (actor) => agencyId !== null && can(actor, PERMISSION, agencyId),
});

const lang = Type.Optional(Type.String());
const VersionId = Type.Object({ versionId: Type.String({ format: 'uuid' }) });
const Deed = Type.Object({
  versionId: Type.String({ format: 'uuid' }),
  deed: Type.Enum(['periksa', 'berlakukan', 'buang', 'kembalikan']),
});
const News = Type.Optional(Type.Enum(['staged', 'checked', 'confirmed', 'dropped', 'back']));
const Sent = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 10 }));

/** The register of residents, brought in as a whole by the administrator of its agency. */
export function importRoutes(app: WebApp, deps: AgencyRegister): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'signed-in' } as const;
  const today = () => officeDay(clock.now());

  /** An administrator of the agency, with a second factor; for anybody else the register is not here. */
  const getKeeper = (request: Request): { readonly actor: PersonActor; readonly agencyId: string } => {
    const actor = getPerson(request);
    if (agencyId === null || !can(actor, PERMISSION, agencyId)) throw new AppError('NOT_FOUND');
    if (!actor.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
    return { actor, agencyId };
  };

  const showAll = async (request: Request, reply: Reply, page: number, shown: Partial<ListProps> = {}) => {
    const { agencyId: of } = getKeeper(request);
    const { rows, total } = await listVersions(db, of, { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    const props = { rows, total, page, today: today(), typed: {}, errors: [], ...shown };
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <RegisterPage {...props} />, { title: texts(request.locale).tab, status });
  };

  const showOne = async (
    request: Request,
    reply: Reply,
    version: RegisterVersion,
    shown: Partial<VersionProps> & { status?: number } = {},
  ) => {
    const [former = null, inForce = null] = await Promise.all([
      findVersion(db, version.agencyId, 'former'),
      findVersion(db, version.agencyId, 'in-force'),
    ]);
    const { status = 200, ...rest } = shown;
    // Without scripts too the page says by itself how far it is.
    if (version.checkAskedAt !== null && status === 200) reply.header('refresh', CHECKING_SECONDS);
    const props = { version, former, inForce, mapping: version.mapping, news: undefined, errors: [], ...rest };
    const m = texts(request.locale);
    const title = `${m.versionOf(formatDate(version.asOf, request.locale))}, ${m.tab}`;
    return render(request, reply, <VersionPage {...props} />, { title, status });
  };

  const Query = Type.Object({ halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })), lang });
  app.get(registerPaths.list.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    showAll(request, reply, request.query.halaman ?? 1),
  );

  app.post(
    registerPaths.list.pattern,
    { config: { ...config, perMinute: 10, takesFiles: true, importance: 'later' } },
    async (request, reply) => {
      authorise(getPerson(request), PERMISSION, agencyId ?? '');
      const { actor, agencyId: of } = getKeeper(request);
      const m = texts(request.locale);
      const { file, tooLarge, fields: typed } = await readOneFile(app, request, MOST_BYTES);
      const asOf = typed.per ?? '';
      const errors: FormError[] = [];
      if (!isDay(asOf) || asOf > today()) errors.push({ field: 'per', message: m.wrong.day });
      if (file === null) errors.push({ field: 'berkas', message: tooLarge ? m.wrong.large : m.wrong.file });
      if (file === null || errors.length > 0) return showAll(request, reply, 1, { typed, errors });
      try {
        const versionId = await stageRegister(deps, actor, { ...file, agencyId: of, asOf });
        return await reply.redirect(registerPaths.version({ versionId }, { kabar: 'staged' }), 303);
      } catch (error) {
        if (!(error instanceof UnreadableRegister)) throw error;
        return showAll(request, reply, 1, { typed, errors: [{ field: 'berkas', message: m.fileFaults[error.fault] }] });
      }
    },
  );

  app.get(
    registerPaths.version.pattern,
    { schema: { params: VersionId, querystring: Type.Object({ kabar: News, lang }) }, config },
    async (request, reply) => {
      const { agencyId: of } = getKeeper(request);
      return showOne(request, reply, await getVersion(db, of, request.params.versionId), { news: request.query.kabar });
    },
  );

  app.get(
    registerPaths.report.pattern,
    { schema: { params: VersionId }, config: { ...config, perMinute: 10, importance: 'later' } },
    async (request, reply) => {
      const { agencyId: of } = getKeeper(request);
      const version = await getVersion(db, of, request.params.versionId);
      if (!version.hasReport) throw new AppError('NOT_FOUND', { register: version.id });
      const m = texts(request.locale);
      const lines = async function* () {
        yield [m.line, m.fate, m.fault];
        for await (const { line, kept, faults } of faultyLines(deps, version))
          yield [line, kept ? m.taken : m.left, faults.map((fault) => m.faults[fault]).join('; ')];
      };
      return sendCsv(reply, `${m.csvName}-${version.asOf}`, lines());
    },
  );

  app.post(
    registerPaths.deed.pattern,
    { schema: { params: Deed, body: Sent }, config: { ...config, perMinute: 30, importance: 'later' } },
    async (request, reply) => {
      const { actor, agencyId: of } = getKeeper(request);
      const { versionId, deed } = request.params;
      const version = await getVersion(db, of, versionId);
      const m = texts(request.locale);
      const at = { agencyId: of, id: versionId, sure: request.body.yakin === 'ya' };
      const done = (kabar: NonNullable<VersionProps['news']>) => reply.redirect(registerPaths.version({ versionId }, { kabar }), 303);
      const refused = (why: string) =>
        showOne(request, reply, version, {
          errors: [{ field: why === 'doubtful' ? 'yakin' : 'hasil', message: m.refusals[why] ?? why }],
          status: 409,
        });
      if (deed === 'periksa') {
        const mapping = mappingOf(request.body, version.columns.length);
        const wrong = faultsOfMapping(mapping);
        if (wrong.length > 0)
          return showOne(request, reply, version, {
            mapping,
            errors: wrong.map((field) => ({ field, message: m.missing(fieldTitles[field](request.locale)) })),
            status: 422,
          });
        const why = await refusalOf(() => askCheck(deps, actor, at, mapping));
        return why === undefined ? done('checked') : refused(why);
      }
      const deeds = { berlakukan: [confirmRegister, 'confirmed'], buang: [dropRegister, 'dropped'], kembalikan: [goBack, 'back'] } as const;
      const [work, news] = deeds[deed];
      const why = await refusalOf(() => work(deps, actor, at));
      return why === undefined ? done(news) : refused(why);
    },
  );
}

function mappingOf(sent: Readonly<Record<string, string>>, columns: number): Mapping {
  const chosen = fields.flatMap((field) => {
    const typed = sent[field] ?? '';
    return /^\d{1,3}$/.test(typed) && Number(typed) < columns ? [[field, Number(typed)] as const] : [];
  });
  return Object.fromEntries(chosen);
}
