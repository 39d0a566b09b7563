import type { JobHandler } from '#platform/jobs';
import { batchHandler } from './act/batch.ts';
import { examineHandler } from './act/examine.ts';
import { tellHandler } from './notices/tell.ts';
import { productHandler } from './issue/products.ts';
import { receiptHandler } from './issue/receipt.ts';
import { recountHandler } from './reckon/recount.ts';
import { signHandler } from './issue/sign.ts';
import type { CasesDeps } from './types.ts';

/** The work that follows commands: documents, signatures, receipts, notices, batches, days counted anew. */
export function handlers(deps: CasesDeps): JobHandler[] {
  return [
    tellHandler(deps),
    receiptHandler(deps),
    productHandler(deps),
    signHandler(deps),
    batchHandler(deps),
    recountHandler(deps),
    examineHandler(deps),
  ];
}
