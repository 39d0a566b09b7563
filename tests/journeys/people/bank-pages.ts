import { transaction } from '#db';
import { type Clock, newId, type PersonActor } from '#kernel';
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
  const intake = newId();
  const read = await app.db.selectFrom('lentera.question_version').select('content').where('question_id', 'in', ids).execute();
  const left = [{ where: 'soal 7', loss: 'media-missing', named: 'gambar.png', whole: false }];
  await app.db
    .insertInto('lentera.question_intake')
    .values({
      id: intake,
      agency_id: agencyId,
      school_id: schoolId,
      made_by: id,
      file_name: 'soal-ipa.xml',
      format: 'moodle-xml',
      questions: JSON.stringify(read.slice(0, 4).map(({ content }, nth) => ({ where: `soal ${nth + 1}`, question: content }))),
      left_out: JSON.stringify(left),
      made_at: at,
    })
    .execute();
  return [
    '/lentera/soal',
    '/lentera/soal?q=tidak-ada',
    ...ids.filter((_, nth) => [2, 5, 6, 9].includes(nth)).map((one) => `/lentera/soal/${one}`),
    `/lentera/soal/${ids[0]}?versi=1`,
    '/lentera/soal/baru',
    '/lentera/soal/baru?jenis=matching',
    ...[5, 6, 8, 9].map((nth) => `/lentera/soal/${ids[nth]}/ubah`),
    '/lentera/soal/unduh',
    '/lentera/soal/impor',
    `/lentera/soal/impor/${intake}`,
  ];
}
