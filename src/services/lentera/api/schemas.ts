import { type TSchema, Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Score = orNull(Type.Number({ minimum: 0, maximum: 100 }));

export const SchoolStudents = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          id: Id,
          name: Type.String(),
          schoolId: Id,
          className: orNull(Type.String()),
          relation: Type.Enum(['self', 'child'], { description: 'Whether they are who asks, or a child of theirs.' }),
        },
        { title: 'SchoolStudent' },
      ),
    ),
  },
  { title: 'SchoolStudents' },
);

const Mark = Type.Object(
  {
    kind: Type.Enum(['points', 'level', 'criteria', 'excused']),
    points: Type.Optional(Type.Number()),
    level: Type.Optional(Type.String()),
    met: Type.Optional(Type.Array(Type.String())),
    reason: Type.Optional(Type.String()),
  },
  { title: 'Mark', description: 'What was given for one work. Nothing given is null, which is not zero.' },
);

const Aim = Type.Object({ aim: Type.String(), score: Score, state: Type.Enum(['reached', 'not-reached', 'unknown']) }, { title: 'Aim' });

export const Learning = Type.Object(
  {
    coming: Type.Array(
      Type.Object(
        { testId: Id, title: Type.String(), subject: Type.String(), opensAt: Instant, minutes: Type.Integer() },
        { title: 'ComingTest' },
      ),
    ),
    results: Type.Array(
      Type.Object(
        { testId: Id, title: Type.String(), subject: Type.String(), heldAt: Instant, score: Score, pass: Score },
        { title: 'TestResult' },
      ),
    ),
    waiting: Type.Integer({ description: 'Tests that were taken and whose results are not released.' }),
    grades: Type.Array(
      Type.Object(
        { subject: Type.String(), semester: Type.Integer(), grade: Score, description: Type.String(), aims: Type.Array(Aim) },
        { title: 'SubjectGrade' },
      ),
    ),
  },
  { title: 'Learning' },
);

export const Gradebook = Type.Object(
  {
    classId: Id,
    className: Type.String(),
    subject: Type.String(),
    semester: Type.Integer(),
    open: Type.Boolean(),
    released: Type.Boolean(),
    rulesConfirmed: Type.Boolean({ description: 'Whether the head has confirmed how the school grades.' }),
    columns: Type.Array(
      Type.Object(
        {
          id: Id,
          title: Type.String(),
          category: Type.String(),
          max: Type.Number(),
          day: Type.String(),
          aim: orNull(Type.String()),
          testId: orNull(Id),
        },
        { title: 'GradeColumn' },
      ),
    ),
    students: Type.Array(
      Type.Object(
        {
          id: Id,
          name: Type.String(),
          nis: Type.String(),
          marks: Type.Record(Id, Mark),
          grade: Score,
          missing: Type.Integer({ description: 'Works without any mark.' }),
        },
        { title: 'GradeLine' },
      ),
    ),
  },
  { title: 'Gradebook' },
);

const Figures = Type.Object(
  { admitted: Type.Integer(), took: Type.Integer(), marked: Type.Integer(), mean: Score, median: Score, mastered: orNull(Type.Integer()) },
  { title: 'SchoolFigures' },
);

export const SchoolResults = Type.Object(
  {
    smallest: Type.Integer({ description: 'Groups of fewer students are not shown.' }),
    total: Type.Integer(),
    items: Type.Array(
      Type.Object(
        {
          testId: Id,
          title: Type.String(),
          subject: Type.String(),
          grade: Type.Integer(),
          pass: Score,
          schools: Type.Array(
            Type.Object(
              { schoolId: Id, school: Type.String(), figures: orNull(Figures) },
              { title: 'ComparedSchool', description: 'Without figures where the group is small, or hides one that is.' },
            ),
          ),
          all: orNull(Figures),
        },
        { title: 'ComparedTest' },
      ),
    ),
  },
  { title: 'SchoolResults' },
);
