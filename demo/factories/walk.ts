import { transaction } from '#db';
import { type Actor, type Clock, newId, type PersonActor } from '#kernel';
import {
  type CasesDeps,
  type CaseState,
  type Command,
  handlers,
  listInvitations,
  type Outcome,
  performIn,
  readCase,
  type ServiceDefinition,
  submitCase,
  type Verdict,
} from '#platform/cases';
import { rulesAt } from '#platform/rules';
import { levyInForce, permit, type PermitAnswers } from '#services/laperon';
import { type DemoApp, engineAt } from '../app.ts';
import { type Drawings, handIn, handInOne, takePhoto } from '../papers.ts';
import type { Cast, CitizenKey, OfficerKey } from '../people.ts';

/** When the next step happens: some working days on for a story, a minute on for a test. */
export type Pace = (now: Date, workingDays: number) => Date;

/** Documents in the order a case comes to them: each has a series of numbers of its own. */
export const letters = ['skrd', 'permit', 'itr'] as const;
export type Letter = (typeof letters)[number];

/** Waits for its place among numbered events, so that numbers rise with the days. */
export type Turn = <T>(letter: Letter, at: Date, work: () => Promise<T>) => Promise<T>;

export interface Setting<A extends object, K extends string = OfficerKey> {
  readonly app: DemoApp;
  readonly service: ServiceDefinition;
  readonly cast: Pick<Cast, 'agencyId' | 'citizens'> & { readonly officers: Readonly<Record<K, PersonActor>> };
  readonly applicant: CitizenKey;
  readonly answers: A;
  readonly start: Date;
  readonly pace: Pace;
  readonly turn?: Turn;
  readonly drawings?: Drawings | undefined;
}

/** One application on its way from desk to desk, each step by whoever holds the desk, at a time of its own. */
export class CaseWalk<A extends object, K extends string = OfficerKey> {
  readonly applicant: PersonActor;
  readonly answers: A;
  caseId = '';
  number = '';
  /** What the applicant tracks it with. */
  secret = '';
  readonly #setting: Setting<A, K>;
  readonly #deps: CasesDeps;
  #now: Date;
  #files: Record<string, string[]> = {};

