import { ChecklistSchema, type Requirement } from '#platform/forms';
import { defineRule } from '#platform/rules';

type Rest = Omit<Requirement, 'key' | 'name' | 'need' | 'accepts' | 'maxFiles'> &
  Partial<Pick<Requirement, 'need' | 'accepts' | 'maxFiles'>>;

const item = (key: string, id: string, en: string, rest: Rest = {}): Requirement => ({
  key,
  name: { id, en },
  need: 'required',
  accepts: 'document',
  maxFiles: 1,
  ...rest,
});

const drawing = (key: string, id: string, en: string, hint?: { id: string; en: string }): Requirement =>
  item(key, id, en, { accepts: 'drawing', maxFiles: 5, ...(hint && { hint }) });

/** The files asked of an applicant for a building permit: the usual set; Badung's own list is not known. */
export const permitChecklist = defineRule({
  key: 'laperon.permit.checklist',
  title: { id: 'Daftar syarat', en: 'List of required files' },
  schema: ChecklistSchema,
  value: {
    items: [
      item('identity', 'KTP-el pemohon', 'Identity card of the applicant', {
        hint: { id: 'Foto atau pindaian, seluruh kartu terbaca.', en: 'A photo or scan, the whole card readable.' },
      }),
      item('power-of-attorney', 'Surat kuasa bermeterai', 'Stamped power of attorney', {
        when: { path: 'applicant.role', is: 'proxy' },
        hint: { id: 'Ditandatangani pemilik dan Anda.', en: 'Signed by the owner and by you.' },
      }),
      item('land-title', 'Bukti hak atas tanah', 'Proof of the right to the land', {
        maxFiles: 3,
        hint: { id: 'Sertipikat, semua halaman.', en: 'The certificate, all pages.' },
      }),
      item('lease', 'Perjanjian pemanfaatan tanah', 'Agreement on the use of the land', {
        when: { path: 'land.title', in: ['lease', 'customary'] },
        maxFiles: 3,
      }),
      item('land-tax', 'Bukti lunas PBB tahun terakhir', 'Proof of the last land tax paid'),
      item('spatial-information', 'ITR atau KRK', 'Spatial information (ITR or KRK)', {
        hint: {
          id: 'Informasi tata ruang dari kantor ini; gratis, paling lama 7 hari kerja.',
          en: 'Spatial information from this office; free, within 7 working days.',
        },
        citation: 'Keputusan Kepala DPMPTSP Badung 37/2018',
      }),
      item('neighbours', 'Persetujuan tetangga (penyanding)', 'Consent of the neighbours (penyanding)', {
        maxFiles: 3,
        hint: {
          id: 'Diketahui kelian banjar, perbekel atau lurah, dan camat.',
          en: 'Known to the kelian banjar, the village head and the camat.',
        },
      }),
      drawing('situation', 'Gambar situasi dan rencana tapak', 'Situation drawing and site plan'),
      drawing('plans', 'Gambar denah, tampak, dan potongan', 'Floor plans, elevations and sections', {
        id: 'Berskala; paling sedikit dua tampak dan dua potongan; arsitektur Bali terlihat.',
        en: 'To scale; at least two elevations and two sections; Balinese architecture shown.',
      }),
      drawing('construction', 'Gambar pondasi, atap, sanitasi, dan listrik', 'Drawings of foundation, roof, sanitation and electrics'),
      item('structure', 'Perhitungan struktur', 'Structural calculation', {
        when: { path: 'buildings.floors', min: 2 },
        maxFiles: 3,
        hint: { id: 'Diminta mulai dua lantai.', en: 'Asked from two storeys on.' },
      }),
      item('soil', 'Hasil penyelidikan tanah', 'Soil investigation', {
        when: {
          any: [
            { path: 'buildings.floors', min: 4 },
            { path: 'buildings.basements', min: 1 },
            { path: 'buildings.area', min: 2000 },
          ],
        },
      }),
      item('environment', 'Dokumen lingkungan (SPPL, UKL-UPL, atau Amdal)', 'Environmental document (SPPL, UKL-UPL or Amdal)', {
        when: {
          any: [
            { path: 'buildings.use', in: ['business', 'mixed', 'special'] },
            { path: 'buildings.area', min: 2000 },
          ],
        },
        need: 'recommended',
      }),
      item('height-exception', 'Dasar pengecualian ketinggian', 'Ground for the exception from the height limit', {
        when: {
          path: 'buildings.heightException',
          in: ['aviation', 'shipping', 'worship', 'defence', 'disaster', 'telecom', 'hospital', 'school'],
        },
        need: 'recommended',
      }),
      item('site-photos', 'Foto lokasi', 'Photos of the site', { accepts: 'picture', maxFiles: 6, need: 'optional' }),
    ],
  },
  citation: 'PP 16/2021 dan persyaratan IMB yang lazim; daftar Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2021-02-02',
});
