import type { Locale } from '#i18n';
import type { Student } from './students.ts';
import { texts } from './texts.ts';

/** Students as lines of a table, their titles first. */
export async function* studentLines(rows: AsyncIterable<Student> | Iterable<Student>, locale: Locale) {
  const m = texts(locale);
  yield [m.name, m.nis, m.nisn, m.sex, m.born, m.class, m.status];
  for await (const { name, nis, nisn, sex, born, className, status } of rows)
    yield [name, nis, nisn, sex, born, className, m.statuses[status]];
}
