import { transaction } from '#db';
import { isDay, oneLine, refusalOf } from '#kernel';
import { authorise } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { UnreadableSheet } from '#platform/files';
import { getPerson, readOneFile, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { SamsatDeps } from '../../deps.ts';
import { faultsOfMapping, fieldTitles, intakeFields, type IntakeMapping, templateTitles } from '../../intake/columns.ts';
import {
  applyVehicles,
  checkVehicles,
  dropVehicles,
  getIntake,
  type Intake,
  listIntakes,
  lookThrough,
  readVehicles,
  stageVehicles,
} from '../../intake/store.ts';
import { samsatPaths } from '../../paths.ts';
import { A_PAGE, IntakePage, type IntakeProps, IntakesPage } from './pages.tsx';
import { texts } from './texts.ts';

const MOST_BYTES = 5_000_000;
const uuid = Type.String({ format: 'uuid' });
const lang = Type.Optional(Type.String());
const IntakeId = Type.Object({ intakeId: uuid });
const Deed = Type.Object({ intakeId: uuid, deed: Type.Enum(['periksa', 'catat', 'buang']) });
const News = Type.Optional(Type.Enum(['staged', 'checked', 'applied', 'dropped']));
const Sent = Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 })));
const config = { policy: 'officer' } as const;

/** Files of vehicles: sent in, looked at, then taken as a whole. */
export function intakeRoutes(app: WebApp, deps: SamsatDeps): void {
  const { db, clock, agencyId } = deps;

  const importer = (request: Request) => {
    const actor = getPerson(request);
    authorise(actor, 'vehicles.import', agencyId);
    return actor;
  };

  const showAll = async (request: Request, reply: Reply, page = 1, asOf = officeDay(clock.now()), errors: readonly FormError[] = []) => {
    importer(request);
    const found = await listIntakes(db, agencyId, { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    return render(request, reply, <IntakesPage {...found} {...{ page, asOf, errors }} />, {
      title: texts(request.locale).enter,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  const Query = Type.Object({ halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })), lang });
  app.get(samsatPaths.intakes.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    showAll(request, reply, request.query.halaman),
  );

  app.post(
    samsatPaths.intakes.pattern,
    { config: { ...config, perMinute: 20, takesFiles: true, importance: 'later' } },
    async (request, reply) => {
      const actor = importer(request);
      const m = texts(request.locale);
      const { file, tooLarge, fields } = await readOneFile(app, request, MOST_BYTES);
      const today = officeDay(clock.now());
      const asOf = fields.per ?? today;
      const again = (field: string, message: string) => showAll(request, reply, 1, isDay(asOf) ? asOf : today, [{ field, message }]);
      if (!isDay(asOf) || asOf > today || asOf < '2000-01-01') return again('per', m.wrong.asOf);
      if (file === null) return again('berkas', tooLarge ? m.wrong.large : m.wrong.file);
      try {
        const read = await readVehicles(file.content);
        const fileName = oneLine(file.name) || 'register';
        const intakeId = await transaction(db, (tx) => stageVehicles(tx, actor, { agencyId, fileName, asOf, ...read }, clock.now()));
        return await reply.redirect(samsatPaths.intake({ intakeId }, { kabar: 'staged' }), 303);
      } catch (error) {
        if (!(error instanceof UnreadableSheet)) throw error;
        return again('berkas', [m.fileFaults[error.fault], error.cell === '' ? '' : m.atCell(error.cell)].join(' ').trim());
      }
    },
  );

  app.get(samsatPaths.template.pattern, { config }, async (request, reply) => {
    importer(request);
    return sendCsv(reply, 'contoh-register-kendaraan', [intakeFields.map((field) => templateTitles[field]), [...example]]);
  });

  const showOne = (request: Request, reply: Reply, intake: Intake, shown: Partial<IntakeProps> = {}, status = 200) =>
    render(request, reply, <IntakePage {...{ intake, mapping: intake.mapping, news: undefined, errors: [], ...shown }} />, {
      title: intake.fileName,
      status,
    });

  app.get(
    samsatPaths.intake.pattern,
    { schema: { params: IntakeId, querystring: Type.Object({ kabar: News, lang }) }, config },
    async (request, reply) => {
      importer(request);
      return showOne(request, reply, await getIntake(db, agencyId, request.params.intakeId), { news: request.query.kabar });
    },
  );

  app.get(
    samsatPaths.intakeReport.pattern,
    { schema: { params: IntakeId }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      importer(request);
      const m = texts(request.locale);
      const intake = await getIntake(db, agencyId, request.params.intakeId);
      const compared = await lookThrough(db, agencyId, intake);
      const lines = compared.map(({ line, nrkb, fate, faults }) => [
        line,
        nrkb,
        m.fates[fate],
        faults.map((fault) => m.faults[fault]).join('; '),
      ]);
      return sendCsv(reply, m.csvName, [[m.line, fieldTitles.nrkb(request.locale), m.fate, m.found], ...lines]);
    },
  );

  app.post(
    samsatPaths.intakeDeed.pattern,
    { schema: { params: Deed, body: Sent }, config: { ...config, perMinute: 30, importance: 'later' } },
    async (request, reply) => {
      const actor = importer(request);
      const { intakeId, deed } = request.params;
      const m = texts(request.locale);
      const intake = await getIntake(db, agencyId, intakeId);
      const mapping = deed === 'periksa' ? mappingOf(request.body ?? {}, intake) : intake.mapping;
      const wrong = deed === 'periksa' ? faultsOfMapping(mapping) : [];
      const errors = wrong.map((field) => ({ field, message: m.missingColumns(fieldTitles[field](request.locale)) }));
      if (errors.length > 0) return showOne(request, reply, intake, { mapping, errors }, 422);
      const why = await refusalOf<string>(() => {
        if (deed === 'periksa') return checkVehicles(deps, intakeId, mapping);
        return deed === 'catat' ? applyVehicles(deps, actor, intakeId) : dropVehicles(deps, actor, intakeId);
      });
      if (why !== undefined) return showOne(request, reply, intake, { errors: [{ field: 'hasil', message: m.refusals[why] ?? why }] }, 409);
      const kabar = { periksa: 'checked', catat: 'applied', buang: 'dropped' }[deed];
      return reply.redirect(samsatPaths.intake({ intakeId }, { kabar }), 303);
    },
  );
}

/** An invented vehicle, in the order of the titles. */
const example = [
  'DK 1234 AB',
  '5171010101900001',
  'NI MADE CONTOH',
  'MHCONTOH00012345',
  'MINIBUS',
  '150000000',
  '51.71',
  '10-12-2026',
  '10-12-2028',
  '1500',
  'PRIBADI',
  'ORANG',
  'BENSIN',
  '1',
  'TIDAK',
  'CONTOH',
  'KIJANGAN',
  '2021',
  'HITAM',
  'TIDAK',
  'TIDAK',
  'YA',
];

function mappingOf(sent: Readonly<Record<string, string>>, { titles }: Intake): IntakeMapping {
  const chosen = intakeFields.flatMap((field) => {
    const typed = sent[field] ?? '';
    return /^\d{1,3}$/.test(typed) && Number(typed) < titles.length ? [[field, Number(typed)] as const] : [];
  });
  return Object.fromEntries(chosen);
}
