import { transaction } from '#db';
import type { Clock, PersonActor } from '#kernel';
import { changeQuestion, enterQuestions, keepMedia, type Question } from '#services/lentera';
import type { TestApp } from '#support';
import sharp from 'sharp';
import { bodies } from '../../lentera/exam-world.ts';
import type { SchoolWorld } from '../../lentera/world.ts';

/** A teacher's questions of every kind, one of them in a second version; the pages that show them. */
export async function bankPages(app: TestApp<Clock>, { agencyId, schoolId, personId }: SchoolWorld): Promise<readonly string[]> {
  const at = app.clock.now();
  const id = personId.teacher;
  const actor: PersonActor = {
    kind: 'person',
    personId: id,
    accountId: id,
    name: 'Guru',
    email: 'guru@contoh.test',
    roles: [],
    strong: true,
  };
  const content = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#a2371f' } })
    .png()
    .toBuffer();
  const tags = { subject: 'ipa', grade: 7, phase: 'D', aim: '3.1 Contoh', topic: 'contoh', context: null, labels: ['latihan'] } as const;
  const ids = await transaction(app.db, async (tx) => {
    const [picture = ''] = await keepMedia(tx, actor, [{ content, mediaType: 'image/png' }], at);
    const questions = bodies.map(
      ([prompt, body]): Question => ({
        title: prompt,
        prompt: `<p>${prompt}</p>`,
        body: body.kind === 'hotspot' ? { ...body, picture } : body,
        tags: { ...tags, level: 'knowing', difficulty: 'easy' },
        points: 1,
        media: body.kind === 'hotspot' ? [picture] : [],
      }),
    );
    const entered = await enterQuestions(
      tx,
      actor,
      questions.map((question) => ({ agencyId, schoolId, question })),
      at,
    );
    const [questionId = ''] = entered;
    const [question] = questions;
    if (question) await changeQuestion(tx, actor, { questionId, seen: 1, question: { ...question, points: 2 }, note: 'nilai diubah' }, at);
    return entered;
  });
  return [
    '/lentera/soal',
    '/lentera/soal?q=tidak-ada',
    ...ids.filter((_, nth) => [2, 5, 6, 9].includes(nth)).map((one) => `/lentera/soal/${one}`),
    `/lentera/soal/${ids[0]}?versi=1`,
  ];
}
