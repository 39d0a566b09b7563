import { newId } from '#kernel';
import { people, type Who, type World } from './world.ts';

type Sent = Readonly<Record<string, string>>;

/** What one route gives to whom. Whoever is not named is refused: sent to sign in, 403 or 404. */
export interface Row {
  /** Who is served. */
  readonly may: readonly Who[];
  /** What being served looks like; 200 or 303 unless said. A form sent empty is served with what is wrong in it. */
  readonly gives?: readonly number[];
  /** Who sees the case and is told why it cannot be done: 409 or 422. */
  readonly told?: readonly Who[];
  /** Where those without a pass are led back to. */
  readonly back?: (world: World) => string;
  /** Ids in the address. */
  readonly at?: (world: World) => Sent;
  readonly query?: string;
  readonly form?: (world: World, who: Who) => Sent;
  /** What a program sends. */
  readonly json?: (world: World, who: Who) => unknown;
  /** Changes who asks: everybody comes with a session of their own. */
  readonly anew?: boolean;
  /** Shows the people of the demonstration to everybody, on purpose. */
  readonly demonstration?: boolean;
}

const everybody = people;
const signedIn = people.filter((who) => who !== 'visitor' && who !== 'guest');
const officers = ['front', 'planner', 'head', 'admin'] as const;
const anyOfficer = [...officers, 'neighbour'] as const;

const open: Row = { may: everybody };
const form: Row = { may: everybody, gives: [422] };
const inAccount: Row = { may: signedIn };
/** News of an office are for whoever has proved to hold it. */
const proven: Row = { may: signedIn.filter((who) => who !== 'weak') };
const console_: Row = { may: ['admin'] };
const mine = (at: (world: World) => Sent, rest: Partial<Row> = {}): Row => ({ may: ['applicant'], at, ...rest });
const desk = (at: (world: World) => Sent, rest: Partial<Row> = {}): Row => ({ may: officers, at, ...rest });

const returned = ({ ids }: World) => ({ caseId: ids.returned });
const front = ({ ids }: World) => ({ caseId: ids.front });
const draft = ({ ids }: World) => ({ draftId: ids.draft });
const invited = ({ ids }: World) => ({ token: ids.token, action: 'confirm' });
const toInvitation = ({ ids }: World) => `/undangan/${ids.token}`;
const service = () => ({ service: 'imb-pbg' });
const says = () => ({ text: 'Mohon diperiksa.', _key: newId() });

const everyRole: readonly Who[] = ['applicant', ...officers];
const byOffice = (at: Row['at'], rest: Partial<Row>): Row => ({ may: [], told: officers, ...(at && { at }), ...rest });
const discarded = ({ ids }: World) => ({ draftId: ids.discarded });

