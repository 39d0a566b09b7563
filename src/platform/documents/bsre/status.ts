import type { Db } from '#db';
import { getPersonById } from '#platform/identity';
import { type BsreClient, BsreFailure, type BsreFault } from './client.ts';

/** Whether an officer may sign through BSrE, or why it cannot be told. */
export type SignerStatus = 'issued' | 'no-nik' | BsreFault;

export async function signerStatus(db: Db, bsre: BsreClient, personId: string): Promise<SignerStatus> {
  const { nik } = await getPersonById(db, personId);
  if (nik === null) return 'no-nik';
  try {
    return await bsre.statusOf(nik);
  } catch (error) {
    if (error instanceof BsreFailure) return error.why;
    throw error;
  }
}
