import { describe, expect, it } from 'vitest';
import { renderForAll, setFrame } from './render.ts';
import { Form } from './ui/form.tsx';
import { Island, Tag } from './ui/parts.tsx';
import { useView, type View } from './view.ts';

const server = {};
setFrame(server, {
  demo: true,
  now: () => new Date('2026-03-02T02:00:00Z'),
  nav: () => [],
  console: { Frame: () => null, sections: [] },
  asset: (name) => `/aset/${name}`,
  csrf: () => 'token',
});

describe('a part rendered for all', () => {
  it('knows the language, the day and the files of the site', () => {
    const Part = () => {
      const { locale, now, asset, demo } = useView();
      return <Tag>{[locale, now.toISOString(), asset('gaya.css'), demo].join(' ')}</Tag>;
    };
    expect(renderForAll(server, 'en', <Part />)).toBe('<span class="tag">en 2026-03-02T02:00:00.000Z /aset/gaya.css true</span>');
  });

  it('cannot have anything that differs between visitors', () => {
    const Asking = ({ about }: { about: keyof View }) => <p>{String(useView()[about])}</p>;
    for (const about of ['actor', 'csrf', 'nonce', 'url', 'nav', 'islands', 'leadTo'] as const)
      expect(() => renderForAll(server, 'id', <Asking about={about} />), about).toThrow(`${about} differs between visitors`);
    expect(() => renderForAll(server, 'id', <Form action="/">x</Form>)).toThrow('csrf differs');
    expect(() => renderForAll(server, 'id', <Island name="x" props={{}} />)).toThrow('islands differs');
  });
});
