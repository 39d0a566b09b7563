import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

const Bilingual = Type.Object({ id: Type.String({ minLength: 1, maxLength: 1000 }), en: Type.String({ minLength: 1, maxLength: 1000 }) });

/** Sentences officers have at hand in a chat; each agency writes its own. */
export const cannedReplies = defineRule({
  key: 'conversations.replies',
  title: { id: 'Kalimat siap pakai dalam percakapan', en: 'Sentences at hand in conversations' },
  labels: {
    items: { id: 'Kalimat', en: 'Sentences' },
    title: { id: 'Judul', en: 'Title' },
    text: { id: 'Isi', en: 'Text' },
    id: { id: 'Bahasa Indonesia', en: 'Indonesian' },
    en: { id: 'Bahasa Inggris', en: 'English' },
  },
  schema: Type.Object({ items: Type.Array(Type.Object({ title: Bilingual, text: Bilingual }), { maxItems: 20 }) }),
  value: {
    items: [
      {
        title: { id: 'Foto kurang jelas', en: 'Photo not clear' },
        text: {
          id: 'Fotonya belum terbaca. Mohon foto ulang di tempat terang, seluruh halaman terlihat, tanpa lampu kilat.',
          en: 'The photo cannot be read. Please take it again in good light, with the whole page in view and no flash.',
        },
      },
      {
        title: { id: 'Sedang diperiksa', en: 'Being examined' },
        text: {
          id: 'Berkas Anda sedang kami periksa. Tulis status kapan saja untuk melihat letaknya.',
          en: 'We are examining your file. Write status at any time to see where it is.',
        },
      },
      {
        title: { id: 'Perlu datang', en: 'Please come' },
        text: {
          id: 'Untuk hal ini Anda perlu datang ke kantor dengan dokumen aslinya pada jam kerja.',
          en: 'For this you need to come to the office with the originals, in office hours.',
        },
      },
    ],
  },
  citation: 'Kalimat kami; belum dikonfirmasi instansi',
  validFrom: '2020-01-01',
  confirmed: false,
});

/** How many messages of ours one application may take before officers are told that it takes many: every one may cost. */
export const messageBudget = defineRule({
  key: 'conversations.budget',
  title: { id: 'Batas wajar pesan WhatsApp tiap permohonan', en: 'Fair number of WhatsApp messages for each application' },
  schema: Type.Integer({ minimum: 1, maximum: 1000 }),
  value: 20,
  unit: 'messages',
  citation: 'Angka kami; harga pesan sejak 1 Oktober 2026 belum dikonfirmasi',
  validFrom: '2020-01-01',
  confirmed: false,
});

/** After how long without a word a number may be in other hands: what was said before is then given to nobody by the chat alone. */
export const silence = defineRule({
  key: 'conversations.silence',
  title: {
    id: 'Hari tanpa kabar sampai nomor dianggap mungkin berpindah tangan',
    en: 'Days of silence after which a number may be in other hands',
  },
  schema: Type.Integer({ minimum: 7, maximum: 3650 }),
  value: 60,
  unit: 'days',
  citation: 'Angka kami; lama nomor hangus sebelum dijual lagi menurut operator, belum dikonfirmasi',
  validFrom: '2020-01-01',
  confirmed: false,
});

/**
 * The template Meta approved for news after a day without a word, by its name there: it holds the number of the case and
 * nothing else. A name nobody registered at Meta is refused there (132001), so each installation has its own.
 */
export const newsTemplate = defineRule({
  key: 'conversations.news-template',
  title: { id: 'Template WhatsApp untuk kabar setelah 24 jam', en: 'WhatsApp template for news after 24 hours' },
  schema: Type.String({ pattern: '^[a-z0-9_]{1,512}$', maxLength: 512 }),
  value: 'kabar_berkas',
  citation: 'Nama template di akun Meta milik instansi; belum dikonfirmasi',
  validFrom: '2020-01-01',
  confirmed: false,
});

export const conversationRules = [cannedReplies, messageBudget, silence, newsTemplate] as const;
