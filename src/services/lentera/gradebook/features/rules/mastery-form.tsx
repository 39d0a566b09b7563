import { useView } from '#web';
import { Button, Choices, Form, type FormError, Select, TextArea, TextInput } from '#web/ui';
import type { Subject } from '../../../schools/city.ts';
import { masteryKinds } from '../../domain/mastery-rule.ts';
import { bookPaths } from '../../paths.ts';
import { LINES, type Typed } from './read-rules.ts';
import { texts } from './texts.ts';

interface MasteryFormProps {
  readonly schoolId: string;
  readonly subjects: readonly Subject[];
  readonly today: string;
  readonly typed: Typed | null;
  readonly errors: readonly FormError[];
}

const examples: readonly Typed[] = [
  { 'mulai-0': '0', 'sebutan-0': 'Belum mencapai', 'lanjut-0': 'all' },
  { 'mulai-1': '41', 'sebutan-1': 'Belum mencapai, sebagian', 'lanjut-1': 'parts' },
  { 'mulai-2': '66', 'sebutan-2': 'Sudah mencapai', 'lanjut-2': 'none', 'capai-2': 'ya' },
  { 'mulai-3': '86', 'sebutan-3': 'Melampaui', 'lanjut-3': 'enrichment', 'capai-3': 'ya' },
];

/** A form for each approach, since what one needs another has not. */
export function MasteryForms(props: MasteryFormProps) {
  const m = texts(useView().locale);
  return (
    <>
      {masteryKinds.map((kind) => (
        <details open={props.typed?.cara === kind} id={`isi-${kind}`}>
          <summary>
            {m.setMastery}: {m.kinds[kind]}
          </summary>
          <MasteryForm {...props} kind={kind} />
        </details>
      ))}
    </>
  );
}

function MasteryForm({
  schoolId,
  subjects,
  today,
  typed,
  errors,
  kind,
}: MasteryFormProps & { readonly kind: (typeof masteryKinds)[number] }) {
  const { locale } = useView();
  const m = texts(locale);
  const back = typed?.cara === kind;
  const now: Typed = back ? typed : { mulai: today, batas: '75', 'paling-sedikit': '1', ...Object.assign({}, ...examples) };
  const errorOf = (field: string) => (back ? errors.find((one) => one.field === field)?.message : undefined);
  const idOf = (field: string) => `${kind}-${field}`;
  const lines = Array.from({ length: LINES }, (_, at) => at);
  return (
    <Form action={bookPaths.setMastery({ schoolId })} class="card stack" label={m.kinds[kind]}>
      <input type="hidden" name="cara" value={kind} />
      <Select
        id={idOf('mapel')}
        name="mapel"
        label={m.subject}
        none={m.all}
        value={now.mapel}
        error={errorOf('mapel')}
        options={subjects.filter(({ endedAt }) => endedAt === null).map(({ key, title }) => ({ value: key, label: title[locale] }))}
      />
      {kind === 'number' && (
        <TextInput
          id={idOf('batas')}
          name="batas"
          label={m.least}
          inputMode="decimal"
          short
          value={now.batas}
          error={errorOf('isi-number')}
        />
      )}
      {(kind === 'intervals' || kind === 'rubric') && (
        <>
          {errorOf(`isi-${kind}`) && <p class="err">{errorOf(`isi-${kind}`)}</p>}
          {lines.map((at) => (
            <fieldset class="row">
              <legend class="vh">{m.rowOf(at + 1)}</legend>
              {kind === 'intervals' && (
                <TextInput
                  id={idOf(`mulai-${at}`)}
                  name={`mulai-${at}`}
                  label={m.interval}
                  inputMode="decimal"
                  short
                  value={now[`mulai-${at}`]}
                />
              )}
              <TextInput id={idOf(`sebutan-${at}`)} name={`sebutan-${at}`} label={m.called} value={now[`sebutan-${at}`]} />
              {kind === 'intervals' ? (
                <Select
                  id={idOf(`lanjut-${at}`)}
                  name={`lanjut-${at}`}
                  label={m.followUp}
                  value={now[`lanjut-${at}`]}
                  options={(['all', 'parts', 'none', 'enrichment'] as const).map((one) => ({ value: one, label: m.followUps[one] }))}
                />
              ) : (
                <Choices
                  id={idOf(`capai-${at}`)}
                  name={`capai-${at}`}
                  label={m.rowOf(at + 1)}
                  type="checkbox"
                  values={[now[`capai-${at}`] ?? '']}
                  options={[{ value: 'ya', label: m.reached }]}
                />
              )}
            </fieldset>
          ))}
        </>
      )}
      {kind === 'description' && (
        <>
          <TextArea id={idOf('kriteria')} name="kriteria" label={m.criteria} value={now.kriteria} error={errorOf('isi-description')} />
          <TextInput
            id={idOf('paling-sedikit')}
            name="paling-sedikit"
            label={m.leastCriteria}
            inputMode="numeric"
            short
            value={now['paling-sedikit']}
          />
        </>
      )}
      <TextInput id={idOf('mulai')} name="mulai" label={m.from} type="date" short value={now.mulai} error={errorOf('mulai')} />
      <TextInput id={idOf('dasar')} name="dasar" label={m.basis} hint={m.basisHint} optional value={now.dasar} />
      <Button>{m.set}</Button>
    </Form>
  );
}
