import { type Static, Type } from 'typebox';
import type { TSchema } from 'typebox';
import { standings } from '../../domain/standing.ts';

export const Uuid = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Html = Type.String({ description: 'HTML of a safe subset; formulas are MathML.' });

const LessonLine = Type.Object(
  {
    id: Uuid,
    title: Type.String(),
    version: Type.Integer({ description: 'The published version students read now.' }),
    assigned: Type.Boolean({ description: 'Given to the student or their class; otherwise open to them.' }),
    due: nullable(Day),
    standing: Type.Enum([...standings]),
  },
  { title: 'MaterialLessonLine' },
);

/** A course as a student has it. */
export const Course = Type.Object(
  {
    id: Uuid,
    title: Type.String(),
    summary: Type.String(),
    subject: Type.String({ description: 'Key of a subject of the city.' }),
    teacher: Type.String(),
    lessons: Type.Array(LessonLine),
  },
  { title: 'MaterialCourse' },
);

const Choice = Type.Object({ id: Type.String(), html: Html }, { title: 'MaterialChoice' });
const Choices = Type.Optional(Type.Array(Choice));

const Asked = Type.Object(
  {
    kind: Type.String(),
    options: Choices,
    statements: Choices,
    categories: Choices,
    rows: Choices,
    columns: Choices,
    items: Choices,
    pieces: Type.Optional(Type.Array(Html, { description: 'Text between the gaps, one more than there are gaps.' })),
    gaps: Type.Optional(Type.Array(Type.Object({ id: Type.String(), options: nullable(Type.Array(Choice)) }))),
    units: Type.Optional(Type.Array(Type.String())),
    picture: Type.Optional(Type.String()),
    alt: Type.Optional(Type.String()),
    most: Type.Optional(Type.Integer()),
  },
  { title: 'MaterialAsked', description: 'What a question asks for, without what is right.' },
);

const Question = Type.Object({ id: Uuid, prompt: Html, stimulus: nullable(Html), asked: Asked }, { title: 'MaterialQuestion' });

const Block = Type.Object(
  {
    kind: Type.Enum(['text', 'image', 'audio', 'video', 'pdf', 'link', 'exercise']),
    title: Type.String(),
    html: Type.Optional(Html),
    url: Type.Optional(Type.String({ description: 'Of a file on this site, or of a video elsewhere.' })),
    alt: Type.Optional(Type.String()),
    transcript: Type.Optional(Type.String()),
    questions: Type.Optional(Type.Array(Question)),
  },
  { title: 'MaterialBlock' },
);

/** A lesson as a student reads it. */
export const Lesson = Type.Object(
  {
    ...LessonLine.properties,
    course: Uuid,
    aim: Type.String(),
    blocks: Type.Array(Block),
  },
  { title: 'MaterialLesson' },
);

export type CourseOut = Static<typeof Course>;
export type BlockOut = Static<typeof Block>;
export type LessonOut = Static<typeof Lesson>;
