import { Type } from 'typebox';
import { path } from '../path.ts';
import { render } from '../render.ts';
import type { WebApp } from '../types.ts';
import { Crumbs, Page } from '../ui/page.tsx';
import { Note, Tabs } from '../ui/parts.tsx';
import { useView } from '../view.ts';
import { Lists, Questions, Words } from './components.tsx';
import { texts } from './texts.ts';
import { type Theme, themes, themeSheet } from './themes.ts';

const paths = { kit: path('/_kit'), theme: path('/_kit/:theme'), sheet: path('/_kit/:theme/tema.css') };

function KitPage({ theme }: { readonly theme: Theme | null }) {
  const m = texts(useView().locale);
  const tabs = [
    { href: paths.kit(), label: m.themes.own, current: theme === null },
    { href: paths.theme({ theme: 'terang' }), label: m.themes.light, current: theme === 'terang' },
    { href: paths.theme({ theme: 'gelap' }), label: m.themes.dark, current: theme === 'gelap' },
  ];
  return (
    <Page>
      {theme && <link rel="stylesheet" href={paths.sheet({ theme })} />}
      <div class="stack">
        <Crumbs above={[{ href: '/', label: m.home }]} here={m.title} />
        <h1>{m.title}</h1>
        <Note>
          <p>{m.lead}</p>
        </Note>
        <Tabs label={m.themes.own} tabs={tabs} />
        <Words />
        <Lists />
        <Questions />
      </div>
    </Page>
  );
}

/** `/_kit`: every component in every state, in the browser's theme or in either. Development and demonstration only. */
export function kitRoutes(app: WebApp): void {
  const Params = Type.Object({ theme: Type.Enum(themes) });
  app.get(paths.kit.pattern, { config: { policy: 'public' } }, async (request, reply) =>
    render(request, reply, <KitPage theme={null} />, { title: texts(request.locale).title }),
  );
  app.get(paths.theme.pattern, { schema: { params: Params }, config: { policy: 'public' } }, async (request, reply) =>
    render(request, reply, <KitPage theme={request.params.theme} />, { title: texts(request.locale).title }),
  );
  app.get(paths.sheet.pattern, { schema: { params: Params }, config: { policy: 'public' } }, async (request, reply) =>
    reply.type('text/css; charset=utf-8').send(themeSheet(request.params.theme)),
  );
}
