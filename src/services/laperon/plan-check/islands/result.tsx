import { formatNumber, type Locale } from '#i18n';
import { type Column, Facts, Note, Table, Tag } from '#web/ui';
import { type Finding, type Check } from '../domain/judge.ts';
import type { Fault, Measured, SitePlan } from '../domain/site-plan.ts';
import type { Checked } from '../domain/run.ts';
import { texts } from '../messages/index.ts';

interface ResultProps {
  readonly checked: Checked;
  readonly locale: Locale;
  /** Whether the agency vouches for the limits. */
  readonly confirmed: boolean;
}

const toned = { met: 'done', 'not-met': 'bad', unread: 'wait', free: 'plain', officer: 'wait' } as const;

/** What came of a drawing: rendered on the server and in the browser by the same lines. */
export function Result({ checked: { plan, findings, mapping, named }, locale, confirmed }: ResultProps) {
  const m = texts(locale);
  const count = (verdict: Finding['verdict']) => formatNumber(findings.filter((one) => one.verdict === verdict).length, locale);
  const guesses = Object.entries(mapping);
  return (
    <section class="stack">
      <h2>{m.result}</h2>
      <p role="status">{m.summary(count('met'), count('not-met'), count('unread'))}</p>
      {!confirmed && <Note tone="wait">{m.unconfirmed}</Note>}
      <Findings findings={findings} locale={locale} />
      {plan.faults.length > 0 && <Faults faults={plan.faults} locale={locale} />}
      {plan.shapes.length > 0 && <Picture plan={plan} findings={findings} locale={locale} />}
      <Measures plan={plan} locale={locale} />
      {guesses.length > 0 && (
        <>
          <h3>{named ? m.named.own : m.guessed}</h3>
          <ul>
            {guesses.map(([layer, name]) => (
              <li>
                {layer} → {name === '-' ? m.ignore : name}
              </li>
            ))}
          </ul>
        </>
      )}
      <Note title={m.information}>
        <p>{m.informationLead}</p>
      </Note>
    </section>
  );
}

function Findings({ findings, locale }: { readonly findings: readonly Finding[]; readonly locale: Locale }) {
  const m = texts(locale);
  const columns: Column<Finding>[] = [
    {
      title: m.columns.check,
      cell: ({ check, citation }) => (
        <>
          {m.checks[check]}
          {citation && (
            <span class="soft small block" lang="id">
              {citation}
            </span>
          )}
        </>
      ),
    },
    {
      title: m.columns.required,
      cell: ({ check, required }) => (required ? m[required.bound](inUnit(check, required.value, locale)) : '–'),
    },
    {
      title: m.columns.provided,
      cell: ({ check, provided, isOfLand }) =>
        provided === null ? '–' : isOfLand ? measuredOfLand(provided, locale) : inUnit(check, provided, locale),
    },
    { title: m.columns.verdict, cell: ({ verdict }) => <Tag tone={toned[verdict]}>{m.verdicts[verdict]}</Tag> },
  ];
  return <Table label={m.result} columns={columns} rows={findings} empty="" />;
}

const METRES: ReadonlySet<Check> = new Set(['gsb', 'side', 'height', 'coast', 'cliff', 'temple']);

/** How far the land itself lies from what a plan shows: the building may stand at its far end. */
export function measuredOfLand(metres: number, locale: Locale): string {
  const m = texts(locale);
  return metres === 0 ? m.onLand : m.ofLand(formatNumber(metres, locale, 1));
}

/** A figure of a check with its unit. */
export function inUnit(check: Check, value: number, locale: Locale): string {
  const figure = formatNumber(Math.round(value * 100) / 100, locale);
  if (check === 'klb') return figure;
  if (check === 'floors') return texts(locale).storeys(value, figure);
  return METRES.has(check) ? `${figure} m` : `${figure}%`;
}

function Faults({ faults, locale }: { readonly faults: readonly Fault[]; readonly locale: Locale }) {
  const m = texts(locale);
  const figure = (metres: number) => formatNumber(Math.round(metres * 100) / 100, locale);
  return (
    <>
      <h3>{m.faultsTitle}</h3>
      <ul>
        {faults.slice(0, 30).map(({ kind, layer, at, metres }) => (
          <li>
            {m.faults[kind]}{' '}
            <span class="soft">
              {[
                layer === '' ? null : m.layer(layer),
                metres === undefined ? null : m.gap(figure(metres)),
                at && m.near(figure(at.x), figure(at.y)),
              ]
                .filter((part) => part !== null)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The drawing in metres, north as drawn; what does not keep to a limit stands out. */
function Picture({ plan, findings, locale }: { readonly plan: SitePlan; readonly findings: readonly Finding[]; readonly locale: Locale }) {
  const m = texts(locale);
  const points = plan.shapes.flatMap(({ points: own }) => own);
  const [right, top] = [Math.max(...points.map(({ x }) => x)), Math.max(...points.map(({ y }) => y))];
  const margin = Math.max(right, top) * 0.04;
  const failing = new Set(findings.filter(({ verdict }) => verdict === 'not-met').flatMap(({ shows }) => shows));
  const way = ({ points: own, closed }: Measured) =>
    own.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${(x + margin).toFixed(2)} ${(top - y + margin).toFixed(2)}`).join('') +
    (closed ? 'Z' : '');
  return (
    <figure class="stack">
      <svg
        class="site-plan"
        viewBox={`0 0 ${(right + 2 * margin).toFixed(2)} ${(top + 2 * margin).toFixed(2)}`}
        role="img"
        aria-label={m.drawingAlt}
      >
        {plan.shapes.map((shape) => (
          <path d={way(shape)} class={`as-${shape.role}${failing.has(shape.role) ? ' failing' : ''}`} />
        ))}
      </svg>
      <figcaption class="small soft">{m.drawing}</figcaption>
    </figure>
  );
}

function Measures({ plan, locale }: { readonly plan: SitePlan; readonly locale: Locale }) {
  const m = texts(locale);
  const m2 = (value: number) => `${formatNumber(Math.round(value * 100) / 100, locale)} m²`;
  const rows: (readonly [string, string])[] = [
    ...(plan.parcelM2 === null ? [] : [[m.land, m2(plan.parcelM2)] as const]),
    ...(plan.declaredM2 === null ? [] : [[m.declared, m2(plan.declaredM2)] as const]),
    ...plan.blocks.flatMap(({ n, footprintM2, floors, basementM2, height }) => {
      const of = plan.blocks.length > 1 ? `${m.block(String(n))}: ` : '';
      return [
        ...(footprintM2 > 0 ? [[`${of}${m.footprint}`, m2(footprintM2)] as const] : []),
        ...floors.map(({ level, m2: own }) => [`${of}${m.floor(String(level))}`, m2(own)] as const),
        ...(basementM2 > 0 ? [[`${of}${m.basement}`, m2(basementM2)] as const] : []),
        ...(height
          ? [
              [
                `${of}${height.how === 'measured' ? m.heightMeasured : m.heightWritten}`,
                `${formatNumber(Math.round(height.metres * 100) / 100, locale)} m`,
              ] as const,
            ]
          : []),
      ];
    }),
    ...(plan.greenM2 === null ? [] : [[m.green, m2(plan.greenM2)] as const]),
  ];
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{m.measured}</h3>
      <Facts facts={rows.map(([label, value]) => ({ label, value }))} />
    </>
  );
}
