import { readRupiah } from '../wire/amount.ts';
import { isChecked } from './crc.ts';
import { readTlv, type Tlv } from './tlv.ts';

/** What a QRIS an acquirer made for us must say. */
export interface ExpectedQris {
  /** In rupiah. */
  readonly amount: number;
  /** Under 62.01; null where the acquirer does not take it along. */
  readonly billNo: string | null;
  /** National merchant id, `ID` and 13 digits; null where none was agreed. */
  readonly nmid: string | null;
}

/**
 * What may be wrong with a QRIS:
 * - `unreadable`, `too-long`, `repeated`: no list of data objects, over 512 characters, a tag twice;
 * - `checksum`, `version`, `order`: damaged, not of this standard, or tag 00 not first or 63 not last;
 * - `static`: may be paid again and again with any amount; never made dynamic here;
 * - `acquirer`, `nmid`, `other-merchant`, `category`: nobody who takes the money, no national merchant id, that of another
 *   merchant, no merchant category;
 * - `currency`, `country`, `name`, `city`: not rupiah, not Indonesia, no name of 1 to 25 or city of 1 to 15 characters;
 * - `amount`, `other-amount`, `tip`: none that can be read, another than the bill's, or something comes on top;
 * - `other-bill`: no number of a bill, or another.
 */
export type QrisFault =
  | 'unreadable'
  | 'too-long'
  | 'repeated'
  | 'checksum'
  | 'version'
  | 'order'
  | 'static'
  | 'acquirer'
  | 'nmid'
  | 'other-merchant'
  | 'category'
  | 'currency'
  | 'country'
  | 'name'
  | 'city'
  | 'amount'
  | 'other-amount'
  | 'tip'
  | 'other-bill';

const MOST = 512;
const NMID = /^ID\d{13}$/;

/** Every fault of a QRIS we were given to show; none means it asks for exactly this bill. */
export function verifyQris(payload: string, expected: ExpectedQris): readonly QrisFault[] {
  const objects = readTlv(payload);
  if (!objects) return ['unreadable'];
  const find = (tag: string) => valueOf(objects, tag);
  const inside = (tag: string, sub: string) => valueOf(readTlv(find(tag) ?? '') ?? [], sub);
  const is = (fault: QrisFault, wrong: boolean): readonly QrisFault[] => (wrong ? [fault] : []);
  const nmid = inside('51', '02');
  const amount = readRupiah(find('54'));
  return [
    ...is('too-long', [...payload].length > MOST),
    ...is('repeated', new Set(objects.map(({ tag }) => tag)).size !== objects.length),
    ...is('checksum', !isChecked(payload)),
    ...is('version', find('00') !== '01'),
    ...is('order', objects[0]?.tag !== '00' || objects.at(-1)?.tag !== '63'),
    ...is('static', find('01') !== '12'),
    ...is('acquirer', !objects.some(isAcquirer)),
    ...is('nmid', inside('51', '00') !== 'ID.CO.QRIS.WWW' || !NMID.test(nmid ?? '')),
    ...is('other-merchant', expected.nmid !== null && nmid !== expected.nmid),
    ...is('category', !/^\d{4}$/.test(find('52') ?? '')),
    ...is('currency', find('53') !== '360'),
    ...is('country', find('58') !== 'ID'),
    ...is('name', !isWithin(find('59'), 25)),
    ...is('city', !isWithin(find('60'), 15)),
    ...is('amount', amount === null),
    ...is('other-amount', amount !== null && amount !== expected.amount),
    ...is(
      'tip',
      ['55', '56', '57'].some((tag) => find(tag) !== undefined),
    ),
    ...is('other-bill', expected.billNo !== null && inside('62', '01') !== expected.billNo),
  ];
}

function valueOf(objects: readonly Tlv[], tag: string): string | undefined {
  return objects.find((one) => one.tag === tag)?.value;
}

/** Tags 26 to 45: a reverse domain, the merchant's PAN and their number there. */
function isAcquirer({ tag, value }: Tlv): boolean {
  if (Number(tag) < 26 || Number(tag) > 45) return false;
  const parts = readTlv(value) ?? [];
  return /^[A-Z0-9-]+(\.[A-Z0-9-]+)+$/i.test(valueOf(parts, '00') ?? '') && /^9360\d{4,15}$/.test(valueOf(parts, '01') ?? '');
}

function isWithin(text: string | undefined, most: number): boolean {
  return text !== undefined && text.trim() !== '' && [...text].length <= most;
}
