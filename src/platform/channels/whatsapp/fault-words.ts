import { catalogue } from '#i18n';
import type { Locale } from '#i18n';
import { type FaultKind, kindOfFault } from './domain/faults.ts';

const texts = catalogue<Readonly<Record<FaultKind, string>>>(
  {
    template: 'lebih dari 24 jam sejak pesan terakhir warga; hanya templat yang boleh',
    undeliverable: 'tidak dapat disampaikan: bukan WhatsApp, aplikasi lama, atau diblokir',
    slow: 'terlalu cepat bagi nomor ini; dilanjutkan sebentar lagi',
    'slow-pair': 'terlalu banyak pesan kepada satu orang; dilanjutkan sebentar lagi',
    stop: 'dihentikan Meta: pembayaran, token, nomor terkunci, atau dianggap spam. Periksa di Meta Business Manager',
    later: 'ditahan oleh Meta; dicoba lagi dalam beberapa jam',
    tell: 'jenis pesan yang tidak dikenal aplikasi warga',
    media: 'dokumen tidak terbaca oleh Meta',
    mend: 'templat tidak ada atau isinya tidak cocok. Periksa templat di Meta',
    retry: 'gangguan di Meta',
    refused: 'ditolak',
  },
  {
    template: 'more than 24 hours since the person wrote; only a template may be sent',
    undeliverable: 'undeliverable: no WhatsApp, an old application, or blocked',
    slow: 'too fast for this number; goes on in a moment',
    'slow-pair': 'too many messages to one person; goes on in a moment',
    stop: 'stopped by Meta: payment, token, a locked number, or taken for spam. Look into Meta Business Manager',
    later: 'held back by Meta; tried again in some hours',
    tell: 'a kind of message the person’s application does not know',
    media: 'a document Meta could not read',
    mend: 'a template that is not there or has other words. Look at the templates at Meta',
    retry: 'trouble at Meta',
    refused: 'refused',
  },
);

/** What a code of Meta's means, for people. */
export function faultInWords(code: number, locale: Locale): string {
  return texts(locale)[kindOfFault(code)];
}
