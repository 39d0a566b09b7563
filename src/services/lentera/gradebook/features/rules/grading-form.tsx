import { useView } from '#web';
import { Button, Form, type FormError, Select, TextInput } from '#web/ui';
import { type Grading, remedialRules, weighedCategories } from '../../domain/grading.ts';
import { texts as common } from '../../messages/index.ts';
import { bookPaths } from '../../paths.ts';
import type { Typed } from './read-rules.ts';
import { texts } from './texts.ts';

interface GradingFormProps {
  readonly schoolId: string;
  readonly grading: Grading;
  readonly today: string;
  /** What was typed and came back; null for a form that was not sent. */
  readonly typed: Typed | null;
  readonly errors: readonly FormError[];
}

/** Weights, remedials, rounding and sentences of the rapor, in one form. */
export function GradingForm({ schoolId, grading, today, typed, errors }: GradingFormProps) {
  const { locale } = useView();
  const m = texts(locale);
  const w = common(locale);
  const now = typed ?? asTyped(grading, today);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Form action={bookPaths.rules({ schoolId })} class="card stack" label={m.setGrading}>
      <Select
        id="kurikulum"
        label={m.curriculum}
        value={now.kurikulum}
        error={errorOf('kurikulum')}
        options={(['merdeka', 'k13'] as const).map((key) => ({ value: key, label: w.curricula[key] }))}
      />
      {weighedCategories.map((key) => (
        <fieldset class="row">
          <legend>
            <b>{w.categories[grading.curriculum][key]}</b>
          </legend>
          <TextInput
            id={`bobot-${key}`}
            label={w.weight}
            inputMode="decimal"
            short
            value={now[`bobot-${key}`]}
            error={errorOf(`bobot-${key}`)}
          />
          <Select
            id={`kosong-${key}`}
            label={m.missing}
            value={now[`kosong-${key}`]}
            options={(['left-out', 'zero'] as const).map((one) => ({ value: one, label: m.missings[one] }))}
          />
          <TextInput
            id={`buang-${key}`}
            label={m.dropped}
            inputMode="numeric"
            short
            value={now[`buang-${key}`]}
            error={errorOf(`buang-${key}`)}
          />
        </fieldset>
      ))}
      <Select
        id="remedial"
        label={m.remedial}
        value={now.remedial}
        error={errorOf('remedial')}
        options={remedialRules.map((key) => ({ value: key, label: w.remedials[key] }))}
      />
      <TextInput id="koma" label={m.places} inputMode="numeric" short value={now.koma} error={errorOf('koma')} />
      <TextInput
        id="kalimat-capai"
        label={m.reachedSentence}
        hint={m.sentenceHint}
        value={now['kalimat-capai']}
        error={errorOf('kalimat-capai')}
      />
      <TextInput id="kalimat-belum" label={m.notReachedSentence} value={now['kalimat-belum']} error={errorOf('kalimat-belum')} />
      <TextInput id="terbanyak" label={m.most} inputMode="numeric" short value={now.terbanyak} error={errorOf('terbanyak')} />
      <TextInput id="mulai" label={m.from} type="date" short value={now.mulai} error={errorOf('mulai')} />
      <TextInput id="dasar" label={m.basis} hint={m.basisHint} optional value={now.dasar} />
      <Button>{m.set}</Button>
    </Form>
  );
}

function asTyped({ curriculum, categories, remedial, places, sentences }: Grading, today: string): Typed {
  return {
    kurikulum: curriculum,
    ...Object.fromEntries(
      weighedCategories.flatMap((key) => [
        [`bobot-${key}`, String(categories[key].weight)],
        [`kosong-${key}`, categories[key].missing],
        [`buang-${key}`, String(categories[key].dropped)],
      ]),
    ),
    remedial,
    koma: String(places),
    'kalimat-capai': sentences.reached,
    'kalimat-belum': sentences.notReached,
    terbanyak: String(sentences.most),
    mulai: today,
    dasar: '',
  };
}
