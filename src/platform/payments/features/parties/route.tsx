import { transaction } from '#db';
import { AppError, isDay, oneLine, refusalOf } from '#kernel';
import { agenciesOf, can, findAgencyByKey } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { getPerson, inSlices, readOneFile, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PaymentsDeps } from '../../deps.ts';
import { texts } from '../../desk/messages/index.ts';
import { assertOwn, type Done, dones, scopeOf } from '../../desk/scope.ts';
import { differenceKinds } from '../../domain/parties/compare.ts';
import { partyFields, type PartyMapping } from '../../domain/parties/mapping.ts';
import {
  actOnDifference,
  agencyOfDifference,
  type DifferenceDeed,
  type DifferenceFilter,
  listDifferences,
} from '../../parties/differences.ts';
import { getPartyFile, listPartyFiles, mapPartyFile, sendPartyFile, takePartyFile, tryPartyFile } from '../../parties/files.ts';
import type { Party } from '../../parties/party.ts';
import { paymentPaths } from '../../paths.ts';
import { PartyFilePage } from './file-page.tsx';
import { A_PAGE, daysBetween, PartiesPage, partyName } from './page.tsx';

const Query = Type.Object({
  pihak: Type.Optional(Type.String({ maxLength: 40 })),
  jenis: Type.Optional(Type.String({ maxLength: 20 })),
  semua: Type.Optional(Type.String({ maxLength: 2 })),
  saya: Type.Optional(Type.String({ maxLength: 2 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  kabar: Type.Optional(Type.Enum([...dones])),
  lang: Type.Optional(Type.String()),
});
const FileId = Type.Object({ fileId: Type.String({ format: 'uuid' }) });
const DifferenceId = Type.Object({ differenceId: Type.String({ format: 'uuid' }) });

const MOST = 8_000_000;
const FILES = 20;
const deeds: Readonly<Record<string, DifferenceDeed['deed']>> = { pegang: 'keep', lepas: 'let-go', selesai: 'settle', buka: 'reopen' };

/** Books of other parties beside ours: their files, and the work list of what does not agree. */
export function partyRoutes(app: WebApp, deps: PaymentsDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'officer' } as const;

  /** Parties of the agencies an officer works at. */
  const partiesOf = async (request: Request): Promise<readonly (Party & { readonly agencyId: string })[]> => {
    const agencies = scopeOf(request);
    const found = [];
    for (const party of deps.parties()) {
      const agency = await findAgencyByKey(db, party.agencyKey);
      if (agency && agencies.includes(agency.id)) found.push({ ...party, agencyId: agency.id });
    }
    return found;
  };
  const filterOf = (request: Request, { pihak, jenis, semua, saya }: Type.Static<typeof Query>): DifferenceFilter => ({
    party: pihak || undefined,
    kind: differenceKinds.find((kind) => kind === jenis),
    all: semua === 'ya',
    keeperId: saya === 'ya' ? getPerson(request).personId : undefined,
  });
  const mayKeepAny = (request: Request) => agenciesOf(getPerson(request)).some((id) => can(getPerson(request), 'payments.keep', id));

  interface Shown {
    readonly page?: number;
    readonly filter: DifferenceFilter;
    readonly done?: Done | undefined;
    readonly refusal?: string | undefined;
  }
  const show = async (request: Request, reply: Reply, { page = 1, filter, done, refusal }: Shown) => {
    const agencies = scopeOf(request);
    const [parties, { rows, total }, files] = await Promise.all([
      partiesOf(request),
      listDifferences(db, agencies, filter, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
      listPartyFiles(db, agencies, FILES),
    ]);
    const props = { parties, rows, total, page, filter, files, today: officeDay(clock.now()), mayKeep: mayKeepAny(request), done, refusal };
    return render(request, reply, <PartiesPage {...props} />, { title: texts(request.locale).tabs.parties, status: refusal ? 422 : 200 });
  };

  app.get(paymentPaths.parties.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, { page: request.query.halaman ?? 1, filter: filterOf(request, request.query), done: request.query.kabar }),
  );

  const exporting = { schema: { querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } } as const;
  app.get(paymentPaths.partiesCsv.pattern, exporting, async (request, reply) => {
    const [agencies, parties, m] = [scopeOf(request), await partiesOf(request), texts(request.locale)];
    const filter = filterOf(request, request.query);
    const today = officeDay(clock.now());
    const lines = async function* () {
      yield [m.day, m.ageDays, m.party, m.kind, m.key, m.about, m.ours, m.theirs, m.keeper, m.state, m.cleared];
      for await (const row of inSlices((slice) => listDifferences(db, agencies, filter, slice)))
        yield [
          row.day,
          daysBetween(row.day, today),
          partyName(row.party, parties, request.locale),
          m.differenceKinds[row.kind],
          row.key,
          row.object,
          row.ours,
          row.theirs,
          row.keeper ?? '',
          m.differenceStates[row.state],
          row.note,
        ];
    };
    return sendCsv(reply, m.differencesCsv, lines());
  });

  app.post(paymentPaths.parties.pattern, { config: { ...config, takesFiles: true, perMinute: 20 } }, async (request, reply) => {
    scopeOf(request, 'payments.keep');
    const m = texts(request.locale);
    const { file, tooLarge, fields } = await readOneFile(app, request, MOST);
    if (tooLarge) throw new AppError('FILE_TOO_LARGE');
    const party = (await partiesOf(request)).find(({ key }) => key === fields['pihak']);
    const day = fields['hari'] ?? '';
    const filter = filterOf(request, {});
    if (!file || !party || !isDay(day) || day > officeDay(clock.now())) return show(request, reply, { filter, refusal: m.partyIncomplete });
    assertOwn(request, party.agencyId, 'payments.keep');
    let fileId = '';
    const refusal = await refusalOf(async () => {
      fileId = await transaction(db, (tx) =>
        sendPartyFile(
          tx,
          getPerson(request),
          party,
          { agencyId: party.agencyId, day, name: oneLine(file.name).slice(0, 200), content: file.content },
          clock.now(),
        ),
      );
    });
    if (refusal) return show(request, reply, { filter, refusal: m.partyUnreadable });
    return reply.redirect(paymentPaths.partyFile({ fileId }), 303);
  });

  const getOne = async (request: Request, fileId: string) => {
    const file = await getPartyFile(db, scopeOf(request), fileId);
    const party = deps.parties().find(({ key }) => key === file.party);
    if (!party) throw new AppError('NOT_FOUND', { party: file.party });
    return { file, party };
  };
  const showFile = async (request: Request, reply: Reply, fileId: string, refusal?: string) => {
    const { file, party } = await getOne(request, fileId);
    const found = file.state === 'dry' ? await tryPartyFile(db, party, file) : null;
    const mayKeep = can(getPerson(request), 'payments.keep', file.agencyId);
    return render(request, reply, <PartyFilePage {...{ file, party, found, mayKeep, refusal }} />, {
      title: texts(request.locale).tabs.parties,
      status: refusal ? 409 : 200,
    });
  };

  app.get(paymentPaths.partyFile.pattern, { schema: { params: FileId }, config }, (request, reply) =>
    showFile(request, reply, request.params.fileId),
  );

  const Columns = Type.Object(Object.fromEntries(partyFields.map((field) => [field, Type.Optional(Type.String({ maxLength: 3 }))])));
  app.post(paymentPaths.partyColumns.pattern, { schema: { params: FileId, body: Columns }, config }, async (request, reply) => {
    const { file } = await getOne(request, request.params.fileId);
    assertOwn(request, file.agencyId, 'payments.keep');
    const said = request.body as Readonly<Record<string, string | undefined>>;
    const mapping: PartyMapping = Object.fromEntries(
      partyFields.flatMap((field) => {
        const at = said[field];
        return at !== undefined && /^\d{1,2}$/.test(at) && Number(at) < file.titles.length ? [[field, Number(at)]] : [];
      }),
    );
    const refusal = await refusalOf(() => transaction(db, (tx) => mapPartyFile(tx, getPerson(request), file, mapping, clock.now())));
    if (refusal) return showFile(request, reply, file.id, texts(request.locale).refusals.decided);
    return reply.redirect(paymentPaths.partyFile({ fileId: file.id }), 303);
  });

  app.post(paymentPaths.partyTake.pattern, { schema: { params: FileId }, config }, async (request, reply) => {
    const { file, party } = await getOne(request, request.params.fileId);
    assertOwn(request, file.agencyId, 'payments.keep');
    const refusal = await refusalOf(() => transaction(db, (tx) => takePartyFile(tx, getPerson(request), party, file, clock.now())));
    if (refusal) return showFile(request, reply, file.id, texts(request.locale).columnsMissing);
    return reply.redirect(paymentPaths.parties({}, { pihak: party.key, kabar: 'taken' }), 303);
  });

  const Deed = Type.Object({
    perbuatan: Type.Enum(['pegang', 'lepas', 'selesai', 'buka']),
    catatan: Type.Optional(Type.String({ maxLength: 500 })),
  });
  app.post(paymentPaths.difference.pattern, { schema: { params: DifferenceId, body: Deed }, config }, async (request, reply) => {
    const { differenceId } = request.params;
    assertOwn(request, await agencyOfDifference(db, scopeOf(request), differenceId), 'payments.keep');
    const deed = deeds[request.body.perbuatan] ?? 'keep';
    const note = oneLine(request.body.catatan ?? '');
    const [filter, m] = [filterOf(request, {}), texts(request.locale)];
    if (deed === 'settle' && note === '') return show(request, reply, { filter, refusal: m.noteMissing });
    const asked: DifferenceDeed = deed === 'settle' ? { deed, note } : { deed };
    const refusal = await refusalOf(() =>
      transaction(db, (tx) => actOnDifference(tx, getPerson(request), differenceId, asked, clock.now())),
    );
    if (refusal) return show(request, reply, { filter, refusal: m.refusals.decided });
    return reply.redirect(paymentPaths.parties({}, { kabar: deed === 'settle' ? 'cleared' : 'kept' }), 303);
  });
}
