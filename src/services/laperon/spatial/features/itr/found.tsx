import { formatNumber } from '#i18n';
import { useView } from '#web';
import { Note } from '#web/ui';
import { writePlace } from '../../../domain/parcel.ts';
import { MOST_FOUND, type NamedPlace } from '../../domain/find-place.ts';
import { spatialPaths } from '../../paths.ts';
import { texts } from './texts.ts';

/** The places of a name, each leading to what the plans say there. */
export function Found({ q, places }: { readonly q: string; readonly places: readonly NamedPlace[] }) {
  const { locale } = useView();
  const m = texts(locale).search;
  if (places.length === 0) return <Note tone="bad">{m.none(q)}</Note>;
  const shown = places.slice(0, MOST_FOUND);
  return (
    <section class="stack" aria-labelledby="hasil-cari">
      <h2 id="hasil-cari">{m.found(formatNumber(places.length, locale), q)}</h2>
      <p class="soft col">{m.middle}</p>
      {shown.some(({ synthetic }) => synthetic) && <Note tone="wait">{m.synthetic}</Note>}
      <ul class="stack">
        {shown.map(({ name, within, at }) => (
          <li>
            <a href={spatialPaths.itr({}, { letak: writePlace([at]) })} lang="id">
              {name}
              {within !== '' && <span class="soft">, {within}</span>}
            </a>
          </li>
        ))}
      </ul>
      {places.length > MOST_FOUND && <p class="soft">{m.more(formatNumber(MOST_FOUND, locale))}</p>}
    </section>
  );
}
