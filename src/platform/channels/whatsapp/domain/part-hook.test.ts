import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partHook } from './part-hook.ts';

const change = (phoneNumberId: string | undefined, text: string, field = 'messages') => ({
  field,
  value: {
    ...(phoneNumberId !== undefined && { metadata: { phone_number_id: phoneNumberId } }),
    contacts: [{ wa_id: '6281200000001', profile: { name: 'Contoh' } }],
    messages: [{ id: `wamid.${text}`, from: '6281200000001', timestamp: '1700000000', type: 'text', text: { body: text } }],
    statuses: [{ id: 'wamid.ours', status: 'read', timestamp: '1700000000', biz_opaque_callback_data: 'x' }],
  },
});
const hook = (...changes: readonly object[]) => JSON.stringify({ object: 'x', entry: [{ id: '1', changes }] });

it('leaves nothing of one number to another, whatever field it comes under, and nothing of the rest is lost', () => {
  const numbers = fc.array(fc.tuple(fc.constantFrom('100', '200', undefined), fc.constantFrom('messages', 'account_update')), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(numbers, (all) => {
      const parted = partHook(hook(...all.map(([number, field], nth) => change(number, `kata-${nth}.`, field))), ['200']);
      const rest = parted?.rest ?? '';
      const own = JSON.stringify(parted?.own ?? []);
      for (const [nth, [number, field]] of all.entries()) {
        expect(rest.includes(`kata-${nth}.`)).toBe(number !== '200');
        expect(own.includes(`kata-${nth}.`)).toBe(number === '200' && field === 'messages');
      }
    }),
  );
});

it('is the very body where nobody has a number in it, nothing where all of it is somebody’s, and null for what is no webhook', () => {
  const body = `${hook(change('100', 'a'))} `;
  expect(partHook(body, ['200'])).toEqual({ rest: body, own: [] });
  expect(partHook(hook(change('200', 'a')), ['200'])?.rest).toBeNull();
  for (const wrong of ['', 'x', '[]', '{"entry":{}}']) expect(partHook(wrong, ['200'])).toBeNull();
});

it('hands on what has no shape we know, whole, and reads news', () => {
  const odd = { field: 'messages', value: { metadata: { phone_number_id: '200' }, messages: [{ aneh: 1 }] } };
  const [part] = partHook(hook(odd, change('200', 'b')), ['200'])?.own ?? [];
  expect(part?.messages.map(({ message, sent }) => [message?.wamid ?? null, sent.message])).toEqual([
    [null, { aneh: 1 }],
    ['wamid.b', expect.objectContaining({ type: 'text' })],
  ]);
  expect(part?.statuses).toMatchObject([{ wamid: 'wamid.ours', callback: 'x', what: { status: 'read' } }]);
});
