import { render, useView, type WebApp } from '#web';
import { Crumbs, Page } from '#web/ui';
import { guideTexts } from './messages/guide.ts';
import { texts } from './messages/index.ts';
import { Layers } from './page.tsx';
import { planCheckPaths } from './paths.ts';

/** How to draw so that the check reads it: what docs/how-to/draw-for-the-plan-check.md says, for those who draw. */
export function guideRoutes(app: WebApp): void {
  app.get(planCheckPaths.guide.pattern, { config: { policy: 'public' } }, (request, reply) => {
    const { title, description } = guideTexts(request.locale);
    return render(request, reply, <GuidePage />, { title, description });
  });
}

function GuidePage() {
  const { locale } = useView();
  const [g, m] = [guideTexts(locale), texts(locale)];
  return (
    <Page>
      <Crumbs above={[{ href: planCheckPaths.check(), label: m.title }]} here={g.title} />
      <div class="stack">
        <h1>{g.title}</h1>
        <p class="lead">{g.lead}</p>
        <ol class="stack">
          {g.parts.map(({ title, lines }) => (
            <li>
              <h2 class="t-l">{title}</h2>
              {lines.map((line) => (
                <p>{line}</p>
              ))}
            </li>
          ))}
        </ol>
        <p>{g.done}</p>
        <Layers />
        <p class="row noprint">
          <a href={planCheckPaths.check()}>{m.title}</a>
          <a href={planCheckPaths.tracing()}>{m.noDxf}</a>
        </p>
      </div>
    </Page>
  );
}
