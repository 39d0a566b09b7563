import type { Tx } from '#db';
import { catalogue, type Text } from '#i18n';
import { type Permission, whoMay } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { defineNotice } from './notice.ts';
import { notify } from './notify.ts';

/** Something that counts once a second person confirms it. */
export interface Awaited {
  /** What it is, in a few words; of no citizen. */
  readonly what: Text;
  /** Where it is decided. */
  readonly link: string;
  /** Who wants it, or decided it. */
  readonly by: { readonly personId: string; readonly name: string };
  readonly at: Date;
}

export type Verdict = 'approved' | 'refused';

const texts = catalogue(
  {
    waits: (what: string) => `Menunggu keputusan Anda: ${what}`,
    waitsBody: (by: string, what: string) => `Diminta oleh ${by}: ${what}. Ini baru berlaku setelah orang lain memutuskan.`,
    approved: (what: string) => `Disetujui: ${what}`,
    approvedBody: (by: string) => `${by} menyetujui yang Anda usulkan.`,
    refused: (what: string) => `Tidak disetujui: ${what}`,
    refusedBody: (by: string) => `${by} tidak menyetujui yang Anda usulkan. Alasannya, bila ditulis, ada di halamannya.`,
  },
  {
    waits: (what: string) => `Waits for your decision: ${what}`,
    waitsBody: (by: string, what: string) => `Asked for by ${by}: ${what}. It counts once somebody else has decided.`,
    approved: (what: string) => `Approved: ${what}`,
    approvedBody: (by: string) => `${by} approved what you proposed.`,
    refused: (what: string) => `Not approved: ${what}`,
    refusedBody: (by: string) => `${by} did not approve what you proposed. The reason, where one was written, is on its page.`,
  },
);

interface Facts {
  readonly what: Text;
  readonly by: string;
}

const waits = defineNotice<Facts>('console.waits', 'confirm', ({ what, by }, locale) => {
  const m = texts(locale);
  return { subject: m.waits(what(locale)), body: m.waitsBody(by, what(locale)) };
});

const decided = defineNotice<Facts & { readonly verdict: Verdict }>('console.decided', 'confirm', ({ what, by, verdict }, locale) => {
  const m = texts(locale);
  return { subject: m[verdict](what(locale)), body: m[`${verdict}Body`](by) };
});

/** Tells everybody at an agency who may decide it, save whoever wants it. */
export async function tellWhoConfirms(
  tx: Tx,
  { what, link, by, at }: Awaited,
  { agencyId, permission }: { readonly agencyId: string; readonly permission: Permission },
): Promise<void> {
  for (const personId of await whoMay(tx, permission, agencyId, officeDay(at)))
    if (personId !== by.personId) await notify(tx, { personId, notice: waits, facts: { what, by: by.name }, link, at });
}

/** Tells whoever wanted it what became of it, unless they decided it themselves. */
export async function tellProposer(
  tx: Tx,
  { what, link, by, at }: Awaited,
  { personId, verdict }: { readonly personId: string; readonly verdict: Verdict },
): Promise<void> {
  if (personId !== by.personId) await notify(tx, { personId, notice: decided, facts: { what, by: by.name, verdict }, link, at });
}
