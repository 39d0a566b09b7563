import { formatNumber } from '#i18n';
import { useView } from '#web';
import { Table } from '#web/ui';
import { type Quartiles, quartilesOf } from '../domain/quartiles.ts';
import { texts } from '../messages.ts';

const BINS = 10;
const rounded = (value: number, locale: 'id' | 'en', places = 1) => formatNumber(Math.round(value * 10 ** places) / 10 ** places, locale);

/** How many reached which ten marks: a picture, and the same as a table. */
export function Histogram({ scores }: { readonly scores: readonly number[] }) {
  const m = texts(useView().locale);
  const bins = Array.from({ length: BINS }, (_, at) => ({
    from: at * 10,
    to: at === BINS - 1 ? 100 : at * 10 + 9,
    count: scores.filter((score) => Math.min(BINS - 1, Math.floor(score / BINS)) === at).length,
  }));
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return (
    <figure class="card">
      <figcaption>{m.spread}</figcaption>
      <svg class="bars" viewBox="0 0 200 70" role="img" aria-label={m.spreadIn(bins.length, scores.length)}>
        {bins.map(({ count, from }, at) => (
          <>
            <rect x={at * 20 + 2} y={55 - (count / most) * 45} width="16" height={(count / most) * 45} />
            <text x={at * 20 + 10} y={52 - (count / most) * 45}>
              {count > 0 ? count : ''}
            </text>
            <text x={at * 20 + 10} y="65">
              {from}
            </text>
          </>
        ))}
      </svg>
      <details>
        <summary>{m.asTable}</summary>
        <Table
          label={m.spread}
          rows={bins}
          empty={m.none}
          columns={[
            { title: m.score, cell: ({ from, to }) => `${from}–${to}` },
            { title: m.students, right: true, cell: ({ count }) => count },
          ]}
        />
      </details>
    </figure>
  );
}

export interface GroupScores {
  readonly name: string;
  readonly scores: readonly number[];
}

const ROW = 22;
const LEFT = 110;
const WIDTH = 340;

/** Groups below one another: from the weakest to the best, the middle half, the median. What is too small is left out. */
export function GroupSpreads({ title, groups }: { readonly title: string; readonly groups: readonly GroupScores[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const drawn = groups.flatMap(({ name, scores }) => {
    const five = quartilesOf(scores);
    return five ? [{ name, count: scores.length, five }] : [];
  });
  if (drawn.length === 0) return null;
  const x = (score: number) => LEFT + (score / 100) * (WIDTH - LEFT - 10);
  const bottom = drawn.length * ROW + 6;
  return (
    <figure class="card">
      <figcaption>{title}</figcaption>
      <svg class="plot" viewBox={`0 0 ${WIDTH} ${bottom + 16}`} role="img" aria-label={m.spreadsOf(drawn.length)}>
        {[0, 25, 50, 75, 100].map((tick) => (
          <>
            <line class="grid-line" x1={x(tick)} x2={x(tick)} y1="2" y2={bottom} />
            <text class="tick" x={x(tick)} y={bottom + 11}>
              {tick}
            </text>
          </>
        ))}
        {drawn.map(({ name, five }, nth) => (
          <Spread name={name} five={five} y={nth * ROW + 4} x={x} />
        ))}
      </svg>
      <details>
        <summary>{m.asTable}</summary>
        <Table
          label={title}
          rows={drawn}
          empty={m.none}
          columns={[
            { title: m.group, cell: ({ name }) => name },
            { title: m.students, right: true, cell: ({ count }) => count },
            { title: m.lowest, right: true, cell: ({ five }) => rounded(five.lowest, locale) },
            { title: m.lowerQuarter, right: true, cell: ({ five }) => rounded(five.lower, locale) },
            { title: m.median, right: true, cell: ({ five }) => rounded(five.median, locale) },
            { title: m.upperQuarter, right: true, cell: ({ five }) => rounded(five.upper, locale) },
            { title: m.highest, right: true, cell: ({ five }) => rounded(five.highest, locale) },
          ]}
        />
      </details>
    </figure>
  );
}

interface SpreadProps {
  readonly name: string;
  readonly five: Quartiles;
  readonly y: number;
  x(score: number): number;
}

function Spread({ name, five, y, x }: SpreadProps) {
  const { lowest, lower, median, upper, highest } = five;
  const middle = y + 7;
  return (
    <>
      <text class="name" x={LEFT - 6} y={middle + 3}>
        {name.length > 22 ? `${name.slice(0, 21)}…` : name}
      </text>
      <line class="whisker" x1={x(lowest)} x2={x(highest)} y1={middle} y2={middle} />
      <rect class="middle" x={x(lower)} y={y} width={Math.max(1, x(upper) - x(lower))} height="14" />
      <line class="median" x1={x(median)} x2={x(median)} y1={y - 1} y2={y + 15} />
    </>
  );
}

export interface ItemPoint {
  readonly item: number;
  /** 0 to 1. */
  readonly facility: number;
  /** Item–rest, per cent. */
  readonly discrimination: number;
  readonly flagged: boolean;
}

/** Items by how many knew them and how well they tell students apart; what is flagged is a square. */
export function ItemMap({ points, weak }: { readonly points: readonly ItemPoint[]; readonly weak: number }) {
  const { locale } = useView();
  const m = texts(locale);
  if (points.length === 0) return null;
  const x = (facility: number) => 34 + facility * 290;
  const y = (discrimination: number) => 112 - ((discrimination + 50) / 150) * 104;
  const flagged = points.filter((one) => one.flagged);
  return (
    <figure class="card">
      <figcaption>{m.itemMap}</figcaption>
      <svg
        class="plot"
        viewBox="0 0 340 138"
        role="img"
        aria-label={m.itemMapOf(points.length, flagged.map(({ item }) => item).join(', '))}
      >
        {[-50, 0, 50, 100].map((tick) => (
          <>
            <line class="grid-line" x1="34" x2="324" y1={y(tick)} y2={y(tick)} />
            <text class="name" x="30" y={y(tick) + 3}>
              {tick}
            </text>
          </>
        ))}
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <text class="tick" x={x(tick)} y="123">
            {formatNumber(tick, locale)}
          </text>
        ))}
        <line class="limit" x1="34" x2="324" y1={y(weak)} y2={y(weak)} />
        {points.map(({ item, facility, discrimination, flagged: isFlagged }) => {
          const [cx, cy] = [x(facility), y(Math.max(-50, discrimination))];
          return (
            <>
              {isFlagged ? (
                <rect class="flagged" x={cx - 4} y={cy - 4} width="8" height="8" />
              ) : (
                <circle class="point" cx={cx} cy={cy} r="3.5" />
              )}
              <text class="tick" x={cx} y={cy - 6}>
                {item}
              </text>
            </>
          );
        })}
        <text class="tick" x="179" y="135">
          {m.facility}
        </text>
      </svg>
      <p class="small soft">{m.itemMapKey(formatNumber(weak, locale))}</p>
      <details>
        <summary>{m.asTable}</summary>
        <Table
          label={m.itemMap}
          rows={points.toSorted((a, b) => a.discrimination - b.discrimination)}
          empty={m.none}
          columns={[
            { title: m.question, right: true, cell: ({ item }) => item },
            { title: m.facility, right: true, cell: ({ facility }) => rounded(facility, locale, 2) },
            { title: m.discrimination, right: true, cell: ({ discrimination }) => rounded(discrimination, locale) },
          ]}
        />
      </details>
    </figure>
  );
}
