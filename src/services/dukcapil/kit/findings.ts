import { formatDate, said, type Text } from '#i18n';
import { checkNik, oddsOfNik } from '#kernel';
import type { Statement } from '#platform/forms';

/** Somebody an application names, with what it says of them. */
export interface Named {
  readonly who: Text;
  readonly nik: string | undefined;
  readonly bornOn?: string | undefined;
  readonly female?: boolean | undefined;
}

/**
 * What is worth a second look in the numbers of an application, for whoever fills it in and whoever checks it; nothing
 * here refuses anybody. Nothing is looked up: the numbers themselves say it.
 */
export function findingsIn(people: readonly Named[], kk: string, others: readonly Text[] = []): readonly Statement[] {
  const lines = people.flatMap(({ who, nik }) => {
    if (nik === undefined) return [];
    const { bornOn, female } = checkNik(nik, '2999-12-31');
    // The century is not in the number: day and month are what can be compared.
    const day =
      bornOn === null
        ? said('tanggal tidak terbaca', 'no day of birth')
        : (locale: 'id' | 'en') => formatDate(bornOn, locale).replace(/ \d{4}$/, '');
    const sex = female ? said('perempuan', 'female') : said('laki-laki', 'male');
    return [{ label: who, amount: (locale: 'id' | 'en') => `${day(locale)}, ${sex(locale)}` }];
  });
  const odd = people.flatMap(({ who, nik, bornOn, female }): Text[] => {
    if (nik === undefined) return [];
    const odds = oddsOfNik(nik, { ...(bornOn !== undefined && { bornOn }), ...(female !== undefined && { female }) });
    return [
      ...(nik === kk
        ? [
            (locale: 'id' | 'en') =>
              said(
                `NIK ${who('id')} sama dengan nomor KK: salah satunya tertukar.`,
                `The NIK of ${who('en')} equals the KK number: one stands in the other’s place.`,
              )(locale),
          ]
        : []),
      ...odds.map((odd) =>
        odd === 'birth'
          ? said(
              `Tanggal lahir ${who('id')} berbeda dari yang di NIK. NIK tidak ikut diubah bila tanggal lahir dibetulkan.`,
              `The day of birth of ${who('en')} differs from the one in the NIK. A NIK is not changed when a day of birth is corrected.`,
            )
          : said(`Jenis kelamin ${who('id')} berbeda dari yang di NIK.`, `The sex of ${who('en')} differs from the one in the NIK.`),
      ),
    ];
  });
  const cautions = [...others, ...odd];
  if (cautions.length === 0) return [];
  return [
    {
      title: said('Perlu dilihat lagi', 'Worth a second look'),
      lead: said(
        'Terbaca dari NIK sendiri. Ini bukan penolakan; petugas membandingkannya dengan dokumen.',
        'Read from the numbers themselves. It refuses nothing; an officer compares it with the papers.',
      ),
      lines,
      cautions,
    },
  ];
}
