import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, FileInput, Form, type FormError, Island, Note, Page, Select, TextInput } from '#web/ui';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { texts as schoolTexts } from '../../../schools/texts.ts';
import type { Finding } from '../../domain/check-question.ts';
import { difficulties, type Kind, kinds, levels, phases } from '../../domain/question.ts';
import type { Typed } from '../../domain/typed-rows.ts';
import { bankPaths } from '../../paths.ts';
import type { ShownQuestion } from '../../shown.ts';
import { texts as common } from '../../texts.ts';
import { AsStudents } from '../../ui/as-students.tsx';
import { editorProps } from '../../ui/editor-words.ts';
import { FindingList } from '../../ui/finding-list.tsx';
import { BodyFields } from './body-fields.tsx';
import { fieldFor } from './field-of.ts';
import { type Filling, Line, RichField } from './fields.tsx';
import { texts } from './texts.ts';
import { placesFor } from './upload.ts';

/** Choosing what kind of question to make. */
export function KindsPage() {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <Page>
      <div class="stack">
        <Trail here={m.newTitle} />
        <h1>{m.newTitle}</h1>
        <h2>{m.chooseKind}</h2>
        <div class="grid">
          {kinds.map((kind) => (
            <a class="card service" href={bankPaths.make({}, { jenis: kind })}>
              <h3 class="t-l">{words.kinds[kind]}</h3>
              <span>{m.kindHints[kind]}</span>
            </a>
          ))}
        </div>
      </div>
    </Page>
  );
}

function Trail({ here }: { readonly here: string }) {
  const { locale } = useView();
  return (
    <Crumbs
      above={[
        { href: schoolPaths.front(), label: schoolTexts(locale).lentera },
        { href: bankPaths.list(), label: common(locale).bank },
      ]}
      here={here}
    />
  );
}

export interface EditProps {
  readonly kind: Kind;
  /** null: a new one. */
  readonly questionId: string | null;
  readonly typed: Typed;
  readonly errors: readonly FormError[];
  readonly findings: readonly Finding[];
  readonly shown: ShownQuestion | null;
  /** Somebody else changed it meanwhile. */
  readonly changed: boolean;
  readonly subjects: readonly Subject[];
  /** Whose it can be, where there is a choice. */
  readonly schools: readonly { readonly id: string; readonly name: string }[];
}

/** A question being made or changed: one form, which works by its buttons alone. */
export function EditPage(props: EditProps) {
  const { kind, questionId, typed, errors, findings, shown, changed } = props;
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const title = questionId === null ? m.newTitle : m.changeTitle;
  const filling: Filling = { typed, wrong: new Map(errors.map(({ field, message }) => [field, message])) };
  const warnings = findings.filter(({ weight }) => weight === 'warning');
  return (
    <Page wide>
      <div class="stack">
        <Trail here={title} />
        <h1>
          {title}: {words.kinds[kind]}
        </h1>
        {changed && <Note tone="wait">{m.changed}</Note>}
        <ErrorSummary errors={errors} />
        <div class="two">
          <Form
            action={questionId === null ? bankPaths.make({}, { jenis: kind }) : bankPaths.change({ questionId })}
            files
            id="soal-form"
            class="stack"
          >
            <Island name="question-edit" props={{ ...editorProps(locale, true), drawing: m.drawing }} />
            {/* The button that a line sent by Enter stands for. */}
            <button type="submit" class="vh" name="langkah" value="lihat" tabIndex={-1}>
              {m.preview}
            </button>
            {typed.versi && <input type="hidden" name="versi" value={typed.versi} />}
            {typed.asal && <input type="hidden" name="asal" value={typed.asal} />}
            <Asked kind={kind} {...filling} />
            <section class="card stack" aria-labelledby="bagian-jawaban">
              <h2 class="t-l" id="bagian-jawaban">
                {m.answer}
              </h2>
              <BodyFields kind={kind} {...filling} />
            </section>
            <Upload kind={kind} {...filling} />
            <About {...props} {...filling} />
            <div class="row">
              <Button name="langkah" value="simpan">
                {questionId === null ? m.save : m.saveVersion}
              </Button>
              <Button kind="quiet" name="langkah" value="lihat">
                {m.preview}
              </Button>
            </div>
          </Form>
          <section class="card stack" aria-labelledby="pratinjau" id="hasil">
            <h2 class="t-l" id="pratinjau">
              {m.preview}
            </h2>
            <p class="small soft">{m.previewLead}</p>
            {shown && <AsStudents shown={shown} />}
            {warnings.length > 0 && (
              <>
                <h3 class="t-m">{m.warned}</h3>
                <FindingList findings={warnings} fieldOf={(at) => fieldFor(kind, typed, at)} />
              </>
            )}
          </section>
        </div>
      </div>
    </Page>
  );
}

