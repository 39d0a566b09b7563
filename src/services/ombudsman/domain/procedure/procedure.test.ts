import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requirements } from '../data/requirements.ts';
import { limits } from '../data/limits.ts';
import { type Seat, seats } from '../seats.ts';
import type { Content, Entry } from '../entries.ts';
import { copiesStory } from './agency-letters.ts';
import { daysBetween, dueOn, limitAt } from './clock.ts';
import { type Facts, factsOf, type Standing, stepsFor, whyNot, whyNotMeasure } from './facts.ts';
import { letterKinds } from './letter-kinds.ts';
import { letterOf } from './letters.ts';
import { wordsOfReporter } from './reporters-words.ts';
import { ended, kinds, type Stage, stages } from './stages.ts';
import { type Need, transitions } from './transitions.ts';

const nothing: Facts = {
  decisions: {},
  measures: [],
  matterClass: null,
  finding: null,
  answered: false,
  maladministration: null,
  replied: false,
  minutes: null,
  objected: false,
  lastActor: null,
};
const agreed = { n: 1, text: 'x', reporter: '2026-03-02T00:00:00Z', agency: '2026-03-02T00:00:00Z' };
const decided = (verdict: 'met' | 'missing' | 'waived') => ({ verdict, note: '', document: null, by: 'Sri', at: '2026-03-02T00:00:00Z' });
const all = (group: 'formal' | 'material', verdict: 'met' | 'waived' = 'met') =>
  Object.fromEntries(requirements.filter((one) => one.group === group).map(({ key }) => [key, decided(verdict)]));
const at = (stage: Stage, given: Partial<Standing> = {}): Standing => ({
  kind: 'laporan',
  stage,
  urgent: false,
  facts: nothing,
  late: false,
  lawful: false,
  requirements,
  ...given,
});

/** A standing in which each need holds, and one in which it does not. */
const needs: Readonly<Record<Need, { readonly holds: Partial<Standing>; readonly fails: Partial<Standing> }>> = {
  urgent: { holds: { urgent: true }, fails: {} },
  'something-missing': {
    holds: { facts: { ...nothing, decisions: { account: decided('missing') } } },
    fails: { facts: { ...nothing, decisions: all('formal') } },
  },
  'formal-settled': {
    holds: { facts: { ...nothing, decisions: { ...all('formal'), power: decided('waived') } } },
    fails: { facts: { ...nothing, decisions: { ...all('formal'), prior: decided('missing') } } },
  },
  'material-decided': {
    holds: { facts: { ...nothing, decisions: { ...all('material'), court: decided('missing') } } },
    fails: { facts: { ...nothing, decisions: all('formal') } },
  },
  'reporter-late': { holds: { late: true }, fails: {} },
  'agency-late': { holds: { late: true }, fails: {} },
  'superior-late': { holds: { late: true }, fails: {} },
  'limit-confirmed': { holds: { lawful: true }, fails: {} },
  'measure-taken': { holds: { facts: { ...nothing, measures: ['documents'] } }, fails: {} },
  'reporter-heard': { holds: { late: true }, fails: {} },
  'reporter-answered': { holds: { facts: { ...nothing, answered: true } }, fails: { late: true } },
  'agency-heard': { holds: { late: true, lawful: true }, fails: { late: true, lawful: false } },
  'minutes-agreed': {
    holds: { facts: { ...nothing, minutes: agreed } },
    fails: { facts: { ...nothing, minutes: { ...agreed, agency: null } } },
  },
  'first-objection': { holds: {}, fails: { facts: { ...nothing, objected: true } } },
  'other-person': {
    holds: { personId: 'b', facts: { ...nothing, lastActor: 'a' } },
    fails: { personId: 'a', facts: { ...nothing, lastActor: 'a' } },
  },
  found: { holds: { facts: { ...nothing, finding: 'found' } }, fails: { facts: { ...nothing, finding: 'not-found' } } },
  'not-found': { holds: { facts: { ...nothing, finding: 'not-found' } }, fails: { facts: { ...nothing, finding: 'found' } } },
};

const together = (of: readonly Need[]): Partial<Standing> =>
  of.reduce<Partial<Standing>>((so, need) => {
    const { holds } = needs[need];
    return {
      ...so,
      ...holds,
      ...(so.facts && holds.facts && { facts: { ...so.facts, ...holds.facts, finding: holds.facts.finding ?? so.facts.finding } }),
    };
  }, {});

