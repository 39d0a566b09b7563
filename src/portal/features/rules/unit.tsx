import type { Locale } from '#i18n';
import { useView } from '#web';

/** Units as rules name them, in the other language; what is not here is shown as it was written. */
const units: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  id: { days: 'hari', minutes: 'menit', years: 'tahun', messages: 'pesan', units: 'unit' },
  en: {
    hari: 'days',
    'hari kalender': 'calendar days',
    'hari kalender sebelum acara': 'calendar days before the event',
    'hari kerja': 'working days',
    bulan: 'months',
    tahun: 'years',
    orang: 'people',
    '% dari SWDKLLJ': '% of SWDKLLJ',
    '% dari dasar pengenaan': '% of the base',
    '% dari pokok PKB': '% of PKB itself',
    '% per bulan': '% a month',
    '% yang dipotong': '% taken off',
    'kali NJKB': 'times NJKB',
    'rupiah per m² per bulan; % dari nilai sewa reklame': 'rupiah per m² a month; % of the rental value',
    'rupiah per pengesahan': 'rupiah for each endorsement',
    'rupiah per tahun': 'rupiah a year',
    '% dari luas menurut hak tanah': '% of the area in the land title',
    'KDB, KDH, KTB: % luas persil; KLB: rasio; GSB, jarak samping, tinggi: m':
      'KDB, KDH, KTB: % of the parcel; KLB: ratio; GSB, side clearance, height: m',
    'bobot (bp) dan indeks (Ip)': 'weight (bp) and index (Ip)',
    'faktor kepemilikan (Fm)': 'factor of ownership (Fm)',
    'indeks bangunan gedung terbangun (Ibg)': 'index of the building as it stands (Ibg)',
    'indeks fungsi (If)': 'index of function (If)',
    'm di atas tanah tempat bangunan berdiri': 'm above the ground the building stands on',
    'rupiah per m² (HSbg); bobot dan indeks': 'rupiah per m² (HSbg); weights and indices',
    'rupiah per m²; % dari SHST': 'rupiah per m²; % of SHST',
    'rupiah per satuan pada nama': 'rupiah for the unit in the name',
  },
};

export function unitIn(unit: string, locale: Locale): string {
  return units[locale][unit] ?? unit;
}

/** What a rule rests on. Laws go by their Indonesian names, which a screen reader is told. */
export function Citation({ children }: { readonly children: string }) {
  return useView().locale === 'id' ? <>{children}</> : <span lang="id">{children}</span>;
}
