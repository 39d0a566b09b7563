import { transaction } from '#db';
import { type Agency, findAgencyByKey } from '#platform/access';
import {
  beginDraft,
  decideRequirements,
  giveMatter,
  noteMeasure,
  requirements,
  sendDraft,
  type StepInput,
  takeStep,
  write,
} from '#services/ombudsman';
import type { DemoApp } from '../app.ts';
import type { Officer, OmbudsmanCast } from './cast.ts';
import type { DemoMatter } from './matters.ts';

type Who = 'head' | 'intake' | 'assistant';

const DAY = 86_400_000;

/** What an officer says beside a requirement, by what they found of it. */
const noteOf = { met: '', missing: 'Belum ada buktinya.', waived: 'Melapor sendiri.' } as const;

/** A matter that was sent, and those who work it, each step on its own day. */
class MatterWalk {
  readonly #app: DemoApp;
  readonly #office: OmbudsmanCast['officers'];
  readonly #matterId: string;
  readonly #daysAgo: number;

  constructor(app: DemoApp, office: OmbudsmanCast['officers'], { matterId, daysAgo }: { matterId: string; daysAgo: number }) {
    this.#app = app;
    this.#office = office;
    this.#matterId = matterId;
    this.#daysAgo = daysAgo;
  }

  #by(who: Who): { readonly actor: Officer['actor']; readonly opened: NonNullable<Officer['opened']> } {
    const { actor, opened } = this.#office[who];
    if (!opened) throw new Error(`${who} has no key`);
    return { actor, opened };
  }

  #day(after: number): Date {
    return new Date(this.#app.clock.now().getTime() - Math.max(0, this.#daysAgo - after) * DAY);
  }

  async step(who: Who, action: string, after: number, input: StepInput = {}): Promise<void> {
    const [{ db, ombudsman }, { actor, opened }, matterId] = [this.#app, this.#by(who), this.#matterId];
    const { version } = await db.selectFrom('ombudsman.matter').select('version').where('id', '=', matterId).executeTakeFirstOrThrow();
    const step = { matterId, action, version, input };
    await transaction(db, (tx) => takeStep(tx, ombudsman.documents, actor, opened, step, this.#day(after)));
  }

  async decide(group: 'formal' | 'material', after: number, missing: readonly string[] = []): Promise<void> {
    const { actor, opened } = this.#by('intake');
    const decisions = requirements.flatMap((one) => {
      if (one.group !== group) return [];
      const verdict = missing.includes(one.key) ? 'missing' : one.key === 'power' ? 'waived' : 'met';
      return [{ requirement: one.key, verdict, note: noteOf[verdict], document: null } as const];
    });
    const deciding = { matterId: this.#matterId, decisions };
    await transaction(this.#app.db, (tx) => decideRequirements(tx, actor, opened, deciding, this.#day(after)));
  }

  async give(who: Who, after: number): Promise<void> {
    const [{ actor, opened }, assistant] = [this.#by(who), this.#by('assistant')];
    await transaction(this.#app.db, (tx) => giveMatter(tx, actor, opened, this.#matterId, assistant.opened.key.id, this.#day(after)));
  }

  async examine(note: string, after: number): Promise<void> {
    const { actor, opened } = this.#by('assistant');
    const documents = { matterId: this.#matterId, measure: 'documents', note };
    await transaction(this.#app.db, (tx) => noteMeasure(tx, this.#app.ombudsman.documents, actor, opened, documents, this.#day(after)));
  }

  async tell(text: string, after: number): Promise<void> {
    const { actor, opened } = this.#by('assistant');
    await transaction(this.#app.db, (tx) => write(tx, actor, opened, { matterId: this.#matterId, text, to: 'reporter' }, this.#day(after)));
  }

  /** From coming in to the plenary, within a week. */
  async toPlenary(): Promise<void> {
    await this.decide('formal', 2);
    await this.step('intake', 'formal-done', 3);
    await this.decide('material', 4);
    await this.step('intake', 'to-plenary', 5);
  }

  /** Taken up: an emergency at once, any other by the plenary. */
  async toExamination(urgent: boolean): Promise<void> {
    if (urgent) {
      await this.step('intake', 'rapid', 1);
      return this.give('intake', 1);
    }
    await this.toPlenary();
    await this.step('head', 'accept', 8, { matterClass: 'medium' });
    return this.give('head', 8);
  }
}

/** A matter from its sending to where it is, each step by whoever takes it, on its own day. */
export async function liveThrough(
  app: DemoApp,
  office: OmbudsmanCast['officers'],
  { draft: told, daysAgo, to, about }: DemoMatter,
): Promise<void> {
  const agency = about === undefined ? undefined : await findAgencyByKey(app.db, about);
  const draft = agency ? { ...told, answers: { ...told.answers, ...chosen(agency) } } : told;
  const walk = new MatterWalk(app, office, { matterId: await send(app, draft, daysAgo), daysAgo });
  const urgent = draft.answers.emergency === 'emergency' || draft.answers.emergency === 'life';
  const letterTo = (text: string) => ({ agency: { to: agency?.id ?? 'elsewhere', toName: 'Dinas contoh', text, copies: '' } });
  switch (to) {
    case 'sent':
      return;
    case 'completion':
      await walk.decide('formal', 2, ['prior']);
      return walk.step('intake', 'ask-completion', 3, {
        note: 'Sampaikan dahulu kepada kepala kantor, lalu lampirkan buktinya.',
      });
    case 'plenary':
      return walk.toPlenary();
    case 'examination':
      await walk.toExamination(urgent);
      await walk.examine('Buku agenda loket dan lembar disposisi.', 15);
      await walk.tell('Kami sudah melihat buku agenda loket. Instansi kami minta menjelaskan.', 16);
      return walk.step('assistant', 'ask-explanation', 16, {
        note: 'Penjelasan tertulis tentang waktu di meja teknis.',
        ...letterTo(
          'Mohon jelaskan berapa lama berkas izin bangunan lazimnya berada di meja teknis, dan apa yang dilakukan bila lewat dari standar pelayanan.',
        ),
      });
    case 'transferred':
      await walk.decide('formal', 2);
      await walk.step('intake', 'formal-done', 3);
      return walk.step('head', 'transfer', 6, { where: 'Ombudsman RI Pusat', note: 'Instansi yang dituju berada di tingkat pusat.' });
    case 'not-found':
    case 'corrected':
      await walk.toExamination(urgent);
      await walk.examine('Buku agenda dan nomor antrean.', 10);
      await walk.step('assistant', 'tell-result', 12, {
        finding: to === 'corrected' ? 'found' : 'not-found',
        note: 'Menurut dokumen yang dilihat.',
      });
      // The reporter could answer until then, and did not.
      if (to === 'not-found') return walk.step('head', 'lhp-not-found', 34, { note: 'Tidak ditemukan penyimpangan.' });
      await walk.step('head', 'lhp-found', 34, {
        maladministration: 'delay',
        note: 'Panggilan tidak berurutan.',
        ...letterTo('Mohon nomor antrean dicatat dan dipanggil berurutan, dan hasilnya dilaporkan.'),
      });
      return walk.step('assistant', 'corrected', 48, { note: 'Papan panggilan dipasang, laporan instansi diterima.' });
    case 'answered':
      return walk.step('intake', 'answer', 2, {
        answer:
          'Sampaikan dahulu keberatan kepada atasan instansi dan simpan buktinya. Bila tidak diselesaikan semestinya, Anda dapat melapor kapan saja.',
      });
    case 'noted':
      return walk.step('intake', 'note-tip', 1, { note: 'Bahan kunjungan mendadak.' });
  }
}

/** An agency as somebody chooses it from the list. */
const chosen = ({ id, name, government }: Agency) => ({ agencyId: id, agency: `${name}, ${government}` });

/** Sends what somebody wrote some days ago; the id of the matter it became. */
async function send(app: DemoApp, draft: DemoMatter['draft'], daysAgo: number): Promise<string> {
  const matters = () => app.db.selectFrom('ombudsman.matter').select('id').execute();
  const known = new Set((await matters()).map(({ id }) => id));
  const clock = { now: () => new Date(app.clock.now().getTime() - daysAgo * DAY) };
  const ticket = await transaction(app.db, (tx) => beginDraft(tx, { ...draft, keep: false }, clock.now()));
  await sendDraft({ ...app.ombudsman, clock }, { ticket, excluded: [] });
  const sent = (await matters()).find(({ id }) => !known.has(id));
  if (!sent) throw new Error('the demonstration’s matter was not sent');
  return sent.id;
}
