import { answerFindings, gapFindings } from './check-question-answers.ts';
import { type Finding, fault, warning, when } from './check-question-finding.ts';
import { hotspotFindings } from './check-question-hotspot.ts';
import { keysFindings, namedTwice, optionsFindings, unknownKeys } from './check-question-parts.ts';
import { LEAST_LOSS } from './score-choices.ts';
import type { Body, Choice, Choices, Essay, Grid, Matching, Option } from './question.ts';

const MOST_LINES = 200;

/** What is wrong within a question's own kind. */
export function bodyFindings(body: Body, grade: number | null): readonly Finding[] {
  switch (body.kind) {
    case 'choice':
      return [...choiceFindings(body), ...gradeFindings(body, grade)];
    case 'choices':
      return [...choicesFindings(body), ...gradeFindings(body, grade)];
    case 'grid':
      return gridFindings(body);
    case 'matching':
      return matchingFindings(body);
    case 'ordering':
      return optionsFindings('items', body.items, 2);
    case 'essay':
      return essayFindings(body);
    case 'short':
    case 'numeric':
      return answerFindings(body, 'accepted');
    case 'cloze':
      return gapFindings(body);
    case 'hotspot':
      return hotspotFindings(body);
  }
}

function choiceFindings({ options, key, shares = {} }: Choice): readonly Finding[] {
  return [
    ...optionsFindings('options', options, 2),
    ...keysFindings(options, key === '' ? [] : [key]),
    ...Object.entries(shares)
      .filter(([id, share]) => id !== key && !(share >= 0 && share < 1))
      .map(([id]) => fault('share-out-of-bounds', `shares.${id}`)),
  ];
}

function choicesFindings({ options, keys, shares, policy }: Choices): readonly Finding[] {
  return [
    ...optionsFindings('options', options, 2),
    ...keysFindings(options, keys),
    ...when(keys.length === 1, warning('one-key-of-several', 'keys')),
    ...when(keys.length > 0 && options.every(({ id }) => keys.includes(id)), warning('everything-is-key', 'keys')),
    ...(shares && policy === 'clamped' ? sharesFindings(options, keys, shares) : []),
  ];
}

function sharesFindings(options: readonly Option[], keys: readonly string[], shares: Readonly<Record<string, number>>): readonly Finding[] {
  const sum = keys.reduce((total, id) => total + (shares[id] ?? 0), 0);
  return [
    ...when(Math.abs(sum - 1) > 1e-4, fault('shares-not-whole', 'shares', String(Number(sum.toFixed(6))))),
    ...keys.filter((id) => !((shares[id] ?? 0) > 0 && (shares[id] ?? 0) <= 1)).map((id) => fault('share-out-of-bounds', `shares.${id}`)),
    ...options
      .filter(({ id }) => !keys.includes(id))
      .flatMap(({ id }) => [
        ...when((shares[id] ?? 0) > -LEAST_LOSS, fault('wrong-without-loss', `shares.${id}`)),
        ...when((shares[id] ?? 0) < -1, fault('share-out-of-bounds', `shares.${id}`)),
      ]),
  ];
}

function gridFindings({ statements, categories, keys }: Grid): readonly Finding[] {
  return [
    ...optionsFindings('statements', statements, 1),
    ...optionsFindings('categories', categories, 2),
    ...statements.flatMap(({ id }) => {
      const key = keys[id];
      if (key === undefined) return [fault('key-missing', `statements.${id}`)];
      return when(!categories.some((category) => category.id === key), fault('key-unknown', `statements.${id}`, key));
    }),
    ...unknownKeys(statements, Object.keys(keys)),
  ];
}

function matchingFindings({ rows, columns, keys }: Matching): readonly Finding[] {
  return [
    ...optionsFindings('rows', rows, 1),
    ...optionsFindings('columns', columns, 2),
    ...rows.flatMap(({ id }) => {
      const wanted = keys[id] ?? [];
      return [
        ...when(wanted.length === 0, fault('row-without-column', `rows.${id}`)),
        ...wanted.filter((key) => !columns.some((column) => column.id === key)).map((key) => fault('key-unknown', `rows.${id}`, key)),
      ];
    }),
    ...when(
      rows.length > 0 && rows.every(({ id }) => columns.every((column) => keys[id]?.includes(column.id))),
      warning('everything-is-key', 'keys'),
    ),
    ...unknownKeys(rows, Object.keys(keys)),
  ];
}

function essayFindings({ lines, rubric }: Essay): readonly Finding[] {
  return [
    ...when(!Number.isInteger(lines) || lines < 1 || lines > MOST_LINES, fault('lines-out-of-bounds', 'lines')),
    ...namedTwice('rubric', rubric),
    ...rubric.flatMap(({ id, title, weight, levels }) => {
      const at = `rubric.${id}`;
      const shares = levels.map(({ share }) => share);
      const isRising = shares.every((share, place) => share >= 0 && share <= 1 && (place === 0 || share > (shares[place - 1] ?? 0)));
      return [
        ...when(title.trim() === '' || !(weight > 0), fault('criterion-unusable', at)),
        ...when(levels.length < 2 || levels.some((level) => level.title.trim() === ''), fault('level-missing', at)),
        ...when(!isRising, fault('levels-not-rising', at)),
        ...when(isRising && shares.at(-1) !== 1, fault('full-mark-missing', at)),
      ];
    }),
  ];
}

/** Design paper of AKM (2020): three options to grade 3, four to grade 9, five from grade 10. */
function gradeFindings({ options, ...body }: Choice | Choices, grade: number | null): readonly Finding[] {
  if (grade === null || (body.kind === 'choice' && body.trueFalse === true)) return [];
  const wanted = grade <= 3 ? 3 : grade <= 9 ? 4 : 5;
  if (options.length >= wanted) return [];
  return [{ weight: 'warning', code: 'options-fewer-than-grade', at: 'options', named: String(wanted), isUnconfirmed: true }];
}
