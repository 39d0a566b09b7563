import { formatDate, formatNumber } from '#i18n';
import { useView } from '#web';
import { Button, Choices, ErrorSummary, FileInput, Form, type FormError, Note, Select, Table, Tag, TextInput, type Tone } from '#web/ui';
import { overlayKinds } from '../../domain/overlay.ts';
import { planState, type PlanState } from '../../domain/plan-state.ts';
import { overlayTexts } from '../../overlay-words.ts';
import { spatialPaths } from '../../paths.ts';
import type { BookedPlan } from '../../store/plan-books.ts';
import type { ImportReport, Plan } from '../../store/plans.ts';
import type { Typed } from './read-form.ts';
import { Report } from './report.tsx';
import { texts } from './texts.ts';

export interface PlansPageProps {
  readonly plans: readonly BookedPlan[];
  readonly today: string;
  readonly mayEnter: boolean;
  readonly typed: Typed;
  readonly errors: readonly FormError[];
  /** Of a file that was only checked. */
  readonly report: ImportReport | null;
}

const tones: Readonly<Record<PlanState, Tone>> = { entered: 'wait', coming: 'plain', 'in-force': 'done', over: 'plain' };

/** Every plan and overlay that was ever entered, and the form that enters another. */
export function PlansPage({ plans, today, mayEnter, typed, errors, report }: PlansPageProps) {
  const { locale, console } = useView();
  const m = texts(locale);
  return (
    <console.Frame at="spatial-plans">
      <p class="soft col">{m.lead}</p>
      <ErrorSummary errors={errors} />
      {report && (
        <section class="card stack" aria-labelledby="hasil">
          <h2 class="t-l" id="hasil">
            {m.report}
          </h2>
          <Note>{m.dry}</Note>
          <Report report={report} />
        </section>
      )}
      <Table
        label={m.tab}
        rows={plans}
        empty={m.none}
        columns={[
          {
            title: m.columns.plan,
            cell: ({ id, title, version }) => (
              <a href={spatialPaths.plan({ planId: id })}>
                <span lang="id">{title}</span>
                <span class="vh">
                  , {m.columns.version} {version}
                </span>
              </a>
            ),
          },
          { title: m.columns.kind, cell: (plan) => <KindOf plan={plan} /> },
          { title: m.columns.version, cell: ({ version }) => version, right: true },
          { title: m.columns.state, cell: (plan) => <StateOf plan={plan} today={today} /> },
          { title: m.columns.valid, cell: (plan) => <ValidityOf plan={plan} /> },
          { title: m.columns.areas, cell: ({ report: { kept } }) => formatNumber(kept, locale), right: true },
        ]}
      />
      {mayEnter && <Enter typed={typed} errors={errors} />}
    </console.Frame>
  );
}

export function KindOf({ plan: { kind, overlay } }: { readonly plan: Plan }) {
  const { locale } = useView();
  if (kind === 'places') return <>{texts(locale).zones.places}</>;
  return <>{overlay === null ? kind.toUpperCase() : overlayTexts(locale).kinds[overlay].name}</>;
}

export function StateOf({ plan, today }: { readonly plan: BookedPlan; readonly today: string }) {
  const m = texts(useView().locale);
  const state = planState(plan, today);
  return (
    <>
      <Tag tone={tones[state]}>{m.states[state]}</Tag> {plan.ending && <Tag tone="wait">{m.endingAsked}</Tag>}
    </>
  );
}

export function ValidityOf({ plan: { validFrom, validTo } }: { readonly plan: Plan }) {
  const { locale } = useView();
  if (validFrom === null) return <>–</>;
  return <>{texts(locale).until(formatDate(validFrom, locale), validTo && formatDate(validTo, locale))}</>;
}

function Enter({ typed, errors }: Pick<PlansPageProps, 'typed' | 'errors'>) {
  const { locale } = useView();
  const m = texts(locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  const kinds = [
    ...(['rdtr', 'rtrw', 'places'] as const).map((kind) => ({ value: kind, label: m.zones[kind] })),
    ...overlayKinds.map((kind) => ({ value: kind, label: m.overlay(overlayTexts(locale).kinds[kind].name) })),
  ];
  return (
    <section class="card stack" aria-labelledby="masukkan-rencana">
      <h2 class="t-l" id="masukkan-rencana">
        {m.enter}
      </h2>
      <p class="soft col">{m.enterLead}</p>
      <Form action={spatialPaths.plans()} class="col" files>
        <Select id="jenis" label={m.sort} value={typed.jenis ?? 'rdtr'} options={kinds} error={errorOf('jenis')} />
        <TextInput
          id="jarak"
          label={m.distance}
          hint={m.distanceHint}
          value={typed.jarak}
          short
          inputMode="decimal"
          error={errorOf('jarak')}
        />
        <TextInput id="nama" label={m.title} value={typed.nama} error={errorOf('nama')} />
        <TextInput id="kunci" label={m.key} hint={m.keyHint} value={typed.kunci} error={errorOf('kunci')} />
        <TextInput id="dasar" label={m.citation} value={typed.dasar} error={errorOf('dasar')} />
        <TextInput id="epsg" label={m.epsg} hint={m.epsgHint} value={typed.epsg} short inputMode="numeric" error={errorOf('epsg')} />
        <Choices
          id="contoh"
          type="checkbox"
          label={m.synthetic}
          values={typed.contoh === '1' ? ['1'] : []}
          options={[{ value: '1', label: m.syntheticHint }]}
        />
        <FileInput id="berkas" label={m.file} hint={m.fileHint} accept=".geojson,.json,.zip" error={errorOf('berkas')} />
        <div class="row">
          <Button name="langkah" value="periksa" kind="quiet">
            {m.steps.check}
          </Button>
          <Button name="langkah" value="laporan" kind="quiet">
            {m.steps.csv}
          </Button>
          <Button name="langkah" value="masukkan">
            {m.steps.enter}
          </Button>
        </div>
      </Form>
    </section>
  );
}
