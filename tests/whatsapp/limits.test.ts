import { transaction } from '#db';
import { checkedOutbound, faultsOf, whatsAppLimits as limits, type Outbound, sendWhatsApp } from '#platform/channels';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorld } from './world.ts';

const list = (rows: number, sections = 1): Outbound => ({
  kind: 'list',
  body: 'Pilih layanan',
  button: 'Menu',
  sections: Array.from({ length: sections }, (_, s) => ({
    title: `Bagian ${s}`,
    rows: Array.from({ length: rows }, (__, r) => ({ id: `${s}-${r}`, title: `Baris ${r}` })),
  })),
});
const faults = (message: Outbound) => faultsOf(message).map(({ at, why }) => `${at} ${why}`);

describe('what WhatsApp takes', () => {
  it('is a list of ten rows in all, under titles that fit', () => {
    expect(faults(list(10))).toEqual([]);
    expect(faults(list(5, 2))).toEqual([]);
    expect(faults(list(11))).toContain('rows too-many');
    expect(faults(list(6, 2))).toEqual(['rows too-many']);
    expect(faults({ ...list(0), sections: [] } as Outbound)).toEqual(['sections too-few', 'rows too-few']);
    const title = (words: string): Outbound => ({
      kind: 'list',
      body: 'x',
      button: 'Menu',
      sections: [{ rows: [{ id: 'a', title: words }] }],
    });
    expect(faults(title('Akta Pengesahan Anak'))).toEqual([]);
    expect(faults(title('Surat Keterangan Pindah WNI'))).toEqual(['sections[0].rows[0].title too-long']);
  });

  it('is three buttons, each named once', () => {
    const buttons = (...titles: string[]): Outbound => ({
      kind: 'buttons',
      body: 'Benar?',
      buttons: titles.map((title, nth) => ({ id: `b${nth}`, title })),
    });
    expect(faults(buttons('Ya', 'Bukan', 'Ubah'))).toEqual([]);
    expect(faults(buttons('Ya', 'Ya'))).toEqual(['buttons[1].title twice']);
    expect(faults(buttons('a', 'b', 'c', 'd'))).toEqual(['buttons too-many']);
    expect(faults(buttons())).toEqual(['buttons too-few']);
    expect(faults(buttons('x'.repeat(21)))).toEqual(['buttons[0].title too-long']);
  });

  it('is a template whose words are in one line', () => {
    const template = (body: string[], name = 'status_permohonan'): Outbound => ({ kind: 'template', name, language: 'id', body });
    expect(faults(template(['TBN-1']))).toEqual([]);
    expect(faults(template(['a\nb']))).toEqual(['body[0] form']);
    expect(faults(template([''], 'Status'))).toEqual(['name form', 'body[0] empty']);
  });

  it('is said where it is written, by name', () => {
    expect(() => checkedOutbound({ kind: 'text', text: '' })).toThrow('WhatsApp would refuse this text: text: empty');
    expect(() => checkedOutbound(list(11))).toThrow('rows: too-many (10)');
  });

  const words = (most: number) =>
    fc.oneof({ weight: 6, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }) }, fc.string({ maxLength: most + 2 }));
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
  const framed = { body: words(limits.body), header: maybe(words(limits.frame)), footer: maybe(words(limits.frame)) };
  const row = fc.record({ id: words(limits.rowId), title: words(limits.rowTitle), description: maybe(words(limits.rowDescription)) });
  const outbound = fc.oneof(
    fc.record({ kind: fc.constant('text'), text: words(limits.text) }),
    fc.record({
      kind: fc.constant('list'),
      ...framed,
      button: words(limits.listButton),
      sections: fc.array(fc.record({ title: maybe(words(limits.sectionTitle)), rows: fc.array(row, { maxLength: 6 }) }), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('buttons'),
      ...framed,
      buttons: fc.array(fc.record({ id: words(limits.buttonId), title: words(limits.buttonTitle) }), { maxLength: 4 }),
    }),
  ) as fc.Arbitrary<Outbound>;

  it('is taken by Meta once we took it, whatever it says', async () => {
    const world = await openWorld();
    try {
      const sound = fc.sample(outbound, { numRuns: 400, seed: 20_261 }).filter((message) => faultsOf(message).length === 0);
      expect(sound.length).toBeGreaterThan(60);
      const people = Array.from({ length: 12 }, (_, nth) => world.meta.person({ phone: `628120001${String(nth).padStart(3, '0')}` }));
      for (const person of people) world.meta.write(person, { text: 'halo' });
      await world.settle();
      const contacts = world.received.map(({ contact }) => contact.id);
      const at = world.app.clock.now();
      await transaction(world.app.db, async (tx) => {
        for (const [nth, message] of sound.entries())
          await sendWhatsApp(tx, { contact: contacts[nth % contacts.length] ?? '', message, key: `uji:${nth}`, at });
      });
      await world.settle();
      for (let round = 0; round < 5; round++) {
        world.app.clock.advance({ minutes: 1 });
        await world.settle();
      }
      const rows = await world.app.db.selectFrom('channels.whatsapp_out').select(['state', 'fault']).execute();
      expect(rows.filter(({ state }) => state !== 'accepted')).toEqual([]);
      expect(rows).toHaveLength(sound.length);
    } finally {
      await world.close();
    }
  });
});
