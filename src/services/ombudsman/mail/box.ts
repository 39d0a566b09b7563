import type { Tx } from '#db';
import { officeDay } from '#platform/calendar';
import type { MailBox, ReceivesMail, Returned } from '#platform/channels';
import { randomUUID } from 'node:crypto';
import { keepMail } from '../sealing/mails.ts';

/** The box of the office among those of the house. */
export const MAIL_BOX = 'ombudsman';

/** Subjects of ours say nothing of what there is: they stand in lists, on locked screens and in the logs of mail servers. */
export const NEWS = 'Kabar dari Ombudsman Bali / News from the Ombudsman';

/** What whoever writes is told at once: the same for everybody, and nothing of what there is. */
const acknowledgement = {
  subject: 'Surat Anda kami terima / We received your e-mail',
  body: [
    'Surat Anda sampai di Ombudsman RI Perwakilan Bali dan segera disegel: hanya petugas Ombudsman yang dapat membukanya. Petugas membacanya pada hari kerja.',
    'Ini jawaban otomatis; tidak perlu dibalas. Bila ada bahaya bagi nyawa atau keselamatan, hubungi layanan darurat.',
    'Penyedia surel Anda dapat membaca surat yang Anda kirim. Untuk hal yang rahasia, lapor lewat laman kami.',
    '',
    'Your e-mail reached the Ombudsman of Indonesia, Bali office, and was sealed at once: only the Ombudsman’s officers can open it. They read it on working days.',
    'This is an automatic answer; there is no need to reply. If life or safety is in danger, call the emergency services.',
    'Your e-mail provider can read what you send. For anything confidential, report on our website.',
  ].join('\n'),
};

/** Subjects an answer to us may carry, beside those of its thread. */
export const ownSubjects = [NEWS, acknowledgement.subject];

/** The office's box of mail, as far as it does not depend on where it lies. */
export const ombudsmanMail = (agencyId: string): Pick<MailBox, 'key' | 'name' | 'receives'> => ({
  key: MAIL_BOX,
  name: 'Ombudsman RI Perwakilan Bali',
  receives: receivesMail(agencyId),
});

/** What the office does with its mail: sealed the moment it comes; one of ours that came back makes a task and stops no clock. */
function receivesMail(agencyId: string): ReceivesMail {
  return {
    acknowledgement,
    take: (tx, arrived) => keepMail(tx, agencyId, arrived),
    returned: async (tx, { conversationId, permanent, at }: Returned) => {
      if (permanent) await askToReach(tx, conversationId, at);
    },
  };
}

async function askToReach(tx: Tx, conversationId: string, at: Date): Promise<void> {
  const thread = await tx
    .selectFrom('ombudsman.mail_thread')
    .select('matter_id')
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  if (!thread) return;
  await tx
    .insertInto('ombudsman.task')
    .values({ id: randomUUID(), matter_id: thread.matter_id, kind: 'mail-returned', since: officeDay(at) })
    .onConflict((on) => on.doNothing())
    .execute();
}
