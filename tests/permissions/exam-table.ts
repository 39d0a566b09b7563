import { newId } from '#kernel';
import { everybody, form, inAccount, open, type Row } from './rows.ts';

/** For whoever has a ticket of an exam, which nobody here has: all are refused alike, whoever they are signed in as. */
const ticketed: Row = { may: [] };
const toTheDoor: Row = { may: everybody, gives: [303] };

/** Tests of schools nobody of this house works at: who has to do with them is walked through in tests/lentera. */
const nothing: Row = { may: [], at: () => ({ testId: newId(), questionId: newId(), participantId: '1' }) };

/** The exam room, whose devices show a ticket and no session: tests/lentera/room.test.ts asks with tickets. */
export const exams: Readonly<Record<string, Row>> = {
  'GET /lentera/ulangan-saya': inAccount,
  ...Object.fromEntries(
    [
      'GET /lentera/ulangan',
      'GET /lentera/ulangan/ekspor',
      'GET /lentera/ulangan/baru',
      'POST /lentera/ulangan/baru',
      'GET /lentera/ulangan/:testId',
      'GET /lentera/ulangan/:testId/soal',
      'POST /lentera/ulangan/:testId/kartu',
      'GET /lentera/ulangan/:testId/naskah',
      'GET /lentera/ulangan/:testId/daftar-hadir',
      'GET /lentera/ulangan/:testId/berita-acara',
      'GET /lentera/ulangan/:testId/pantau',
      'GET /lentera/ulangan/:testId/pantau/alur',
      'GET /lentera/ulangan/:testId/koreksi',
      'GET /lentera/ulangan/:testId/koreksi/:questionId',
      'POST /lentera/ulangan/:testId/koreksi/:questionId',
      'GET /lentera/ulangan/:testId/hasil',
      'GET /lentera/ulangan/:testId/hasil/ekspor',
      'GET /lentera/ulangan/:testId/hasil/xlsx',
      'GET /lentera/ulangan/:testId/hasil/butir',
      'GET /lentera/ulangan/:testId/hasil/butir/:questionId',
      'POST /lentera/ulangan/:testId/hasil/butir/:questionId',
      'POST /lentera/ulangan-saya/:participantId/masuk',
      'GET /lentera/hasil/:participantId',
    ].map((route) => [route, nothing]),
  ),
  'POST /lentera/ulangan/:testId/ubah/:deed': { ...nothing, at: () => ({ testId: newId(), deed: 'paket' }), form: () => ({ paket: '2' }) },
  'POST /lentera/ulangan/:testId/soal': { ...nothing, form: () => ({ soal: newId(), bagian: '0' }) },
  'POST /lentera/ulangan/:testId/pantau/tindakan': { ...nothing, form: () => ({ sesi: '1' }) },

  'GET /lentera/ujian': open,
  'POST /lentera/ujian': { ...form, form: () => ({ kode: 'AAAA-BBBB-CCCC' }) },
  // A form is no JSON.
  'POST /lentera/ruang/masuk': { may: [], form: () => ({ kode: 'AAAA-BBBB-CCCC' }) },
  'GET /lentera/ruang': toTheDoor,
  'GET /lentera/ruang/naskah/:testId/:variant': { may: [], at: () => ({ testId: newId(), variant: '1' }) },
  'POST /lentera/ruang/mulai': ticketed,
  // What is no log is told so before anybody is asked for a ticket.
  'POST /lentera/ruang/jawaban': form,
  'GET /lentera/ruang/keadaan': ticketed,
  'POST /lentera/ruang/selesai': form,
  'POST /lentera/ruang/isi': toTheDoor,
  'GET /lentera/ruang/tanda-terima': toTheDoor,
  'GET /lentera/ruang/kunci-tanda-terima': open,
  'POST /lentera/ruang/keluar': toTheDoor,
};
