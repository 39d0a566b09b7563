import type { Db, Tx } from '#db';
import { countOldChats, countOldDemoMail, dropOldChats, dropOldDemoMail } from '#platform/channels';
import { countOldWords, dropOldWords } from '#platform/conversations';
import { countOldMandates, dropOldMandates } from '#platform/mandates';
import { countOldMessages, dropOldMessages } from '#platform/notifications';
import { countOldDestinations, countOldPartyFiles, dropOldDestinations, dropOldPartyFiles } from '#platform/payments';
import { defineRule, type Rule } from '#platform/rules';
import { countOldDeliveries, dropOldDeliveries } from '#platform/webhooks';
import { countOldComments, countOldParents, countOldTries, dropOldComments, dropOldParents, dropOldTries } from '#services/lentera';
import { countOldMail, dropOldMail } from '#services/ombudsman';
import { countOldAddresses, countOldHoldings, dropOldAddresses, dropOldHoldings } from '#services/samsat';
import { type TInteger, Type } from 'typebox';

const Days = Type.Integer({ minimum: 1, maximum: 36_500 });

/** Something kept for a time: the rule that says how long, and how it goes. */
export interface Holding {
  readonly name: string;
  readonly rule: Rule<TInteger>;
  count(db: Db, before: Date): Promise<number>;
  drop(tx: Tx, before: Date, limit: number): Promise<number>;
}

/** The law that tells to set a time and leaves it to the agency. */
const UNSET = 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi';

interface Kept {
  readonly key: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly days: number;
  readonly citation?: string;
  readonly confirmed?: boolean;
}

/** How long something is kept, from the day the law on personal data held in full. */
const kept = ({ key, title, days, citation = UNSET, confirmed = false }: Kept): Rule<TInteger> =>
  defineRule({ key, title, schema: Days, value: days, unit: 'days', citation, confirmed, validFrom: '2024-10-17' });

/** All of it. */
export const holdings: readonly Holding[] = [
  {
    name: 'inbox',
    rule: kept({
      key: 'retention.inbox',
      title: { id: 'Lama simpan kotak masuk', en: 'How long messages of the inbox are kept' },
      days: 730,
    }),
    count: countOldMessages,
    drop: dropOldMessages,
  },
  {
    name: 'mandates',
    rule: kept({
      key: 'retention.mandates',
      title: { id: 'Lama simpan kuasa yang sudah berakhir', en: 'How long mandates that are over are kept' },
      days: 3650,
    }),
    count: countOldMandates,
    drop: dropOldMandates,
  },
  {
    name: 'example-mail',
    rule: kept({
      key: 'retention.exampleMail',
      title: { id: 'Lama simpan surat contoh', en: 'How long example mail is kept' },
      days: 400,
      citation: 'Ketentuan rumah ini: surat contoh tidak dikirim kepada siapa pun',
      confirmed: true,
    }),
    count: countOldDemoMail,
    drop: dropOldDemoMail,
  },
  {
    name: 'whatsapp',
    rule: kept({
      key: 'retention.whatsapp',
      title: { id: 'Lama simpan salinan pesan WhatsApp', en: 'How long copies of WhatsApp messages are kept' },
      days: 30,
      citation: 'Ketentuan rumah ini: salinan teknis; yang diperlukan sudah tersimpan pada berkasnya',
      confirmed: true,
    }),
    count: countOldChats,
    drop: dropOldChats,
  },
  {
    name: 'conversations',
    rule: kept({
      key: 'retention.conversations',
      title: { id: 'Lama simpan isi percakapan', en: 'How long the words of conversations are kept' },
      days: 180,
    }),
    count: countOldWords,
    drop: dropOldWords,
  },
  {
    name: 'ombudsman-mail',
    rule: kept({
      key: 'retention.ombudsmanMail',
      title: { id: 'Lama simpan pesan Ombudsman yang dikesampingkan', en: 'How long messages to the Ombudsman are kept once set aside' },
      days: 365,
    }),
    count: countOldMail,
    drop: dropOldMail,
  },
  {
    name: 'webhook-log',
    rule: kept({
      key: 'retention.webhookLog',
      title: { id: 'Lama simpan catatan kiriman webhook', en: 'How long the log of webhook deliveries is kept' },
      days: 90,
      citation: 'Ketentuan rumah ini: catatan teknis tanpa data pribadi',
      confirmed: true,
    }),
    count: countOldDeliveries,
    drop: dropOldDeliveries,
  },
  {
    name: 'lesson-comments',
    rule: kept({
      key: 'retention.lessonComments',
      title: { id: 'Lama simpan percakapan di bawah pelajaran', en: 'How long conversations below lessons are kept' },
      days: 1095,
    }),
    count: countOldComments,
    drop: dropOldComments,
  },
  {
    name: 'exercise-answers',
    rule: kept({
      key: 'retention.exerciseAnswers',
      title: { id: 'Lama simpan jawaban latihan', en: 'How long answers to exercises are kept' },
      days: 1825,
    }),
    count: countOldTries,
    drop: dropOldTries,
  },
  {
    name: 'school-parents',
    rule: kept({
      key: 'retention.schoolParents',
      title: {
        id: 'Lama simpan nama dan telepon orang tua siswa yang sudah tidak bersekolah di kota ini',
        en: 'How long names and numbers of parents are kept whose child has left the schools of the city',
      },
      days: 730,
    }),
    count: countOldParents,
    drop: dropOldParents,
  },
  {
    name: 'delivery-addresses',
    rule: kept({
      key: 'retention.deliveryAddresses',
      title: { id: 'Lama simpan alamat kiriman sesudah sampai', en: 'How long delivery addresses are kept once it came' },
      days: 180,
      citation: 'Ketentuan rumah ini: alamat hanya untuk label; cukup lama untuk keluhan',
      confirmed: true,
    }),
    count: countOldAddresses,
    drop: dropOldAddresses,
  },
  {
    name: 'vehicle-lists',
    rule: kept({
      key: 'retention.vehicleLists',
      title: { id: 'Lama simpan kendaraan yang sudah dilepas dari daftar', en: 'How long vehicles are kept that were let go from a list' },
      days: 730,
    }),
    count: countOldHoldings,
    drop: dropOldHoldings,
  },
  {
    name: 'refund-destinations',
    rule: kept({
      key: 'retention.refundDestinations',
      title: { id: 'Lama simpan rekening tujuan pengembalian', en: 'How long accounts are kept that money went back to' },
      days: 3650,
      citation: 'Seperti catatan SNAP BI: sepuluh tahun; jangka waktu belum ditetapkan instansi',
      confirmed: false,
    }),
    count: countOldDestinations,
    drop: dropOldDestinations,
  },
  {
    name: 'party-files',
    rule: kept({
      key: 'retention.partyFiles',
      title: {
        id: 'Lama simpan berkas pihak lain (nomor polisi, jumlah) dan selisih yang sudah selesai',
        en: 'How long files of other parties (plates, sums) and differences that are over are kept',
      },
      days: 1825,
    }),
    count: countOldPartyFiles,
    drop: dropOldPartyFiles,
  },
];

export const retentionRules: readonly Rule[] = holdings.map(({ rule }) => rule);
