import { createHash } from 'node:crypto';
import type { AcceptedNumber, Area, Body, Criterion, Gap, Option, Question, Stimulus, Tags, Unit } from '#services/lentera';

/** A question of the demonstration. `check` works out anew what a number of its key should be. */
export interface DemoQuestion {
  readonly question: Question;
  readonly check?: () => number;
}

/** Text in which a backslash is a backslash, for TeX between `\(` and `\)`. */
export const t = String.raw;

const depths = { k: 'knowing', a: 'applying', r: 'reasoning' } as const;
const hardness = { 1: 'easy', 2: 'medium', 3: 'hard' } as const;
type Step = `${keyof typeof depths}${keyof typeof hardness}`;
type Tagged = Readonly<Record<Step, Tags>>;

interface Aim {
  readonly subject: string;
  readonly grade: 5 | 6 | 7 | 8 | 9;
  /** Code and words: `TP 7.1 …`. */
  readonly aim: string;
  readonly topic: string;
  readonly context?: 'personal' | 'sosial-budaya' | 'saintifik';
  readonly labels?: readonly string[];
}

/** Tags of an aim, by level of thinking (k, a, r) and difficulty (1 to 3): `pecahan.a2`. */
export function aim({ subject, grade, aim: words, topic, context = 'personal', labels = [] }: Aim): Tagged {
  const tags = (step: Step): Tags => ({
    subject,
    grade,
    phase: grade < 7 ? 'C' : 'D',
    aim: words,
    topic,
    level: depths[step[0] as keyof typeof depths],
    difficulty: hardness[step[1] as unknown as keyof typeof hardness],
    context,
    labels: [grade < 7 ? 'SD' : 'SMP', ...labels],
  });
  const steps: readonly Step[] = ['k1', 'k2', 'k3', 'a1', 'a2', 'a3', 'r1', 'r2', 'r3'];
  return Object.fromEntries(steps.map((step) => [step, tags(step)])) as Tagged;
}

const isEnglish = ({ subject }: Tags) => subject === 'bahasa-inggris';
const paragraphs = (text: string) => (text.startsWith('<') ? text : `<p>${text}</p>`);
/** English is asked in English, and said to be so for whoever has it read out. */
const asked = (tags: Tags, text: string) => paragraphs(text).replaceAll('<p>', isEnglish(tags) ? '<p lang="en">' : '<p>');
const mediaIn = (value: unknown) => [...JSON.stringify(value).matchAll(/media:([\w.-]+)/g)].map(([, name = '']) => name);

/** The same order for the same title, always. */
const shuffled = <T>(title: string, values: readonly T[]): T[] => {
  const rank = (index: number) => createHash('sha256').update(`${title}/${index}`).digest('hex');
  return values
    .map((value, index) => ({ value, by: rank(index) }))
    .sort((one, other) => (one.by < other.by ? -1 : 1))
    .map(({ value }) => value);
};
const letter = (index: number) => 'abcdefghijkl'[index] ?? String(index);
const options = (texts: readonly string[], prefix = ''): Option[] =>
  texts.map((text, index) => ({ id: prefix === '' ? letter(index) : `${prefix}${index + 1}`, text }));
const idOf = (among: readonly Option[], text: string): string => among.find((option) => option.text === text)?.id ?? '';

interface Said {
  readonly tags: Tags;
  readonly title: string;
  readonly prompt: string;
  readonly discussion: string;
  readonly points?: number;
}

function question({ tags, title, prompt, discussion, points = 1 }: Said, body: Body): Question {
  const made = {
    title,
    prompt: asked(tags, prompt),
    body,
    discussion: paragraphs(discussion),
    tags,
    points,
  };
  const pictures = [...mediaIn(made), ...(body.kind === 'hotspot' ? [body.picture] : [])];
  return { ...made, media: [...new Set(pictures)] };
}

/** A wrong answer, and what to say to whoever chose it where the discussion does not. */
type Wrong = string | readonly [text: string, feedback: string];
type Three = readonly [Wrong, Wrong, Wrong];
const textOf = (wrong: Wrong) => (typeof wrong === 'string' ? wrong : wrong[0]);

