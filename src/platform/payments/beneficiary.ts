import { groupOf } from '#platform/ledger';
import type { Words } from '#platform/rules';

export interface BeneficiaryName extends Words {
  /** At most ten letters, as banks show it. */
  readonly short: string;
}

const names: Readonly<Record<string, BeneficiaryName>> = {
  'rkud-prov': { id: 'Kas provinsi', en: 'Province treasury', short: 'PROVINSI' },
  'rkud-kab': { id: 'Kas kabupaten/kota', en: 'Regency treasury', short: 'KAB/KOTA' },
  'jasa-raharja': { id: 'Jasa Raharja', en: 'Jasa Raharja', short: 'JASARAHARJ' },
  'kas-negara-pnbp': { id: 'Kas negara', en: 'State treasury', short: 'PNBP' },
  'pos-fee': { id: 'Biaya pos', en: 'Postage', short: 'POS' },
};

/** What whoever is owed on an account is called, in at most twenty letters; undefined for an account of nobody. */
export function beneficiaryName(account: string): BeneficiaryName | undefined {
  return names[groupOf(account) ?? ''];
}
