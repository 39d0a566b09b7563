import type { Tx } from '#db';
import { formatDate, formatDateTime, formatRupiah } from '#i18n';
import { code128Svg, officeTemplate, qrSvg, renderPdf } from '#platform/documents';
import { getBill } from '#platform/payments';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samsatAgency } from '../../agency.ts';
import { showNrkb } from '../../domain/nrkb.ts';
import { tailOf } from '../../domain/registered.ts';
import { texts as common } from '../../messages/index.ts';
import { assessmentOfBill } from '../../pay/store.ts';
import type { PrintItem } from '../../proof/print.ts';
import { openAddress } from '../../proof/sealed.ts';
import { stickerShown } from '../../proof/stickers.ts';
import { findTbpkp, tbpkpRows } from '../../proof/tbpkp.ts';
import { getVehicle, secretsOf } from '../../vehicles/store.ts';
import { texts } from '../proof/texts.ts';

const template = officeTemplate('tbpkp', readFileSync(join(import.meta.dirname, 'batch.typ'), 'utf8'));
const m = common('id');

async function itemOf(tx: Tx, { proof, sticker }: PrintItem, at: Date) {
  const [vehicle, { ownerName, chassis }] = await Promise.all([getVehicle(tx, proof.vehicleId), secretsOf(tx, proof.vehicleId)]);
  const [bill, assessment, letter] = await Promise.all([
    getBill(tx, proof.billId, at),
    assessmentOfBill(tx, proof.billId),
    findTbpkp(tx, proof.id),
  ]);
  const { delivery } = proof;
  const address = delivery ? openAddress(tx, proof.id, delivery.address) : '';
  return {
    nrkb: showNrkb(proof.nrkb),
    owner: ownerName,
    address: address === '' ? '-' : address,
    facts: [
      ...(letter ? [{ label: 'Nomor', value: letter.number }] : []),
      { label: 'Pemilik', value: ownerName },
      {
        label: 'Kendaraan',
        value: [m.kinds[proof.kind], vehicle.brand, vehicle.model, String(vehicle.builtIn)].filter(Boolean).join(', '),
      },
      // Enough to tell one from another, and no more than whoever opens the letter needs.
      { label: 'Nomor rangka', value: `…${tailOf(chassis)}` },
      { label: 'Lunas', value: `${formatDateTime(proof.issuedAt, 'id')}, kode bayar ${bill.code}` },
      ...(assessment ? [{ label: 'Pajak lunas sampai', value: formatDate(assessment.paidUntil, 'id') }] : []),
    ],
    sticker: stickerShown(sticker),
    rows: tbpkpRows(bill.lines),
    total: formatRupiah(bill.total, 'id'),
    way: texts('id').ways[delivery?.way ?? 'pick-up'],
    code: `${proof.code.slice(0, 4)} ${proof.code.slice(4)}`,
    qr: qrSvg(proof.code),
    barcode: await code128Svg(proof.code),
  };
}

/** TBPKP and label of everything a run printed, a page each, as a PDF. */
export async function batchPdf(
  tx: Tx,
  items: readonly PrintItem[],
  { demo, at }: { readonly demo: boolean; readonly at: Date },
): Promise<Buffer> {
  const { name, government, address } = samsatAgency;
  const drawn = [];
  for (const item of items) drawn.push(await itemOf(tx, item, at));
  return renderPdf(template, { title: 'TBPKP', agency: { name, government, address }, demo, items: drawn }, at);
}
