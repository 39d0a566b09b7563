import type { Clock } from '#kernel';
import type { FakeClock, TestApp } from '#support';
import { examWorld, holdTest } from '../../lentera/exam-world.ts';
import type { Round } from './round.ts';

/** A student who has come in by an exam card and begun. */
export async function examinee(app: TestApp<Clock>): Promise<Round> {
  const { cards } = await holdTest(app as TestApp<FakeClock>, await examWorld(app as TestApp<FakeClock>, { students: 1 }));
  const visitor = app.visitor();
  await visitor.get('/lentera/ujian');
  await visitor.post('/lentera/ujian', { kode: cards[0]?.code ?? '' });
  await visitor.post('/lentera/ruang/isi', { langkah: 'mulai' });
  return { visitor, addresses: ['/lentera/ujian', '/lentera/ruang', '/lentera/ruang?soal=4', '/lentera/ruang/tanda-terima'] };
}
