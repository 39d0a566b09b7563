import { defineRule } from '#platform/rules';
import { type Static, Type } from 'typebox';

const Districts = Type.Object({
  districts: Type.Array(
    Type.Object({
      code: Type.String({ pattern: '^51\\.02\\.\\d{2}$' }),
      name: Type.String({ minLength: 1 }),
      villages: Type.Array(Type.String({ minLength: 1 })),
    }),
    { minItems: 1 },
  ),
});

type List = Static<typeof Districts>;

/** The districts (kecamatan) of Tabanan with their villages (desa). */
export const districts = defineRule({
  key: 'dukcapil.districts',
  title: { id: 'Daftar kecamatan dan desa', en: 'List of districts and villages' },
  schema: Districts,
  value: {
    districts: [
      district(
        '51.02.01',
        'Selemadeg',
        'Antap, Bajera, Bajera Utara, Berembeng, Manikyang, Pupuan Sawah, Selemadeg, Serampingan, Wanagiri, Wanagiri Kauh',
      ),
      district(
        '51.02.02',
        'Selemadeg Timur',
        'Bantas, Beraban, Dalang, Gadung Sari, Gadungan, Gunung Salak, Mambang, Megati, Tangguntiti, Tegal Mengkeb',
      ),
      district(
        '51.02.03',
        'Selemadeg Barat',
        'Angkah, Antosari, Bengkel Sari, Lalang Linggah, Lumbung, Lumbung Kauh, Mundeh, Mundeh Kangin, Mundeh Kauh, Selabih, Tiying Gading',
      ),
      district(
        '51.02.04',
        'Kerambitan',
        'Batuaji, Baturiti, Belumbang, Kelating, Kerambitan, Kesiut, Kukuh, Meliling, Pangkung Karung, Penarukan, Samsam, Sembung Gede, ' +
          'Tibubiu, Timpag, Tista',
      ),
      district(
        '51.02.05',
        'Tabanan',
        'Bongan, Buahan, Dajan Peken, Dauh Peken, Delod Peken, Denbantas, Gubug, Sesandan, Subamia, Sudimara, Tunjuk, Wanasari',
      ),
      district(
        '51.02.06',
        'Kediri',
        'Abiantuwung, Banjar Anyar, Belalang, Bengkel, Beraban, Buwit, Cepaka, Kaba-Kaba, Kediri, Nyambu, Nyitdah, Pandak Bandung, ' +
          'Pandak Gede, Pangkung Tibah, Pejaten',
      ),
      district(
        '51.02.07',
        'Marga',
        'Baru, Batannyuh, Beringkit, Cau Belayu, Geluntung, Kukuh, Kuwum, Marga, Marga Dajan Puri, Marga Dauh Puri, Payangan, Peken Belayu, ' +
          'Petiga, Selanbawak, Tegaljadi, Tua',
      ),
      district(
        '51.02.08',
        'Penebel',
        'Babahan, Biaung, Buruan, Jatiluwih, Jegu, Mangesta, Penatahan, Penebel, Pesagi, Pitra, Rejasa, Riang Gede, Sangketan, Senganan, ' +
          'Tajen, Tegalinggah, Tengkudak, Wongaya Gede',
      ),
      district(
        '51.02.09',
        'Baturiti',
        'Angseri, Antapan, Apuan, Bangli, Batunya, Baturiti, Candikuning, Luwus, Mekarsari, Perean, Perean Kangin, Perean Tengah',
      ),
      district(
        '51.02.10',
        'Pupuan',
        'Bantiran, Batungsel, Belatungan, Belimbing, Jelijih Punggang, Karya Sari, Kebon Padangan, Munduk Temu, Padangan, Pajahan, ' +
          'Pujungan, Pupuan, Sai, Sanda',
      ),
    ],
  },
  citation: 'Kecamatan dan jumlah desa: Kepmendagri 300.2.2-2430/2025; nama desa belum dikonfirmasi Kabupaten Tabanan',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    districts: { id: 'Kecamatan', en: 'Districts' },
    code: { id: 'Kode wilayah', en: 'Code of the region' },
    name: { id: 'Nama', en: 'Name' },
    villages: { id: 'Desa', en: 'Villages' },
  },
});

function district(code: string, name: string, names: string) {
  return { code, name, villages: names.split(', ') };
}

/** The name of a district by its code; the code where the list has lost it. */
export function districtName({ districts: all }: List, code: string): string {
  return all.find((one) => one.code === code)?.name ?? code;
}

/** A village as the list spells it, however it was typed; undefined where the list knows none of that name. */
export function findVillage({ districts: all }: List, typed: string): string | undefined {
  const wanted = plain(typed);
  return all.flatMap(({ villages }) => villages).find((village) => plain(village) === wanted);
}

// Spaces, hyphens and the word "desa" are written or left out as people like.
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(desa|ds\.?)\s+/, '')
    .replace(/[^a-z]/g, '');
}
