import { choice, choiceFrom, longText, number, personName, text } from '#platform/forms';
import { villages } from './domain/villages.ts';
import { texts } from './messages/index.ts';

const t = texts.text;

/** What every service about a piece of land asks of it: the right to it, whose it is, how large, where. */
export const landFields = () => ({
  title: choice(
    { label: t((m) => m.land.kind) },
    {
      ownership: t((m) => m.land.ownership),
      'building-right': t((m) => m.land.buildingRight),
      'use-right': t((m) => m.land.useRight),
      customary: t((m) => m.land.customary),
      lease: t((m) => m.land.lease),
    },
  ),
  number: text({ label: t((m) => m.land.number) }, { max: 60 }),
  holder: personName({ label: t((m) => m.land.holder) }),
  area: number({ label: t((m) => m.land.area), min: 1, max: 1_000_000, decimals: 2, unit: () => 'm²' }),
  address: longText({ label: t((m) => m.land.address) }, { max: 300, rows: 3 }),
  village: choiceFrom({ label: t((m) => m.land.village) }, villages, ({ districts }) =>
    districts.flatMap((district) => district.villages.map(({ key, name }) => ({ value: key, label: () => `${district.name}: ${name}` }))),
  ),
});
