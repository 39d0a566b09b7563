import type { Districts } from '#platform/cases';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

const Place = Type.Object({ key: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' }), name: Type.String({ minLength: 1 }) });

/** The districts (kecamatan) of Badung with their villages (desa and kelurahan). */
export const villages = defineRule({
  key: 'laperon.villages',
  title: { id: 'Daftar desa dan kelurahan', en: 'List of villages' },
  schema: Type.Object({
    districts: Type.Array(
      Type.Object({
        code: Type.String({ pattern: '^51\\.03\\.\\d{2}$' }),
        name: Type.String({ minLength: 1 }),
        villages: Type.Array(Place),
      }),
      { minItems: 1 },
    ),
  }),
  value: {
    districts: [
      district('51.03.01', 'Kuta', 'Kedonganan, Kuta, Legian, Seminyak, Tuban'),
      district(
        '51.03.02',
        'Mengwi',
        'Abianbase, Baha, Buduk, Cemagi, Gulingan, Kapal, Kekeran, Kuwum, Lukluk, Mengwi, Mengwitani, Munggu, Penarungan, ' +
          'Pererenan, Sading, Sembung, Sempidi, Sobangan, Tumbak Bayuh, Werdi Bhuwana',
      ),
      district(
        '51.03.03',
        'Abiansemal',
        'Abiansemal, Angantaka, Ayunan, Blahkiuh, Bongkasa, Bongkasa Pertiwi, Darmasaba, Dauh Yeh Cani, Jagapati, Mambal, ' +
          'Mekar Bhuwana, Punggul, Sangeh, Sedang, Selat, Sibang Gede, Sibang Kaja, Taman',
      ),
      district('51.03.04', 'Petang', 'Belok Sidan, Carangsari, Getasan, Pangsan, Pelaga, Petang, Sulangai'),
      district('51.03.05', 'Kuta Selatan', 'Benoa, Jimbaran, Kutuh, Pecatu, Tanjung Benoa, Ungasan'),
      district('51.03.06', 'Kuta Utara', 'Canggu, Dalung, Kerobokan, Kerobokan Kaja, Kerobokan Kelod, Tibubeneng'),
    ],
  },
  citation: 'Daftar kode dan nama wilayah administrasi (Kemendagri); susunan desa belum dikonfirmasi',
  confirmed: false,
  validFrom: '2020-01-01',
});

function district(code: string, name: string, names: string) {
  return { code, name, villages: names.split(', ').map((village) => ({ key: keyOf(`${name} ${village}`), name: village })) };
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** Which question of a service names a village, and in which district each lies. */
export const districtsBy = (at: 'land.village' | 'site.village'): Districts => ({
  at,
  list: (rules) =>
    rules.value(villages).districts.map(({ code, name, villages: inside }) => ({
      code,
      name,
      villages: inside.map((one) => one.name),
      answers: inside.map(({ key }) => key),
    })),
});

/** A village's full name, "Jimbaran, Kecamatan Kuta Selatan", by its key; the key itself where the list has lost it. */
export function villageName(list: typeof villages.value, key: string): string {
  for (const { name, villages: inside } of list.districts) {
    const village = inside.find((one) => one.key === key);
    if (village) return `${village.name}, Kecamatan ${name}`;
  }
  return key;
}