/** Pilihan ganda: the key and three wrong answers, mixed by title. */
export function pg(
  tags: Tags,
  title: string,
  prompt: string,
  key: string,
  wrongs: Three,
  discussion: string,
  check?: () => number,
): DemoQuestion {
  const told = new Map(wrongs.flatMap((wrong) => (typeof wrong === 'string' ? [] : [wrong])));
  const mixed = options(shuffled(title, [key, ...wrongs.map(textOf)])).map((option): Option => {
    const feedback = told.get(option.text);
    return feedback === undefined ? option : { ...option, feedback };
  });
  const body: Body = { kind: 'choice', options: mixed, key: idOf(mixed, key), shuffle: true };
  return { question: question({ tags, title, prompt, discussion }, body), ...(check && { check }) };
}

/** Benar atau salah, in the language of the subject. */
export function bs(tags: Tags, title: string, prompt: string, right: boolean, discussion: string): DemoQuestion {
  const words = isEnglish(tags) ? ['True', 'False'] : ['Benar', 'Salah'];
  const body: Body = { kind: 'choice', options: options(words), key: right ? 'a' : 'b', trueFalse: true, shuffle: false };
  return { question: question({ tags, title, prompt, discussion }, body) };
}

/** Pilihan ganda kompleks: everything right and nothing wrong. */
export function pgk(
  tags: Tags,
  title: string,
  prompt: string,
  keys: readonly string[],
  wrongs: readonly string[],
  discussion: string,
): DemoQuestion {
  const mixed = options(shuffled(title, [...keys, ...wrongs]));
  const body: Body = { kind: 'choices', options: mixed, keys: keys.map((key) => idOf(mixed, key)).sort(), policy: 'all', shuffle: true };
  return { question: question({ tags, title, prompt, discussion, points: 2 }, body) };
}

/** A table of statements, each with the number of its category. ANBK's rule for small tables of two categories, else by rows. */
export function tabel(
  tags: Tags,
  title: string,
  prompt: string,
  categories: readonly string[],
  statements: readonly (readonly [string, number])[],
  discussion: string,
): DemoQuestion {
  const rows = options(
    statements.map(([text]) => text),
    's',
  );
  const columns = options(categories, 'k');
  const keys = Object.fromEntries(statements.map(([, category], index) => [`s${index + 1}`, `k${category + 1}`]));
  const policy = categories.length === 2 && statements.length <= 5 ? 'all' : 'ratio';
  const body: Body = { kind: 'grid', statements: rows, categories: columns, keys, policy, shuffle: true };
  return { question: question({ tags, title, prompt, discussion, points: 2 }, body) };
}

/** Menjodohkan: each row with what it belongs to (several rows may share a column), and columns that belong to none. */
export function jodoh(
  tags: Tags,
  title: string,
  prompt: string,
  pairs: readonly (readonly [string, string])[],
  strays: readonly string[],
  discussion: string,
): DemoQuestion {
  const rows = options(
    pairs.map(([row]) => row),
    'b',
  );
  const columns = options(shuffled(title, [...new Set([...pairs.map(([, column]) => column), ...strays])]), 'l');
  const keys = Object.fromEntries(pairs.map(([, column], index) => [`b${index + 1}`, [idOf(columns, column)]]));
  const body: Body = { kind: 'matching', rows, columns, keys, policy: 'ratio', shuffle: true };
  return { question: question({ tags, title, prompt, discussion, points: 2 }, body) };
}

const whole = (texts: readonly string[]) => texts.map((text) => ({ text, share: 1 }));

/** Isian singkat in words: every way to write it. */
export function isian(tags: Tags, title: string, prompt: string, accepted: readonly string[], discussion: string): DemoQuestion {
  return { question: question({ tags, title, prompt, discussion }, { kind: 'short', accepted: whole(accepted), caseSensitive: false }) };
}

interface NumberKey {
  readonly at: string;
  readonly within?: string;
  /** Name and factor; the key's own first, with factor 1. */
  readonly units?: readonly (readonly [string, string])[];
  /** Part of the mark lost without a unit. */
  readonly loses?: number;
  readonly check?: () => number;
}

