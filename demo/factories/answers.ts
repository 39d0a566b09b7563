import {
  type Answers,
  type Field,
  type FieldContext,
  type Journey,
  type Page,
  pagesFor,
  pageState,
  type Raw,
  readPage,
  withPage,
} from '#platform/forms';

/** Answers a question may be given first, as `page.question` to the value of its option. */
export type Preferred = Readonly<Record<string, string>>;

// Invented; no real person's, and no telephone anybody has.
const words = ['Contoh', 'contoh@contoh.test', '+6281200000031', '10', '2', 'Bajera', 'Ni Contoh Lestari'];
const people = ['Ni Contoh Lestari', 'I Made Contoh Wirawan', 'Ni Ketut Contoh Suarti', 'I Nyoman Contoh Adi', 'Ni Putu Contoh Ayuni'];
/** What a question of this name is answered with. */
const known: Readonly<Record<string, string>> = {
  place: 'Tabanan',
  town: 'Tabanan',
  education: 'SMA',
  occupation: 'Petani',
  address: 'Banjar Contoh, Jalan Melati 4',
};

function trials(
  name: string,
  { control, sensitive }: Field,
  context: FieldContext,
  serial: number,
  preferred: string | undefined,
): readonly Raw[] {
  const [year, month, day] = context.today.split('-');
  switch (control.kind) {
    case 'one-of':
    case 'many-of':
      return [...(preferred === undefined ? [] : [preferred]), ...control.options(context).map(({ value }) => value)];
    case 'confirm':
      return ['ya'];
    case 'date':
      return [`01-${month}-${year}`, `${day}-${month}-${Number(year) - 1}`, `${day}-${month}-${Number(year) + 1}`];
    case 'time':
      return ['09:30'];
    case 'files':
      return [];
    default:
      if (sensitive === 'nik') return [`510205540594${8500 + serial}`];
      if (sensitive === 'kk') return ['5102051004180021'];
      if (control.kind === 'long-text') return ['Banjar Contoh, Jalan Melati 4', ...words];
      if (control.kind === 'text' && control.autocomplete === 'name') return [people[serial % people.length], ...people];
      return [...(known[name] === undefined ? [] : [known[name]]), ...words];
  }
}

/** The first thing a question takes without a doubt, or at all. */
function answerOf(name: string, field: Field, context: FieldContext, serial: number, preferred?: string): Raw {
  const taken = trials(name, field, context, serial, preferred).flatMap((raw) => {
    const read = field.parse(raw, context);
    return read.ok ? [{ raw, doubt: read.warning !== undefined }] : [];
  });
  return (taken.find(({ doubt }) => !doubt) ?? taken[0])?.raw;
}

/** A whole set of answers to a journey, made up from its own questions. Throws, naming the page, where one cannot be answered. */
export function answersTo(of: Journey, context: FieldContext, preferred: Preferred = {}): Answers {
  let answers: Answers = {};
  let serial = 0;
  const one = (page: Page) => {
    const raw = Object.fromEntries(
      Object.entries(page.fields).map(([name, field]) => [
        name,
        answerOf(name, field, context, ++serial, preferred[`${page.key}.${name}`]),
      ]),
    );
    const read = readPage(page, raw, context);
    if (!read.ok)
      throw new Error(`page ${page.key}: ${read.problems.map(({ field, message }) => `${field}: ${message('en')}`).join('; ')}`);
    return read.answers;
  };
  for (;;) {
    const page = pagesFor(of, answers).find((candidate) => pageState(candidate, answers) === 'todo');
    if (!page) return answers;
    const given = page.repeats ? Array.from({ length: Math.max(1, page.repeats.min) }, () => one(page)) : one(page);
    answers = withPage(of, answers, page.key, given);
  }
}
