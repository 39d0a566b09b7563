import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Alasan yang menahan',
    lead: 'Berapa kendaraan yang tidak dapat langsung dibayar daring, menurut alasan dan bulan. Setiap kendaraan dihitung sekali sebulan untuk setiap alasan; tidak ada nama dan nomor yang dicatat.',
    month: 'Bulan',
    ground: 'Alasan',
    refused: 'Ditolak',
    officer: 'Menunggu petugas',
    none: 'Belum ada yang tertahan.',
    months: 'Dibandingkan dengan yang dibayar',
    billed: 'Kendaraan ditagih',
    paid: 'Kendaraan dibayar',
    noMonths: 'Belum ada tagihan.',
    csv: 'Unduh (CSV)',
    csvName: 'alasan-penolakan',
  },
  {
    title: 'Grounds that hold people up',
    lead: 'How many vehicles could not be paid for online at once, by ground and month. Each vehicle counts once a month for each ground; no names and numbers are noted.',
    month: 'Month',
    ground: 'Ground',
    refused: 'Refused',
    officer: 'Waited for an officer',
    none: 'Nobody was held up yet.',
    months: 'Beside what was paid',
    billed: 'Vehicles billed',
    paid: 'Vehicles paid for',
    noMonths: 'No bills yet.',
    csv: 'Download (CSV)',
    csvName: 'refusal-grounds',
  },
);
