import { transaction, type Tx } from '#db';
import { listPlaces } from '#platform/appointments';
import {
  castOf,
  seedBirth,
  seedChat,
  seedChatApplication,
  seedConsultation,
  seedCounter,
  registryOf,
  seedRegister,
  seedStagedRegister,
  seedQueue,
  birthAnswers,
  helpedVillage,
  seedHelper,
  seedMandates,
  seedPermit,
  seedPlan,
  type Cast,
} from '#demo';
import { type Clock, newId } from '#kernel';
import { readCase, startBatch } from '#platform/cases';
import { getClient, registerClient } from '#platform/clients';
import { DXF } from '#platform/files';
import { enterDraft, getDraftForUpdate, saveAnswers } from '#platform/forms';
import { getSubscription, sendTrial, subscribe } from '#platform/webhooks';
import { officeDay } from '#platform/calendar';
import { makeDataLink } from '#platform/conversations';
import { proposeChange } from '#platform/rules';
import { invite } from '#platform/survey';
import { makePrintLink, printSecretsOf, readPrinting } from '#services/dukcapil';
import { drawingsIn, exampleAnswers, permit, readDrawings } from '#services/laperon';
import type { Round } from './round.ts';
import { schoolRounds } from './school-pages.ts';
import { examRounds } from './exam-pages.ts';
import { ombudsmanRounds } from './ombudsman-pages.ts';
import { samsatRounds } from './samsat-pages.ts';
import { paymentRounds } from './payment-pages.ts';
import { listForRemoval, quarantineFile, type TestApp, type Visitor } from '#support';

/** Rules whose forms show every kind of field there is, each with its form open, and one that a new version is proposed of. */
async function rulePages(app: TestApp<Clock>): Promise<readonly string[]> {
  const { agencyId, officers } = await castOf(app.deps);
  const price = permit.rules.find(({ key }) => key === 'laperon.levy.price');
  const change = { value: { shstRupiahPerM2: 4_800_000, iloPercent: 0.5 }, citation: 'Peraturan Bupati contoh', confirmed: true };
  const today = officeDay(app.clock.now());
  const at = { agencyId, actor: officers.archivist, today, validFrom: today, at: app.clock.now(), reason: 'Tarif tahun ini' };
  if (price) await transaction(app.db, (tx) => proposeChange(tx, price, { ...change, ...at }));
  const filled = ['permit.service-days', 'permit.desk-days', 'permit.checklist', 'levy.use', 'levy.formula', 'villages'];
  const versions = await app.db
    .selectFrom('rules.version')
    .select(['id', 'key'])
    .where(
      'key',
      'in',
      filled.map((key) => `laperon.${key}`),
    )
    .orderBy('key')
    .orderBy('id')
    .execute();
  const page = (key: string) => `/kelola/aturan/dpmptsp-badung/${key}`;
  return [page('laperon.levy.price'), page('notifications.officersTime'), ...versions.map(({ id, key }) => `${page(key)}?dari=${id}`)];
}

const twoStoreys = 'use=house&work=new&complexity=simple&permanence=permanent&ownership=private&floors=2&basements=0&area=120&fence=30';

