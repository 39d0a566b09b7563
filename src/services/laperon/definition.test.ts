import { type Action, type Status, stepsOf, type Step } from '#platform/cases';
import { type Checklist, requirementsFor } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { permit } from './definition.ts';
import { dataCheck } from './data-check.ts';
import { exampleAnswers } from './example-answers.ts';
import { permitJourney } from './journey.ts';

const rules = RuleBook.ofDefaults(permit.rules);

describe('the building permit', () => {
  it('is drawn in its README as it is defined', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    const drawing = /```text\n([\s\S]*?)```/.exec(readme)?.[1]?.trim();
    expect(drawing).toBe(draw().join('\n'));
  });

  it('can reach every desk from where a case starts, and end from each of them', () => {
    const from = reach(permit.start.map(({ desk }) => desk));
    expect(Object.keys(permit.desks).filter((desk) => !from.has(desk))).toEqual([]);
    for (const desk of Object.keys(permit.desks)) expect(reach([desk]).has('archive') || desk === 'owner', desk).toBe(true);
  });

  it('can come to every status', () => {
    const ends: Partial<Record<Step['do'], Status>> = {
      'give-back': 'returned',
      issue: 'approved',
      reject: 'rejected',
      withdraw: 'withdrawn',
      close: 'closed',
      move: 'in-review',
    };
    const reached = new Set(steps().map((step) => ends[step.do]));
    for (const status of ['in-review', 'returned', 'approved', 'rejected', 'withdrawn', 'closed'] as const)
      expect(reached, status).toContain(status);
  });

  it('sends back from every desk that reviews, to the applicant or one desk back', () => {
    for (const desk of ['front-office', 'spatial-planning', 'technical-review', 'field-inspection']) {
      const does = actionsAt(desk).flatMap((action) => stepsOf(action.outcome).map((step) => step.do));
      expect(does, desk).toContain('give-back');
    }
  });

  it('is never issued while money, owner or a double is open', () => {
    expect(permit.actions.approve?.unless).toEqual(['awaiting-payment', 'awaiting-owner', 'possible-duplicate']);
  });

  it('has a second pair of eyes on every sum', () => {
    expect(permit.actions.checkDeposit?.notByWhoDid).toBe('recordDeposit');
    expect(permit.actions.checkOverride?.notByWhoDid).toBe('overrideLevy');
  });

  it('starts at the owner when a proxy asks, who is invited', () => {
    expect(permit.start[0]).toMatchObject({ desk: 'owner', flag: 'awaiting-owner' });
    const proxy = exampleAnswers({
      proxyFor: { name: 'I Wayan Contoh', nik: '5103010101700001', email: 'pemilik@contoh.test', address: 'Jalan Pemilik 7' },
    });
    expect(permit.guests?.(proxy as never)).toEqual([
      { party: 'owner', name: 'I Wayan Contoh', email: 'pemilik@contoh.test', askedAt: 'principal.email', askerEmail: 'niluh@contoh.test' },
    ]);
    expect(permit.guests?.(exampleAnswers() as never)).toEqual([]);
  });

  it('names every desk and action in both languages', () => {
    const named = [...Object.values(permit.desks), ...Object.values(permit.actions)].map(({ title }) => title);
    for (const title of named) expect(title('id') !== '' && title('en') !== '' && title('id') !== title('en')).toBe(true);
  });
});

describe('what is asked for', () => {
  const keys = (answers: ReturnType<typeof exampleAnswers>) =>
    requirementsFor(permit.checklist.value as Checklist, answers as never)
      .filter(({ need }) => need === 'required')
      .map(({ key }) => key);

  it('is a structural calculation from two storeys in any of the buildings', () => {
    expect(keys(exampleAnswers({ building: { floors: 1 } }))).not.toContain('structure');
    expect(keys(exampleAnswers({ building: { floors: 2 } }))).toContain('structure');
  });

  it('is a power of attorney of a proxy, and an agreement where the land is leased', () => {
    expect(keys(exampleAnswers())).not.toContain('power-of-attorney');
    expect(keys(exampleAnswers({ proxyFor: { name: 'A', nik: '5103010101700001', email: 'a@contoh.test', address: 'B' } }))).toContain(
      'power-of-attorney',
    );
    expect(keys(exampleAnswers({ land: { title: 'lease' } }))).toContain('lease');
  });

  it('is a soil investigation from four storeys, with a basement, or from 2.000 m²', () => {
    expect(keys(exampleAnswers({ building: { floors: 3 } }))).not.toContain('soil');
    for (const building of [{ floors: 4 }, { basements: 1 }, { area: 2000 }]) expect(keys(exampleAnswers({ building }))).toContain('soil');
  });
});

