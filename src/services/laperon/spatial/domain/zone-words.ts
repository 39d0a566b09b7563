import { catalogue, type Locale } from '#i18n';

/**
 * What the zones of the national classification mean, in plain words, by the beginning of their code (Permen ATR/BPN
 * 11/2021, Lampiran V; which of them Badung's own plans use is unconfirmed). The longest beginning that fits counts.
 */
const words = catalogue(
  {
    zones: {
      R: 'Perumahan: rumah tinggal dan keperluan sehari-hari warganya.',
      K: 'Perdagangan dan jasa: toko, kantor, penginapan, dan usaha lain.',
      W: 'Pariwisata: penginapan, hiburan, dan layanan wisata.',
      SPU: 'Sarana pelayanan umum: sekolah, kesehatan, ibadah, olahraga.',
      KT: 'Perkantoran pemerintah dan swasta.',
      KPI: 'Kawasan peruntukan industri.',
      P: 'Pertanian: sawah dan kebun, yang pada umumnya tidak boleh dibangun.',
      RTH: 'Ruang terbuka hijau: taman, hutan kota, pemakaman.',
      PS: 'Perlindungan setempat: sempadan pantai, sungai, jurang, dan kawasan suci.',
      HL: 'Hutan lindung.',
      BA: 'Badan air: laut, sungai, danau.',
      BJ: 'Badan jalan.',
      HK: 'Pertahanan dan keamanan.',
      TR: 'Transportasi: bandara, pelabuhan, terminal.',
    } as Readonly<Record<string, string>>,
  },
  {
    zones: {
      R: 'Housing: homes, and what the people in them need every day.',
      K: 'Trade and services: shops, offices, lodging and other business.',
      W: 'Tourism: lodging, leisure and services for visitors.',
      SPU: 'Public facilities: schools, health, worship, sport.',
      KT: 'Offices, public and private.',
      KPI: 'Industry.',
      P: 'Farming: fields and gardens, which as a rule are not built on.',
      RTH: 'Green open space: parks, urban woods, burial grounds.',
      PS: 'Local protection: the margins of coast, river and cliff, and sacred places.',
      HL: 'Protected forest.',
      BA: 'Water: sea, river, lake.',
      BJ: 'Road.',
      HK: 'Defence and security.',
      TR: 'Transport: airport, harbour, terminal.',
    } as Readonly<Record<string, string>>,
  },
);

/** A zone in plain words; null for a code the classification does not know. */
export function zoneInWords(code: string | null, locale: Locale): string | null {
  const { zones } = words(locale);
  for (let stem = code?.split(/[-.\d]/)[0] ?? ''; stem !== ''; stem = stem.slice(0, -1)) {
    const found = zones[stem];
    if (found !== undefined) return found;
  }
  return null;
}
