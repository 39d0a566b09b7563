import { describe, expect, it } from 'vitest';
import { purposes } from '../domain/procedure/agency-letters.ts';
import { framed } from './frame.ts';

const base = { kind: null, dueOn: null, dueIsLaw: false, inHall: true } as const;

describe('a letter to an agency', () => {
  it.each(purposes)('of the kind %s says what it is before what an officer wrote', (purpose) => {
    const lines = framed(['Susun ulang antrean.'], { ...base, purpose });
    expect(lines).toHaveLength(2);
    expect(lines[0]?.length).toBeGreaterThan(30);
    expect(lines[1]).toBe('Susun ulang antrean.');
  });

  it('names what was found', () => {
    expect(framed(['x'], { ...base, purpose: 'lhp', kind: 'Penundaan berlarut' })[0]).toContain(
      'maladministrasi berupa: Penundaan berlarut.',
    );
  });

  it('says by when and how it is answered, and whether that is law', () => {
    const due = { ...base, purpose: 'explanation', dueOn: '2026-12-15' } as const;
    expect(framed(['x'], due)[2]).toBe(
      'Jawaban kami tunggu paling lambat 15 Desember 2026, melalui halaman Surat Ombudsman di balai. Batas itu permintaan kami dan belum dikonfirmasi sebagai ketentuan hukum.',
    );
    expect(framed(['x'], { ...due, dueIsLaw: true, inHall: false })[2]).toMatch(/tautan sekali jawab.*ditentukan peraturan\.$/);
  });
});
