import { type Db, transaction, type Tx } from '#db';
import type { Actor, Clock } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { countOldChats, countOldDemoMail, dropOldChats, dropOldDemoMail } from '#platform/channels';
import { countOldWords, dropOldWords, type KeptDays } from '#platform/conversations';
import type { Sweep } from '#platform/jobs';
import { countOldMandates, dropOldMandates } from '#platform/mandates';
import { countOldMessages, dropOldMessages } from '#platform/notifications';
import { defineRule, type Rule, rulesAt } from '#platform/rules';
import { countOldDeliveries, dropOldDeliveries } from '#platform/webhooks';
import { countOldDestinations, dropOldDestinations } from '#platform/payments';
import { countOldMail, dropOldMail } from '#services/ombudsman';
import { countOldAddresses, countOldHoldings, dropOldAddresses, dropOldHoldings } from '#services/samsat';
import { countOldComments, countOldParents, countOldTries, dropOldComments, dropOldParents, dropOldTries } from '#services/lentera';
import { type TInteger, Type } from 'typebox';

const Days = Type.Integer({ minimum: 1, maximum: 36_500 });

/** Something kept for a time: the rule that says how long, and how it goes. */
interface Holding {
  readonly name: string;
  readonly rule: Rule<TInteger>;
  count(db: Db, before: Date): Promise<number>;
  drop(tx: Tx, before: Date, limit: number): Promise<number>;
}

const holdings: readonly Holding[] = [
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
];

export const retentionRules: readonly Rule[] = holdings.map(({ rule }) => rule);

/** How long chats are kept: copies of their messages, and what was said. */
export async function keptInChats(db: Db | Tx, now: Date): Promise<KeptDays> {
  const ruleOf = (name: string) => holdings.find((holding) => holding.name === name)?.rule as Rule<TInteger>;
  const [copies, words] = [ruleOf('whatsapp'), ruleOf('conversations')];
  const book = await rulesAt(db, [copies, words], { agencyId: null, on: officeDay(now) });
  return { copies: book.value(copies), words: book.value(words), wordsConfirmed: book.version(words).confirmed };
}

interface Retaining {
  readonly db: Db;
  readonly clock: Clock;
}

/** What is older than its rule allows. */
export interface Overdue {
  readonly name: string;
  readonly days: number;
  readonly version: number;
  /** What nobody has confirmed takes nothing from anybody: it is counted, and stays. */
  readonly confirmed: boolean;
  readonly count: number;
}

const BATCH = 500;
const DAY = 86_400_000;
const actor: Actor = { kind: 'system', name: 'retention' };

/** What would go tonight. Changes nothing. */
export async function findOverdue(retaining: Retaining): Promise<readonly Overdue[]> {
  const found: Overdue[] = [];
  for (const holding of holdings) {
    const { before, ...rule } = await limitOf(retaining, holding);
    found.push({ name: holding.name, ...rule, count: await holding.count(retaining.db, before) });
  }
  return found;
}

/** Removes what is older than a confirmed rule allows, batch by batch, each with a line of the audit chain. */
export async function removeOverdue(retaining: Retaining): Promise<void> {
  const { db, clock } = retaining;
  for (const holding of holdings) {
    const { before, days, version, confirmed } = await limitOf(retaining, holding);
    if (!confirmed) continue;
    const oneBatch = (tx: Tx) => dropNoted(tx, holding, { before, days, version, at: clock.now() });
    while ((await transaction(db, oneBatch)) === BATCH);
  }
}

async function dropNoted(
  tx: Tx,
  { name, drop }: Holding,
  { before, at, ...rule }: { before: Date; at: Date; days: number; version: number },
): Promise<number> {
  const count = await drop(tx, before, BATCH);
  if (count > 0)
    await appendAudit(tx, { actor, action: 'retention.remove', subject: { type: 'holding', id: name }, detail: { ...rule, count }, at });
  return count;
}

async function limitOf({ db, clock }: Retaining, { rule }: Holding) {
  const now = clock.now();
  const { value: days, version, confirmed } = (await rulesAt(db, [rule], { agencyId: null, on: officeDay(now) })).version(rule);
  return { days, version, confirmed, before: new Date(now.getTime() - days * DAY) };
}

/** At night at the office: 19:00 UTC. */
export function retentionSweep(retaining: Retaining): Sweep {
  return { name: 'retention.remove', cron: '0 19 * * *', run: () => removeOverdue(retaining) };
}
