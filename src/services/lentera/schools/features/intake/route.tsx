import { transaction } from '#db';
import { formatDate } from '#i18n';
import { AppError, oneLine, refusalOf } from '#kernel';
import { UnreadableSheet } from '#platform/files';
import { readOneFile, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { currentYear } from '../../city.ts';
import type { MemberRole } from '../../domain/belonging.ts';
import { faultsOfMapping, fieldTitles, intakeFields, type IntakeKind, type IntakeMapping } from '../../intake/columns.ts';
import { readList } from '../../intake/read-file.ts';
import { dropIntake, getIntake, type Intake, listIntakes, stageIntake } from '../../intake/store.ts';
import { applyIntake, checkIntake, lookThrough } from '../../intake/take.ts';
import type { MadeCode } from '../../join-codes.ts';
import { schoolPaths } from '../../paths.ts';
import { drawCards } from '../../print/cards.ts';
import { getSchool } from '../../schools.ts';
import { assertKeeps } from '../../see.ts';
import { type Visit, visitOf } from '../../who.ts';
import { A_PAGE, IntakePage, type IntakeProps, IntakesPage, type IntakesProps, kinds } from './pages.tsx';
import { texts as roleTexts } from '../../texts.ts';
import { texts } from './texts.ts';

const MOST_BYTES = 5_000_000;
const uuid = Type.String({ format: 'uuid' });
const SchoolId = Type.Object({ schoolId: uuid });
const IntakeId = Type.Object({ schoolId: uuid, intakeId: uuid });
const Deed = Type.Object({ schoolId: uuid, intakeId: uuid, deed: Type.Enum(['periksa', 'catat', 'buang']) });
const lang = Type.Optional(Type.String());
const News = Type.Optional(Type.Enum(['staged', 'checked', 'applied', 'dropped']));
const Sent = Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 })));
const config = { policy: 'signed-in' } as const;

