import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, Island, Page, Select } from '#web/ui';
import type { DxfProblem } from '../domain/dxf/drawing.ts';
import { spatialPaths } from '../spatial/paths.ts';
import { meaningOf, nearby, template } from './domain/layers.ts';
import type { Limits, Rules } from './domain/judge.ts';
import type { Checked } from './domain/run.ts';
import { Result } from './islands/result.tsx';
import { writePlace } from '../domain/parcel.ts';
import type { Placed } from './place.ts';
import { PlaceCard } from './place-card.tsx';
import { guideTexts } from './messages/guide.ts';
import { texts } from './messages/index.ts';
import { planCheckPaths } from './paths.ts';

export interface PlanCheckProps {
  /** Subzone to its limits, as the rules of today have them. */
  readonly limits: Readonly<Record<string, Limits>>;
  readonly rules: Omit<Rules, 'limits'>;
  readonly confirmed: boolean;
  /** Where the land lies, where somebody said so. */
  readonly placed: Placed | null;
  readonly chosen: { readonly subzona: string; readonly satuan: string; readonly celah: boolean; readonly paksa: boolean };
  /** What came of a drawing that was sent; null before one was. */
  readonly checked: Checked | null;
  readonly problem: DxfProblem | 'no-file' | null;
}

/** One form for both: with script the drawing stays in the browser, without it is sent, measured and thrown away. */
export function PlanCheckPage({ limits, rules, confirmed, placed, chosen, checked, problem }: PlanCheckProps) {
  const { locale, asset } = useView();
  const m = texts(locale);
  const letak = placed ? writePlace(placed.answer.place) : undefined;
  const wrong = problem === null ? null : problem === 'no-file' ? m.noFile : m.problem(problem);
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        <Island name="plan-check" props={{ worker: asset('plan-check.worker.js'), limits, rules, confirmed }}>
          <div class="col stack noprint">
            <p class="lead" data-rich hidden>
              {m.lead}
            </p>
            <p class="lead" data-plain>
              {m.leadPlain}
            </p>
            {wrong && <ErrorSummary errors={[{ field: 'gambar', message: wrong }]} />}
            <PlaceCard placed={placed} />
            <Form action={planCheckPaths.check({}, { letak })} files>
              <Select
                id="subzona"
                label={m.subzone}
                value={chosen.subzona}
                none={m.chooseSubzone}
                options={Object.keys(limits).map((one) => ({ value: one, label: one }))}
              />
              {!placed && (
                <p class="hint">
                  <a href={spatialPaths.itr()}>{m.subzoneHint}</a>
                </p>
              )}
              <Select
                id="satuan"
                label={m.unit}
                hint={m.unitHint}
                value={chosen.satuan}
                options={(['m', 'cm', 'mm'] as const).map((one) => ({ value: one, label: m.units[one] }))}
              />
              <Choices
                id="paksa"
                label={m.force}
                type="checkbox"
                values={chosen.paksa ? ['1'] : []}
                options={[{ value: '1', label: m.forceHint }]}
              />
              <Choices
                id="celah"
                label={m.gaps}
                type="checkbox"
                values={chosen.celah ? ['1'] : []}
                options={[{ value: '1', label: m.gapsHint }]}
              />
              <div class={wrong ? 'field wrong' : 'field'}>
                <label for="gambar">{m.file}</label>
                <p class="hint" id="gambar-hint">
                  {m.fileHint}
                </p>
                <input id="gambar" type="file" name="gambar" accept=".dxf" aria-describedby="gambar-hint" required />
              </div>
              <Button icon="search">{m.check}</Button>
            </Form>
          </div>
          <div data-out class="gap" aria-live="polite">
            {checked && <Result checked={checked} locale={locale} confirmed={confirmed} />}
          </div>
        </Island>
        <p class="noprint">
          <a href={planCheckPaths.guide()}>{guideTexts(locale).link}</a>
        </p>
        <p class="noprint">
          <a href={planCheckPaths.tracing({}, { letak })}>{m.noDxf}</a>
        </p>
        <Layers />
      </div>
    </Page>
  );
}

/** How an architect names layers, and a drawing to begin with. */
export function Layers() {
  const m = texts(useView().locale);
  const stems = [...new Set([...template, ...nearby].map((name) => (meaningOf(name)?.level ? name.replace(/_\d+$/, '') : name)))];
  return (
    <section class="stack noprint">
      <h2>{m.layersTitle}</h2>
      <p class="soft col">{m.layersLead}</p>
      <dl class="facts">
        {stems.map((name) => (
          <div>
            <dt>
              <code lang="id">{name}</code>
            </dt>
            <dd>{m.layerMeaning[name]}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={planCheckPaths.template()} download>
          {m.template}
        </a>
      </p>
    </section>
  );
}
