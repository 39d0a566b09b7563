import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asXml, escaped, type Plain } from './xml.ts';

it('writes lists and objects by the names of GeoReport v2', () => {
  expect(asXml('services', [{ service_code: 'delay', metadata: true, keywords: null }])).toBe(
    '<?xml version="1.0" encoding="utf-8"?><services><service><service_code>delay</service_code><metadata>true</metadata><keywords/></service></services>',
  );
  expect(escaped('<b> & "c" \u0000\uD800')).toBe('&lt;b&gt; &amp; &quot;c&quot; \uFFFD');
});

it('is well-formed, whatever somebody wrote', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
      const document = asXml('errors', [{ code: 400, description: one } as Plain, { code: 404, description: other } as Plain]);
      expect(document.match(/<error>/g)).toHaveLength(2);
      const text = document.replace(/^<\?[^>]*\?>/, '').replace(/<\/?[a-z_]+\/?>/g, '');
      expect(text).not.toMatch(/[<>\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
      expect(text.replace(/&(amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
      expect(text.isWellFormed()).toBe(true);
    }),
  );
});
