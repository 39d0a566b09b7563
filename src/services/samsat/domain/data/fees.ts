const quashed = 'MA 12 P/HUM/2017';
const stated = 'PP 76/2020';

/** The yearly endorsement of the STNK by wheels, in rupiah: charged from 2017, quashed by the court; it stays as a line of nothing. */
export const endorsements = [
  {
    key: '2017.2-3',
    region: 'ID',
    from: '2017-01-06',
    to: '2018-02-13',
    instrument: 'PP 60/2016',
    article: 'Lampiran huruf E',
    confirmed: false,
    wheels: '2-3' as const,
    rupiah: 25_000,
  },
  {
    key: '2017.4',
    region: 'ID',
    from: '2017-01-06',
    to: '2018-02-13',
    instrument: 'PP 60/2016',
    article: 'Lampiran huruf E',
    confirmed: false,
    wheels: '4+' as const,
    rupiah: 50_000,
  },
  ...(['2-3', '4+'] as const).flatMap((wheels) => [
    {
      key: `quashed.${wheels.replace('+', '')}`,
      region: 'ID',
      from: '2018-02-14',
      to: '2021-01-19',
      instrument: quashed,
      article: 'pungutan Pengesahan STNK dibatalkan; hari mulainya belum dipastikan',
      confirmed: false,
      wheels,
      rupiah: 0,
    },
    {
      key: `2021.${wheels.replace('+', '')}`,
      region: 'ID',
      from: '2021-01-20',
      instrument: `${stated}; ${quashed}`,
      article: 'tidak memuat tarif Pengesahan STNK menurut pemberitaan',
      confirmed: false,
      wheels,
      rupiah: 0,
    },
  ]),
];

const unsaid = { instrument: 'Belum ditemukan aturannya', article: '', confirmed: false };

/** How sums of regional taxes are rounded; totals of Bali hint at Rp100. */
export const roundings = [
  { key: 'default', region: 'ID', from: '2011-01-01', ...unsaid, unit: 100, direction: 'half-up' as const, level: 'line' as const },
];

/** Which day's rates a tax year follows: the day it falls due, the day it is paid, or the earlier of both. */
export const readings = [{ key: 'default', region: 'ID', from: '2011-01-01', ...unsaid, ratesOf: 'earlier' as const }];
