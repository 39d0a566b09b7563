import { pdfLibraryAddress, useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Island, Page, Select, TextArea, TextInput } from '#web/ui';
import { viewerTexts } from '../../drawings/texts/viewer.ts';
import { traced, type Tracing } from '../domain/tracing.ts';
import { Result } from '../islands/result.tsx';
import type { Checked } from '../domain/run.ts';
import { texts } from '../messages/index.ts';
import { tracingTexts } from '../messages/tracing.ts';
import type { PlanCheckProps } from '../page.tsx';
import { planCheckPaths } from '../paths.ts';

interface TracingPageProps extends Pick<PlanCheckProps, 'limits' | 'rules' | 'confirmed'> {
  readonly subzone: string;
  readonly tracing: Tracing;
  readonly errors: readonly FormError[];
  readonly checked: Checked | null;
}

/** Corners in lists, which is all there is to it; with script they are drawn over a picture that stays on the device. */
export function TracingPage({ limits, rules, confirmed, subzone, tracing, errors, checked }: TracingPageProps) {
  const { locale, asset } = useView();
  const [m, t] = [texts(locale), tracingTexts(locale)];
  const { pin: _, ...words } = viewerTexts(locale);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page wide>
      <div class="stack">
        <h1>{t.title}</h1>
        <Island
          name="tracing"
          props={{ worker: asset('plan-check.worker.js'), library: pdfLibraryAddress(), limits, rules, confirmed, words: { ...words } }}
        >
          <div class="stack noprint">
            <p class="lead" data-rich hidden>
              {t.lead}
            </p>
            <p class="lead" data-plain>
              {t.leadPlain}
            </p>
            <ErrorSummary errors={errors} />
            <section class="stack" data-picture hidden aria-label={t.pictureTitle}>
              <div class="field">
                <label for="lembar">{t.picture}</label>
                <p class="hint" id="lembar-hint">
                  {t.pictureHint}
                </p>
                <input id="lembar" type="file" accept="application/pdf,image/png,image/jpeg,image/webp" aria-describedby="lembar-hint" />
              </div>
              <div data-stage />
            </section>
            <Form action={planCheckPaths.tracing()} class="stack" label={t.title}>
              <Select
                id="subzona"
                label={m.subzone}
                value={subzone}
                none={m.chooseSubzone}
                options={Object.keys(limits).map((one) => ({ value: one, label: one }))}
              />
              <h2>{t.cornersTitle}</h2>
              <p class="soft">{t.cornersLead}</p>
              <div class="tracing-lists">
                {traced.map(({ key }) => (
                  <TextArea
                    id={key}
                    label={t.fields[key]}
                    rows={5}
                    value={tracing[key]}
                    error={error(key)}
                    optional={key !== 'batas_persil'}
                  />
                ))}
              </div>
              <TextInput
                id="tinggi"
                label={t.fields.tinggi}
                value={tracing.tinggi}
                inputMode="decimal"
                short
                optional
                error={error('tinggi')}
              />
              <TextInput id="luas" label={t.fields.luas} value={tracing.luas} inputMode="decimal" short optional error={error('luas')} />
              <div class="row">
                <Button name="aksi" value="periksa" icon="search">
                  {t.check}
                </Button>
                <Button name="aksi" value="dxf" kind="quiet" icon="download">
                  {t.save}
                </Button>
              </div>
              <p class="hint">{t.saveLead}</p>
            </Form>
            <p class="row small" data-kept hidden>
              <span class="soft">{t.kept}</span>
              <button type="button" class="btn quiet small" data-clear>
                {t.clear}
              </button>
            </p>
          </div>
          <div data-out class="gap" aria-live="polite">
            {checked && <Result checked={checked} locale={locale} confirmed={confirmed} />}
          </div>
        </Island>
        <p class="noprint">
          <a href={planCheckPaths.check()}>{t.back}</a>
        </p>
      </div>
    </Page>
  );
}
