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

/** All of it. */
export const holdings: readonly Holding[] = [
  {
    name: 'inbox',
    rule: defineRule({
      key: 'retention.inbox',
      title: { id: 'Lama simpan kotak masuk', en: 'How long messages of the inbox are kept' },
      schema: Days,
      value: 730,
      unit: 'days',
      citation: 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldMessages,
    drop: dropOldMessages,
  },
  {
    name: 'mandates',
    rule: defineRule({
      key: 'retention.mandates',
      title: { id: 'Lama simpan kuasa yang sudah berakhir', en: 'How long mandates that are over are kept' },
      schema: Days,
      value: 3650,
      unit: 'days',
      citation: 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldMandates,
    drop: dropOldMandates,
  },
  {
    name: 'example-mail',
    rule: defineRule({
      key: 'retention.exampleMail',
      title: { id: 'Lama simpan surat contoh', en: 'How long example mail is kept' },
      schema: Days,
      value: 400,
      unit: 'days',
      citation: 'Ketentuan rumah ini: surat contoh tidak dikirim kepada siapa pun',
      confirmed: true,
      validFrom: '2024-10-17',
    }),
    count: countOldDemoMail,
    drop: dropOldDemoMail,
  },
  {
    name: 'whatsapp',
    rule: defineRule({
      key: 'retention.whatsapp',
      title: { id: 'Lama simpan salinan pesan WhatsApp', en: 'How long copies of WhatsApp messages are kept' },
      schema: Days,
      value: 30,
      unit: 'days',
      citation: 'Ketentuan rumah ini: salinan teknis; yang diperlukan sudah tersimpan pada berkasnya',
      confirmed: true,
      validFrom: '2024-10-17',
    }),
    count: countOldChats,
    drop: dropOldChats,
  },
  {
    name: 'conversations',
    rule: defineRule({
      key: 'retention.conversations',
      title: { id: 'Lama simpan isi percakapan', en: 'How long the words of conversations are kept' },
      schema: Days,
      value: 180,
      unit: 'days',
      citation: 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldWords,
    drop: dropOldWords,
  },
  {
    name: 'ombudsman-mail',
    rule: defineRule({
      key: 'retention.ombudsmanMail',
      title: { id: 'Lama simpan pesan Ombudsman yang dikesampingkan', en: 'How long messages to the Ombudsman are kept once set aside' },
      schema: Days,
      value: 365,
      unit: 'days',
      citation: 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldMail,
    drop: dropOldMail,
  },
  {
    name: 'webhook-log',
    rule: defineRule({
      key: 'retention.webhookLog',
      title: { id: 'Lama simpan catatan kiriman webhook', en: 'How long the log of webhook deliveries is kept' },
      schema: Days,
      value: 90,
      unit: 'days',
      citation: 'Ketentuan rumah ini: catatan teknis tanpa data pribadi',
      confirmed: true,
      validFrom: '2024-10-17',
    }),
    count: countOldDeliveries,
    drop: dropOldDeliveries,
  },
  {
    name: 'lesson-comments',
    rule: defineRule({
      key: 'retention.lessonComments',
      title: { id: 'Lama simpan percakapan di bawah pelajaran', en: 'How long conversations below lessons are kept' },
      schema: Days,
      value: 1095,
      unit: 'days',
      citation: 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldComments,
    drop: dropOldComments,
  },
  {
    name: 'exercise-answers',
    rule: defineRule({
      key: 'retention.exerciseAnswers',
      title: { id: 'Lama simpan jawaban latihan', en: 'How long answers to exercises are kept' },
      schema: Days,
      value: 1825,
      unit: 'days',
      citation: 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldTries,
    drop: dropOldTries,
  },
  {
    name: 'school-parents',
    rule: defineRule({
      key: 'retention.schoolParents',
      title: {
        id: 'Lama simpan nama dan telepon orang tua siswa yang sudah tidak bersekolah di kota ini',
        en: 'How long names and numbers of parents are kept whose child has left the schools of the city',
      },
      schema: Days,
      value: 730,
      unit: 'days',
      citation: 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldParents,
    drop: dropOldParents,
  },
  {
    name: 'delivery-addresses',
    rule: defineRule({
      key: 'retention.deliveryAddresses',
      title: { id: 'Lama simpan alamat kiriman sesudah sampai', en: 'How long delivery addresses are kept once it came' },
      schema: Days,
      value: 180,
      unit: 'days',
      citation: 'Ketentuan rumah ini: alamat hanya untuk label; cukup lama untuk keluhan',
      confirmed: true,
      validFrom: '2024-10-17',
    }),
    count: countOldAddresses,
    drop: dropOldAddresses,
  },
  {
    name: 'vehicle-lists',
    rule: defineRule({
      key: 'retention.vehicleLists',
      title: { id: 'Lama simpan kendaraan yang sudah dilepas dari daftar', en: 'How long vehicles are kept that were let go from a list' },
      schema: Days,
      value: 730,
      unit: 'days',
      citation: 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldHoldings,
    drop: dropOldHoldings,
  },
  {
    name: 'refund-destinations',
    rule: defineRule({
      key: 'retention.refundDestinations',
      title: { id: 'Lama simpan rekening tujuan pengembalian', en: 'How long accounts are kept that money went back to' },
      schema: Days,
      value: 3650,
      unit: 'days',
      citation: 'Seperti catatan SNAP BI: sepuluh tahun; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldDestinations,
    drop: dropOldDestinations,
  },
  {
    name: 'party-files',
    rule: defineRule({
      key: 'retention.partyFiles',
      title: {
        id: 'Lama simpan berkas pihak lain (nomor polisi, jumlah) dan selisih yang sudah selesai',
        en: 'How long files of other parties (plates, sums) and differences that are over are kept',
      },
      schema: Days,
      value: 1825,
      unit: 'days',
      citation: 'UU 27/2022 pasal 16 ayat (2) huruf g dan pasal 44; jangka waktu belum ditetapkan instansi',
      confirmed: false,
      validFrom: '2024-10-17',
    }),
    count: countOldPartyFiles,
    drop: dropOldPartyFiles,
  },
];

export const retentionRules: readonly Rule[] = holdings.map(({ rule }) => rule);
