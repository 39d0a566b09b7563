/** What is looked at before a report is worked on. Which law asks for it, and whether its text was read, stands with each. */
export interface Requirement {
  readonly key: string;
  readonly group: 'formal' | 'material';
  readonly name: { readonly id: string; readonly en: string };
  readonly instrument: string;
  readonly article: string;
  readonly confirmed: boolean;
}

const uu37 = 'UU 37/2008';
const copy = 'Prosedur Ombudsman (salinan pihak ketiga)';

export const requirements: readonly Requirement[] = [
  {
    key: 'identity',
    group: 'formal',
    name: { id: 'Identitas lengkap pelapor (KTP, KITAS, atau KITAP)', en: 'Full identity of the reporter (KTP, KITAS or KITAP)' },
    instrument: uu37,
    article: '24(1)a',
    confirmed: true,
  },
  {
    key: 'account',
    group: 'formal',
    name: { id: 'Uraian peristiwa yang rinci dan bertanggal', en: 'Detailed, dated account of what happened' },
    instrument: uu37,
    article: '24(1)b',
    confirmed: true,
  },
  {
    key: 'prior',
    group: 'formal',
    name: {
      id: 'Sudah disampaikan kepada terlapor atau atasannya, tanpa penyelesaian yang semestinya',
      en: 'Already reported to the agency or its superior, without proper settlement',
    },
    instrument: uu37,
    article: '24(1)c',
    confirmed: true,
  },
  {
    key: 'two-years',
    group: 'formal',
    name: { id: 'Peristiwa belum lewat dua tahun', en: 'The event is not older than two years' },
    instrument: uu37,
    article: '24(3)',
    confirmed: true,
  },
  {
    key: 'power',
    group: 'formal',
    name: { id: 'Surat kuasa khusus bila diwakili', en: 'Special power of attorney where represented' },
    instrument: uu37,
    article: '24(4)',
    confirmed: true,
  },
  {
    key: 'contact',
    group: 'formal',
    name: { id: 'Nomor telepon, dan surel bila ada', en: 'Telephone number, and e-mail if any' },
    instrument: copy,
    article: '',
    confirmed: false,
  },
  {
    key: 'not-before',
    group: 'formal',
    name: { id: 'Belum pernah ditangani Ombudsman', en: 'Not already handled by the Ombudsman' },
    instrument: copy,
    article: '',
    confirmed: false,
  },
  {
    key: 'court',
    group: 'material',
    name: { id: 'Tidak sedang dan belum diputus di pengadilan', en: 'Neither before a court nor decided by one' },
    instrument: uu37,
    article: '36(1)',
    confirmed: false,
  },
  {
    key: 'reasonable-time',
    group: 'material',
    name: { id: 'Instansi tidak lagi dalam tenggang waktu yang patut', en: 'The agency is no longer within reasonable time' },
    instrument: uu37,
    article: '36(1)',
    confirmed: false,
  },
  {
    key: 'unsettled',
    group: 'material',
    name: { id: 'Belum diselesaikan instansi', en: 'Not settled by the agency' },
    instrument: uu37,
    article: '36(1)',
    confirmed: false,
  },
  {
    key: 'authority',
    group: 'material',
    name: { id: 'Dalam wewenang Ombudsman: pelayanan publik', en: 'Within the Ombudsman’s authority: a public service' },
    instrument: uu37,
    article: '36(1)',
    confirmed: false,
  },
];