/** A permit in every state that has a page of its own, and who goes through which of the pages. */
export async function makeRounds(app: TestApp<Clock>): Promise<Readonly<Record<string, Round>>> {
  const { deps } = app;
  const cast = await castOf(deps);
  const returned = await seedPermit.returned(deps);
  const remarked = await seedPermit.returnedForBuildings(deps);
  const rejected = await seedPermit.rejected(deps);
  const resubmitted = await seedPermit.resubmitted(deps);
  const onDrawing = await seedPermit.remarked(deps);
  const plans = (await readDrawings(deps, onDrawing.caseId, onDrawing.applicant)).remarks[0]?.fileId ?? '';
  const inDxf = await seedPermit.drawnInDxf(deps);
  const site =
    drawingsIn((await readDrawings(deps, inDxf.caseId, inDxf.applicant)).view).findLast(({ facts }) => facts.mediaType === DXF)?.file
      .fileId ?? '';
  const scheduled = await seedPermit.scheduled(deps);
  const atHead = await seedPermit.atHead(deps);
  const objected = await seedPermit.underObjection(deps);
  const issued = await seedPermit.issued(deps);
  // One that is in force, and one that waits for a second officer.
  await seedPlan(deps, cast);
  const books = await app.db.selectFrom('laperon.plan').select('id').where('key', '=', 'temple-contoh-badung').orderBy('id').execute();
  const revoked = await seedPermit.revoked(deps);
  const owned = await seedPermit.awaitingOwner(deps);
  const batch = await transaction(app.db, (tx) =>
    startBatch(tx, deps.cases, cast.officers.head, { action: 'approve', input: {}, caseIds: [returned.caseId], idempotencyKey: newId() }),
  );
  const finished = { agencyId: cast.agencyId, service: permit.key, about: 'case', aboutId: newId() };
  const survey = (await transaction(app.db, (tx) => invite(tx, finished, app.clock.now()))) ?? '';
  const webhook = await transaction(app.db, (tx) => subscribeSystem(tx, cast, app.clock.now()));
  await seedMandates(app.deps, cast);
  await seedHelper(app.deps, await registryOf(app.deps), 'niluh');
  const helped = await seedBirth(app.deps, 'submitted', { applicant: { ...birthAnswers('niluh').applicant, ...helpedVillage } });
  const asked = await seedConsultation(deps, 'minuted');
  const meeting = await seedConsultation(deps, 'booked');
  const registry = await registryOf(deps);
  const atSiak = await seedBirth(deps, 'verified');
  await seedRegister(deps, registry);
  await seedStagedRegister(deps, registry);
  const registers = await deps.db.selectFrom('dukcapil.register_version').select('id').orderBy('id').execute();
  const birth = await seedBirth(deps, 'issued');
  const printing = await readPrinting(deps, birth.caseId, birth.applicant);
  const print = printSecretsOf(deps, await makePrintLink(deps, printing, birth.applicant));
  const printLink = `/cetak/${print.address.slice(-32)}`;
  const niluh = await app.signedIn('niluh@contoh.test');
  await niluh.post(printLink, { pin: print.pin });
  const disposal = await listForRemoval(deps, { agencyId: cast.agencyId, proposedBy: cast.officers.head.personId });
  const [place] = await listPlaces(deps.db, [cast.agencyId]);
  await app.runJobs();
  const rules = await rulePages(app);
  const draft = await enterFullDraft(app, cast.agencyId, cast.citizens.niluh.personId);
  const [valid, withdrawn] = await Promise.all([codeOf(app, issued.caseId), codeOf(app, revoked.caseId)]);
  const email = owned.answers.principal?.email ?? '';
  const token = /\/undangan\/([\w-]+)/.exec((await app.mail(email))?.body ?? '')?.[1] ?? '';
  const desk = (id: string, ...actions: readonly string[]) => actions.map((action) => `/meja/${id}?tindakan=${action}`);
  const chat = await seedChat(app.deps, { name: 'Warga Bertanya', phone: '+6281200000077', handover: true });
  const dataToken = await transaction(app.db, (tx) => makeDataLink(tx, chat.conversationId, app.clock.now()));
  const talked = await seedChatApplication(app.deps, { name: 'I Ketut Mengobrol', phone: '+6281200000078', forwarded: true });
  const counter = await seedCounter(app.deps);
  const queue = await seedQueue(app.deps, await castOf(app.deps));
  const money = await paymentRounds(app);
  return {
    visitor: {
      visitor: app.visitor(),
      addresses: [
        ...money.bank,
        '/',
        '/lentera',
        '/samsat',
        '/samsat/ketentuan',
        '/samsat/ketentuan?provinsi=31',
        '/samsat/periksa',
        '/samsat/periksa?bukti=ABCDEFGH',
        '/ombudsman',
        '/ombudsman/baru',
        '/ombudsman/baru?kabar=hilang',
        '/ombudsman/kembali',
        '/layanan',
        '/layanan/imb-pbg',
        '/tata-ruang',
        '/nomor-resmi',
        '/nomor-resmi?nomor=0812',
        '/nomor-resmi?nomor=081200000099',
        '/tata-ruang?q=contoh',
        '/estimasi-retribusi',
        '/contoh-desain',
        '/layanan/gambar-undagi',
        '/periksa-gambar',
        '/periksa-gambar/letak',
        '/periksa-gambar/jiplak',
        '/periksa-gambar/panduan',
        `/estimasi-retribusi?${twoStoreys}`,
        '/layanan/surat-itr',
        '/layanan/izin-renovasi',
        '/layanan/slf',
        '/layanan/pembongkaran',
        '/layanan/izin-reklame',
        '/layanan/izin-keramaian',
        '/layanan/konsultasi',
        `/tata-ruang?letak=${encodeURIComponent('-8.5806, 115.1779')}`,
        `/tata-ruang?letak=${encodeURIComponent('-8.6604, 115.158\n-8.6604, 115.162\n-8.664, 115.162\n-8.664, 115.158')}&kegiatan=villa`,
        '/api/docs',
        '/kinerja',
        '/kinerja/instansi/dpmptsp-badung',
        '/kinerja/instansi/dpmptsp-badung/imb-pbg',
        '/data',
        '/survei/terima-kasih',
        `/survei/${survey}`,
        '/lacak',
        '/luring',
        '/masuk',
        '/masuk/kode',
        '/masuk/kartu?nama=ayu.lestari482',
        '/masuk/lupa',
        '/daftar',
        '/masuk/lupa/kode?email=siapa@contoh.test',
        '/daftar/kode?email=siapa@contoh.test',
        `/undangan/${token}`,
        printLink,
        `/data-percakapan/${dataToken}`,
        '/verifikasi',
        '/verifikasi/dicabut',
        `/verifikasi/${valid}`,
        `/verifikasi/${withdrawn}`,
        '/demo/akun',
        '/demo/mailbox',
        '/demo/surat',
        '/demo/surat?sebagai=warga@contoh.test',
        `/ombudsman/surel/${'x'.repeat(43)}`,
        '/demo/whatsapp',
        '/demo/whatsapp/6281200000011',
        '/demo/whatsapp/ombudsman',
        '/demo/whatsapp/ombudsman/6281200000011',
        `/demo/mailbox?to=${email}`,
        '/_kit',
        '/_kit/gelap',
        '/verifikasi/tidak-dikenal',
        `/surel/berhenti/${app.deps.stopLinks.token({ personId: cast.citizens.niluh.personId, topic: 'status' })}`,
        '/tidak-ada',
        '/undangan/tidak-ada',
      ],
      unusual: { '/verifikasi/tidak-dikenal': 404, '/tidak-ada': 404, '/undangan/tidak-ada': 404 },
    },
    applicant: {
      visitor: niluh,
      addresses: [
        ...money.owes,
        `/retribusi/${returned.caseId}`,
        `/survei/berkas/${issued.caseId}`,
        '/akun',
        '/akun/dua-langkah',
        '/akun/kata-sandi',
        '/akun/perangkat',
        '/akun/pemberitahuan',
        '/lacak/ambil-alih',
        '/akun/hapus',
        '/akun/oidc',
        '/akun/data',
        '/akun/kuasa',
        '/akun/kuasa?tampil=lewat',
        '/akun/whatsapp',
        '/akun/keluarga',
        '/akun/kuasa/baru',
        '/akun/kuasa/baru/anak',
        '/akun/perangkat-desa',
        `/berkas/${helped.caseId}`,
        '/akun/kunci',
        '/akun/kunci/tambah',
        '/kotak-masuk',
        '/berkas',
        '/ajukan/imb-pbg',
        `/draf/${draft}`,
        ...permit.journey.pages.map(({ key }) => `/draf/${draft}/isi/${key}`),
        ...['isi/owners/1', 'isi/owners/baru', 'isi/owners/1/hapus', 'isi/buildings/baru'].map((rest) => `/draf/${draft}/${rest}`),
        ...['berkas', 'periksa', 'hapus'].map((rest) => `/draf/${draft}/${rest}`),
        ...[returned, issued, objected, rejected].map(({ caseId }) => `/berkas/${caseId}`),
        ...['selesai?apa=submit', 'perbaiki', 'tindakan/withdraw'].map((rest) => `/berkas/${returned.caseId}/${rest}`),
        `/berkas/${remarked.caseId}/perbaiki`,
        `/berkas/${asked.caseId}`,
        `/berkas/${asked.caseId}/lanjutkan/imb-pbg`,
        `/janji/${meeting.caseId}`,
        `/berkas/${meeting.caseId}`,
        `/berkas/${birth.caseId}`,
        `/cetak/berkas/${birth.caseId}`,
        `${printLink}/dokumen`,
        '/cetak/pin',
        `/gambar/${onDrawing.caseId}`,
        `/gambar/${onDrawing.caseId}/${plans}`,
        `/berkas/${rejected.caseId}/tindakan/object`,
        `/berkas/${issued.caseId}/tindakan/reportMistake`,
        '/meja',
      ],
      unusual: { '/meja': 403 },
    },
    front: {
      visitor: await signedInLongAgo(app, 'loket@contoh.test'),
      addresses: [
        '/siak',
        '/siak?tahap=siak&q=tidak-ada',
        '/antrean',
        `/antrean/${queue.placeId}`,
        `/antrean/${queue.placeId}/layar`,
        `/antrean/${queue.placeId}/meja?loket=Loket+3`,
        `/antrean/nomor/${queue.ticketId}`,
        '/loket',
        '/percakapan',
        '/percakapan?tampil=all',
        `/percakapan/${chat.conversationId}`,
        `/meja/${talked.caseId}`,
        `/meja/${returned.caseId}/serupa/${remarked.caseId}`,
        '/meja/beban',
        '/meja/umur',
        '/meja/umur?umur=0-2',
        `/loket/${counter.draftId}/persetujuan`,
        `/draf/${counter.draftId}/periksa`,
        `/loket/${counter.caseId}/selesai`,
        `/meja/${counter.caseId}`,
        '/janji',
        `/janji/${meeting.caseId}`,
        `/meja/${meeting.caseId}`,
        '/',
        '/akun',
        '/akun/dua-langkah',
        '/akun/kode-pemulihan',
        '/akun/pastikan',
        '/meja',
        `/gambar/${inDxf.caseId}/${site}`,
        `/gambar/${inDxf.caseId}/${site}?tampil=semula`,
        `/meja/${resubmitted.caseId}`,
        `/meja/${resubmitted.caseId}/banding/land-tax`,
      ],
    },
    registrar: {
      visitor: await signedInLongAgo(app, 'bidang@contoh.test'),
      addresses: [
        '/kelola/kependudukan',
        ...registers.map(({ id }) => `/kelola/kependudukan/${id}`),
        '/kelola/bukti-nik',
        '/kelola/kuasa/perangkat-desa',
        '/siak/permintaan',
        '/siak/serahkan',
        `/siak/berkas/${atSiak.caseId}`,
        `/formulir/${atSiak.caseId}/lengkap`,
      ],
    },
    treasurer: money.treasurer,
    inspector: { visitor: await app.signedIn('lapangan@contoh.test'), addresses: desk(scheduled.caseId, 'inspect', 'schedule') },
    head: {
      visitor: await app.signedIn('kepala@contoh.test'),
      addresses: [
        '/survei/kata',
        '/meja',
        '/meja?desk=mine-desks&overdue=0&dueTo=2030-01-01&sort=due',
        '/meja/kecamatan',
        '/meja/kecamatan?hari=30&layanan=imb-pbg',
        '/akun/pemberitahuan',
        '/kelola/aturan/dpmptsp-badung/laperon.levy.price',
        '/meja/tanda-tangan',
        ...desk(atHead.caseId, 'approve', 'headBack'),
        ...desk(objected.caseId, 'decideObjection'),
        `/meja/massal/${batch}`,
      ],
    },
    admin: {
      visitor: await app.signedIn('arsip@contoh.test'),
      addresses: [
        ...desk(issued.caseId, 'archive'),
        ...[
          '',
          '/operasi',
          '/operasi/whatsapp',
          '/operasi/whatsapp?daftar=left',
          '/pekerjaan',
          '/kiriman',
          '/aturan',
          '/usulan',
          '/pertanyaan',
          '/penomoran',
          '/kuasa',
          '/kuasa?tampil=berlaku',
          '/kuasa/perangkat-desa',
          '/petugas',
          '/petugas?lewat=1',
          '/sertifikat',
          '/karantina',
          `/karantina/${await quarantineFile(app.deps)}`,
          '/retensi',
          `/retensi/${disposal.id}`,
          '/sistem',
          '/hari-libur',
          '/janji',
          `/janji/${place?.id ?? ''}`,
          '/audit',
          '/rencana',
          ...books.map(({ id }) => `/rencana/${id}`),
        ].map((tab) => `/kelola${tab}`),
        ...['', `/${webhook.id}`, `/${webhook.id}/kiriman/${webhook.trial}`].map(
          (rest) => `/kelola/sistem/${webhook.clientId}/webhook${rest}`,
        ),
        ...rules,
      ],
    },
    owner: {
      visitor: await invited(app, token, email),
      addresses: ['berkas', 'tindakan/confirm', 'tindakan/decline'].map((rest) => `/undangan/${token}/${rest}`),
    },
    tracker: { visitor: await tracking(app, issued), addresses: ['/lacak/berkas'] },
    ...(await schoolRounds(app)),
    ...(await examRounds(app)),
    ...(await samsatRounds(app, niluh)),
    ...(await ombudsmanRounds(app)),
  };
}

