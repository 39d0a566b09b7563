import { formatNumber, type Text } from '#i18n';
import { type Field, longText } from '#platform/forms';
import { Type } from 'typebox';
import { areaM2, isInBadung, middleOf, type Place, type PlaceProblem, readPlace, writePlace } from './domain/parcel.ts';
import { texts } from './messages/index.ts';
import { texts as zoneTexts } from './spatial/features/zones/texts.ts';
import { spatialPaths } from './spatial/paths.ts';

/** The question where the land is: typed as "latitude, longitude" lines, or drawn on the map beside it. */
export function placeField(asking: { readonly label: Text; readonly hint?: Text }): Field<Place> {
  const lines = longText(asking, { rows: 6, max: 8000 });
  return {
    ...asking,
    optional: false,
    control: lines.control,
    schema: Type.Array(
      Type.Object({ lat: Type.Number({ minimum: -90, maximum: 90 }), lon: Type.Number({ minimum: -180, maximum: 180 }) }),
      {
        minItems: 1,
        maxItems: 200,
      },
    ),
    island: { name: 'parcel-map', props: mapWords },
    parse: (raw, context) => {
      const text = lines.parse(raw, context);
      if (!text.ok) return text;
      const read = readPlace(text.value);
      if (!read.ok) return { ok: false, error: placeProblemInWords(read.problem) };
      if (isInBadung(read.place)) return { ok: true, value: read.place };
      return { ok: true, value: read.place, warning: texts.text((m) => m.site.outside) };
    },
    toRaw: writePlace,
    show: showPlace,
  };
}

function showPlace(place: Place, locale: 'id' | 'en'): string {
  const area = areaM2(place);
  const { lat, lon } = middleOf(place);
  const at = texts(locale).site.point(`${lat}, ${lon}`);
  return area === null ? at : `${at}; ${texts(locale).site.corners(place.length, formatNumber(area, locale, 0))}`;
}

/** What is wrong with a place, in words. */
export function placeProblemInWords(problem: PlaceProblem): Text {
  switch (problem.kind) {
    case 'unreadable':
      return texts.text((m) => m.site.unreadable(problem.line));
    case 'two-points':
      return texts.text((m) => m.site.twoPoints);
    case 'too-many':
      return texts.text((m) => m.site.tooMany);
    case 'too-wide':
      return texts.text((m) => m.site.tooWide);
    case 'crosses-itself':
      return texts.text((m) => m.site.crosses);
  }
}

/** The words of the map in both languages, and where it asks for zones: an island knows no catalogue of the server. */
const mapWords = {
  zonesAt: spatialPaths.zonesApi(),
  ...Object.fromEntries(
    (['id', 'en'] as const).map((locale) => {
      const { mapDraw, mapUndo, mapClear, mapHere, mapLabel, mapArea } = texts(locale).site;
      const zones = zoneTexts(locale).map;
      return [locale, { draw: mapDraw, undo: mapUndo, clear: mapClear, here: mapHere, label: mapLabel, area: mapArea('{area}'), zones }];
    }),
  ),
};
