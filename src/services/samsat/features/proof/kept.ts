import { formatDate, type Locale } from '#i18n';
import { officeTemplate, qrSvg, renderPdf } from '#platform/documents';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samsatAgency } from '../../agency.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { texts as common } from '../../messages/index.ts';
import type { Proof } from '../../proof/store.ts';
import { texts } from './texts.ts';

const template = officeTemplate('e-pengesahan', readFileSync(join(import.meta.dirname, 'kept.typ'), 'utf8'));

/** A proof as its owner keeps it on the phone: what the page shows, and nothing of the owner or the chassis. */
export function keptProof(proof: Proof, token: string, { locale, demo }: { readonly locale: Locale; readonly demo: boolean }): Buffer {
  const m = texts(locale);
  const shown = showNrkb(proof.nrkb);
  const { name, government, address } = samsatAgency;
  const data = {
    lang: locale,
    title: m.of(shown),
    agency: { name, government, address },
    demo,
    nrkb: shown,
    code: `${proof.code.slice(0, 4)} ${proof.code.slice(4)}`,
    qr: qrSvg(token),
    words: {
      title: m.title,
      holds: m.holds(formatDate(proof.validUntil, locale)),
      qr: m.qr(shown),
      says: m.says,
      stnk: m.stnk,
      stnkBody: m.stnkBody,
    },
    facts: [
      { label: m.facts.kind, value: common(locale).kinds[proof.kind] },
      { label: m.facts.issued, value: formatDate(proof.issuedOn, locale) },
      { label: m.facts.until, value: formatDate(proof.validUntil, locale) },
    ],
  };
  return renderPdf(template, data, proof.issuedAt);
}
