import { useView } from '#web';
import { Button, Choices, Crumbs, ErrorSummary, Form, type FormError, Note, Page, Select, TextInput } from '#web/ui';
import type { SchoolClass } from '../../classes.ts';
import { relations } from '../../domain/relations.ts';
import { schoolPaths } from '../../paths.ts';
import type { School } from '../../schools.ts';
import type { Student } from '../../students.ts';
import { texts as common } from '../../texts.ts';
import { parentFields, type Typed } from './read-typed.ts';
import { texts } from './texts.ts';

export interface WriteStudentProps {
  readonly school: School;
  /** Who is corrected; null for somebody new. */
  readonly student: Student | null;
  /** What a new student can go into. */
  readonly classes: readonly SchoolClass[];
  readonly typed: Typed;
  /** Of the same name at the school, where somebody new was typed. */
  readonly namesakes: readonly Student[];
  /** Somebody else corrected the student since the form was opened: it now goes over what they wrote. */
  readonly overtaken: boolean;
  readonly errors: readonly FormError[];
}

/** One student by hand: somebody new, or what is written of one corrected. */
export function WriteStudentPage({ school, student, classes, typed, namesakes, overtaken, errors }: WriteStudentProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const field = (id: string) => ({ id, value: typed[id] ?? '', error: errors.find((one) => one.field === id)?.message });
  const above = [
    { href: schoolPaths.front(), label: words.lentera },
    { href: schoolPaths.students({ schoolId: school.id }), label: school.name },
    ...(student ? [{ href: schoolPaths.student({ studentId: student.id }), label: student.name }] : []),
  ];
  const title = student ? m.correctTitle(student.name) : m.enterTitle(school.name);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={above} here={student ? m.correct : m.enter} />
        <h1>{title}</h1>
        <ErrorSummary errors={errors} />
        {namesakes.length > 0 && <Namesakes namesakes={namesakes} />}
        {student && overtaken && (
          <p>
            <a href={schoolPaths.student({ studentId: student.id })}>{m.now}</a>
          </p>
        )}
        <p class="soft">{student ? m.correctLead : m.enterLead}</p>
        <Form
          action={student ? schoolPaths.correctStudent({ studentId: student.id }) : schoolPaths.enterStudent({ schoolId: school.id })}
          class="stack"
          id="siswa"
        >
          {student && <input type="hidden" name="dilihat" value={(!overtaken && typed.dilihat) || String(student.changedAt.getTime())} />}
          <TextInput {...field('nama')} label={m.name} hint={m.nameHint} autocomplete="off" />
          <TextInput {...field('nis')} label={m.nis} hint={m.nisHint} autocomplete="off" short />
          <TextInput {...field('nisn')} label={m.nisn} hint={m.nisnHint} inputMode="numeric" autocomplete="off" short optional />
          <Choices
            {...field('jk')}
            label={m.sex}
            type="radio"
            values={[typed.jk ?? '']}
            options={(['L', 'P'] as const).map((value) => ({ value, label: m.sexes[value] }))}
          />
          <TextInput {...field('tempat')} label={m.birthplace} autocomplete="off" optional />
          <TextInput {...field('lahir')} label={m.born} type="date" short optional />
          <TextInput {...field('alamat')} label={m.address} autocomplete="off" optional />
          {!student && (
            <Select
              {...field('kelas')}
              label={words.class}
              none={m.noClass}
              options={classes.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <h2 class="t-l">{m.parents}</h2>
          <p class="soft">{m.parentsLead}</p>
          {relations.map((relation) => (
            <fieldset class="field plain">
              <legend class="vh">{words.relations[relation]}</legend>
              <TextInput {...field(parentFields[relation])} label={words.relations[relation]} autocomplete="off" optional />
              <TextInput
                {...field(`telepon-${parentFields[relation]}`)}
                label={m.phoneOf(words.relations[relation])}
                type="tel"
                autocomplete="off"
                short
                optional
              />
            </fieldset>
          ))}
          {namesakes.length > 0 && (
            <Choices {...field('lain')} label={words.name} type="checkbox" values={[]} options={[{ value: 'ya', label: m.other }]} />
          )}
          <Button>{student ? words.save : m.enter}</Button>
        </Form>
      </div>
    </Page>
  );
}

function Namesakes({ namesakes }: Pick<WriteStudentProps, 'namesakes'>) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Note tone="wait">
      <ul>
        {namesakes.map(({ id, name, className, nis }) => (
          <li>
            <a href={schoolPaths.student({ studentId: id })}>{m.namesake(name, [className, `NIS ${nis}`].filter(Boolean).join(', '))}</a>
          </li>
        ))}
      </ul>
    </Note>
  );
}
