import {
  type Answers,
  type FieldContext,
  findPage,
  nextPage,
  nextQuestions,
  type Page,
  pagesFor,
  prune,
  questionsOn,
  rawOf,
  type RawPage,
  readAnswers,
  readPage,
  schemaOf,
  takeReply,
  withPage,
} from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branches, libraryJourney } from './library-card.ts';

const journey = libraryJourney as never as Parameters<typeof readAnswers>[0];
const context: FieldContext = { today: '2026-03-02', rules: RuleBook.ofDefaults([branches]) };
const ajv = new Ajv2020({
  strict: false,
  formats: { date: true, email: true, uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
});
const fits = ajv.compile(JSON.parse(JSON.stringify(schemaOf(journey))) as object);

const name = fc.constantFrom('Ni Luh Sari', 'I Wayan', 'Ketut', "D'Arcy");
const day = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2026-03-01T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const complete = fc
  .record({
    applicant: fc.record({
      name,
      nik: fc.constantFrom('5103014101900001', '5171020203850004'),
      email: fc.constantFrom('sari@contoh.id', 'wayan@contoh.id'),
      phone: some(fc.constant('+6281234567890')),
      familyCard: some(fc.constant('5103011203100007')),
      born: day,
      minor: fc.boolean(),
    }),
    guardian: fc.record({ name }),
    readers: fc.array(fc.record({ name, relation: fc.constantFrom('child', 'parent') }), { minLength: 1, maxLength: 3 }),
    wishes: fc.record({
      branch: fc.constantFrom('canggu', 'sibang'),
      genres: fc.constantFrom(['novels'], ['science'], ['novels', 'science']),
      books: fc.integer({ min: 1, max: 20 }),
      budget: some(fc.integer({ min: 0, max: 5_000_000 })),
      delivery: fc.boolean(),
      address: fc.constantFrom('Jalan Sunari 4'),
      hour: fc.constantFrom('09:30', '14:00'),
      note: some(fc.constant('Baris satu\nbaris dua')),
      likeness: some(fc.uuid().map((id) => [id])),
    }),
    truth: fc.constant({ sworn: true as const }),
  })
  .map(({ guardian, wishes: { address, hour, ...wishes }, ...rest }) => {
    const answers = {
      ...rest,
      ...(rest.applicant.minor && { guardian }),
      wishes: wishes.delivery ? { ...wishes, address, hour } : wishes,
    };
    return JSON.parse(JSON.stringify(answers)) as Answers;
  });

/** As a browser does: each page's boxes filled and sent. */
function byWeb(wanted: Answers): Answers {
  let answers: Answers = {};
  for (let page = nextPage(journey, answers); page; page = nextPage(journey, answers)) {
    const given = wanted[page.key];
    const entries = page.repeats ? (given as readonly Record<string, unknown>[]) : [given as Record<string, unknown>];
    const read = entries.map((entry) => sendPage(page, rawOf(page, entry)));
    answers = withPage(journey, answers, page.key, page.repeats ? read : (read[0] ?? {}));
  }
  return answers;
}

function sendPage(page: Page, raw: RawPage): Readonly<Record<string, unknown>> {
  const reading = readPage(page, raw, context);
  if (!reading.ok) throw new Error(`${page.key}: ${reading.problems.map((one) => `${one.field} ${one.message('id')}`).join()}`);
  return reading.answers;
}

/** As a conversation does: each question asked and answered, options by their number. */
function byConversation(wanted: Answers): Answers {
  let answers: Answers = {};
  for (
    let [first] = nextQuestions(journey, answers, {}, 'id', context);
    first;
    [first] = nextQuestions(journey, answers, {}, 'id', context)
  ) {
    const page = findPage(journey, first.page);
    if (!page) throw new Error(first.page);
    const given = wanted[page.key];
    const entries = page.repeats ? (given as readonly Record<string, unknown>[]) : [given as Record<string, unknown>];
    const read = entries.map((entry) => talk(page, entry));
    answers = withPage(journey, answers, page.key, page.repeats ? read : (read[0] ?? {}));
  }
  return answers;
}

function talk(page: Page, wanted: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let given: RawPage = {};
  for (let [question] = questionsOn(page, given, 'id', context); question; [question] = questionsOn(page, given, 'id', context)) {
    const { field: name, options } = question;
    const field = page.fields[name];
    if (!field) throw new Error(name);
    const value = wanted[name];
    const shown = value === undefined ? '' : field.show(value, 'id', context);
    const number = options?.find((option) => option.label === shown)?.number;
    const reply = value === undefined ? '' : number === undefined ? field.toRaw(value) : String(number);
    const taken = takeReply(page, given, name, reply, context);
    given = taken.given;
    if (taken.reading) {
      if (!taken.reading.ok) throw new Error(taken.reading.problems.map((one) => one.message('id')).join());
      return taken.reading.answers;
    }
  }
  throw new Error(`${page.key} was never read`);
}

const finished = {
  applicant: { name: 'Ni Luh Sari', nik: '5103014101900001', email: 'sari@contoh.id', born: '1970-01-01', minor: false },
  readers: [{ name: 'Ni Luh Sari', relation: 'child' }],
  truth: { sworn: true },
  wishes: { branch: 'canggu', genres: ['novels'], books: 1, delivery: false },
};

describe('one definition, every channel', () => {
  it('gives the same answers by page, by program and by conversation', () => {
    fc.assert(
      fc.property(complete, (wanted) => {
        expect(fits(wanted), JSON.stringify(fits.errors)).toBe(true);
        expect(readAnswers(journey, wanted, context)).toEqual({ answers: wanted, problems: [] });
        expect(byWeb(wanted)).toEqual(wanted);
        expect(byConversation(wanted)).toEqual(wanted);
      }),
    );
  });

  it('refuses in a program what a page refuses, naming the same field', () => {
    fc.assert(
      fc.property(complete, (wanted) => {
        const wrong = { ...wanted, applicant: { ...(wanted.applicant as object), email: 'tanpa at' } };
        expect(fits(wrong)).toBe(true);
        expect(readAnswers(journey, wrong, context).problems.map((one) => one.field)).toEqual(['applicant.email']);
      }),
      { numRuns: 10 },
    );
  });

  it('never throws on what a program sends', () => {
    fc.assert(
      fc.property(fc.jsonValue(), complete, (junk, wanted) => {
        readAnswers(journey, junk, context);
        for (const page of journey.pages) {
          const { answers } = readAnswers(journey, { ...wanted, [page.key]: junk }, context);
          expect(prune(journey, answers)).toEqual(answers);
        }
      }),
      // A list of nothing in the place of a word.
      { examples: [[{ name: [null] }, finished]] },
    );
  });
});

describe('pages that depend on others', () => {
  it('are not looked at before the answers they depend on', () => {
    expect(pagesFor(journey, {}).map((page) => page.key)).toEqual(['applicant', 'readers', 'wishes', 'truth']);
    expect(readAnswers(journey, {}, context).problems.length).toBeGreaterThan(0);
  });
});