const number = (at: string, within = '0'): AcceptedNumber => ({ value: { at, within }, share: 1 });

/** Isian singkat as a number. */
export function angka(tags: Tags, title: string, prompt: string, key: NumberKey, discussion: string): DemoQuestion {
  const units: Unit[] = (key.units ?? []).map(([name, factor]) => ({ name, factor }));
  const unitRule = key.loses === undefined ? ({ kind: 'optional' } as const) : ({ kind: 'penalty', loses: key.loses } as const);
  const body: Body = { kind: 'numeric', accepted: [number(key.at, key.within)], units, unitRule };
  return { question: question({ tags, title, prompt, discussion }, body), ...(key.check && { check: key.check }) };
}

/** Mengurutkan: the items in their right order. */
export function urut(tags: Tags, title: string, prompt: string, items: readonly string[], discussion: string): DemoQuestion {
  const shown = shuffled(
    title,
    items.map((_, index) => index),
  );
  const named = items.map((text, index) => ({ id: letter(shown.indexOf(index)), text }));
  return { question: question({ tags, title, prompt, discussion, points: 2 }, { kind: 'ordering', items: named, policy: 'ratio' }) };
}

type GapOf = (id: string) => Gap;
/** A gap with the key and wrong words to choose from. */
export const pilih =
  (key: string, ...wrongs: readonly string[]): GapOf =>
  (id) => {
    const mixed = options(shuffled(`${key}${wrongs.join('')}`, [key, ...wrongs]));
    return { id, kind: 'choice', options: mixed, key: idOf(mixed, key) };
  };
/** A gap for a word, in every way to write it. */
export const kata =
  (...accepted: readonly string[]): GapOf =>
  (id) => ({ id, kind: 'short', accepted: whole(accepted), caseSensitive: false });
/** A gap for a number. */
export const bilangan =
  (at: string): GapOf =>
  (id) => ({ id, kind: 'numeric', accepted: [number(at)] });

/** Isian rumpang: `{{a}}` in the text is the first gap, `{{b}}` the next. */
export function rumpang(tags: Tags, title: string, prompt: string, text: string, gaps: readonly GapOf[], discussion: string): DemoQuestion {
  const made = gaps.map((gap, index) => gap(letter(index)));
  return {
    question: question(
      { tags, title, prompt, discussion, points: 2 },
      { kind: 'cloze', text: asked(tags, text), gaps: made, policy: 'ratio' },
    ),
  };
}

/** A criterion of a rubric: its title, weight, and what earns nothing up to what earns all of it, in even steps. */
type Line = readonly [title: string, weight: number, levels: readonly string[]];

/** Uraian with its rubric; the guide says what a good answer holds. */
export function uraian(
  tags: Tags,
  title: string,
  prompt: string,
  guide: string,
  rubric: readonly Line[],
  discussion: string,
): DemoQuestion {
  const criteria: Criterion[] = rubric.map(([name, weight, levels], index) => ({
    id: `r${index + 1}`,
    title: name,
    weight,
    levels: levels.map((level, step) => ({ title: level, share: step / (levels.length - 1) })),
  }));
  const body: Body = { kind: 'essay', lines: 8, rubric: criteria, guide: paragraphs(guide) };
  return { question: question({ tags, title, prompt, discussion, points: 4 }, body) };
}

/** Menunjuk pada gambar: as many points as there are areas. */
export function titik(
  tags: Tags,
  title: string,
  prompt: string,
  shown: { readonly picture: string; readonly alt: string; readonly areas: readonly Area[] },
  discussion: string,
): DemoQuestion {
  const body: Body = { kind: 'hotspot', ...shown, most: shown.areas.length, policy: 'all' };
  return { question: question({ tags, title, prompt, discussion }, body) };
}

/** Several questions about one text. */
export function tentang(stimulus: Stimulus, questions: readonly DemoQuestion[]): DemoQuestion[] {
  return questions.map(({ question: one, ...rest }) => ({
    ...rest,
    question: {
      ...one,
      stimulus,
      media: [...new Set([...one.media, ...mediaIn(stimulus)])],
    },
  }));
}
