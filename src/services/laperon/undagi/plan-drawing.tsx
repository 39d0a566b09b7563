import { formatNumber } from '#i18n';
import { useView } from '#web';
import { type Design, measuresOf } from './domain/design.ts';
import { texts } from './texts.ts';

/** Units of the drawing in a metre: letters keep their size whatever the house. */
const METRE = 40;
const MARGIN = 14;

/** The plan of one storey, drawn to one scale for every house; south is at the bottom. Its rooms are listed beside it. */
export function PlanDrawing({ design, storey }: { readonly design: Design; readonly storey: number }) {
  const { locale } = useView();
  const m = texts(locale).page;
  const { width, depth } = measuresOf(design);
  const rooms = design.rooms.filter((room) => room.storey === storey);
  const [across, down] = [width * METRE + 2 * MARGIN, depth * METRE + 2 * MARGIN];
  const title = `${design.name[locale]}: ${m.storey(storey)}`;
  return (
    <figure class="house-plan">
      <svg viewBox={`0 0 ${across} ${down}`} role="img" aria-label={title}>
        {rooms.map(({ x, y, width: wide, depth: deep }, n) => {
          const [left, top] = [MARGIN + x * METRE, MARGIN + (depth - y - deep) * METRE];
          return (
            <g>
              <rect x={left} y={top} width={wide * METRE} height={deep * METRE} />
              <text x={left + (wide * METRE) / 2} y={top + (deep * METRE) / 2}>
                {n + 1}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption class="small">
        <b>{m.storey(storey)}</b>
        <ol>
          {rooms.map(({ name, width: wide, depth: deep }) => (
            <li>
              {name[locale]}, {formatNumber(wide, locale)} × {formatNumber(deep, locale)} m
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}
