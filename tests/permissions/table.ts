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

/** Every route of the application, and who is served there. */
export const table: Readonly<Record<string, Row>> = {
  'GET /': open,
  'GET /layanan': open,
  'GET /layanan/:key': { ...open, at: () => ({ key: 'imb-pbg' }) },
  'GET /kinerja': open,
  'GET /kinerja/ekspor': open,
  'GET /api/v1/services/:service/schema': { ...open, at: service },
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
  'GET /kotak-masuk': inAccount,
  'POST /kotak-masuk/dibaca': inAccount,
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
  'GET /kelola/hari-libur': console_,
  'GET /kelola/audit': console_,
  'POST /kelola/audit': console_,

  'GET /demo/akun': { ...open, demonstration: true },
  'POST /demo/akun': { ...form, form: () => ({ email: 'siapa saja' }) },
  'GET /demo/mailbox': { ...open, demonstration: true },
  'GET /_kit': open,
  'GET /_kit/:theme': { ...open, at: () => ({ theme: 'terang' }) },
  'GET /_kit/:theme/tema.css': { ...open, at: () => ({ theme: 'terang' }) },
};
