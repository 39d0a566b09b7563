import type { FieldContext, Journey } from '#platform/forms';
import type { StoredAnswers } from '#platform/cases';

/** Answers with the numbers of persons masked, as lists and letters show them. */
export function maskedAnswers(journey: Journey, answers: StoredAnswers, context: FieldContext): StoredAnswers {
  return Object.fromEntries(
    journey.pages.flatMap((page) => {
      const given = answers[page.key];
      if (given === undefined) return [];
      const masked = (entry: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(
          Object.entries(entry).map(([name, value]) => {
            const field = page.fields[name];
            return [
              name,
              field?.sensitive !== undefined && field.sensitive !== 'email' && value !== undefined
                ? field.show(value, 'id', context)
                : value,
            ];
          }),
        );
      return [[page.key, Array.isArray(given) ? given.map(masked) : masked(given as Readonly<Record<string, unknown>>)]];
    }),
  ) as StoredAnswers;
}
