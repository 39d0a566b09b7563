import { catalogue } from '#i18n';

const id = {
  begin: 'Gambar tanpa skrip, dengan pilihan lapisan',
  back: 'Kembali ke gambar yang dapat digeser dan diukur',
  picture: (name: string, pins: number) => `Gambar ${name}${pins === 0 ? '' : `, dengan ${pins} catatan bernomor seperti pada daftar`}`,
  whole: 'Buka gambar ini saja.',
  choose: 'Pilih lapisan dan ukuran',
  layers: (n: number) => `Lapisan (${n})`,
  size: 'Ukuran',
  sizes: { 1: 'Selebar layar', 2: 'Dua kali', 4: 'Empat kali' },
  show: 'Tampilkan',
};

const en: typeof id = {
  begin: 'Drawing without scripts, with a choice of layers',
  back: 'Back to the drawing one can move and measure',
  picture: (name, pins) => `Drawing ${name}${pins === 0 ? '' : `, with ${pins} remarks numbered as in the list`}`,
  whole: 'Open this drawing alone.',
  choose: 'Choose layers and size',
  layers: (n) => `Layers (${n})`,
  size: 'Size',
  sizes: { 1: 'As wide as the screen', 2: 'Twice', 4: 'Four times' },
  show: 'Show',
};

export const stillTexts = catalogue(id, en);
