import { newId } from '#kernel';
import { everybody, front, open, type Row } from './rows.ts';

/** A link of the survey nobody made: everybody is told the same. */
const shut: Row = { may: everybody, gives: [404], at: () => ({ token: 'x'.repeat(32) }) };
/** Under way: its applicant is told that it is too early. */
const early: Row = { may: [], told: ['applicant'], at: front };

/** What everybody sees of how services do, and how people say it. */
export const oversight: Readonly<Record<string, Row>> = {
  'GET /kinerja/instansi/:agency': { ...open, at: () => ({ agency: 'dpmptsp-badung' }) },
  'GET /kinerja/instansi/:agency/:service': { ...open, at: () => ({ agency: 'dpmptsp-badung', service: 'imb-pbg' }) },
  'GET /data': open,
  'GET /data/kinerja.json': open,
  'GET /data/kinerja.csv': open,
  'GET /data/skema.json': open,
  'GET /open311/:file': { ...open, at: () => ({ file: 'discovery.json' }) },
  'GET /open311/v2/:file': { ...open, at: () => ({ file: 'services.xml' }) },
  'GET /open311/v2/services/:file': { ...open, at: () => ({ file: 'delay.json' }) },
  'GET /open311/v2/requests/:file': { may: everybody, gives: [404], at: () => ({ file: 'ADU-0.json' }) },
  // Nobody of these shows a key.
  'POST /open311/v2/:file': { ...open, gives: [403], at: () => ({ file: 'requests.json' }) },
  'GET /survei/terima-kasih': open,
  'GET /survei/:token': shut,
  'POST /survei/:token': shut,
  'GET /survei/berkas/:caseId': early,
  'POST /survei/berkas/:caseId': early,
  'GET /ombudsman/penilaian': { may: [] },
  'POST /ombudsman/penilaian': { may: [] },
  'POST /ombudsman/penilaian/:scoreId': { may: [], at: () => ({ scoreId: newId() }) },
  'GET /ombudsman/angka': { may: [] },
  'POST /ombudsman/angka': { may: [], form: () => ({ triwulan: '2026-Q1' }) },
  'POST /ombudsman/angka/terbitkan': { may: [], form: () => ({ triwulan: '2026-Q1' }) },
  // Each those of their own agency alone.
  'GET /survei/kata': { may: ['head', 'admin', 'neighbour'] },
};
