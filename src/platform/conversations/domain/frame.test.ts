import { faultsOf } from '#platform/channels';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { framed } from './frame.ts';

it('never makes a message that WhatsApp would refuse', () => {
  const word = fc.string({ minLength: 1, maxLength: 90 }).filter((text) => text.trim() !== '');
  const choices = fc.uniqueArray(fc.record({ id: fc.uuid(), title: word, hint: fc.option(word, { nil: undefined }) }), {
    maxLength: 12,
    selector: ({ title }) => title.slice(0, 20),
  });
  const text = fc.array(word, { minLength: 1, maxLength: 120 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, choices, (said, some) => {
      for (const message of framed({ text: said, choices: some as never })) expect(faultsOf(message)).toEqual([]);
    }),
  );
});

it('says the whole of a row whose title does not fit', () => {
  const [message] = framed({
    text: 'Pilih',
    choices: ['Akta kelahiran', 'Surat Keterangan Pindah WNI', 'KIA', 'KK'].map((title, nth) => ({ id: String(nth), title })),
  });
  expect(message).toMatchObject({
    kind: 'list',
    sections: [{ rows: [{ title: 'Akta kelahiran' }, { title: 'Surat Keterangan…', description: 'Surat Keterangan Pindah WNI' }, {}, {}] }],
  });
});
