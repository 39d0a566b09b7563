import { transaction } from '#db';
import type { Clock } from '#kernel';
import { enterTest, markEnded, usualTerms } from '#services/lentera';
import type { FakeClock, TestApp } from '#support';
import { Device, knownAnswer } from '../../lentera/device.ts';
import { examWorld, holdTest, rightAnswers } from '../../lentera/exam-world.ts';
import type { Round } from './round.ts';

/** A student who has begun, and a teacher with a draft, a test that runs and one that was marked. */
export async function examRounds(anyApp: TestApp<Clock>): Promise<Readonly<Record<'examinee' | 'holder', Round>>> {
  const app = anyApp as TestApp<FakeClock>;
  const world = await examWorld(app, { students: 3 });
  const { testId, cards } = await holdTest(app, world);
  const [first, second] = cards;
  const done = new Device(app);
  await done.enter(first?.code ?? '');
  const paper = await done.paper(String((await done.begin()).json.key));
  await done.finish(...paper.items.map((item) => done.entry(item.item, knownAnswer(item, rightAnswers))));
  // Pictures are taken by the clock of the machine, which nobody sets.
  if ('advance' in app.clock) app.clock.advance({ seconds: 10 });
  await markEnded(app.db, { now: () => new Date(app.clock.now().getTime() + 10_000) });
  const visitor = app.visitor();
  await visitor.get('/lentera/ujian');
  await visitor.post('/lentera/ujian', { kode: second?.code ?? '' });
  await visitor.post('/lentera/ruang/isi', { langkah: 'mulai' });
  const { agencyId, schoolId, teacher, questionIds } = world;
  const plan = {
    variants: 1,
    sections: [
      {
        title: '',
        minutes: null,
        shuffle: true,
        picks: [
          { kind: 'question' as const, questionId: questionIds[0] ?? '', version: 1, points: 1 },
          { kind: 'draw' as const, filter: { levels: ['reasoning' as const] }, count: 5, points: null },
        ],
      },
    ],
  };
  const words = {
    agency_id: agencyId,
    school_id: schoolId,
    year: 2025,
    title: 'Rancangan UAS',
    sort: 'final',
    subject: 'ipa',
    grade: 8,
  } as const;
  const draftId = await transaction(app.db, (tx) => enterTest(tx, teacher, { ...words, plan, terms: usualTerms }, app.clock.now()));
  const test = `/lentera/ulangan/${testId}`;
  return {
    examinee: { visitor, addresses: ['/lentera/ujian', '/lentera/ruang', '/lentera/ruang?soal=4', '/lentera/ruang/tanda-terima'] },
    holder: {
      visitor: await app.signedIn('guru.ujian@contoh.test'),
      addresses: [
        '/lentera/ulangan',
        '/lentera/ulangan?q=tidak-ada',
        '/lentera/ulangan/baru',
        `/lentera/ulangan/${draftId}`,
        `/lentera/ulangan/${draftId}/soal?q=kota`,
        test,
        `${test}/naskah?kunci=ya`,
        `${test}/pantau`,
        `${test}/koreksi`,
        `${test}/koreksi/${questionIds[6]}`,
        `${test}/hasil`,
        `${test}/hasil/butir`,
        `${test}/hasil/butir/${questionIds[0]}`,
        `/lentera/hasil/${first?.participantId}`,
      ],
    },
  };
}
