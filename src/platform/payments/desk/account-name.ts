import type { Locale } from '#i18n';
import { groupOf } from '#platform/ledger';
import { beneficiaryName } from '../beneficiary.ts';
import { texts } from './messages/index.ts';

const AT_DESK = 'kas';

/**
 * What an account is called where people read it: whose it is, or why the money lies there, and what tells it from
 * others of its kind. Its code is what the ledger and the files of banks know it by.
 */
export function accountName(code: string, locale: Locale): string {
  const m = texts(locale);
  const [, part] = code.split(/:(.*)/s);
  const group = groupOf(code);
  if (group === 'bank-clearing') return part === AT_DESK ? m.cashDesk : m.accounts.bank(part ?? '');
  if (group === 'suspense') return m.accounts.suspense((m.reasons as Readonly<Record<string, string>>)[part ?? ''] ?? part ?? '');
  if (group === 'refund-payable') return m.accounts.refundPayable;
  const name = beneficiaryName(code)?.[locale];
  if (name === undefined) return code;
  return part === undefined ? name : `${name} ${part}`;
}
