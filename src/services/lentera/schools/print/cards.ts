import { catalogue, type Locale } from '#i18n';
import { qrSvg, renderPdf } from '#platform/documents';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const template = { name: 'lentera-cards', source: readFileSync(join(import.meta.dirname, 'cards.typ'), 'utf8') };

const words = catalogue(
  { site: 'Alamat', qr: (site: string) => `Kode QR ke ${site}` },
  { site: 'Address', qr: (site: string) => `QR code to ${site}` },
);

/** One card or slip. */
export interface Card {
  readonly name: string;
  readonly class: string;
  /** What is copied from it: label, value, whether it is set large. */
  readonly lines: readonly (readonly [string, string, boolean])[];
  /** A sentence of its own, such as until when it is good. */
  readonly note: string;
}

interface Sheet {
  readonly title: string;
  readonly school: string;
  readonly lead: string;
  /** Where its holder goes; the QR code leads there. */
  readonly address: string;
  readonly locale: Locale;
  readonly demo: boolean;
  readonly cards: readonly Card[];
}

/** A PDF of cards to be cut apart, eight on a page. */
export function drawCards({ title, school, lead, address, locale, demo, cards }: Sheet, at: Date): Buffer {
  const site = address.replace(/^https?:\/\//, '').replace(/\?.*$/, '');
  const m = words(locale);
  const data = { title, school, lead, site, 'site-label': m.site, qr: qrSvg(address), 'qr-alt': m.qr(site), demo, entries: cards };
  return renderPdf(template, data, at);
}
