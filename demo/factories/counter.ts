import { transaction } from '#db';
import { newId } from '#kernel';
import { officeDay } from '#platform/calendar';
import { beginAtCounter, sendForPerson } from '#platform/cases';
import { getDraftForUpdate, saveAnswers } from '#platform/forms';
import { rulesAt } from '#platform/rules';
import { consultation, type ConsultationAnswers, parcelAt } from '#services/laperon';
import type { DemoApp } from '../app.ts';
import { castOf } from '../people.ts';

const somebody = { name: 'I Ketut Tanpa Akun', nik: '5103051207559921', phone: null, email: 'ketut.loket@contoh.test' };
const answers: ConsultationAnswers = {
  applicant: { name: somebody.name, phone: '081200009921', email: somebody.email },
  site: { place: parcelAt(-8.5806, 115.1779) },
  plan: { topic: 'itr', activity: 'house', question: 'Bolehkah rumah dua lantai di tanah ini?', way: 'written' },
};

/** Somebody without an account, helped at the counter twice: one application waits for their consent, one was sent by a code. */
export async function seedCounter(app: DemoApp): Promise<{ readonly draftId: string; readonly caseId: string }> {
  const { cases } = app;
  const { officers, agencyId } = await castOf(app);
  const on = officeDay(cases.clock.now());
  const officer = officers.front;
  const [draftId, sentId] = [newId(), newId()];
  for (const id of [draftId, sentId]) {
    await beginAtCounter(cases, officer, { id, service: consultation.key, agencyId, ...somebody });
    await transaction(cases.db, async (tx) => {
      const draft = await getDraftForUpdate(tx, id, officer.personId);
      await saveAnswers(tx, draft, consultation.journey, answers as never, cases.clock.now());
    });
  }
  const { caseId } = await transaction(cases.db, async (tx) => {
    const { forPersonId } = await getDraftForUpdate(tx, sentId, officer.personId);
    const rules = await rulesAt(tx, consultation.rules, { agencyId, on });
    const counter = { personId: forPersonId ?? '', consent: { way: 'code', fileId: null } } as const;
    const sent = { service: consultation, agencyId, answers: answers as never, files: {}, rules, draftId: sentId, counter };
    return sendForPerson(tx, cases, officer, sent);
  });
  return { draftId, caseId };
}
