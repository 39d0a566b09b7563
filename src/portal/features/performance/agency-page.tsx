import { useView } from '#web';
import { portalPaths } from '../../paths.ts';
import type { AgencyFigures } from '../../period-figures.ts';
import type { Wing } from '../../wings.ts';
import { DaysChart } from './chart.tsx';
import { OpenDataLinks } from './open-data-links.tsx';
import { Method, PartSection, Periods, SurveyTable } from './parts.tsx';
import type { Chosen } from './period.ts';
import type { ShownFigures } from './shown.ts';
import { PerformanceTable } from './table.tsx';
import { texts } from './texts.ts';

export interface AgencyProps {
  readonly agency: ShownFigures['offer']['agency'];
  readonly chosen: Chosen;
  readonly today: string;
  readonly figures: readonly ShownFigures[];
  readonly more: AgencyFigures;
  /** What it does beside services one applies for, of which people are asked. */
  readonly beside: readonly Pick<Wing, 'key' | 'title'>[];
  readonly smallest: number;
  readonly gradeWords: (grade: string) => string;
  readonly bandWords: string;
}

/** How one agency does: its services, the survey, complaints, what the Ombudsman says. */
export function AgencyMain({ agency, chosen, today, figures, more, beside, smallest, gradeWords, bandWords }: AgencyProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { period } = chosen;
  const survey = [
    { name: m.allServices, skm: more.survey(null, period) },
    ...figures.map(({ offer }) => ({ name: offer.service.title(locale), skm: more.survey(offer.service.key, period) })),
    ...beside.map(({ key, title }) => ({ name: title(locale), skm: more.survey(key, period) })),
  ];
  return (
    <div class="stack">
      <h1>{agency.name}</h1>
      <p class="lead">{agency.government}</p>
      <Periods chosen={chosen} today={today} at={(masa) => portalPaths.agencyPerformance({ agency: agency.key }, { masa })} />
      {figures.length > 0 && (
        <>
          <DaysChart figures={figures} />
          <h2>{m.table}</h2>
          <PerformanceTable figures={figures.filter(({ received }) => received !== 0)} masa={period} agency={false} />
        </>
      )}
      <section class="stack">
        <h2 id="skm">{m.survey}</h2>
        <p class="small soft col">{m.surveyLead}</p>
        <SurveyTable title={m.survey} rows={survey} gradeWords={gradeWords} period={period} />
      </section>
      {more.parts.map((part) => (
        <PartSection part={part} period={period} />
      ))}
      <OpenDataLinks period={period} />
      <Method smallest={smallest} bandWords={bandWords} />
      <p>
        <a href={portalPaths.performance({}, { masa: period })}>{m.all}</a>
      </p>
    </div>
  );
}
