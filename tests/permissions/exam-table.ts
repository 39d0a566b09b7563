import { newId } from '#kernel';
import { everybody, form, open, type Row } from './rows.ts';

/** For whoever has a ticket of an exam, which nobody here has: all are refused alike, whoever they are signed in as. */
const ticketed: Row = { may: everybody, gives: [401, 422, 415] };
const toTheDoor: Row = { may: everybody, gives: [303] };

/** The exam room, whose devices show a ticket and no session: tests/lentera/room.test.ts asks with tickets. */
export const exams: Readonly<Record<string, Row>> = {
  'GET /lentera/ujian': open,
  'POST /lentera/ujian': { ...form, form: () => ({ kode: 'AAAA-BBBB-CCCC' }) },
  'GET /lentera/ruang': toTheDoor,
  'GET /lentera/ruang/naskah/:testId/:variant': { may: [], at: () => ({ testId: newId(), variant: '1' }) },
  'POST /lentera/ruang/mulai': ticketed,
  'POST /lentera/ruang/jawaban': ticketed,
  'GET /lentera/ruang/keadaan': ticketed,
  'POST /lentera/ruang/selesai': ticketed,
  'POST /lentera/ruang/isi': ticketed,
  'GET /lentera/ruang/tanda-terima': ticketed,
  'GET /lentera/ruang/kunci-tanda-terima': open,
  'POST /lentera/ruang/keluar': toTheDoor,
};