/** Lists of students and teachers: sent in, looked at, then taken as a whole. */
export function intakeRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId, publicUrl, demo } = deps;

  /** A school they keep. Throws NOT_FOUND. */
  const keptSchool = async (request: Request, schoolId: string) => {
    const visit = await visitOf(deps, request);
    assertKeeps(visit.who, schoolId);
    return { visit, school: await getSchool(db, agencyId, schoolId) };
  };

  const showAll = async (request: Request, reply: Reply, schoolId: string, page = 1, shown: Partial<IntakesProps> = {}) => {
    const { visit, school } = await keptSchool(request, schoolId);
    const { rows, total } = await listIntakes(db, schoolId, { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    const year = await currentYear(db, agencyId, visit.today);
    const basis = { who: visit.who, school, rows, total, page, year, years: [year + 1, year], typed: {}, errors: [] };
    const props = { ...basis, ...shown };
    const status = props.errors.length > 0 ? 422 : 200;
    return render(request, reply, <IntakesPage {...props} />, { title: texts(request.locale).title(school.name), status });
  };

  const Query = Type.Object({ halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })), lang });
  app.get(schoolPaths.intakes.pattern, { schema: { params: SchoolId, querystring: Query }, config }, async (request, reply) =>
    showAll(request, reply, request.params.schoolId, request.query.halaman),
  );

  app.post(
    schoolPaths.intakes.pattern,
    { schema: { params: SchoolId }, config: { ...config, perMinute: 20, takesFiles: true, importance: 'later' } },
    async (request, reply) => {
      const { schoolId } = request.params;
      const { visit } = await keptSchool(request, schoolId);
      const m = texts(request.locale);
      const { file, tooLarge, fields: typed } = await readOneFile(app, request, MOST_BYTES);
      const kind = kinds.find((one) => one === typed.isi);
      const now = await currentYear(db, agencyId, visit.today);
      const year = typed.tahun === String(now + 1) ? now + 1 : now;
      const again = (errors: readonly FormError[]) => showAll(request, reply, schoolId, 1, { typed, errors });
      if (!kind) return again([{ field: 'isi', message: m.wrong.kind }]);
      if (file === null) return again([{ field: 'berkas', message: tooLarge ? m.wrong.large : m.wrong.file }]);
      try {
        const list = await readList(file.content, kind);
        const fileName = oneLine(file.name) || 'daftar';
        const intakeId = await transaction(db, (tx) => stageIntake(tx, visit.actor, { schoolId, kind, year, fileName }, list, clock.now()));
        return await reply.redirect(schoolPaths.intake({ schoolId, intakeId }, { kabar: 'staged' }), 303);
      } catch (error) {
        if (!(error instanceof UnreadableSheet)) throw error;
        const where = error.cell === '' ? '' : ` ${m.atCell(error.cell)}`;
        return again([{ field: 'berkas', message: `${m.fileFaults[error.fault]}${where}` }]);
      }
    },
  );

  const Kind = Type.Object({ schoolId: uuid, kind: Type.Enum([...kinds]) });
  app.get(schoolPaths.intakeTemplate.pattern, { schema: { params: Kind }, config }, async (request, reply) => {
    const { schoolId, kind } = request.params;
    await keptSchool(request, schoolId);
    const titles = intakeFields[kind].map((field) => templateTitles[field] ?? fieldTitles[field]('id'));
    return sendCsv(reply, texts('id').kinds[kind].toLowerCase(), [titles, examples[kind]]);
  });

  /** A list of a school they keep. Throws NOT_FOUND. */
  const keptIntake = async (request: Request, { schoolId, intakeId }: { readonly schoolId: string; readonly intakeId: string }) => {
    const { visit, school } = await keptSchool(request, schoolId);
    const intake = await getIntake(db, intakeId);
    if (intake.schoolId !== schoolId) throw new AppError('NOT_FOUND', { intake: intakeId });
    return { visit, school, intake };
  };

  type Kept = { readonly visit: Visit; readonly school: IntakeProps['school']; readonly intake: Intake };
  const showOne = (request: Request, reply: Reply, { visit, school, intake }: Kept, shown: Partial<IntakeProps> = {}, status = 200) => {
    const props = { who: visit.who, school, intake, mapping: intake.mapping, news: undefined, errors: [], ...shown };
    return render(request, reply, <IntakePage {...props} />, { title: `${intake.fileName}, ${texts(request.locale).tab}`, status });
  };

  app.get(
    schoolPaths.intake.pattern,
    { schema: { params: IntakeId, querystring: Type.Object({ kabar: News, lang }) }, config },
    async (request, reply) => showOne(request, reply, await keptIntake(request, request.params), { news: request.query.kabar }),
  );

  app.get(
    schoolPaths.intakeReport.pattern,
    { schema: { params: IntakeId }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { intake } = await keptIntake(request, request.params);
      if (faultsOfMapping(intake.mapping, intake.kind).length > 0) throw new AppError('NOT_FOUND', { intake: intake.id });
      const m = texts(request.locale);
      const { compared } = await lookThrough(db, { agencyId, now: clock.now() }, intake);
      const names = new Map(intake.rows.map(({ line, cells }) => [line, cells[intake.mapping.name ?? 0] ?? '']));
      const words = roleTexts(request.locale);
      const lines = compared.map(({ line, fate, faults, warnings, parents = [] }) => [
        line,
        names.get(line) ?? '',
        m.fates[fate],
        [...faults.map((fault) => m.faults[fault]), ...warnings.map((warning) => m.warnings[warning])].join('; '),
        parents
          .map(({ relation, name, phone }) => `${words.relations[relation]}: ${name}${phone === null ? '' : ` (${phone})`}`)
          .join('; '),
      ]);
      return sendCsv(reply, m.csvName, [[m.line, fieldTitles.name(request.locale), m.fate, m.found, m.parentsOf], ...lines]);
    },
  );

  app.post(
    schoolPaths.intakeDeed.pattern,
    { schema: { params: Deed, body: Sent }, config: { ...config, perMinute: 30, importance: 'later' } },
    async (request, reply) => {
      const { schoolId, intakeId, deed } = request.params;
      const kept = await keptIntake(request, { schoolId, intakeId });
      const { visit, intake } = kept;
      const m = texts(request.locale);
      const done = (kabar: 'checked' | 'applied' | 'dropped') => reply.redirect(schoolPaths.intake({ schoolId, intakeId }, { kabar }), 303);
      const refused = (why: string) =>
        showOne(request, reply, kept, { errors: [{ field: 'hasil', message: m.refusals[why] ?? why }] }, 409);
      if (deed === 'periksa') {
        const mapping = mappingOf(request.body ?? {}, intake);
        const wrong = faultsOfMapping(mapping, intake.kind);
        const errors = wrong.map((field) => ({ field, message: m.missingColumns(fieldTitles[field](request.locale)) }));
        if (errors.length > 0) return showOne(request, reply, kept, { mapping, errors }, 422);
        const why = await refusalOf(() => checkIntake(deps, intakeId, mapping));
        return why === undefined ? done('checked') : refused(why);
      }
      if (deed === 'buang') {
        const why = await refusalOf(() => transaction(db, (tx) => dropIntake(tx, visit.actor, intakeId, clock.now())));
        return why === undefined ? done('dropped') : refused(why);
      }
      let made: readonly MadeCode[] = [];
      const why = await refusalOf(async () => {
        made = await applyIntake(deps, visit.actor, intakeId);
      });
      if (why !== undefined) return refused(why);
      return made.length === 0 ? done('applied') : sendSlips(reply, made, kept.school.name);
    },
  );

  const sendSlips = (reply: Reply, made: readonly MadeCode[], school: string) => {
    const cards = made.map(({ name, role, code, expiresAt }) => ({
      name,
      class: roleTexts('id').roles[role as MemberRole],
      lines: [['Kode gabung', code, true]] as const,
      note: `Berlaku sampai ${formatDate(expiresAt, 'id')}.`,
    }));
    const lead = 'Untuk guru: daftar dengan surel Anda, lalu ketik kode ini. Satu kode untuk satu orang.';
    const sheet = {
      title: `Slip guru, ${school}`,
      school,
      lead,
      address: `${publicUrl}${schoolPaths.join()}`,
      locale: 'id' as const,
      demo,
      cards,
    };
    return reply
      .type('application/pdf')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'attachment; filename="slip-guru.pdf"')
      .send(drawCards(sheet, clock.now()));
  };
}