describe.each(transitions)('the step $action to $to', (step) => {
  const kind = step.kinds[0] ?? 'laporan';
  const open = { ...together(step.needs), kind };

  it('is taken from its stages alone: a skipped one has no way to it', () => {
    for (const stage of stages) {
      const why = whyNot(at(stage, open), step.action, step.by);
      const from = transitions.filter(({ action, kinds: of }) => action === step.action && of.includes(kind)).flatMap((one) => one.from);
      expect(why, stage).toBe(from.includes(stage) ? null : 'no-such-step');
    }
  });

  it('is taken by its seats alone', () => {
    const [stage = 'received'] = step.from;
    for (const seat of [...seats, 'reporter'] as const)
      expect(whyNot(at(stage, open), step.action, [seat]), seat).toBe(step.by.includes(seat) ? null : 'not-your-seat');
    expect(step.by.includes('custodian' as Seat), 'a custodian works on nothing').toBe(false);
  });

  it('waits for what it needs', () => {
    const [stage = 'received'] = step.from;
    for (const need of step.needs) {
      const without = { ...together(step.needs.filter((one) => one !== need)), ...needs[need].fails, kind };
      expect(whyNot(at(stage, without), step.action, step.by), need).not.toBeNull();
    }
  });

  it('is not there for other kinds', () => {
    const [stage = 'received'] = step.from;
    for (const other of kinds.filter((one) => !step.kinds.includes(one)))
      expect(whyNot(at(stage, { ...open, kind: other }), step.action, step.by), other).toBe('no-such-step');
  });
});

describe('the procedure', () => {
  it('leaves no stage without a way on, and none that has ended with one', () => {
    for (const stage of stages)
      expect(
        // An objection to closing is the one way back.
        transitions.some(({ from, action }) => from.includes(stage) && action !== 'object'),
        stage,
      ).toBe(!ended.includes(stage));
    for (const stage of stages.filter((one) => one !== 'received'))
      expect(
        transitions.some(({ to }) => to === stage),
        stage,
      ).toBe(true);
  });

  it('lets an emergency go on with everything missing', () => {
    for (const stage of ['received', 'completion', 'material'] as const)
      expect(whyNot(at(stage, { urgent: true }), 'rapid', ['intake'])).toBeNull();
  });

  it('takes nobody’s right away by a limit nobody confirmed', () => {
    const late = { late: true, lawful: false };
    expect(whyNot(at('completion', late), 'deem-withdrawn', ['head'])).toBe('limit-confirmed');
    expect(whyNot(at('explanation-again', late), 'right-unused', ['head'])).toBe('limit-confirmed');
  });

  it('refuses nobody before the plenary', () => {
    for (const stage of stages.filter((one) => one !== 'plenary')) expect(whyNot(at(stage), 'refuse', ['head'])).toBe('no-such-step');
  });

  it('shows a seat its steps, with what each waits for', () => {
    const steps = stepsFor(at('received'), ['intake']).map(({ step, waits }) => `${step.action}: ${waits}`);
    expect(steps).toEqual(['rapid: urgent', 'ask-completion: something-missing', 'formal-done: formal-settled']);
  });
});

describe('publication', () => {
  it('waits for the agency’s word, or for a limit that law confirmed, and for a second person', () => {
    const standing = (given: Partial<Standing>) => at('reply', { personId: 'b', facts: { ...nothing, lastActor: 'a' }, ...given });
    expect(whyNot(standing({ late: true }), 'publish', ['head'])).toBe('agency-heard');
    expect(whyNot(standing({ facts: { ...nothing, lastActor: 'a', replied: true } }), 'publish', ['head'])).toBeNull();
    expect(whyNot(standing({ personId: 'a', facts: { ...nothing, lastActor: 'a', replied: true } }), 'publish', ['head'])).toBe(
      'other-person',
    );
  });
});

