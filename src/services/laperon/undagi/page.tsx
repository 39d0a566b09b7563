import { formatNumber } from '#i18n';
import { writeBrought } from '#platform/forms';
import { fillPaths } from '#platform/forms/ui';
import { useView } from '#web';
import { Facts, LinkButton, Note, Page } from '#web/ui';
import { type Design, measuresOf } from './domain/design.ts';
import { designPaths } from './paths.ts';
import { PlanDrawing } from './plan-drawing.tsx';
import { texts } from './texts.ts';

interface DesignsPageProps {
  readonly designs: readonly Design[];
  readonly confirmed: boolean;
  /** Key of the service that draws them, to begin an application with. */
  readonly service: string;
}

/** The library of sample designs: plans, measures, and the way on. */
export function DesignsPage({ designs, confirmed, service }: DesignsPageProps) {
  const { locale } = useView();
  const m = texts(locale).page;
  const metres = (value: number) => `${formatNumber(value, locale)} m`;
  const square = (value: number) => `${formatNumber(value, locale)} m²`;
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="lead col">{m.lead}</p>
        {!confirmed && <Note tone="wait">{m.unconfirmed}</Note>}
        {designs.map((design) => {
          const { storeys, floorM2, footprintM2, width, depth } = measuresOf(design);
          return (
            <section class="card stack" aria-labelledby={`desain-${design.key}`}>
              <h2 id={`desain-${design.key}`}>{design.name[locale]}</h2>
              <p>{design.about[locale]}</p>
              <div class="house-plans">
                {Array.from({ length: storeys }, (_, n) => (
                  <PlanDrawing design={design} storey={n + 1} />
                ))}
              </div>
              <Facts
                facts={[
                  { label: m.storeys, value: formatNumber(storeys, locale) },
                  { label: m.floor, value: square(floorM2) },
                  { label: m.footprint, value: square(footprintM2) },
                  { label: m.size, value: `${metres(width)} × ${metres(depth)}` },
                  { label: m.height, value: metres(design.height) },
                  { label: m.plot, value: square(design.smallestPlotM2) },
                ]}
              />
              <p class="row">
                <LinkButton href={fillPaths.start({ service }, { bawa: writeBrought({ 'house.design': design.key }) })}>
                  {m.use}
                  <span class="vh">: {design.name[locale]}</span>
                </LinkButton>
                <LinkButton href={designPaths.dxf({ design: design.key })} kind="quiet" icon="download">
                  {m.dxf}
                  <span class="vh">: {design.name[locale]}</span>
                </LinkButton>
              </p>
            </section>
          );
        })}
      </div>
    </Page>
  );
}
