import { said } from '#i18n';
import { choiceFrom, longText } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { middleOf, type Place } from '../../domain/parcel.ts';
import { villageName, villages } from '../../domain/villages.ts';
import { texts as itrTexts } from '../../itr-letter/texts/index.ts';
import { texts } from '../../messages/index.ts';
import { placeField } from '../../place-field.ts';

interface Where {
  readonly address: string;
  readonly village: string;
  readonly place: Place;
}

export const whereTitle = said('Tempatnya', 'The place');

/** Where it stands or happens: address, village, and a point or border on the map. */
export const whereFields = () => ({
  address: longText({ label: said('Alamat tempat', 'Address of the place') }, { max: 300, rows: 3 }),
  village: choiceFrom({ label: texts.text((m) => m.land.village) }, villages, ({ districts }) =>
    districts.flatMap((district) => district.villages.map(({ key, name }) => ({ value: key, label: () => `${district.name}: ${name}` }))),
  ),
  place: placeField({ label: said('Titik atau batasnya', 'Point or border'), hint: itrTexts.text((m) => m.site.placeHint) }),
});

/** The place in a line, as lists and letters name it. */
export const placeInWords = ({ address, village }: Where, rules: RuleBook): string =>
  `${address}, ${villageName(rules.value(villages), village)}`;

/** How a case is found and told apart: by who applies, and by what is asked for at which point. */
export function subjectOf(kind: string, applicantName: string, where: Where, rules: RuleBook) {
  const { lat, lon } = middleOf(where.place);
  return {
    applicantName,
    place: placeInWords(where, rules),
    // Four decimals of a degree: about eleven metres.
    likenessKeys: [{ reason: texts('id').likeness.place, key: `${kind} ${lat.toFixed(4)} ${lon.toFixed(4)}` }],
  };
}