  constructor(setting: Setting<A, K>) {
    this.#setting = setting;
    this.#now = setting.start;
    const clock: Clock = { now: () => this.#now };
    this.#deps = engineAt(setting.app, clock);
    this.applicant = setting.cast.citizens[setting.applicant];
    this.answers = setting.answers;
  }

  /** What the pages work on, at the time of the walk. */
  get engine(): CasesDeps {
    return this.#deps;
  }

  get service(): ServiceDefinition {
    return this.#setting.service;
  }

  officer(key: K): PersonActor {
    return this.#setting.cast.officers[key];
  }

  /** Every file that is asked for is handed in; the case is not sent yet. */
  async handIn(): Promise<void> {
    this.#files = await handIn(this.#deps, this.applicant.personId, this.#setting.service, this.answers, this.#setting.drawings);
  }

  /** The case is sent with its files, handed in now where they were not before; nothing more when it was sent before. */
  async submit(): Promise<void> {
    if (this.caseId !== '') return;
    const { cast, answers, service } = this.#setting;
    const deps = this.#deps;
    if (Object.keys(this.#files).length === 0) await this.handIn();
    const files = this.#files;
    const on = this.#today();
    const rules = await rulesAt(deps.db, service.rules, { agencyId: cast.agencyId, on });
    const sent = { actor: this.applicant, service, agencyId: cast.agencyId, answers, files, rules, idempotencyKey: newId() };
    const { caseId, number, secret } = await transaction(deps.db, (tx) => submitCase(tx, deps, sent as never));
    Object.assign(this, { caseId, number, secret });
  }

  /** Later, by the pace of the story. */
  wait(workingDays: number): void {
    this.#now = this.#setting.pace(this.#now, workingDays);
  }

  async ownerSays(action: 'confirm' | 'decline'): Promise<void> {
    const [invitation] = await listInvitations(this.#deps, this.caseId);
    if (!invitation) throw new Error(`nobody was invited to ${this.number}`);
    const owner: Actor = { kind: 'guest', invitationId: invitation.id, caseId: this.caseId, party: 'owner', name: invitation.name };
    const input = action === 'decline' ? { reason: 'Saya tidak pernah memberi kuasa.' } : {};
    await this.#do(owner, { action, input });
  }

  /** A verdict for every file in force, all accepted but those named. */
  judge(by: K, otherwise: Readonly<Record<string, readonly [Verdict, string]>> = {}): Promise<void> {
    const asks = Object.entries(this.#files).flatMap(([requirement, ids]) =>
      ids.map((fileId): Command['ask'] => {
        const [verdict, note] = otherwise[requirement] ?? ['accepted', null];
        return { action: 'judge', requirement, fileId, verdict, note };
      }),
    );
    return this.#doAll(this.officer(by), asks);
  }

  async does(by: K, action: string, input: Readonly<Record<string, unknown>> = {}): Promise<Outcome> {
    return this.#do(this.officer(by), { action, input });
  }

  async applicantDoes(action: string, input: Readonly<Record<string, unknown>> = {}): Promise<Outcome> {
    return this.#do(this.applicant, { action, input });
  }

  async writes(by: K | 'applicant', text: string): Promise<void> {
    await this.#do(by === 'applicant' ? this.applicant : this.officer(by), { action: 'message', text });
  }

  async remarks(by: K, about: string | null, text: string): Promise<void> {
    await this.#do(this.officer(by), { action: 'remark', remarkId: newId(), about, text });
  }

  /** The applicant sends a new file for each of these requirements, and with it an answer to every remark. */
  async resubmit(requirements: readonly string[], reply: string): Promise<Outcome> {
    const files: Record<string, { fileId: string; replaces: string | null }[]> = {};
    for (const requirement of requirements) {
      const { service, drawings } = this.#setting;
      const fileId = await handInOne(this.#deps, this.applicant.personId, nameOf(service, requirement), 2, drawings?.[requirement]);
      files[requirement] = [{ fileId, replaces: this.#files[requirement]?.[0] ?? null }];
      this.#files[requirement] = [fileId];
    }
    return this.#do(this.applicant, { action: 'resubmit', files, answers: {}, reply });
  }

  /** An action that makes a numbered letter, and the letter. */
  async makesLetter(letter: Letter, by: K, action: string, input: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const turn: Turn = this.#setting.turn ?? ((_letter, _at, work) => work());
    await turn(letter, this.#now, async () => {
      const { caseId, seq } = await this.does(by, action, input);
      await this.makes(seq, caseId);
    });
  }

  /** What an entry ordered is made, as the job does it; nothing where it ordered nothing. */
  async makes(seq: number, caseId = this.caseId): Promise<void> {
    const maker = handlers(this.#deps).find(({ job }) => job.name === 'cases.product');
    await maker?.run({ caseId, seq }, { attempt: 1, signal: undefined });
  }

  /** The files an entry brought are read, as the job does it. */
  async examines({ seq }: Pick<Outcome, 'seq'> = { seq: 1 }): Promise<void> {
    await handlers(this.#deps)
      .find(({ job }) => job.name === 'cases.examine')
      ?.run({ caseId: this.caseId, seq }, { attempt: 1, signal: undefined });
  }

  /** How the case stands. */
  async state(): Promise<CaseState> {
    return (await readCase(this.#deps, this.caseId, { kind: 'system', name: 'demo' })).state;
  }

  photo(by: K): Promise<string> {
    return takePhoto(this.#deps, this.officer(by).personId);
  }

  /** A paper the applicant hands in beside the application. */
  paper(title: string): Promise<string> {
    return handInOne(this.#deps, this.applicant.personId, title);
  }

  /** A paper an officer hands out. */
  paperOf(by: K, title: string): Promise<string> {
    return handInOne(this.#deps, this.officer(by).personId, title);
  }

  slip(by: K): Promise<string> {
    return handInOne(this.#deps, this.officer(by).personId, 'Bukti setor');
  }

  /** The day at the agency, some days on. */
  day(after = 0): string {
    return new Date(this.#now.getTime() + (8 + after * 24) * 3_600_000).toISOString().slice(0, 10);
  }

  #today(): string {
    return this.day();
  }

  async #do(actor: Actor, ask: Command['ask']): Promise<Outcome> {
    return transaction(this.#deps.db, (tx) => performIn(tx, this.#deps, actor, this.#command(ask)));
  }

  async #doAll(actor: Actor, asks: readonly Command['ask'][]): Promise<void> {
    await transaction(this.#deps.db, async (tx) => {
      for (const ask of asks) await performIn(tx, this.#deps, actor, this.#command(ask));
    });
  }

  #command(ask: Command['ask']): Command {
    return { caseId: this.caseId, idempotencyKey: newId(), expectedVersion: null, ask };
  }
}

/** A building permit on its way. */
export class PermitWalk extends CaseWalk<PermitAnswers> {
  constructor(setting: Omit<Setting<PermitAnswers>, 'service'>) {
    super({ ...setting, service: permit });
  }

  /** What is owed, in rupiah: the sum the treasurer set. */
  async owes(): Promise<number> {
    return levyInForce(await this.state())?.rupiah ?? 0;
  }
}

function nameOf({ checklist }: ServiceDefinition, requirement: string): string {
  const { items } = checklist.value as { items: readonly { key: string; name: { id: string } }[] };
  return items.find(({ key }) => key === requirement)?.name.id ?? requirement;
}
