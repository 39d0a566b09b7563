import { said } from '#i18n';
import { creditsOf, type Party } from '#platform/payments';

/** The regency's treasury, whose books have the levies beside ours. */
export const levyParties = (agencyKey: string): readonly Party[] => [
  {
    key: 'bpkad',
    title: said('BPKAD, kas daerah (retribusi)', 'Treasury of the regency (levies)'),
    hint: said(
      'CSV dengan kode bayar dan jumlah, satu baris setiap kode bayar.',
      'A CSV with payment code and sum, one line for each payment code.',
    ),
    agencyKey,
    columns: {
      key: ['kode bayar', 'kode billing', 'nomor bayar', 'kode pembayaran'],
      amount: ['jumlah', 'jumlah bayar', 'total', 'nilai', 'rupiah', 'nominal'],
      object: ['berkas', 'nomor berkas', 'nomor permohonan'],
    },
    expected: creditsOf(['rkud-kab']),
  },
];
