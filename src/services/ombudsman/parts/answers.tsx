import { useView } from '#web';
import { Facts } from '#web/ui';
import { questions } from '../domain/intake/questions.ts';
import { texts } from '../messages/index.ts';

/** What somebody answered, in the order they were asked. */
export function Answers({ answers }: { readonly answers: Readonly<Record<string, string>> }) {
  const m = texts(useView().locale);
  const given = questions.filter(({ key, input }) => answers[key] !== undefined && input !== 'agency');
  return (
    <Facts
      facts={given.map(({ key }) => {
        const value = answers[key] ?? '';
        return { label: m.questions[key]?.[0] ?? key, value: <span class="letter">{m.choices[key]?.[value] ?? value}</span> };
      })}
    />
  );
}
