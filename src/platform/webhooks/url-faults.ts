import { catalogue, type Locale } from '#i18n';
import type { UrlFault } from './subscriptions.ts';

const texts = catalogue(
  {
    url: 'Tulis alamat lengkap, seperti https://sistem.contoh.id/kabar.',
    https: 'Alamat harus diawali https://.',
    address: 'Alamat itu ada di jaringan yang tidak boleh dikirimi.',
  },
  {
    url: 'Write the whole address, such as https://system.example.org/news.',
    https: 'The address must begin with https://.',
    address: 'That address lies in a network nothing may be sent to.',
  },
);

/** Why an address is not taken, for whoever gave it. */
export function urlFaultSentence(fault: UrlFault, locale: Locale): string {
  return texts(locale)[fault];
}
