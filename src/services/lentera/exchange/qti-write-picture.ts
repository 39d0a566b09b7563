import type { Hotspot } from '../bank/domain/question.ts';
import { leavePolicy } from './as-matching.ts';
import { mediaType } from './media-in.ts';
import { coordsOf } from './moodle-markers.ts';
import { pictureSize } from './picture-size.ts';
import { type AnswerXml, type QtiOut, RESPONSE } from './qti-out.ts';
import { tag, xmlText } from './xml.ts';

/** Points on a picture with areas that are mapped; `null`, and named, where the picture is not there. */
export function pictureXml({ picture, alt, areas, most, policy }: Hotspot, out: QtiOut): AnswerXml | null {
  const bytes = out.media.get(picture) ?? new Uint8Array();
  const size = pictureSize(bytes);
  if (!size) {
    out.leave(out.where, 'media-missing', picture, { whole: true });
    return null;
  }
  leavePolicy(policy, 'clamped', out);
  const entries = areas.map((area) => {
    const { coords, isExact } = coordsOf(area, size);
    if (!isExact) out.leave(out.where, 'value-changed', `${area.kind} ${coords}`);
    const [a = 0, b = 0, c = 0, d = 0] = coords.split(/[;,]/).map(Number);
    const [shape, places] =
      area.kind === 'rectangle'
        ? ['rect', `${a},${b},${a + c},${b + d}`]
        : [area.kind === 'circle' ? 'circle' : 'poly', coords.replaceAll(';', ',')];
    return out.write('areaMapEntry', { shape, coords: places, mappedValue: 1 / areas.length });
  });
  const mapping = out.write('areaMapping', { defaultValue: -1 / areas.length, lowerBound: 0, upperBound: 1 }, ...entries);
  const type = mediaType(bytes) ?? 'png';
  return {
    declarations: [out.write('responseDeclaration', { identifier: RESPONSE, cardinality: 'multiple', baseType: 'point' }, mapping)],
    body: [
      out.write(
        'selectPointInteraction',
        { responseIdentifier: RESPONSE, maxChoices: most },
        tag(
          'object',
          { data: out.file(picture), type: `image/${type === 'jpg' ? 'jpeg' : type}`, width: size.width, height: size.height },
          xmlText(alt),
        ),
      ),
    ],
    scoring: 'map_response_point',
  };
}
