import { difficulties, levels, phases, type Tags } from '../bank/domain/question.ts';

/** What a question is about before anybody has said so: whoever brings a file in says the subject. */
export const noTags: Tags = {
  subject: '',
  grade: null,
  phase: null,
  aim: null,
  topic: null,
  level: null,
  difficulty: null,
  context: null,
  labels: [],
};

/** Tags as labels of systems that know only words: `grade:5`, `aim:3.2 Pecahan`. The topic goes as the category there. */
export function labelsOf({ labels, topic: _, ...tags }: Tags): readonly string[] {
  const named = Object.entries(tags).filter(([, value]) => value !== null && value !== '');
  return [...named.map(([name, value]) => `${name}:${value}`), ...labels];
}

/** The tags labels stand for; what has no known name before a colon stays a label. */
export function tagsFrom(labels: readonly string[], topic: string | null): Tags {
  const read = labels.map((label) => /^(subject|grade|phase|aim|level|difficulty|context):(.+)$/s.exec(label));
  const named = (name: string) => read.find((found) => found?.[1] === name)?.[2] ?? null;
  const grade = Number(named('grade'));
  const isUsed = (at: number) => read[at] && valueOf(read[at][1] ?? '') !== null;
  const valueOf = (name: string): string | number | null => {
    const text = named(name);
    if (name === 'grade') return Number.isInteger(grade) && grade >= 1 && grade <= 12 ? grade : null;
    if (name === 'phase') return oneOf(phases, text);
    if (name === 'level') return oneOf(levels, text);
    return name === 'difficulty' ? oneOf(difficulties, text) : text;
  };
  return {
    subject: named('subject') ?? '',
    grade: valueOf('grade') as Tags['grade'],
    phase: oneOf(phases, named('phase')),
    aim: named('aim'),
    topic,
    level: oneOf(levels, named('level')),
    difficulty: oneOf(difficulties, named('difficulty')),
    context: named('context'),
    labels: labels.filter((_, at) => !isUsed(at)),
  };
}

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | null => known.find((one) => one === text) ?? null;