describe('the lines of a matter', () => {
  const line = (content: Content, side: 'office' | 'reporter' = 'office'): Entry => ({
    n: 1,
    at: '2026-03-02T01:00:00Z',
    by: side === 'office' ? { side, personId: 'p', name: 'Sri' } : { side },
    lock: 'office',
    content,
  });

  it('come to the last word on each requirement, with whose it was', () => {
    const on = (verdict: 'met' | 'missing') => line({ type: 'decided', requirement: 'prior', verdict, note: verdict, document: 'f' });
    expect(factsOf([on('missing'), on('met')]).decisions.prior).toEqual({
      ...decided('met'),
      note: 'met',
      document: 'f',
      at: '2026-03-02T01:00:00Z',
    });
  });

  it('count an answer only after the result was told', () => {
    const said = line({ type: 'message', text: 'x' }, 'reporter');
    const told = line({ type: 'acted', action: 'tell-result', from: 'examination', to: 'result', finding: 'found' });
    expect([
      factsOf([said, told]).answered,
      factsOf([told, said]).answered,
      factsOf([told, line({ type: 'message', text: 'x' })]).answered,
    ]).toEqual([false, true, false]);
    expect(factsOf([told]).finding).toBe('found');
  });

  const asked = (askingId: string, purpose: 'lhp' | 'reply' | 'minutes') =>
    line({ type: 'asked', askingId, purpose, agency: 'A', number: '1', text: 'x', document: 'd', secret: 's' });
  const came = (askingId: string, purpose: 'lhp' | 'reply' | 'minutes') =>
    line({
      type: 'agency-answer',
      askingId,
      purpose,
      agency: 'A',
      text: 'x',
      name: 'B',
      office: 'C',
      agrees: purpose === 'minutes' ? true : null,
      document: null,
      saidAt: '2026-03-02T01:00:00Z',
      digest: '',
    });

  it('count as the reply before publication what answers that letter, and no other', () => {
    const offered = [asked('old', 'lhp'), asked('new', 'reply')];
    expect(factsOf([...offered, came('old', 'lhp')]).replied).toBe(false);
    expect(factsOf([...offered, came('new', 'reply')]).replied).toBe(true);
    expect(factsOf([...offered, came('new', 'reply'), asked('newer', 'reply')]).replied).toBe(false);
  });

  it('count as agreed the minutes that were read, and no earlier draft', () => {
    const draft = (askingId: string) => [line({ type: 'minutes', text: askingId }), asked(askingId, 'minutes')];
    expect(factsOf([...draft('a'), came('a', 'minutes')]).minutes?.agency).not.toBeNull();
    expect(factsOf([...draft('a'), ...draft('b'), came('a', 'minutes')]).minutes?.agency).toBeNull();
  });

  it('let means of examination follow one another', () => {
    const after = (...measures: string[]) => at('examination', { facts: { ...nothing, measures } });
    expect(whyNotMeasure(after(), 'summons-2')).toBe('first-another');
    expect(whyNotMeasure(after('summons-1'), 'summons-2')).toBeNull();
    expect(whyNotMeasure(after('summons-1', 'summons-2'), 'forced')).toBe('first-another');
    expect(whyNotMeasure(after('summons-1'), 'summons-1')).toBe('taken');
    expect(whyNotMeasure(after('documents'), 'documents')).toBeNull();
    expect(whyNotMeasure(at('received'), 'documents')).toBe('not-now');
  });
});

