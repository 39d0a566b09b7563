import type { Tx } from '#db';
import { bindFiles, keepOwnFile } from '#platform/files';
import { addLesson, assignCourse, enterCourse, type LessonContent, publishLesson } from '#services/lentera';
import type { DemoApp } from '../../app.ts';
import { drawFilm, type Scene } from '../film.ts';
import type { SchoolsCast } from '../schools/load.ts';

const DAY = 86_400_000;
const LASTS = 3_000;

const frame = (...shapes: readonly string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="270" viewBox="0 0 480 270"><rect width="480" height="270" fill="#fffdf9"/>${shapes.join('')}</svg>`;
const posts = '<rect x="40" y="60" width="14" height="150" fill="#574d43"/><rect x="426" y="60" width="14" height="150" fill="#574d43"/>';
const string = (bend: number, colour = '#a2371f') =>
  `<path d="M54 135 Q240 ${135 + bend} 426 135" fill="none" stroke="${colour}" stroke-width="4"/>`;
const waves = (from: number) =>
  [0, 1, 2, 3, 4]
    .map((nth) => `<path d="M${from + nth * 46} 75 q22 60 0 120" fill="none" stroke="#1c4f7c" stroke-width="${5 - nth * 0.6}"/>`)
    .join('');
const ear =
  '<path d="M400 90 q55 0 55 50 q0 30 -22 45 q-10 8 -12 24 q-3 18 -20 18 q-22 0 -22 -26" fill="none" stroke="#241d17" stroke-width="7"/><path d="M405 118 q26 0 26 24 q0 14 -14 22" fill="none" stroke="#241d17" stroke-width="5"/>';

/** Pictures and, in step with them, words: what becomes of a string that is plucked. */
const told: readonly (readonly [drawing: string, words: string])[] = [
  [frame(posts, string(0)), 'Senar yang diam tidak berbunyi.'],
  [frame(posts, string(110, '#e3b9ac'), string(-110, '#e3b9ac'), string(0)), 'Dipetik, senar bergetar bolak-balik.'],
  [frame(posts.slice(0, posts.indexOf('/>') + 2), waves(120)), 'Getarannya mendorong udara menjadi rapat dan renggang.'],
  [frame(waves(90), ear), 'Gelombang itu sampai ke telinga, dan terdengar sebagai bunyi.'],
];

const scenes: readonly Scene[] = told.map(([drawing]) => ({ drawing, lasts: LASTS }));
const time = (ms: number) => `00:00:${String(Math.floor(ms / 1000)).padStart(2, '0')}.${String(ms % 1000).padStart(3, '0')}`;
const captions = `WEBVTT\n\n${told.map(([, words], nth) => `${time(nth * LASTS)} --> ${time((nth + 1) * LASTS - 100)}\n${words}`).join('\n\n')}\n`;

/** The film is drawn before the transaction that keeps it. */
export const drawSoundFilm = (): Promise<Buffer> => drawFilm(scenes);

/** A course with a captioned film of our own, given to 8A. */
export async function loadFilm(tx: Tx, { lentera, clock }: DemoApp, cast: SchoolsCast, content: Buffer): Promise<void> {
  const { agencyId, year, schools, classes, people } = cast;
  const by = people.science;
  const today = clock.now().getTime();
  const at = new Date(today - 6 * DAY);
  const words = {
    agencyId,
    schoolId: schools.smp,
    year,
    subject: 'ipa',
    grade: 8,
    title: 'Bunyi',
    summary: 'Dari getaran sampai ke telinga.',
  };
  const courseId = await enterCourse(tx, by, { ...words, classComments: false }, at);
  const name = 'dari-senar-ke-telinga.webm';
  const file = await keepOwnFile(tx, lentera.files, { content, name, mediaType: 'video/webm', caseId: null, ownerPersonId: by.personId });
  const draft: LessonContent = {
    aim: 'TP 8.9 Menjelaskan getaran, gelombang, dan bunyi',
    blocks: [
      {
        kind: 'text',
        id: 'b1',
        title: 'Apa yang bergetar?',
        text: '<p>Setiap bunyi berasal dari sesuatu yang <strong>bergetar</strong>: senar, selaput gendang, atau pita suara. Sentuh lehermu sambil berkata “aaa”, dan getarannya terasa.</p>',
      },
      {
        kind: 'video',
        id: 'b2',
        fileId: file.id,
        name,
        title: 'Dari senar ke telinga',
        transcript: told.map(([, said]) => said).join('\n'),
        captions,
      },
      {
        kind: 'text',
        id: 'b3',
        title: 'Frekuensi',
        text: '<p>Banyak getaran tiap detik disebut <strong>frekuensi</strong>, dalam hertz (Hz). Makin besar frekuensinya, makin tinggi nadanya.</p>',
      },
    ],
  };
  const lessonId = await addLesson(tx, by, { courseId, title: 'Getaran menjadi bunyi', draft }, at);
  await bindFiles(tx, [file.id], [by.personId], lessonId);
  await publishLesson(tx, by, { lessonId, seen: 1, note: '', hosts: [] }, at);
  const opensOn = new Date(today - 5 * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
  await assignCourse(tx, by, { courseId, lessonId: null, classId: classes['8A'] ?? '', studentId: null, opensOn, dueOn: null }, at);
}