const templateTitles: Readonly<Partial<Record<string, string>>> = {
  name: 'NAMA',
  nis: 'NIS',
  nisn: 'NISN',
  sex: 'JENIS KELAMIN (L/P)',
  class: 'KELAS AWAL',
  birthplace: 'TEMPAT LAHIR',
  born: 'TANGGAL LAHIR',
  address: 'ALAMAT',
  father: 'NAMA AYAH',
  fatherPhone: 'TELEPON AYAH',
  mother: 'NAMA IBU',
  motherPhone: 'TELEPON IBU',
  guardian: 'NAMA WALI',
  guardianPhone: 'TELEPON WALI',
  nip: 'NIP',
  role: 'JABATAN',
};
const examples: Readonly<Record<IntakeKind, readonly string[]>> = {
  students: [
    'Ni Putu Contoh',
    '2601',
    '0099000001',
    'P',
    '7A',
    'Denpasar',
    '14-05-2013',
    'Jalan Contoh 1',
    'I Wayan Contoh',
    '',
    'Ni Made Contoh',
    '',
    '',
    '',
  ],
  teachers: ['I Made Contoh', '', 'Guru'],
};

function mappingOf(sent: Readonly<Record<string, string>>, { kind, titles }: Intake): IntakeMapping {
  const chosen = intakeFields[kind].flatMap((field) => {
    const typed = sent[field] ?? '';
    return /^\d{1,3}$/.test(typed) && Number(typed) < titles.length ? [[field, Number(typed)] as const] : [];
  });
  return Object.fromEntries(chosen);
}
