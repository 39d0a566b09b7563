import { useView } from '#web';
import { Button, Choices, Form, Select, TextArea, TextInput } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { examPaths } from '../../paths.ts';
import { sorts } from '../../store.ts';
import type { TestProps } from './props.ts';
import { Tick } from './tick.tsx';

/** How a test is held: a form while it is a draft, a list of what was settled afterwards. */
export function TermsPart({ test, typed, deed, errors }: TestProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { terms } = test;
  const back = deed === 'aturan';
  const error = (field: string) => (back ? errors.find((one) => one.field === field)?.message : undefined);
  const was = (name: string, now: string) => (back ? (typeof typed[name] === 'string' ? typed[name] : '') : now);
  const on = (name: string, now: boolean) => (back ? typed[name] === 'ya' : now);
  const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  const isDraft = test.status === 'draft';
  return (
    <details id="aturan" open={back}>
      <summary>{m.terms}</summary>
      <Form action={examPaths.deed({ testId: test.id, deed: 'aturan' })} class="col">
        <fieldset class="field plain" disabled={!isDraft}>
          <TextInput id="judul" label={m.title} value={was('judul', test.title)} error={error('judul')} />
          <Select
            id="jenis"
            label={m.sort}
            value={was('jenis', test.sort)}
            options={sorts.map((sort) => ({ value: sort, label: m.sorts[sort] ?? sort }))}
          />
          <TextInput
            id="tingkat"
            label={m.grade}
            inputMode="numeric"
            short
            value={was('tingkat', String(test.grade))}
            error={error('tingkat')}
          />
          <Tick name="acakPilihan" label={m.shuffleOptions} on={on('acakPilihan', terms.shuffleOptions)} />
          <Tick name="satuPerangkat" label={m.oneDevice} on={on('satuPerangkat', terms.oneDevice)} />
          <TextInput
            id="percobaan"
            label={m.attempts}
            inputMode="numeric"
            short
            value={was('percobaan', String(terms.attempts))}
            error={error('percobaan')}
          />
          <Select id="hitung" label={m.countsLabel} value={was('hitung', terms.counts)} options={options(m.counts)} />
          <Choices
            id="terlambat"
            type="radio"
            label={m.lateStart}
            values={[was('terlambat', terms.lateStart)]}
            options={options(m.lateStarts)}
          />
          <TextInput
            id="tunggu"
            label={m.syncHours}
            inputMode="numeric"
            short
            value={was('tunggu', String(terms.syncHours))}
            error={error('tunggu')}
          />
          <Select
            id="lihatNilai"
            label={`${m.release}: ${m.releaseScore}`}
            value={was('lihatNilai', terms.release.score)}
            options={options(m.whens)}
          />
          <Select
            id="lihatJawaban"
            label={m.releaseAnswers}
            value={was('lihatJawaban', terms.release.answers)}
            options={options(m.whens)}
          />
          <Select
            id="lihatPembahasan"
            label={m.releaseDiscussion}
            value={was('lihatPembahasan', terms.release.discussion)}
            options={options(m.whens)}
          />
          <Select id="skala" label={m.scale} value={was('skala', terms.scale)} options={options(m.scales)} />
          <TextInput
            id="kkm"
            label={m.pass}
            hint={m.passHint}
            inputMode="decimal"
            short
            value={was('kkm', terms.pass === null ? '' : String(terms.pass))}
            error={error('kkm')}
          />
          <Select id="penilai" label={m.markers} value={was('penilai', String(terms.markers))} options={options(m.markersOf)} />
          <TextArea
            id="seb"
            label={m.sebKeys}
            hint={m.sebKeysHint}
            rows={2}
            value={was('seb', terms.sebKeys.join('\n'))}
            error={error('seb')}
          />
          {isDraft && <Button>{m.save}</Button>}
        </fieldset>
      </Form>
    </details>
  );
}