describe('a clock', () => {
  const calendar = {
    addDays: (day: string, days: number) => `${day}+${days}`,
    addWorkingDays: (day: string, days: number) => `${day}+${days}w`,
    workingDaysBetween: () => 0,
  };

  it.each([
    ['received', null, 'formal', 'ombudsman'],
    ['completion', null, 'completion', 'reporter'],
    ['examination', 'heavy', 'class-heavy', 'ombudsman'],
    ['explanation', null, 'explanation-1', 'agency'],
    ['explanation-again', null, 'explanation-2', 'agency'],
    ['result', null, 'result-answer', 'reporter'],
    ['monitoring', null, 'corrective', 'agency'],
    ['recommendation', null, 'recommendation', 'superior'],
  ] as const)('of %s binds its party', (stage, matterClass, key, party) => {
    expect(limitAt(limits, stage, matterClass)).toMatchObject({ key, party });
  });

  it('runs for nobody where no limit is known', () => {
    expect([limitAt(limits, 'plenary', null), limitAt(limits, 'examination', null), limitAt(limits, 'closed', null)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('counts in its unit', () => {
    expect(dueOn({ days: 30, unit: 'working' }, '2026-03-02', calendar)).toBe('2026-03-02+30w');
    expect(dueOn({ days: 60, unit: 'calendar' }, '2026-03-02', calendar)).toBe('2026-03-02+60');
  });
});

describe('a letter', () => {
  const facts = {
    number: 'LM-1',
    missing: [{ name: 'Surat kuasa', decision: { ...decided('missing'), note: 'belum bermeterai' } }],
    until: '1 April 2026',
    untilIsLaw: false,
    ground: 'Bukan wewenang',
    groundLaw: null,
    finding: 'found',
    note: 'Catatan',
  } as const;

  it('asks for what is missing, and calls nothing law that nobody confirmed', () => {
    const letter = letterOf('completion', facts).join('\n');
    expect(letter).toContain('• Surat kuasa — belum bermeterai');
    expect(letter).toContain('Mohon dilengkapi sebelum 1 April 2026');
    expect(letter).not.toContain('dianggap dicabut');
    expect(letterOf('completion', { ...facts, untilIsLaw: true }).join('\n')).toContain('dianggap dicabut');
    expect(letterOf('refusal', facts).join('\n')).not.toMatch(/UU|pasal/);
  });

  it.each(letterKinds)('%s bears the number and names nobody', (kind) => {
    expect(letterOf(kind, facts)[0]).toContain('LM-1');
  });
});

describe('a letter to an agency', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 7, maxLength: 30 });

  it('repeats no seven words of the reporter’s, however they are spaced and written', () => {
    fc.assert(
      fc.property(words, words, fc.nat(), (story, letter, from) => {
        const start = from % (story.length - 6);
        const run = story.slice(start, start + 7);
        expect(copiesStory([...letter, ...run.map((word) => word.toUpperCase())].join(',\n'), [story.join(' ')])).toBe(true);
      }),
    );
  });

  it('may say the same in other words', () => {
    fc.assert(
      fc.property(words, words, (story, letter) => {
        expect(copiesStory(letter.map((word) => `${word}x1`).join(' '), [story.join(' ')])).toBe(false);
      }),
    );
    expect(copiesStory('Mohon jelaskan waktu pelayanan', ['Mohon jelaskan waktu pelayanan'])).toBe(false);
  });
});

describe('what a reporter said', () => {
  const line = (content: Content, by: Entry['by'] = { side: 'reporter' }, lock: Entry['lock'] = 'shared'): Entry => ({
    n: 1,
    at: '',
    by,
    lock,
    content,
  });
  const office = { side: 'office', personId: 'x', name: 'Sri' } as const;
  const arrived = { receivedAt: '', sha256: '', automatic: false, raw: '', left: [] };
  const mail = { type: 'mail', from: 'a@b.test', subject: 'perihal', text: 'surat', verified: true, ...arrived } as const;
  const chat = { type: 'chat', from: '', name: '', sentAt: '', sha256: '', verified: true, raw: '', left: [] } as const;

  it('is looked for by whatever way it came, its title too, and not the name of the agency', () => {
    const said = wordsOfReporter([
      line({ type: 'sent', title: 'judul', answers: { story: 'cerita', wish: 'harapan', agency: 'dinas', agencyId: 'id' } }),
      line({ type: 'message', text: 'pesan' }),
      line(mail),
      line({ ...mail, subject: '', text: 'tak dikenal', verified: false }, { side: 'house' }, 'office'),
      line({ ...chat, text: 'obrolan', ours: false }),
      line({ type: 'contact', way: 'phone', who: 'ia', text: 'telepon' }, office),
    ]);
    expect(said.toSorted()).toEqual(['', 'cerita', 'harapan', 'judul', 'obrolan', 'perihal', 'pesan', 'surat', 'tak dikenal', 'telepon']);
  });

  it('is none of the office’s words', () => {
    const ours = [
      line({ type: 'message', text: 'dari kantor' }, office),
      line({ ...chat, text: 'jawaban', ours: true }, { side: 'house' }),
      line({ type: 'contact', way: 'phone', who: 'dinas', text: 'kata instansi' }, office, 'office'),
      line({ type: 'note', text: 'catatan' }, office, 'office'),
    ];
    expect(wordsOfReporter(ours)).toEqual([]);
  });
});

describe('days a clock stood still', () => {
  it('are those between, in its unit', () => {
    const calendar = { workingDaysBetween: () => 3 };
    expect([
      daysBetween('calendar', '2026-03-02', '2026-03-12', calendar),
      daysBetween('working', '2026-03-02', '2026-03-12', calendar),
    ]).toEqual([10, 3]);
    expect(daysBetween('calendar', '2026-03-02', '2026-03-02', calendar)).toBe(0);
  });
});
