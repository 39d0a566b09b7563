import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, type FormError, Note, Select, Table, Tag, TextArea, TextInput } from '#web/ui';
import type { Score } from '../../oversight/scores.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { texts } from './texts.ts';

export interface ScoreForm {
  readonly jenis?: string | undefined;
  readonly instansi?: string | undefined;
  readonly nama?: string | undefined;
  readonly tahun?: string | undefined;
  readonly predikat?: string | undefined;
  readonly nilai?: string | undefined;
  readonly sumber?: string | undefined;
  readonly tanggal?: string | undefined;
  readonly dibaca?: string | undefined;
  readonly alasan?: string | undefined;
}

export interface ScoresProps {
  readonly scores: readonly Score[];
  /** Governments and agencies of the hall, as they may be called in a publication. */
  readonly subjects: readonly { readonly value: string; readonly label: string }[];
  readonly form: ScoreForm;
  readonly errors: readonly FormError[];
  /** The version that is being corrected. */
  readonly correcting: Score | null;
  readonly mayEnter: boolean;
  readonly done: boolean;
}

/** Results of assessments, and how one is entered. */
export function ScoresPage({ scores, subjects, form, errors, correcting, mayEnter, done }: ScoresProps) {
  const { locale } = useView();
  const m = texts(locale);
  const columns = [
    { title: m.subject, cell: ({ subject }: Score) => subject },
    { title: m.kind, cell: ({ kind }: Score) => m.kinds[kind] },
    { title: m.year, cell: ({ year }: Score) => String(year), right: true },
    { title: m.label, cell: ({ label }: Score) => label ?? '–' },
    { title: m.value, cell: ({ value }: Score) => (value === null ? '–' : formatNumber(value, locale, 2)), right: true },
    { title: m.source, cell: (score: Score) => <Source score={score} /> },
    { title: m.state, cell: (score: Score) => <State score={score} /> },
    ...(mayEnter
      ? [
          {
            title: m.act,
            cell: ({ current, withdrawn, id }: Score) =>
              current && !withdrawn ? <a href={`${ombudsmanPaths.scores({}, { perbaiki: id })}#isi`}>{m.correct}</a> : '–',
          },
        ]
      : []),
  ];
  return (
    <OfficeFrame at="scores" title={m.title}>
      <p class="lead">{m.lead}</p>
      <p>
        <a href="/kinerja">{m.public}</a>
      </p>
      {done && errors.length === 0 && <Note tone="done">{m.done}</Note>}
      <section class="stack">
        <h2 id="tercatat">{m.list}</h2>
        <Table label={m.list} rows={scores} empty={m.none} columns={columns} />
      </section>
      {mayEnter && (
        <section class="card stack col" aria-labelledby="isi">
          <h2 id="isi">{correcting ? m.correctTitle(`${correcting.subject}, ${correcting.year}`) : m.add}</h2>
          {correcting && <p class="soft">{m.correctLead}</p>}
          <ErrorSummary errors={errors} />
          <Form action={correcting ? ombudsmanPaths.correctScore({ scoreId: correcting.id }) : ombudsmanPaths.scores()} class="stack">
            {!correcting && <About subjects={subjects} form={form} errors={errors} />}
            <What form={form} errors={errors} />
            {correcting && <TextArea id="alasan" label={m.reason} rows={3} value={form.alasan} error={errorOf(errors, 'alasan')} />}
            <p class="row">
              <Button>{m.save}</Button>
              {correcting && (
                <Button kind="danger" name="cabut" value="ya">
                  {m.withdraw}
                </Button>
              )}
            </p>
          </Form>
        </section>
      )}
    </OfficeFrame>
  );
}

const errorOf = (errors: readonly FormError[], field: string) => errors.find((one) => one.field === field)?.message;

function Source({ score: { source, sourceOn, sourceRead } }: { readonly score: Score }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <>
      {source}
      {sourceOn !== null && <span class="block small soft">{formatDate(sourceOn, locale)}</span>}
      {!sourceRead && <Tag tone="wait">{m.unread}</Tag>}
    </>
  );
}

function State({ score: { current, withdrawn, enteredOn, reason } }: { readonly score: Score }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <>
      <Tag tone={current && !withdrawn ? 'done' : 'plain'}>{withdrawn ? m.withdrawn : current ? m.current : m.replaced}</Tag>
      <span class="block small soft">{m.enteredOn(formatDate(enteredOn, locale))}</span>
      {reason !== null && (
        <span class="block small">
          {m.why}: {reason}
        </span>
      )}
    </>
  );
}

type FieldsProps = Pick<ScoresProps, 'form' | 'errors'>;

function About({ subjects, form, errors }: FieldsProps & Pick<ScoresProps, 'subjects'>) {
  const m = texts(useView().locale);
  return (
    <>
      <Choices
        id="jenis"
        type="radio"
        label={m.kind}
        values={[form.jenis ?? 'opini']}
        options={(['opini', 'kepatuhan'] as const).map((kind) => ({ value: kind, label: m.kinds[kind] }))}
      />
      <Select id="instansi" label={m.subject} none={m.other} value={form.instansi} options={subjects} error={errorOf(errors, 'instansi')} />
      <TextInput id="nama" optional label={m.otherName} value={form.nama} />
      <TextInput id="tahun" short label={m.year} inputMode="numeric" value={form.tahun} error={errorOf(errors, 'tahun')} />
    </>
  );
}

function What({ form, errors }: FieldsProps) {
  const m = texts(useView().locale);
  return (
    <>
      <p class="hint">{m.optional}</p>
      <TextInput id="predikat" optional label={m.label} value={form.predikat} error={errorOf(errors, 'predikat')} />
      <TextInput id="nilai" optional short label={m.value} inputMode="decimal" value={form.nilai} error={errorOf(errors, 'nilai')} />
      <TextInput id="sumber" label={m.source} hint={m.sourceHint} value={form.sumber} error={errorOf(errors, 'sumber')} />
      <TextInput id="tanggal" optional label={m.sourceOn} type="date" value={form.tanggal} error={errorOf(errors, 'tanggal')} />
      <Choices
        id="dibaca"
        type="checkbox"
        label={m.publication}
        values={form.dibaca ? ['ya'] : []}
        options={[{ value: 'ya', label: m.read }]}
      />
    </>
  );
}
