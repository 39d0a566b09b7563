import { escapeText, toPlain } from '../bank/domain/clean-to-plain.ts';
import type { Criterion, Essay, Rich } from '../bank/domain/question.ts';
import { readNumber, withComma } from '../bank/domain/read-number.ts';
import { inPercent } from '../bank/domain/typed-area.ts';

const heads = ['Kriteria', 'Bobot', 'Peringkat'];
const TABLE = new RegExp(
  `<table>(?:<t(?:head|body)>)?\\s*<tr>\\s*${heads.map((head) => `<th[^>]*>\\s*${head}\\s*</th>`).join('\\s*')}\\s*</tr>([\\s\\S]*?)</table>\\s*$`,
);

/** What whoever marks an essay reads: the guide, and below it the rubric as a table, from which it comes back whole. */
export function guideWithRubric({ guide, rubric }: Pick<Essay, 'guide' | 'rubric'>): Rich | undefined {
  if (rubric.length === 0) return guide;
  const rows = rubric.map(({ title, weight, levels }) => {
    const said = levels.map((level) => `${inPercent(level.share)} % ${escapeText(level.title)}`.trim()).join('<br />');
    return `<tr><td>${escapeText(title)}</td><td>${withComma(String(weight))}</td><td>${said}</td></tr>`;
  });
  const head = `<tr>${heads.map((one) => `<th>${one}</th>`).join('')}</tr>`;
  const before = guide === undefined ? '' : guide.startsWith('<') ? guide : `<p>${guide}</p>`;
  return `${before}<table>${head}${rows.join('')}</table>`;
}

/** The guide, and the rubric that a table as above at its end is; another table stays with the guide. */
export function readGuide(rich: Rich): Pick<Essay, 'rubric'> & { readonly guide: Rich } {
  const [whole, rows = ''] = TABLE.exec(rich) ?? [];
  const rubric = [...rows.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = ''], at) => criterionOf(row, at));
  if (whole === undefined || rubric.length === 0 || rubric.some((one) => one === null)) return { guide: rich, rubric: [] };
  return { guide: unwrapped(rich.slice(0, -whole.length).trim()), rubric: rubric.filter((one) => one !== null) };
}

/** One line of words alone came without a paragraph. */
const unwrapped = (rich: Rich): Rich => /^<p>((?:(?!<\/?p\b)[\s\S])*)<\/p>$/.exec(rich)?.[1] ?? rich;

function criterionOf(row: string, at: number): Criterion | null {
  const [title = '', weight = '', levels = ''] = [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => cell);
  const parsed = Number(readNumber(toPlain(weight))?.value ?? Number.NaN);
  const said = toPlain(levels)
    .split('\n')
    .filter(Boolean)
    .map((line) => /^([\d.,]+)\s*%\s*(.*)$/.exec(line.trim()));
  if (!(parsed > 0) || said.some((one) => one === null)) return null;
  return {
    id: 'abcdefghijklmnopqrstuvwxyz'[at] ?? `r${at}`,
    title: toPlain(title),
    weight: parsed,
    levels: said.map((one) => ({ share: Number((Number((one?.[1] ?? '').replace(',', '.')) / 100).toFixed(6)), title: one?.[2] ?? '' })),
  };
}
