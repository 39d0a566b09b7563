import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, FileInput, Form, type FormError, Note, Page, Select, Table, Tag, TextInput } from '#web/ui';
import { exchangeTexts, placeInWords } from '../../../exchange/in-words.ts';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { texts as schoolTexts } from '../../../schools/texts.ts';
import type { Finding } from '../../domain/check-question.ts';
import { phases, type Question } from '../../domain/question.ts';
import { bankPaths } from '../../paths.ts';
import { richHtml } from '../../shown.ts';
import type { Intake, IntakeLine } from '../../store/intake.ts';
import { texts as common } from '../../texts.ts';
import { Html } from '../../ui/as-students.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { Key } from '../../ui/key.tsx';
import { Losses } from '../../ui/losses.tsx';
import { texts } from './texts.ts';

function Trail({ here, within = false }: { readonly here: string; readonly within?: boolean }) {
  const { locale } = useView();
  const above = [
    { href: schoolPaths.front(), label: schoolTexts(locale).lentera },
    { href: bankPaths.list(), label: common(locale).bank },
    ...(within ? [{ href: bankPaths.intakes(), label: texts(locale).title }] : []),
  ];
  return <Crumbs above={above} here={here} />;
}

export interface IntakesProps {
  readonly lines: readonly IntakeLine[];
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** Sending a file of questions, and those sent before. */
export function IntakesPage({ lines, schools, typed, errors }: IntakesProps) {
  const { locale } = useView();
  const m = texts(locale);
  const wrong = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Page>
      <div class="stack">
        <Trail here={m.title} />
        <h1>{m.title}</h1>
        <p>{m.lead}</p>
        <ErrorSummary errors={errors} />
        <Form action={bankPaths.intakes()} files class="card col">
          <FileInput id="berkas" label={m.file} hint={m.fileHint} accept=".gift,.txt,.xml,.zip,.docx,.xlsx" error={wrong('berkas')} />
          {schools.length > 1 && (
            <Select
              id="sekolah"
              label={m.school}
              value={typed.sekolah ?? ''}
              error={wrong('sekolah')}
              options={schools.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Button>{m.read}</Button>
        </Form>
        <h2>{m.earlier}</h2>
        <Table
          label={m.earlier}
          rows={lines}
          empty={m.none}
          columns={[
            { title: m.fileName, cell: ({ id, fileName }) => <a href={bankPaths.intake({ intakeId: id })}>{fileName}</a> },
            { title: m.count, cell: ({ n }) => String(n), right: true },
            { title: m.state, cell: ({ status }) => m.states[status] },
            { title: m.at, cell: ({ madeAt }) => formatDateTime(madeAt, locale) },
          ]}
        />
      </div>
    </Page>
  );
}

export interface Offered {
  readonly nth: number;
  readonly where: string;
  readonly question: Question;
  readonly same: { readonly id: string; readonly title: string } | { readonly earlier: number } | null;
  /** What keeps it from being taken in; a missing subject is asked for. */
  readonly faults: readonly Finding[];
  readonly chosen: boolean;
}

export interface IntakeProps {
  readonly intake: Intake;
  readonly offered: readonly Offered[];
  readonly subjects: readonly Subject[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** What a file gave and what it lost, before anything of it counts. */
export function IntakePage({ intake, offered, subjects, typed, errors }: IntakeProps) {
  const { locale } = useView();
  const m = texts(locale);
  const open = intake.status === 'staged';
  const { left } = intake;
  const intakeId = intake.id;
  return (
    <Page wide>
      <div class="stack">
        <Trail here={intake.fileName} within />
        <h1>{intake.fileName}</h1>
        <p>{m.found(offered.length, exchangeTexts(locale).formats[intake.format])}</p>
        {!open && <Note tone="wait">{m.states[intake.status]}</Note>}
        <ErrorSummary errors={errors} />
        <h2>{m.lost}</h2>
        {left.length === 0 ? <p>{m.nothingLost}</p> : <Losses left={left} />}
        <h2>{m.choose}</h2>
        <Form action={bankPaths.takeIntake({ intakeId })}>
          {open && <ForAll subjects={subjects} typed={typed} errors={errors} />}
          <ol class="plain-list stack" id="pilihan-soal">
            {offered.map((one) => (
              <li class="card stack">
                <OfferedQuestion offered={one} open={open} subjects={subjects} />
              </li>
            ))}
          </ol>
          {open && offered.length > 0 && <Button>{m.take}</Button>}
        </Form>
        {open && (
          <Form action={bankPaths.dropIntake({ intakeId })}>
            <Button kind="quiet">{m.drop}</Button>
          </Form>
        )}
      </div>
    </Page>
  );
}

function ForAll({ subjects, typed, errors }: Pick<IntakeProps, 'subjects' | 'typed' | 'errors'>) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <fieldset>
      <legend>{m.forAll}</legend>
      <div class="filters">
        <Select
          id="mapel"
          label={words.subject}
          value={typed.mapel ?? ''}
          error={errors.find(({ field }) => field === 'mapel')?.message}
          options={subjects
            .filter(({ endedAt }) => endedAt === null)
            .map(({ key }) => ({ value: key, label: subjectTitle(subjects, key, locale) }))}
        />
        <Select
          id="tingkat"
          label={words.grade}
          none={words.none}
          value={typed.tingkat ?? ''}
          options={Array.from({ length: 12 }, (_, nth) => ({ value: String(nth + 1), label: words.gradeOf(nth + 1) }))}
        />
        <Select
          id="fase"
          label={words.phase}
          none={words.none}
          value={typed.fase ?? ''}
          options={phases.map((phase) => ({ value: phase, label: phase }))}
        />
        <TextInput id="tp" label={words.aim} value={typed.tp ?? ''} />
        <TextInput id="topik" label={words.topic} value={typed.topik ?? ''} />
      </div>
    </fieldset>
  );
}

function OfferedQuestion({
  offered: { nth, where, question, same, faults, chosen },
  open,
}: {
  readonly offered: Offered;
  readonly open: boolean;
  readonly subjects: readonly Subject[];
}) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const number = nth + 1;
  return (
    <>
      <div class="row between">
        {open && faults.length === 0 ? (
          <label class="row">
            <input type="checkbox" name={`ambil.${nth}`} value="ya" checked={chosen} />
            <b>{number}.</b> {words.kinds[question.body.kind]}
          </label>
        ) : (
          <span>
            <b>{number}.</b> {words.kinds[question.body.kind]}
          </span>
        )}
        <span class="small soft">{placeInWords(where, locale)}</span>
      </div>
      {same && (
        <p>
          {'earlier' in same ? (
            <Tag tone="wait">{m.inFile(same.earlier + 1)}</Tag>
          ) : (
            <>
              <Tag tone="wait">{m.inBank}</Tag> <a href={bankPaths.look({ questionId: same.id })}>{same.title}</a>
            </>
          )}
        </p>
      )}
      <Html html={richHtml(question.prompt)} />
      <details>
        <summary>
          {words.key}
          <span class="vh"> {number}</span>
        </summary>
        <Key body={question.body} />
      </details>
      {faults.length > 0 && (
        <div>
          <p>
            <b>{m.faulty}</b>
          </p>
          <FindingList findings={faults} />
        </div>
      )}
    </>
  );
}
