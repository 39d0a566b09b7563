import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    noView: 'Tulis barat, selatan, timur, utara dalam derajat, dengan koma; paling lebar 4096 piksel pada perbesaran itu.',
    operation:
      'Zona dipotong pada bidang itu dan disederhanakan menurut perbesaran: untuk dilihat, bukan untuk diukur. Bila terlalu banyak, "complete" bernilai false dan tidak ada zona yang dikirim; mintalah bidang yang lebih kecil.',
    map: {
      legend: 'Zona yang terlihat di peta',
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
      'Zones are cut to the view and simplified by the zoom: to be looked at, not measured. Where there are too many, "complete" is false and no zone is sent; ask for a smaller view.',
    map: {
      legend: 'Zones seen on the map',
      point: 'Zone at this point',
      none: 'no zone on the map',
      closer: 'Enlarge the map to see the zones.',
      away: 'The zones cannot be loaded now. The map can still be used.',
      synthetic: 'Example zones, not a plan of Badung Regency.',
    },
  },
);
