import { expect, it } from 'vitest';
import { respondentIn } from './respondent.ts';

it('goes by what an officer said last, else by what was chosen, else by what was written', () => {
  const entry = (content: Parameters<typeof respondentIn>[0][number]['content']) => ({
    n: 1,
    at: '',
    by: { side: 'house' as const },
    lock: 'office' as const,
    content,
  });
  const sent = (answers: Readonly<Record<string, string>>) => entry({ type: 'sent', title: '', answers });
  const said = (agencyId: string | null, name: string) => entry({ type: 'respondent', agencyId, name, before: '' });
  expect(respondentIn([])).toEqual({ agencyId: null, name: '' });
  expect(respondentIn([sent({ agency: ' Kantor A ' })])).toEqual({ agencyId: null, name: 'Kantor A' });
  expect(respondentIn([sent({ agencyId: 'a', agency: 'Kantor A' }), said(null, 'B'), said('c', 'C')])).toEqual({
    agencyId: 'c',
    name: 'C',
  });
});
