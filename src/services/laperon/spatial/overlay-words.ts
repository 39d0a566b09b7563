import { catalogue, formatNumber, type Locale } from '#i18n';
import type { OverlayHit } from './domain/overlay-hits.ts';
import type { OverlayKind } from './domain/overlay.ts';

type Meaning = Readonly<Record<OverlayKind, { readonly name: string; readonly short: string; readonly means: string }>>;

export const overlayTexts = catalogue(
  {
    title: 'Yang juga berlaku di sini',
    none: (kinds: string) => `Diperiksa juga: ${kinds}. Tidak ada yang mencapai lokasi ini.`,
    share: (m2: string, percent: string) => `${m2} m² · ${percent}% persil`,
    inside: 'lokasi ini berada di dalamnya',
    near: (metres: string, within: string) => `${metres} m dari lokasi ini; berlaku sampai ${within} m`,
    synthetic: 'Data buatan untuk contoh.',
    here: (within: string) => `ada di lokasi ini; berlaku sampai ${within} m di sekitarnya`,
    kinds: {
      lp2b: {
        name: 'Lahan pertanian pangan berkelanjutan (LP2B)',
        short: 'LP2B',
        means: 'Sawah yang dilindungi. Pada dasarnya tidak boleh dialihfungsikan.',
      },
      kkop: {
        name: 'Kawasan keselamatan operasi penerbangan (KKOP)',
        short: 'KKOP',
        means: 'Tinggi bangunan, antena, dan tiang diperiksa tersendiri.',
      },
      hazard: {
        name: 'Kawasan rawan bencana',
        short: 'rawan bencana',
        means: 'Bangunan harus memperhitungkan bahayanya. Tanyakan syaratnya kepada petugas.',
      },
      heritage: {
        name: 'Kawasan cagar budaya',
        short: 'cagar budaya',
        means: 'Perubahan pada bangunan dan sekitarnya memerlukan pertimbangan cagar budaya.',
      },
      temple: {
        name: 'Radius kesucian pura',
        short: 'radius pura',
        means: 'Bangunan dan kegiatan di sekitar pura dibatasi untuk menjaga kesuciannya.',
      },
      coast: { name: 'Sempadan pantai', short: 'sempadan pantai', means: 'Bangunan harus menjaga jarak dari garis pantai.' },
      cliff: { name: 'Sempadan jurang', short: 'sempadan jurang', means: 'Bangunan harus menjaga jarak dari tepi jurang.' },
    } as Meaning,
  },
  {
    title: 'What also applies here',
    none: (kinds: string) => `Looked for as well: ${kinds}. None of them reaches this place.`,
    share: (m2: string, percent: string) => `${m2} m² · ${percent}% of the land`,
    inside: 'this place lies in it',
    near: (metres: string, within: string) => `${metres} m from this place; it reaches ${within} m`,
    synthetic: 'Invented data, for examples.',
    here: (within: string) => `stands at this place; it reaches ${within} m around it`,
    kinds: {
      lp2b: {
        name: 'Protected food farmland (LP2B)',
        short: 'LP2B',
        means: 'Rice fields under protection. As a rule they may not be put to another use.',
      },
      kkop: {
        name: 'Safety of flight operations (KKOP)',
        short: 'KKOP',
        means: 'The height of buildings, aerials and masts is checked apart.',
      },
      hazard: {
        name: 'Disaster-prone area',
        short: 'disaster-prone areas',
        means: 'A building has to reckon with the hazard. Ask an officer on what conditions.',
      },
      heritage: {
        name: 'Cultural heritage',
        short: 'cultural heritage',
        means: 'Changes to the building and around it need the opinion of the heritage service.',
      },
      temple: {
        name: 'Sacred radius of a temple',
        short: 'temple radius',
        means: 'Buildings and activities around a temple are limited to keep it sacred.',
      },
      coast: { name: 'Coast setback', short: 'coast setback', means: 'Buildings keep a distance from the shoreline.' },
      cliff: { name: 'Cliff setback', short: 'cliff setback', means: 'Buildings keep a distance from the edge of the cliff.' },
    } as Meaning,
  },
);

/** How an overlay touches a place, in words: its share of the land, or how far away it is. */
export function hitInWords({ share, metres, withinM }: OverlayHit, locale: Locale): string {
  const m = overlayTexts(locale);
  if (share) return m.share(formatNumber(share.m2, locale, 0), formatNumber(share.percent, locale, 1));
  if (withinM === null) return m.inside;
  // What has a reach of its own and no distance to keep stands here: the land does not lie in it.
  if (metres === 0) return m.here(formatNumber(withinM, locale, 0));
  return m.near(formatNumber(metres, locale, 0), formatNumber(withinM, locale, 0));
}

/** What of it is named: its own name, and what its source says of it. */
export const namedOf = ({ name, detail }: OverlayHit): string => [name, detail].filter((part) => part !== null).join(': ');