/** Another system that hears of cases, at an address where nobody listens, and a trial on its way there. */
async function subscribeSystem(tx: Tx, { agencyId, officers }: Cast, at: Date) {
  const system = { agencyId, name: 'Kas Daerah', contact: 'Bapenda', scopes: ['cases:read'], roles: ['front-office'] } as const;
  const { clientId } = await registerClient(tx, officers.head, system, at);
  const client = await getClient(tx, clientId, [agencyId]);
  const asked = { client, url: 'http://127.0.0.1:9/kabar', types: ['case.issued', 'case.document_revoked'] } as const;
  const { id } = await subscribe(tx, officers.head, asked, at);
  return { id, clientId, trial: await sendTrial(tx, await getSubscription(tx, id, clientId), at) };
}

/** Somebody whose session has to be proved again before anything about their account is changed. */
async function signedInLongAgo(app: TestApp<Clock>, email: string): Promise<Visitor> {
  const visitor = await app.signedIn(email);
  const account = app.db.selectFrom('identity.user').select('id').where('email', '=', email);
  await app.db
    .updateTable('identity.session')
    .set({ provedAt: new Date(0) })
    .where('userId', '=', account)
    .execute();
  return visitor;
}

/** An application with every question answered and no paper handed in. */
async function enterFullDraft(app: TestApp<Clock>, agencyId: string, personId: string): Promise<string> {
  const id = newId();
  const at = app.clock.now();
  const answers = exampleAnswers({
    proxyFor: { name: 'I Wayan Contoh', nik: '5103010101709990', email: 'pemilik@contoh.test', address: 'Jalan Pemilik 7' },
  });
  await transaction(app.db, async (tx) => {
    await enterDraft(tx, { id, service: permit.key, agencyId, personId }, at);
    await saveAnswers(tx, await getDraftForUpdate(tx, id, personId), permit.journey, answers as never, at);
  });
  return id;
}

async function codeOf(app: TestApp<Clock>, caseId: string): Promise<string> {
  const view = await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
  return view.state.products.at(-1)?.verificationCode ?? '';
}

/** The owner, come in by the link and the code that were sent to them. */
async function invited(app: TestApp<Clock>, token: string, email: string): Promise<Visitor> {
  const guest = app.visitor();
  await guest.get(`/undangan/${token}`);
  await guest.post(`/undangan/${token}/kode`);
  await app.runJobs();
  await guest.post(`/undangan/${token}`, { code: /\b\d{6}\b/.exec((await app.mail(email))?.body ?? '')?.[0] ?? '' });
  return guest;
}

async function tracking(app: TestApp<Clock>, { number, secret }: { readonly number: string; readonly secret: string }): Promise<Visitor> {
  const tracker = app.visitor();
  await tracker.get('/lacak');
  await tracker.post('/lacak', { number, secret });
  return tracker;
}