/** The JSON API, through the same actions as the pages. */
const api: Readonly<Record<string, Row>> = {
  'GET /api/docs': open,
  'GET /api/v1/openapi.json': open,
  'GET /.well-known/oauth-authorization-server': open,
  'POST /api/oauth/token': { ...open, gives: [400] },
  'POST /api/oauth/revoke': { ...open, gives: [401] },

  'GET /api/v1/services': open,
  'GET /api/v1/services/:service': { ...open, at: service },
  'GET /api/v1/services/:service/schema': { ...open, at: service },
  'GET /api/v1/figures': open,
  'POST /api/v1/tracking': form,
  'GET /api/v1/documents/:code': { ...open, at: ({ ids }) => ({ code: ids.code }) },
  'POST /api/v1/documents/check': { ...open, gives: [400] },

  'GET /api/v1/me': inAccount,
  'GET /api/v1/me/notices': proven,
  'POST /api/v1/me/notices/read': { ...proven, gives: [204] },
  'POST /api/v1/files': { ...inAccount, query: 'kind=document&name=a.pdf', gives: [400] },

  'GET /api/v1/drafts': inAccount,
  'POST /api/v1/drafts': {
    ...inAccount,
    gives: [201],
    json: ({ ids }) => ({ id: newId(), service: 'imb-pbg', agency: ids.agency }),
  },
  'GET /api/v1/drafts/:draftId': mine(discarded),
  'PUT /api/v1/drafts/:draftId/answers/:page': mine((world) => ({ ...discarded(world), page: 'land' }), { gives: [422] }),
  'PUT /api/v1/drafts/:draftId/files': mine(discarded),
  'POST /api/v1/drafts/:draftId/submission': mine(discarded, { gives: [422] }),
  'DELETE /api/v1/drafts/:draftId': mine(discarded, { gives: [204] }),

  'GET /api/v1/cases': inAccount,
  'POST /api/v1/cases': { ...inAccount, gives: [422], json: ({ ids }) => ({ service: 'imb-pbg', agency: ids.agency, answers: {} }) },
  'GET /api/v1/cases/:caseId': mine(returned, { may: everyRole }),
  'GET /api/v1/cases/:caseId/files/:fileId': mine((world) => ({ ...front(world), fileId: world.ids.judged }), { may: everyRole }),
  'GET /api/v1/cases/:caseId/actions': mine(returned, { may: everyRole }),
  'GET /api/v1/cases/:caseId/invitations': mine(returned, { may: everyRole }),
  'GET /api/v1/cases/:caseId/officers': desk(front),
  'POST /api/v1/cases/:caseId/actions/:action': mine((world) => ({ ...front(world), action: 'withdraw' }), {
    gives: [422],
    told: officers,
  }),
  'POST /api/v1/cases/:caseId/messages': mine(returned, { may: everyRole, json: says }),
  'POST /api/v1/cases/:caseId/notes': desk(front, { json: says }),
  'POST /api/v1/cases/:caseId/verdicts': byOffice(front, {
    may: ['front'],
    json: ({ ids }) => ({ requirement: ids.requirement, fileId: ids.judged, verdict: 'accepted' }),
  }),
  'POST /api/v1/cases/:caseId/remarks': byOffice(front, { may: ['front'], json: says }),
  'DELETE /api/v1/cases/:caseId/remarks/:remarkId': byOffice((world) => ({ ...front(world), remarkId: newId() }), {}),
  'PUT /api/v1/cases/:caseId/assignee': byOffice(front, {
    may: ['front'],
    json: ({ ids }, who) => ({ personId: ids.person[who] ?? newId() }),
  }),
  'POST /api/v1/cases/:caseId/not-duplicate': byOffice(front, { json: () => ({ reason: 'Lain orang.' }) }),
  'POST /api/v1/cases/:caseId/resubmission': mine(returned, { may: [], told: everyRole }),
  'POST /api/v1/cases/:caseId/undo': byOffice(returned, {}),
  // Sent a moment ago already: whoever may is asked to wait.
  'POST /api/v1/cases/:caseId/invitations/:invitationId/resend': {
    may: ['proxy', ...officers],
    at: ({ ids }) => ({ caseId: ids.asked, invitationId: ids.invitation }),
    gives: [204, 429],
  },

  'GET /api/v1/desk/cases': { may: anyOfficer },
  'GET /api/v1/desk/counts': { may: anyOfficer },
  'GET /api/v1/desk/filters': { may: anyOfficer },
  'POST /api/v1/desk/filters': { may: anyOfficer, gives: [201], json: () => ({ name: 'Dari program', filter: { q: 'x' } }) },
  'DELETE /api/v1/desk/filters/:filterId': { may: anyOfficer, gives: [204], at: ({ ids }) => ({ filterId: ids.filter }) },
  'POST /api/v1/desk/batches': { may: officers, gives: [202], json: ({ ids }) => ({ action: 'approve', cases: [ids.front] }) },
  'GET /api/v1/desk/batches/:batchId': { may: ['head'], at: ({ ids }) => ({ batchId: ids.batch }) },
};