function Asked({ kind, ...filling }: Filling & { readonly kind: Kind }) {
  const m = texts(useView().locale);
  const { typed } = filling;
  return (
    <section class="card stack" aria-labelledby="bagian-soal">
      <h2 class="t-l" id="bagian-soal">
        {m.what}
      </h2>
      <RichField name="soal" label={m.prompt} hint={m.richHint} optional={kind === 'cloze'} {...filling} />
      <details open={(typed.bacaan ?? '') !== '' || (typed['bacaan-judul'] ?? '') !== ''}>
        <summary>{m.stimulusPart}</summary>
        <Line name="bacaan-judul" label={m.stimulusTitle} optional {...filling} />
        <RichField name="bacaan" label={m.stimulus} optional rows={6} {...filling} />
      </details>
      <RichField name="pembahasan" label={m.discussion} optional {...filling} />
    </section>
  );
}

function Upload({ kind, typed, wrong }: Filling & { readonly kind: Kind }) {
  const { locale } = useView();
  const m = texts(locale);
  const named: Readonly<Record<string, string>> = {
    gambar: m.picture,
    soal: m.prompt,
    teks: m.clozeText,
    bacaan: m.stimulus,
    pembahasan: m.discussion,
    pilihan: m.option,
    pernyataan: m.statement,
    baris: m.row,
    kolom: m.column,
    butir: m.item,
  };
  const places = placesFor(kind, typed).map((value) => {
    const [group = '', nth] = value.split('.');
    return { value, label: nth === undefined ? (named[group] ?? group) : `${named[group] ?? group} ${Number(nth) + 1}` };
  });
  return (
    <details class="card" open={wrong.has('unggah')}>
      <summary>{m.upload}</summary>
      <FileInput id="unggah" label={m.uploadFile} hint={m.uploadHint} accept="image/*,audio/*" optional error={wrong.get('unggah')} />
      <Select id="unggah-ke" label={m.uploadTo} value={typed['unggah-ke'] ?? places[0]?.value ?? 'soal'} options={places} />
      <TextInput id="unggah-alt" label={m.uploadAlt} hint={m.altHint} value={typed['unggah-alt'] ?? ''} optional />
      <Button kind="quiet" name="langkah" value="unggah">
        {m.uploadDo}
      </Button>
    </details>
  );
}

function About({ typed, wrong, subjects, schools, questionId }: EditProps & Filling) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  const said = <K extends string>(values: readonly K[], titles: Readonly<Record<K, string>>) =>
    values.map((value) => ({ value, label: titles[value] }));
  const filling = { typed, wrong };
  const open = subjects.filter(({ key, endedAt }) => endedAt === null || key === typed.mapel);
  return (
    <section class="card stack" aria-labelledby="bagian-tentang">
      <h2 class="t-l" id="bagian-tentang">
        {m.aboutPart}
      </h2>
      <Line name="judul" label={m.title} hint={m.titleHint} optional {...filling} />
      <div class="filters">
        <Select
          id="mapel"
          label={words.subject}
          value={typed.mapel ?? ''}
          error={wrong.get('mapel')}
          options={open.map(({ key }) => ({ value: key, label: subjectTitle(subjects, key, locale) }))}
        />
        <Select
          id="tingkat"
          label={words.grade}
          optional
          none={words.none}
          value={typed.tingkat ?? ''}
          options={Array.from({ length: 12 }, (_, nth) => ({ value: String(nth + 1), label: words.gradeOf(nth + 1) }))}
        />
        <Select
          id="fase"
          label={words.phase}
          optional
          none={words.none}
          value={typed.fase ?? ''}
          options={phases.map((phase) => ({ value: phase, label: phase }))}
        />
        <Line name="bobot" label={words.points} short {...filling} typed={{ bobot: '1', ...typed }} />
      </div>
      <Line name="tp" label={words.aim} optional {...filling} />
      <Line name="topik" label={words.topic} optional {...filling} />
      <div class="filters">
        <Select
          id="berpikir"
          label={words.level}
          optional
          none={words.none}
          value={typed.berpikir ?? ''}
          options={said(levels, words.levels)}
        />
        <Select
          id="kesukaran"
          label={words.difficulty}
          optional
          none={words.none}
          value={typed.kesukaran ?? ''}
          options={said(difficulties, words.difficulties)}
        />
        <Line name="konteks" label={words.context} optional {...filling} />
      </div>
      <Line name="label" label={words.labels} hint={m.labelsHint} optional {...filling} />
      {questionId === null && schools.length > 1 && (
        <Select
          id="sekolah"
          label={m.school}
          value={typed.sekolah ?? ''}
          error={wrong.get('sekolah')}
          options={schools.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {questionId !== null && <Line name="catatan" label={m.note} {...filling} />}
    </section>
  );
}
