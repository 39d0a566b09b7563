import type { Db } from '#db';
import { catalogue } from '#i18n';
import type { BesideAt, BesideNow } from '#platform/cases';
import { drawingsBeside } from './beside.ts';
import { isWaitedFor } from './domain/remark.ts';
import { remarksOf } from './store/tables.ts';

const texts = catalogue(
  {
    answer: (n: number) => `Tanggapi ${n} catatan pada gambar`,
    waits: (n: number) => `${n} catatan pada gambar menunggu kantor`,
  },
  {
    answer: (n: number) => (n === 1 ? 'Respond to 1 remark on the drawings' : `Respond to ${n} remarks on the drawings`),
    waits: (n: number) => (n === 1 ? '1 remark on the drawings waits for the office' : `${n} remarks on the drawings wait for the office`),
  },
);

/** How many remarks on the drawings of a case wait for a side of it; nothing where none does. */
export async function drawingsNow(db: Db, { caseId, service, side }: BesideAt): Promise<readonly BesideNow[]> {
  if (!service.beside?.includes(drawingsBeside)) return [];
  const n = (await remarksOf(db, caseId, null)).filter((remark) => isWaitedFor(remark, side)).length;
  if (n === 0) return [];
  return [{ of: drawingsBeside, says: (locale) => (side === 'office' ? texts(locale).waits(n) : texts(locale).answer(n)), waits: true }];
}
