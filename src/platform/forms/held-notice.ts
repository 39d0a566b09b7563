import type { Tx } from '#db';
import { catalogue } from '#i18n';
import type { HeldFile } from '#platform/files';
import { defineNotice, notify } from '#platform/notifications';

const texts = catalogue(
  {
    subject: (name: string) => `Dokumen ditahan: ${name}`,
    body: (name: string) =>
      `Pemeriksa virus menemukan program berbahaya di dalam “${name}”, jadi tidak seorang pun dapat membukanya. Yang Anda kirim lainnya tidak hilang. Periksa perangkat Anda dengan antivirus, pindai atau foto lagi kertas aslinya, lalu kirim dokumen yang baru.`,
  },
  {
    subject: (name: string) => `A document is held back: ${name}`,
    body: (name: string) =>
      `The virus scanner found a harmful program in “${name}”, so nobody can open it. Nothing else you sent is lost. Check your device with an antivirus program, scan or photograph the paper again, and send the new document.`,
  },
);

const fileHeld = defineNotice<{ name: string }>('files.held', 'todo', ({ name }, locale) => {
  const m = texts(locale);
  return { subject: m.subject(name), body: m.body(name) };
});

/** Where whoever handed a file in sees what it is for: a case, or a mandate. */
export type LinkTo = (tx: Tx, id: string) => Promise<string>;

/** Tells whoever handed a file in that it was found harmful afterwards, and what to do. */
export async function tellHeld(
  tx: Tx,
  { name, ownerPersonId, caseId }: HeldFile,
  { linkTo, at }: { readonly linkTo: LinkTo; readonly at: Date },
): Promise<void> {
  if (ownerPersonId === null) return;
  const link = caseId === null ? {} : { link: await linkTo(tx, caseId) };
  await notify(tx, { personId: ownerPersonId, notice: fileHeld, facts: { name }, ...link, at });
}