describe('the height of a building', () => {
  const field = permitJourney.pages.find(({ key }) => key === 'buildings')?.fields.height;
  const read = (raw: string) => field?.parse(raw, { rules, today: '2026-03-02' });

  it('warns above 15 m and is taken all the same', () => {
    expect(read('15')).toEqual({ ok: true, value: 15 });
    expect(read('15,01')).toMatchObject({ ok: true, value: 15.01, warning: expect.any(Function) });
  });
});

describe('the check of the data', () => {
  const cautions = (answers: ReturnType<typeof exampleAnswers>) => dataCheck(answers, rules).cautions.map((caution) => caution('id'));

  it('is quiet where everything agrees', () => {
    expect(cautions(exampleAnswers())).toEqual([]);
  });

  it('says when the measured area differs by more than the tolerance', () => {
    expect(cautions(exampleAnswers({ land: { area: 500 } }))).toEqual([
      'Selisih luas melebihi 5%. Petugas akan menanyakannya; siapkan penjelasan.',
    ]);
  });

  it('says when shares do not add up, and when a height has no ground', () => {
    const [owner] = exampleAnswers().owners;
    if (!owner) throw new Error('the example has an owner');
    expect(cautions({ ...exampleAnswers(), owners: [owner, { ...owner, share: 33.33 }] })).toEqual([
      'Bagian pemilik tidak berjumlah 100%.',
    ]);
    expect(cautions(exampleAnswers({ building: { height: 16 } }))).toHaveLength(1);
    expect(cautions(exampleAnswers({ building: { height: 16, heightException: 'worship' } }))).toEqual([]);
  });
});

function actionsAt(desk: string): readonly Action[] {
  return Object.values(permit.actions).filter(({ by }) => by.kind === 'desk' && by.desk === desk);
}

function steps(): readonly Step[] {
  return Object.values(permit.actions).flatMap(({ outcome }) => stepsOf(outcome));
}

function reach(starts: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...starts];
  for (let desk = open.pop(); desk !== undefined; desk = open.pop()) {
    if (reached.has(desk)) continue;
    reached.add(desk);
    const acts = Object.values(permit.actions).filter(({ by }) =>
      by.kind === 'desk' ? by.desk === desk : by.kind === 'guest' && desk === 'owner',
    );
    open.push(...acts.flatMap(({ outcome }) => stepsOf(outcome).flatMap((step) => ('desk' in step && step.desk ? [step.desk] : []))));
  }
  return reached;
}

/** Every action by who does it, with what follows: the definition as a map to read. */
function draw(): string[] {
  const who = ({ by }: Action) =>
    by.kind === 'desk' ? by.desk : by.kind === 'guest' ? by.party : by.kind === 'role' ? `(${by.role})` : `(${by.kind})`;
  const what = (step: Step) =>
    'desk' in step && step.desk ? `${step.do} ${step.desk}` : 'flag' in step ? `${step.do} ${step.flag}` : step.do;
  return Object.entries(permit.actions).map(([key, action]) => {
    const { outcome } = action;
    const follows =
      outcome.kind === 'steps'
        ? outcome.steps.map(what).join(', ')
        : Object.entries(outcome.kind === 'choose' ? outcome.branches : { accepted: outcome.allAccepted, otherwise: outcome.otherwise })
            .map(([branch, of]) => `${branch}: ${of.map(what).join(', ') || 'stays'}`)
            .join(' | ');
    return `${who(action).padEnd(17)} ${key.padEnd(20)} ${follows || 'stays'}`;
  });
}
