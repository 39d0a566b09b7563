import { AppError } from '#kernel';
import { readPage } from '#platform/forms';
import type { WebApp } from '#web';
import { Type } from 'typebox';
import type { LevyLine } from '../domain/levied.ts';
import { isLevyConfirmed, tariffOf } from '../domain/levy-rules.ts';
import { formulaInWords, formulaOf, labelOf, levyFor } from '../levy-sheet.ts';
import { basesOf } from './bases.ts';
import { estimatePaths } from './paths.ts';
import { type EstimateAnswers, question, toLevy } from './question.ts';
import { type EstimateDeps, estimateContext } from './route.tsx';
import { texts } from './texts.ts';

const Factor = Type.Object({ name: Type.String(), value: Type.String({ description: 'An exact decimal' }) });

const Estimate = Type.Object(
  {
    formula: Type.Enum(['pbg', 'imb']),
    formulaInWords: Type.String(),
    confirmed: Type.Boolean({ description: 'Whether the agency has confirmed every rule it rests on' }),
    totalRupiah: Type.Integer(),
    lines: Type.Array(Type.Object({ label: Type.String(), inFigures: Type.String(), factors: Type.Array(Factor), rupiah: Type.Integer() })),
    bases: Type.Array(
      Type.Object({
        rule: Type.String(),
        title: Type.String(),
        version: Type.Integer(),
        citation: Type.String(),
        confirmed: Type.Boolean(),
      }),
    ),
  },
  { title: 'LevyEstimate' },
);

const text = (description: string) => Type.Optional(Type.String({ maxLength: 40, description }));

const Query = Type.Object({
  use: Type.String({ maxLength: 40, description: 'house, worship, business, msme, social, special or mixed' }),
  work: Type.String({
    maxLength: 40,
    description: 'new, renovation-medium, renovation-heavy, conservation-minor, conservation-medium or conservation-major',
  }),
  complexity: Type.String({ maxLength: 40, description: 'simple or not-simple' }),
  permanence: Type.String({ maxLength: 40, description: 'permanent or non-permanent' }),
  ownership: Type.String({ maxLength: 40, description: 'private or state' }),
  floors: Type.String({ maxLength: 40, description: 'Storeys' }),
  basements: Type.String({ maxLength: 40, description: 'Layers of basement; 0 for none' }),
  area: Type.String({ maxLength: 40, description: 'Floor area of all storeys, m²' }),
  fence: text('m'),
  paving: text('m²'),
  pool: text('m²'),
  wasteTank: text('How many'),
  formula: text('pbg or imb; the one in force where absent'),
});

/** The same estimate for programs, with every factor as an exact decimal. */
export function estimateApi(app: WebApp, deps: EstimateDeps): void {
  app.get(
    estimatePaths.api.pattern,
    {
      schema: { querystring: Query, response: { 200: Estimate } },
      config: {
        policy: 'public',
        perMinute: 60,
        operation: {
          id: 'estimateLevy',
          tag: 'services',
          summary: (locale) => (locale === 'id' ? 'Taksiran retribusi sebuah bangunan' : 'Estimate the levy of a building'),
        },
      },
    },
    async ({ query, locale }) => {
      const context = await estimateContext(deps);
      const read = readPage(question, query, context);
      if (!read.ok)
        throw new AppError('INVALID_INPUT', {
          fields: read.problems.map(({ field, message }) => ({ field, message: message('id'), en: message('en') })),
        });
      const { of, by } = toLevy(read.answers as unknown as EstimateAnswers, context.rules, texts(locale).building);
      const tariff = tariffOf(by);
      const { lines, totalRupiah } = levyFor(of, by);
      return {
        formula: tariff.formula,
        formulaInWords: formulaInWords(tariff, locale),
        confirmed: isLevyConfirmed(by),
        totalRupiah,
        lines: lines.map((line) => ({
          label: labelOf(line, locale),
          inFigures: formulaOf(line, tariff, locale),
          factors: factorsOf(line),
          rupiah: line.rupiah,
        })),
        bases: basesOf(by).map(({ rule, version }) => ({
          rule: rule.key,
          title: rule.title[locale],
          version: version.version,
          citation: version.citation,
          confirmed: version.confirmed,
        })),
      };
    },
  );
}

function factorsOf(line: LevyLine): { readonly name: string; readonly value: string }[] {
  const named = (values: Readonly<Record<string, { toString(): string }>>) =>
    Object.entries(values).map(([name, value]) => ({ name, value: value.toString() }));
  switch (line.kind) {
    case 'building': {
      const { useIndex: If, integratedIndex: It, workIndex: Ibg, ownershipFactor: Fm } = line;
      return named({ If, complexity: line.complexityIndex, permanence: line.permanenceIndex, height: line.heightIndex, Fm, It, Ibg });
    }
    case 'imb-building':
      return named({ If: line.useIndex, Fw: line.timeFactor, It: line.integratedIndex, Tk: line.workIndex });
    case 'infrastructure':
      return named({ volume: line.volume, ...(line.index !== undefined && { I: line.index }), price: line.priceRupiah });
  }
}
