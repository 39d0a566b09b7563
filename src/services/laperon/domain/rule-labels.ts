import type { Label, Rule } from '#platform/rules';

const called = (id: string, en: string): Label => ({ id, en });

/** What the parts of the permit's rules are called where an agency fills them in. */
const labels: Readonly<Record<string, Label>> = {
  // Prices
  shstRupiahPerM2: called('SHST, rupiah per m²', 'SHST, rupiah per m²'),
  iloPercent: called('Indeks lokalitas (Ilo), % dari SHST', 'Locality index (Ilo), % of the SHST'),
  hsbgRupiahPerM2: called('HSbg, rupiah per m²', 'HSbg, rupiah per m²'),
  fenceRupiahPerM: called('Pagar, rupiah per m', 'Fence, rupiah per m'),
  pavingRupiahPerM2: called('Perkerasan, rupiah per m²', 'Paving, rupiah per m²'),
  poolRupiahPerM2: called('Kolam renang, rupiah per m²', 'Swimming pool, rupiah per m²'),
  wasteTankRupiahPerUnit: called('Tangki septik, rupiah per unit', 'Waste tank, rupiah each'),
  // Use
  use: called('Fungsi', 'Use'),
  smallHouse: called('Rumah kecil', 'Small house'),
  smallHouseBelowAreaM2: called('Rumah kecil: luas kurang dari, m²', 'Small house: area below, m²'),
  smallHouseBelowFloors: called('Rumah kecil: lantai kurang dari', 'Small house: storeys below'),
  smallHouseUpToAreaM2: called('Rumah kecil: luas sampai, m²', 'Small house: area up to, m²'),
  smallHouseUpToFloors: called('Rumah kecil: lantai sampai', 'Small house: storeys up to'),
  house: called('Hunian', 'House'),
  worship: called('Keagamaan', 'Worship'),
  business: called('Usaha', 'Business'),
  msme: called('Usaha mikro, kecil, dan menengah', 'Micro, small or medium business'),
  social: called('Sosial dan budaya', 'Social and cultural'),
  special: called('Khusus', 'Special'),
  smallMixed: called('Campuran kecil', 'Small mixed use'),
  smallMixedUpToAreaM2: called('Campuran kecil: luas sampai, m²', 'Small mixed use: area up to, m²'),
  smallMixedUpToFloors: called('Campuran kecil: lantai sampai', 'Small mixed use: storeys up to'),
  mixed: called('Campuran', 'Mixed'),
  // Weights and indices
  complexity: called('Kompleksitas', 'Complexity'),
  complexityWeight: called('Bobot kompleksitas', 'Weight of complexity'),
  simple: called('Sederhana', 'Simple'),
  notSimple: called('Tidak sederhana', 'Not simple'),
  permanence: called('Permanensi', 'Permanence'),
  permanenceWeight: called('Bobot permanensi', 'Weight of permanence'),
  nonPermanent: called('Nonpermanen', 'Not permanent'),
  permanent: called('Permanen', 'Permanent'),
  height: called('Ketinggian', 'Height'),
  heightWeight: called('Bobot ketinggian', 'Weight of height'),
  floors: called('Indeks menurut jumlah lantai, mulai satu', 'Index by number of storeys, from one'),
  basements: called('Indeks menurut lapis basemen, mulai satu', 'Index by layers of basement, from one'),
  fireRisk: called('Risiko kebakaran', 'Risk of fire'),
  quakeZone: called('Zonasi gempa', 'Earthquake zone'),
  density: called('Kepadatan bangunan', 'Density of buildings'),
  low: called('Rendah', 'Low'),
  lowUpToFloors: called('Rendah: lantai sampai', 'Low: storeys up to'),
  medium: called('Sedang', 'Medium'),
  mediumUpToFloors: called('Sedang: lantai sampai', 'Medium: storeys up to'),
  high: called('Tinggi', 'High'),
  weight: called('Bobot', 'Weight'),
  index: called('Indeks', 'Index'),
  timeFactor: called('Faktor waktu (Fw)', 'Factor of time (Fw)'),
  infrastructureIndex: called('Indeks prasarana', 'Index of infrastructure'),
  ownership: called('Kepemilikan', 'Ownership'),
  private: called('Perorangan atau badan usaha', 'Private'),
  state: called('Negara', 'State'),
  // Work
  work: called('Jenis pekerjaan', 'Kind of work'),
  new: called('Bangunan baru', 'New building'),
  'renovation-medium': called('Rehabilitasi atau renovasi sedang', 'Medium renovation'),
  'renovation-heavy': called('Rehabilitasi atau renovasi berat', 'Heavy renovation'),
  'conservation-minor': called('Pelestarian pratama', 'Conservation, minor (pratama)'),
  'conservation-medium': called('Pelestarian madya', 'Conservation, medium (madya)'),
  'conservation-major': called('Pelestarian utama', 'Conservation, major (utama)'),
  // Formula and rounding
  formula: called('Rumus', 'Formula'),
  pbg: called('PBG (PP 16/2021)', 'PBG (PP 16/2021)'),
  imb: called('Masa IMB', 'Years of the IMB'),
  rule: called('Cara membulatkan', 'How it is rounded'),
  'half-up-to-rupiah': called('Ke rupiah terdekat', 'To the nearest rupiah'),
  'up-to-rupiah': called('Ke atas, satu rupiah', 'Up to the next rupiah'),
  'up-to-hundred-rupiah': called('Ke atas, seratus rupiah', 'Up to the next hundred rupiah'),
  // Days, grounds, places
  toObject: called('Waktu mengajukan keberatan, hari kerja', 'Time to object, in working days'),
  toDecide: called('Waktu memutus keberatan, hari kerja', 'Time to decide it, in working days'),
  grounds: called('Alasan atau dasar', 'Grounds'),
  exceptions: called('Pengecualian', 'Exceptions'),
  key: {
    ...called('Kunci', 'Key'),
    hint: called('Huruf kecil dan tanda hubung; tidak berubah selama dipakai.', 'Small letters and hyphens; stays as long as it is used.'),
  },
  name: called('Nama', 'Name'),
  citation: called('Dasar hukum', 'Law'),
  metres: called('Tinggi, meter', 'Height, metres'),
  percent: called('Persen', 'Per cent'),
  districts: called('Kecamatan', 'Districts'),
  code: called('Kode wilayah', 'Code of the region'),
  villages: called('Desa dan kelurahan', 'Villages'),
};

/** The rules with the names of their parts, where a rule has none of its own. */
export function labelled(rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule) => ({ ...rule, labels: { ...labels, ...rule.labels } }));
}
