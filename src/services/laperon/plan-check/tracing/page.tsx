import { pdfLibraryAddress, useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Island, Page, Select, TextArea, TextInput } from '#web/ui';
import { viewerTexts } from '../../drawings/texts/viewer.ts';
import { type Extent, heightKey, MOST_BUILDINGS, MOST_STOREYS, tracedIn, upTo } from '../domain/traced.ts';
import type { Tracing } from '../domain/tracing.ts';
import { Result } from '../islands/result.tsx';
import type { Checked } from '../domain/run.ts';
import { texts } from '../messages/index.ts';
import { labelOf, tracingTexts } from '../messages/tracing.ts';
import type { PlanCheckProps } from '../page.tsx';
import { writePlace } from '../../domain/parcel.ts';
import { planCheckPaths } from '../paths.ts';
import { PlaceCard } from '../place-card.tsx';

interface TracingPageProps extends Pick<PlanCheckProps, 'limits' | 'rules' | 'confirmed' | 'placed'> {
  readonly subzone: string;
  readonly extent: Extent;
  readonly tracing: Tracing;
  readonly errors: readonly FormError[];
  readonly checked: Checked | null;
}

/** Corners in lists, which is all there is to it; with script they are drawn over a picture that stays on the device. */
export function TracingPage({ limits, rules, confirmed, placed, subzone, extent, tracing, errors, checked }: TracingPageProps) {
  const { locale, asset } = useView();
  const [m, t] = [texts(locale), tracingTexts(locale)];
  const { pin: _, ...words } = viewerTexts(locale);
  const letak = placed ? writePlace(placed.answer.place) : undefined;
  const lists = { extent, tracing, error: (field: string) => errors.find((one) => one.field === field)?.message };
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
            {placed && <PlaceCard placed={placed} />}
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
            <Form action={planCheckPaths.tracing({}, { letak })} class="stack" label={t.title}>
              {/* What Enter in a field presses: the first button of a form. */}
              <button class="vh" name="aksi" value="periksa" tabIndex={-1} aria-hidden="true" />
              <Select
                id="subzona"
                label={m.subzone}
                value={subzone}
                none={m.chooseSubzone}
                options={Object.keys(limits).map((one) => ({ value: one, label: one }))}
              />
              <h2>{t.cornersTitle}</h2>
              <p class="soft">{t.cornersLead}</p>
              <Extents extent={extent} />
              <Lists {...lists} building={0} />
              {upTo(extent.buildings).map((building) => (
                <Lists {...lists} building={building} />
              ))}
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
          <a href={planCheckPaths.check({}, { letak })}>{t.back}</a>
        </p>
      </div>
    </Page>
  );
}

/** How many buildings and storeys there are; without script a button shows their lists. */
function Extents({ extent }: { readonly extent: Extent }) {
  const t = tracingTexts(useView().locale);
  const counts = (most: number) => upTo(most).map((n) => ({ value: String(n), label: String(n) }));
  return (
    <div class="row" data-extent>
      <Select id="bangunan" label={t.buildings} value={String(extent.buildings)} options={counts(MOST_BUILDINGS)} />
      <Select id="tingkat" label={t.storeys} value={String(extent.storeys)} options={counts(MOST_STOREYS)} />
      <Button name="aksi" value="daftar" kind="quiet" small>
        {t.extent}
      </Button>
    </div>
  );
}

interface ListsProps {
  readonly extent: Extent;
  readonly tracing: Tracing;
  readonly error: (field: string) => string | undefined;
  /** 0 for what belongs to the whole site. */
  readonly building: number;
}

function Lists({ extent, tracing, error, building }: ListsProps) {
  const { locale } = useView();
  const t = tracingTexts(locale);
  const figure = building === 0 ? 'luas' : heightKey(building);
  return (
    <fieldset data-building={building}>
      <legend class="t-l">{building === 0 ? t.site : t.building(building)}</legend>
      <div class="tracing-lists">
        {tracedIn(extent)
          .filter((one) => one.building === building)
          .map(({ key }) => (
            <TextArea
              id={key}
              label={labelOf(key, locale)}
              rows={5}
              value={tracing[key]}
              error={error(key)}
              optional={key !== 'batas_persil'}
            />
          ))}
      </div>
      <TextInput
        id={figure}
        label={labelOf(figure, locale)}
        value={tracing[figure]}
        inputMode="decimal"
        short
        optional
        error={error(figure)}
      />
    </fieldset>
  );
}
