import { formatNumber, lowerFirst } from '#i18n';
import { casePaths, type Offer, type Performance } from '#platform/cases';
import { verificationPaths } from '#platform/documents';
import { render, useView, type WebApp } from '#web';
import { Figure, Page, SearchForm } from '#web/ui';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import type { Figures } from '../../figures.ts';
import type { PeriodFigures } from '../../period-figures.ts';
import type { ShownFigures } from '../performance/shown.ts';
import type { MainPartOf } from '../../main-parts.ts';
import { portalPaths } from '../../paths.ts';
import type { Wing } from '../../wings.ts';
import { PerformanceTable, percent } from '../performance/table.tsx';
import { Directory, MostAsked } from './directory.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()) });

interface HomeProps {
  readonly offers: readonly Offer[];
  readonly wings: readonly Wing[];
  /** What was asked for most, of the last year. */
  readonly figures: readonly Performance[];
  readonly shown: readonly ShownFigures[];
}

function HomeMain({ offers, wings, figures, shown }: HomeProps) {
  const { locale } = useView();
  const m = texts(locale);
  // Several services may point at the same page; the first says what it is called.
  const pointed = offers.flatMap(({ service }) => service.beforehand ?? []);
  const beforehand = pointed.filter(({ href }, at) => pointed.findIndex((one) => one.href === href) === at);
  return (
    <>
      <section class="stack open">
        <h1 class="display">{m.headline}</h1>
        <p class="lead">{m.lead}</p>
        <SearchForm action={portalPaths.catalogue()} label={m.search} placeholder={m.placeholder} />
        <p class="small links">
          <a href={casePaths.track()}>{m.track}</a> <a href={verificationPaths.verify()}>{m.verify}</a>
          {beforehand.map(({ title, href }) => (
            <>
              {' '}
              <a href={href}>{title(locale)}</a>
            </>
          ))}
        </p>
      </section>
      <MostAsked offers={offers} figures={figures} />
      <Directory offers={offers} wings={wings} />
      <div class="two gap">
        <section>
          <h2>{m.how}</h2>
          <ol class="steps">
            {m.steps.map(([title, text]) => (
              <li>
                <b>{title}</b>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </section>
        <section class="card">
          <h2>{m.trackTitle}</h2>
          <p>{m.trackLead}</p>
          <form action={casePaths.track()}>
            <div class="field">
              <label for="nomor">{m.number}</label>
              <input id="nomor" name="nomor" autocomplete="off" maxLength={60} />
            </div>
            <button type="submit" class="btn quiet">
              {m.trackGo}
            </button>
          </form>
        </section>
      </div>
      <FiguresSection figures={shown} />
    </>
  );
}

function FiguresSection({ figures }: { figures: readonly ShownFigures[] }) {
  const { locale } = useView();
  const m = texts(locale);
  // What is too little to be shown counts in no sum either: the sum less what stands in the table would tell it.
  const sum = (pick: (one: ShownFigures) => number | null) => figures.reduce((total, one) => total + (pick(one) ?? 0), 0);
  const timely = figures.filter(({ inTime }) => inTime !== null).reduce((total, one) => total + (one.decided ?? 0), 0);
  const decided = sum((one) => one.decided);
  const count = (n: number) => formatNumber(n, locale);
  const medians = figures.filter((one) => one.median !== null).slice(0, 2);
  return (
    <section class="stack gap">
      <h2>{m.figures}</h2>
      <p class="soft col">{m.figuresLead}</p>
      <div class="card grid">
        <Figure
          value={percent(
            sum((one) => one.inTime),
            timely,
            locale,
          )}
          label={m.inTime}
        />
        <Figure value={count(decided)} label={m.decided} />
        {medians.map((one) => (
          <Figure value={m.days(formatNumber(one.median ?? 0, locale, 0))} label={m.median(lowerFirst(one.offer.service.title(locale)))} />
        ))}
        <Figure value={count(sum((one) => one.overdue))} label={m.overdue} />
      </div>
      <details>
        <summary>{m.table}</summary>
        <PerformanceTable figures={figures} />
      </details>
      <p>
        <a href={portalPaths.performance()}>{m.more}</a>
      </p>
    </section>
  );
}

export function homeRoutes(
  app: WebApp,
  { registry, wings }: PortalDeps,
  figuresOf: Figures,
  periods: PeriodFigures,
  mainPartOf: MainPartOf,
): void {
  app.get(portalPaths.home.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    const main = await mainPartOf('home', request.locale, async (today) => (
      <HomeMain
        offers={registry.all()}
        wings={wings}
        figures={await figuresOf(365)}
        shown={await periods.services(registry.all(), today.slice(0, 4))}
      />
    ));
    return render(request, reply, <Page rendered={main} />, { title: m.title, description: m.description, forAll: true });
  });
}
