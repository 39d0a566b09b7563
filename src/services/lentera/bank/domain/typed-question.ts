import { textsOf } from './check-question.ts';
import { mediaIn } from './clean.ts';
import { toPlain } from './clean-to-plain.ts';
import { difficulties, type Kind, levels, phases, type Question, type Tags } from './question.ts';
import { readNumber } from './read-number.ts';
import { bodyFrom } from './typed-body.ts';
import { typedToRich } from './typed-rich.ts';
import type { Typed } from './typed-rows.ts';

const chosen = <T extends string>(values: readonly T[], typed: string): T | null => values.find((value) => value === typed) ?? null;

/** A question as it was typed. Without a title it is called by its first words. */
export function questionFrom(kind: Kind, typed: Typed): Question {
  const at = (name: string) => typed[name]?.trim() ?? '';
  const prompt = typedToRich(at('soal'));
  const body = bodyFrom(kind, typed);
  const discussion = typedToRich(at('pembahasan'));
  const text = typedToRich(at('bacaan'));
  const isStimulus = text !== '' || at('bacaan-judul') !== '';
  const question: Question = {
    title: at('judul') || firstWords(toPlain(prompt) || (body.kind === 'cloze' ? toPlain(body.text) : '')),
    prompt,
    body,
    tags: tagsFrom(at),
    points: Number(readNumber(at('bobot') || '1')?.value ?? Number.NaN),
    media: [],
    ...(discussion && { discussion }),
    ...(isStimulus && { stimulus: { title: at('bacaan-judul'), text } }),
    ...(at('asal') && { foreignId: at('asal') }),
  };
  return { ...question, media: mediaOf(question) };
}

/** Every picture and sound a question calls. */
export function mediaOf(question: Question): readonly string[] {
  const { body } = question;
  const own = body.kind === 'hotspot' && body.picture !== '' ? [body.picture] : [];
  return [...new Set([...own, ...textsOf(question).flatMap(([, rich]) => mediaIn(rich))])];
}

function tagsFrom(at: (name: string) => string): Tags {
  const grade = Number(at('tingkat'));
  return {
    subject: at('mapel'),
    grade: Number.isInteger(grade) && grade >= 1 && grade <= 12 ? grade : null,
    phase: chosen(phases, at('fase')),
    aim: at('tp') || null,
    topic: at('topik') || null,
    level: chosen(levels, at('berpikir')),
    difficulty: chosen(difficulties, at('kesukaran')),
    context: at('konteks') || null,
    labels: [
      ...new Set(
        at('label')
          .split(/[,;\n]/)
          .map((label) => label.trim())
          .filter(Boolean),
      ),
    ].slice(0, 20),
  };
}

function firstWords(text: string): string {
  const line = text
    .replace(/\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]/g, (_, within?: string, alone?: string) => formulaInWords(within ?? alone ?? ''))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/\s+\S*$/, '')}…`;
}

const signs: Readonly<Record<string, string>> = {
  times: '×',
  cdot: '·',
  div: '÷',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  pm: '±',
  pi: 'π',
  circ: '°',
};

/** TeX as a title can show it, one line of plain signs: `\\frac{3}{4}` is 3/4; what has no sign keeps its name. */
function formulaInWords(tex: string): string {
  return tex
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√$1')
    .replace(/\\(?:left|right|,|;|!|quad|displaystyle)/g, ' ')
    .replace(/\\(?:text|mathrm)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => signs[name] ?? name)
    .replace(/\^\s*\{?°\}?/g, '°')
    .replace(/[{}\\]/g, '');
}
