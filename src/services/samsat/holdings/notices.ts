import { formatDate } from '#i18n';
import { defineNotice } from '#platform/notifications';

interface Due {
  /** As the plate shows it. */
  readonly nrkb: string;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  readonly days: number;
}

/** The tax of a vehicle falls due. */
export const dueNotice = defineNotice<Due>('samsat.due', 'todo', ({ nrkb, dueOn, days }, locale) =>
  locale === 'id'
    ? {
        subject: `Pajak ${nrkb} jatuh tempo ${formatDate(dueOn, 'id')}`,
        body: `Pajak kendaraan ${nrkb} jatuh tempo ${days} hari lagi, ${formatDate(dueOn, 'id')}. Lihat jumlah dan dasar hukumnya, dan apakah dapat dibayar daring.`,
      }
    : {
        subject: `Tax of ${nrkb} due on ${formatDate(dueOn, 'en')}`,
        body: `The tax of ${nrkb} falls due in ${days} days, on ${formatDate(dueOn, 'en')}. See the sum with its law, and whether it can be paid online.`,
      },
);

interface Decided {
  readonly nrkb: string;
  readonly yes: boolean;
  readonly note: string;
}

/** What an officer said of family, or of a ground. */
const decided = (key: string, id: readonly [yes: string, no: string], en: readonly [yes: string, no: string]) =>
  defineNotice<Decided>(key, 'decision', ({ nrkb, yes, note }, locale) => {
    const [agreed, refused] = locale === 'id' ? id : en;
    const said = note === '' ? '' : `\n\n${locale === 'id' ? 'Catatan petugas' : 'The officer’s note'}: ${note}`;
    return { subject: `${nrkb}: ${yes ? agreed : refused}`, body: `${yes ? agreed : refused}.${said}` };
  });

export const familyNotice = decided(
  'samsat.family-decided',
  ['kendaraan keluarga disetujui', 'kendaraan keluarga tidak disetujui'],
  ['family vehicle approved', 'family vehicle not approved'],
);

export const reviewNotice = decided(
  'samsat.review-decided',
  ['petugas meloloskan', 'petugas tidak meloloskan'],
  ['let through by an officer', 'not let through by an officer'],
);

/** The register names another owner. */
export const soldNotice = defineNotice<Pick<Due, 'nrkb'>>('samsat.sold', 'decision', ({ nrkb }, locale) =>
  locale === 'id'
    ? {
        subject: `${nrkb} tercatat atas nama orang lain`,
        body: `Register kendaraan mencatat pemilik lain untuk ${nrkb}, jadi kendaraan itu pindah ke daftar kendaraan dulu Anda. Bukti dan kuitansi Anda tetap ada. Bila ini keliru, hubungi Samsat.`,
      }
    : {
        subject: `${nrkb} stands in somebody else’s name`,
        body: `The register names another owner of ${nrkb}, so it has moved to your former vehicles. Your proofs and receipts stay. If this is wrong, ask Samsat.`,
      },
);
