import L from 'leaflet';
import { areaM2, type Place, readCorners, readPlace, writePlace } from '../domain/parcel.ts';
import { layZones, type ZoneWords } from './zone-layer.ts';

interface Words {
  readonly draw: string;
  readonly undo: string;
  readonly clear: string;
  readonly here: string;
  readonly label: string;
  /** Holds {area}. */
  readonly area: string;
  readonly zones: ZoneWords;
}

/** Mangupura, the seat of Badung: where the map opens before anything is known. */
const OPENING = { lat: -8.5806, lon: 115.1779 };

interface Props {
  readonly locale: 'id' | 'en';
  readonly id: Words;
  readonly en: Words;
  /** Where zones in view are asked for. */
  readonly zonesAt: string;
  /** Given where the parcel is only looked at. */
  readonly points?: Place;
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="parcel-map"]')) {
  const box = root.querySelector<HTMLTextAreaElement>('textarea');
  const props = JSON.parse(root.dataset.props ?? '{}') as Props;
  if (box) openMap(root, box, props);
  else if (props.points) showParcel(root, props.points, props);
}

/** What both maps draw: the paper, the parcel, its corners, and the area said below. */
function layPaper(root: HTMLElement, words: Words, locale: 'id' | 'en') {
  const stage = document.createElement('div');
  stage.className = 'parcel-map';
  stage.setAttribute('role', 'region');
  stage.setAttribute('aria-label', words.label);
  const said = document.createElement('p');
  said.className = 'hint';
  root.append(stage, said);
  const map = L.map(stage, { attributionControl: false, minZoom: 9, maxZoom: 21 });
  L.control.scale({ imperial: false }).addTo(map);
  const shape = L.polygon([], { className: 'parcel-shape' }).addTo(map);
  const corners = L.layerGroup().addTo(map);
  /** Draws the place; `empty` is said where there is no area yet. */
  const draw = (place: Place, empty: string, mark: (index: number, at: Place[number]) => L.Marker): void => {
    shape.setLatLngs(place.length > 2 ? place.map(({ lat, lon }): L.LatLngTuple => [lat, lon]) : []);
    corners.clearLayers();
    for (const [index, at] of place.entries()) corners.addLayer(mark(index, at));
    const area = areaM2(place);
    said.textContent = area === null ? empty : words.area.replace('{area}', area.toLocaleString(locale, { maximumFractionDigits: 0 }));
  };
  return { map, said, draw };
}

function corner(index: number, at: Place[number], draggable: boolean): L.Marker {
  const icon = L.divIcon({ className: 'parcel-corner', html: String(index + 1), iconSize: [28, 28] });
  return L.marker([at.lat, at.lon], { icon, draggable, interactive: draggable, keyboard: false, title: String(index + 1) });
}

/** The parcel as handed in, to be looked at: it can be moved and enlarged, not changed. */
function showParcel(root: HTMLElement, place: Place, { locale, zonesAt, ...props }: Props): void {
  const words = props[locale];
  const { map, draw } = layPaper(root, words, locale);
  look(map, place);
  const zones = layZones(root, map, zonesAt, words.zones);
  map.on('click', ({ latlng }) => zones.name(rounded(latlng.lat, latlng.lng)));
  draw(place, '', (index, at) => corner(index, at, false));
}

/** A map beside the text box; both always say the same, and only the text is sent. */
function openMap(root: HTMLElement, box: HTMLTextAreaElement, { locale, zonesAt, ...props }: Props): void {
  const words = props[locale];
  const { map, said, draw } = layPaper(root, words, locale);
  said.setAttribute('aria-live', 'polite');
  const buttons = document.createElement('div');
  buttons.className = 'inline-form parcel-tools';
  root.append(buttons);
  const typed = readPlace(box.value);
  let place: Place = typed.ok ? typed.place : readCorners(box.value);

  const show = (): void =>
    draw(place, words.draw, (index, at) => {
      const marker = corner(index, at, true);
      marker.on('dragend', () => {
        const { lat, lng } = marker.getLatLng();
        write(place.map((one, i) => (i === index ? rounded(lat, lng) : one)));
      });
      return marker;
    });
  const write = (next: Place): void => {
    const [last] = next.slice(-1);
    if (last) zones.name(last);
    place = next;
    box.value = writePlace(place);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    show();
  };
  const read = (): void => {
    const typed = readPlace(box.value);
    place = typed.ok ? typed.place : readCorners(box.value);
    show();
  };

  buttons.append(
    button(words.undo, () => write(place.slice(0, -1))),
    button(words.clear, () => write([])),
    button(words.here, () =>
      navigator.geolocation.getCurrentPosition(({ coords }) => map.setView([coords.latitude, coords.longitude], 19)),
    ),
  );
  box.addEventListener('change', () => {
    read();
    look(map, place);
  });
  map.on('click', ({ latlng }) => write([...place, rounded(latlng.lat, latlng.lng)]));
  look(map, place);
  show();
  const zones = layZones(root, map, zonesAt, words.zones);
}

function look(map: L.Map, place: Place): void {
  const [first] = place;
  if (!first) map.setView([OPENING.lat, OPENING.lon], 12);
  else if (place.length < 3) map.setView([first.lat, first.lon], 18);
  else
    map.fitBounds(
      place.map(({ lat, lon }): L.LatLngTuple => [lat, lon]),
      { padding: [40, 40], maxZoom: 19 },
    );
}

function rounded(lat: number, lon: number): Place[number] {
  return { lat: Number(lat.toFixed(7)), lon: Number(lon.toFixed(7)) };
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn quiet small';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}