/** Every route of the application, and who is served there. */
export const table: Readonly<Record<string, Row>> = {
  'GET /': open,
  'GET /layanan': open,
  'GET /layanan/:key': { ...open, at: () => ({ key: 'imb-pbg' }) },
  'GET /kinerja': open,
  'GET /kinerja/ekspor': open,
  'GET /robots.txt': open,
  'GET /sitemap.xml': open,
  'GET /healthz': open,
  'GET /readyz': open,
  'GET /favicon.ico': { ...open, gives: [301] },
  'GET /aset/*': { ...open, at: ({ asset }) => ({ '*': asset }) },

  'GET /verifikasi': open,
  'GET /verifikasi/akar.pem': open,
  'GET /verifikasi/dicabut': open,
  'GET /verifikasi/pdf': open,
  'POST /verifikasi/pdf': form,
  'GET /verifikasi/:code': { ...open, at: ({ ids }) => ({ code: ids.code }) },

  'GET /masuk': open,
  'POST /masuk': { ...form, form: () => ({ email: '', password: '' }) },
  'GET /masuk/kode': open,
  'POST /masuk/kode': { ...form, form: () => ({ code: '000000' }) },
  'GET /masuk/kunci/pilihan': open,
  'POST /masuk/kunci': { ...form, form: () => ({ passkey: '{}' }) },
  'GET /masuk/lupa': open,
  'POST /masuk/lupa': { ...open, form: () => ({ email: 'siapa@contoh.test' }) },
  'GET /masuk/lupa/kode': { ...open, query: 'email=siapa@contoh.test' },
  'POST /masuk/lupa/kode': {
    ...form,
    query: 'email=siapa@contoh.test',
    form: () => ({ code: '000000', password: 'sandi baru yang panjang' }),
  },
  'POST /keluar': { ...open, anew: true },
  'GET /daftar': open,
  'POST /daftar': { ...form, form: () => ({ name: '', email: '', password: '' }) },
  'GET /daftar/kode': { ...open, query: 'email=siapa@contoh.test' },
  'POST /daftar/kode': { ...form, query: 'email=siapa@contoh.test', form: () => ({ code: '000000' }) },

  'GET /akun': inAccount,
  'POST /akun': { ...inAccount, gives: [422], form: () => ({ name: '', nik: '', phone: '' }) },
  'GET /akun/data': inAccount,
  'GET /akun/data/unduh/:format': { ...inAccount, at: () => ({ format: 'json' }) },
  'POST /akun/perangkat': { ...inAccount, form: () => ({ session: newId() }) },
  'GET /akun/dua-langkah': inAccount,
  'POST /akun/dua-langkah': { ...inAccount, gives: [422], form: () => ({ code: '000000' }) },
  // Without an authenticator, and wherever it counts without proof, nothing is changed.
  'POST /akun/dua-langkah/matikan': inAccount,
  'GET /akun/kode-pemulihan': { ...inAccount, gives: [200, 303] },
  'POST /akun/kode-pemulihan': { ...inAccount, gives: [303, 422], form: () => ({ password: 'bukan kata sandinya' }) },
  'GET /akun/pastikan': { ...inAccount, gives: [200, 303] },
  'POST /akun/pastikan': inAccount,
  'GET /akun/kunci': inAccount,
  'GET /akun/kunci/tambah': { ...inAccount, gives: [200, 303] },
  'GET /akun/kunci/tambah/pilihan': inAccount,
  'POST /akun/kunci/tambah': { ...inAccount, gives: [303, 422], form: () => ({ name: 'x', passkey: '{}' }) },
  'POST /akun/kunci/:passkeyId': mine(({ ids }) => ({ passkeyId: ids.passkey }), { form: () => ({ name: 'Ponsel' }) }),
  'POST /akun/kunci/:passkeyId/hapus': mine(({ ids }) => ({ passkeyId: ids.passkey })),
  'GET /kotak-masuk': proven,
  'POST /kotak-masuk/dibaca': proven,
  'GET /kotak-masuk/:messageId': mine(({ ids }) => ({ messageId: ids.message })),
  'POST /unggahan': { ...inAccount, query: 'jenis=document' },

  'GET /ajukan/:service': { ...inAccount, at: service },
  'POST /ajukan/:service': { ...inAccount, at: service, form: ({ ids }) => ({ draft: newId(), agency: ids.agency }) },
  'GET /draf/:draftId': mine(draft),
  'GET /draf/:draftId/isi/:page': mine((world) => ({ ...draft(world), page: 'owners' })),
  'POST /draf/:draftId/isi/:page': mine((world) => ({ ...draft(world), page: 'land' }), { gives: [422] }),
  'GET /draf/:draftId/isi/:page/:entry': mine((world) => ({ ...draft(world), page: 'owners', entry: '1' })),
  'POST /draf/:draftId/isi/:page/:entry': mine((world) => ({ ...draft(world), page: 'owners', entry: '1' }), { gives: [422] }),
  'GET /draf/:draftId/isi/:page/:entry/hapus': mine((world) => ({ ...draft(world), page: 'owners', entry: '2' })),
  'POST /draf/:draftId/isi/:page/:entry/hapus': mine((world) => ({ ...draft(world), page: 'owners', entry: '2' }), {
    form: () => ({ _mark: 'x' }),
  }),
  'GET /draf/:draftId/berkas': mine(draft),
  'POST /draf/:draftId/berkas': mine(draft, { gives: [422] }),
  'GET /draf/:draftId/periksa': mine(draft),
  'POST /draf/:draftId/kirim': mine(draft),
  'GET /draf/:draftId/hapus': mine(draft),
  'POST /draf/:draftId/hapus': mine(({ ids }) => ({ draftId: ids.dropped })),

  'GET /berkas': inAccount,
  'GET /berkas/ekspor': inAccount,
  // Officers who follow a link meant for the applicant are led to their desk.
  'GET /berkas/:caseId': mine(returned, { may: ['applicant', ...officers] }),
  'GET /berkas/:caseId/selesai': mine(returned, { query: 'apa=submit' }),
  'POST /berkas/:caseId/pesan': mine(returned, { form: says }),
  'GET /berkas/:caseId/tindakan/:action': mine((world) => ({ ...front(world), action: 'withdraw' })),
  'POST /berkas/:caseId/tindakan/:action': mine((world) => ({ ...front(world), action: 'withdraw' }), { gives: [422] }),
  'GET /berkas/:caseId/perbaiki': mine(returned),
  'POST /berkas/:caseId/perbaiki': mine(returned, { gives: [422] }),
  'POST /berkas/:caseId/undangan/:invitationId/kirim': {
    may: ['proxy'],
    at: ({ ids }) => ({ caseId: ids.asked, invitationId: ids.invitation }),
  },
  'GET /lampiran/:fileId/:token': mine(({ file }) => ({ fileId: file.id, token: file.token })),

  'GET /lacak': open,
  'POST /lacak': { ...form, form: () => ({ number: 'PBG-5103-2026-99999', secret: 'AAAA-AAAA-AAAA-AAAA' }) },
  'GET /lacak/berkas': { may: [], back: () => '/lacak' },
  'POST /lacak/selesai': open,

  'GET /undangan/:token': { ...open, at: invited },
  'POST /undangan/:token': { ...form, at: invited },
  'POST /undangan/:token/kode': { ...open, at: invited, gives: [303, 422] },
  'POST /undangan/:token/akun': { may: [], told: signedIn, at: invited },
  'GET /undangan/:token/berkas': { may: ['guest'], at: invited, back: toInvitation },
  'GET /undangan/:token/tindakan/:action': { may: ['guest'], at: invited, back: toInvitation },
  'POST /undangan/:token/tindakan/:action': { may: ['guest'], at: invited, back: toInvitation },

  'GET /meja': { may: anyOfficer },
  'GET /meja/ekspor': { may: anyOfficer },
  'POST /meja/saringan': { may: anyOfficer, form: () => ({ name: 'Milik sendiri' }) },
  // Taking away what is not there, or somebody else's, changes nothing.
  'POST /meja/saringan/:filterId/hapus': { may: anyOfficer, at: ({ ids }) => ({ filterId: ids.filter }) },
  'POST /meja/massal': { may: officers, form: ({ ids }) => ({ case: ids.front }) },
  'POST /meja/massal/mulai': { may: officers, form: ({ ids }) => ({ case: ids.front, _action: 'approve' }) },
  'GET /meja/massal/:batchId': { may: ['head'], at: ({ ids }) => ({ batchId: ids.batch }) },
  'GET /meja/massal/:batchId/kemajuan': { may: ['head'], at: ({ ids }) => ({ batchId: ids.batch }) },
  'GET /meja/:caseId': desk(returned),
  'GET /meja/:caseId/banding/:requirement': desk((world) => ({ ...returned(world), requirement: 'land-tax' })),
  'POST /meja/:caseId/tindakan/:action': desk(({ ids }) => ({ caseId: ids.planning, action: 'assessPlanning' }), {
    may: ['planner'],
    gives: [422],
    told: ['front', 'head', 'admin'],
  }),
  'POST /meja/:caseId/urungkan': desk(front, { may: [], told: officers }),
  'POST /meja/:caseId/putusan': desk(front, {
    may: ['front'],
    told: ['planner', 'head', 'admin'],
    form: ({ ids }) => ({ requirement: ids.requirement, fileId: ids.judged, verdict: 'accepted' }),
  }),
  'POST /meja/:caseId/pesan': desk(front, { form: says }),
  'POST /meja/:caseId/nomor': desk(front, { form: () => ({ why: 'identity' }) }),
  'POST /meja/:caseId/catatan': desk(front, { form: says }),
  'POST /meja/:caseId/bukan-duplikat': desk(front, { may: [], told: officers, form: says }),
  'POST /meja/:caseId/perbaikan': desk(front, { may: ['front'], told: ['planner', 'head', 'admin'], form: says }),
  'POST /meja/:caseId/perbaikan/:remarkId/tarik': desk((world) => ({ ...front(world), remarkId: world.ids.remark }), {
    may: ['front'],
    told: ['planner', 'head', 'admin'],
  }),
  'POST /meja/:caseId/pemegang': desk(front, {
    may: ['front'],
    told: ['planner', 'head', 'admin'],
    form: ({ ids }, who) => ({ to: ids.person[who] ?? newId() }),
  }),

  'GET /kelola': console_,
  'GET /kelola/pekerjaan': console_,
  'POST /kelola/pekerjaan/:id/ulangi': { ...console_, at: ({ ids }) => ({ id: ids.deadJob }) },
  'GET /kelola/kiriman': console_,
  'GET /kelola/aturan': console_,
  'GET /kelola/penomoran': console_,
  'POST /kelola/penomoran': {
    ...console_,
    gives: [422],
    form: ({ ids }) => ({ key: 'laperon.permit.numbering', at: ids.agency, pattern: '', type: '', agency: '', citation: '', from: '' }),
  },
  'GET /kelola/sistem': console_,
  'POST /kelola/sistem': {
    ...console_,
    gives: [422],
    form: ({ ids }) => ({ agency: ids.agency, name: '', contact: '' }),
  },
  'POST /kelola/sistem/:clientId/rahasia': { ...console_, at: ({ ids }) => ({ clientId: ids.client }) },
  'POST /kelola/sistem/:clientId/akhiri': { ...console_, at: ({ ids }) => ({ clientId: ids.client }) },
  'GET /kelola/hari-libur': console_,
  'GET /kelola/audit': console_,
  'POST /kelola/audit': console_,

  'GET /demo/akun': { ...open, demonstration: true },
  'POST /demo/akun': { ...form, form: () => ({ email: 'siapa saja' }) },
  'GET /demo/mailbox': { ...open, demonstration: true },
  'GET /_kit': open,
  'GET /_kit/:theme': { ...open, at: () => ({ theme: 'terang' }) },
  'GET /_kit/:theme/tema.css': { ...open, at: () => ({ theme: 'terang' }) },

  // Last, for what it does to the same cases is seen on their pages.
  ...api,
};
