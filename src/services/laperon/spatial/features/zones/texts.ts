import { catalogue } from '#i18n';
import { overlayKinds } from '../../domain/overlay.ts';
import { overlayTexts } from '../../overlay-words.ts';

export const texts = catalogue(
  {
    noView: 'Tulis barat, selatan, timur, utara dalam derajat, dengan koma; paling lebar 4096 piksel pada perbesaran itu.',
    operation:
      'Zona dipotong pada bidang itu dan disederhanakan menurut perbesaran: untuk dilihat, bukan untuk diukur. Yang berlaku di atas zona (LP2B, KKOP, radius pura, sempadan, ...) ada di "overlays". Bila terlalu banyak, "complete" bernilai false dan tidak ada zona yang dikirim; mintalah bidang yang lebih kecil.',
    map: {
      legend: 'Zona yang terlihat di peta',
      overlays: Object.fromEntries(overlayKinds.map((kind) => [kind, overlayTexts('id').kinds[kind].name])),
      point: 'Zona di titik ini',
      none: 'tidak ada zona di peta',
      closer: 'Perbesar peta untuk melihat zona.',
      away: 'Zona belum dapat dimuat. Peta tetap dapat dipakai.',
      synthetic: 'Zona contoh, bukan rencana Kabupaten Badung.',
    },
  },
  {
    noView: 'Write west, south, east, north in degrees, with commas; at most 4096 pixels wide at that zoom.',
    operation:
      'Zones are cut to the view and simplified by the zoom: to be looked at, not measured. What lies over them (LP2B, KKOP, temple radius, setbacks, ...) stands in "overlays". Where there are too many, "complete" is false and no zone is sent; ask for a smaller view.',
    map: {
      legend: 'Zones seen on the map',
      overlays: Object.fromEntries(overlayKinds.map((kind) => [kind, overlayTexts('en').kinds[kind].name])),
      point: 'Zone at this point',
      none: 'no zone on the map',
      closer: 'Enlarge the map to see the zones.',
      away: 'The zones cannot be loaded now. The map can still be used.',
      synthetic: 'Example zones, not a plan of Badung Regency.',
    },
  },
);
