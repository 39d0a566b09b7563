import { describe, expect, it, vi } from 'vitest';
import { inflateSync } from 'node:zlib';
import { officeTemplate } from './office.ts';
import { qrSvg } from './qr.ts';
import { renderPdf } from './render.ts';

const address = 'https://wantilan.example/verifikasi/7KQ-M2X-RP4-8VT-ABC-DEF-GH1';
const at = new Date('2026-03-02T02:00:00Z');
const sample = {
  title: 'Keputusan 1/2026',
  agency: { name: 'Dinas Contoh', government: 'Kota Contoh', address: 'Jalan Contoh 1' },
  number: '1/2026',
  date: '2 Maret 2026',
  signer: { name: 'I Made Wirawan, S.T.', office: 'Kepala Dinas Contoh', employeeNo: '19750101 200003 1 001' },
  verification: { code: '7KQ-M2X-RP4-8VT-ABC-DEF-GH1', address, qr: qrSvg(address) },
  demo: true,
};

const everything = officeTemplate(
  'everything',
  `#letterhead()
  #decree("Keputusan Kepala Dinas Contoh", "Izin contoh")
  #considerations(("Membaca", ("Permohonan #1",)), ("Menimbang", ("a", "b")), ("Mengingat", ("UU", "PP")), ("Memperhatikan", ("x",)))
  #decides()
  #dictum(about: "IZIN.", [#facts(("Nama", data.at("holder", default: "-")))], [#sums((("Bangunan", "1 × 2", "Rp 2"),), total: "Rp 2", words: "dua rupiah")])
  #signature-block(place: "Contoh")
  #copies("Arsip")
  #pagebreak()
  #letter("Pengembalian", place: "Contoh", nature: "Biasa")
  = Judul bagian
  #signature-block(dated: false)`,
);

/** The objects of a PDF as text, with what is compressed in it. */
function readable(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) => {
    try {
      return inflateSync(pdf.subarray(index + mark.length), { finishFlush: 2 }).toString('latin1');
    } catch {
      return '';
    }
  });
  return text + streams.join('\n');
}

const fontsOf = (pdf: Buffer) => [...readable(pdf).matchAll(/\/BaseFont\s*\/[A-Z]{6}\+([\w-]+)/g)].map((match) => match[1]);

describe('an official letter', () => {
  const pdf = renderPdf(everything, sample, at);
  const text = readable(pdf);

  it('is PDF/A-2b, tagged, in Indonesian, with a title', () => {
    for (const said of [
      /<pdfaid:part>2<\/pdfaid:part>/,
      /<pdfaid:conformance>B<\/pdfaid:conformance>/,
      /\/MarkInfo\s*<<[^>]*\/Marked true/,
      /\/StructTreeRoot/,
      /\/Lang\s*\(id-ID\)/,
      /<dc:title>.*Keputusan 1\/2026/,
      /<xmp:CreateDate>2026-03-02T02:00:00/,
    ])
      expect(said.exec(text)?.[0], String(said)).toBeDefined();
  });

  it('embeds its own type, and no other', () => {
    const fonts = new Set(fontsOf(pdf));
    expect([...fonts].sort()).toEqual(['PlusJakartaSans-Bold', 'PlusJakartaSans-Italic', 'PlusJakartaSans-Regular']);
    expect(text.match(/\/FontFile2?3?\s/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('has a text for every picture and headings for its structure', () => {
    expect(text.match(/\/Alt\s/g)?.length).toBeGreaterThanOrEqual(4);
    expect(text.match(/\/S\s*\/H1/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text.match(/\/S\s*\/TH\b/g)?.length).toBe(3);
  });

  it('is the same bytes for the same data at the same moment', () => {
    expect(renderPdf(everything, sample, at).equals(renderPdf(everything, sample, at))).toBe(true);
  });

  it('is its own, whatever letters were drawn before it', async () => {
    const other = { ...sample, title: 'Keputusan 2/2026', number: '2/2026', verification: { ...sample.verification, code: 'ZZZ-ZZZ' } };
    const after = [other, sample, other].map((data) => renderPdf(everything, data, at)).at(-1);
    vi.resetModules();
    const { renderPdf: first } = await import('./render.ts');
    expect(after?.equals(first(everything, other, at))).toBe(true);
    expect(after?.equals(pdf)).toBe(false);
  });

  it('shows what applicants type as text, never as instructions', () => {
    const holder = '#read("office.ts") *tebal* $x$ <label> @ref \\';
    expect(() => renderPdf(everything, { ...sample, holder }, at)).not.toThrow();
  });

  it.each(['Łukasz Đặng', 'Дмитрий', 'Ñāṇa Ĝoĥ', '王小明', '👍🏽', 'a\u0000b\u202e'])('can be issued to %s', (holder) => {
    expect(() => renderPdf(everything, { ...sample, holder }, at)).not.toThrow();
  });
});

describe('a template with a mistake', () => {
  it('is refused with its name and what is wrong', () => {
    expect(() => renderPdf(officeTemplate('broken', '#nothing-of-this-name()'), sample)).toThrow(/template broken .*unknown variable/);
  });

  it('is refused when it asks for a font that is not there', () => {
    expect(() => renderPdf(officeTemplate('font', '#text(font: "Comic Sans Nowhere")[x]'), sample)).toThrow(/unknown font/);
  });
});
