import { AnswerFacts, StatementView } from '#platform/forms/ui';
import { useView } from '#web';
import { Island } from '#web/ui';
import type { CaseView } from '../../../index.ts';
import { HELPER_RECORD } from '../../../domain/helped.ts';
import { COUNTER_RECORD } from '../../../domain/state.ts';
import { sheetsOf } from '../../../read/sheets.ts';
import { RecordFacts, recordTitle } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { NumbersForm } from '../numbers/form.tsx';
import type { PartProps } from './part.tsx';

interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** What the applicant answered; a place on the earth also as a map, and as a link that works without one. */
export function AnswersOfCase({ view, place, sent }: PartProps) {
  const { locale } = useView();
  return (
    <section aria-labelledby="isian" class="stack">
      <h2 id="isian" class="t-l">
        {texts(locale).answers.title}
      </h2>
      <PlaceOnMap view={view} />
      <AnswerFacts journey={view.service.journey} answers={view.state.answers} context={view.context} level={3} />
      <NumbersForm view={view} place={place} sent={sent} />
    </section>
  );
}

function PlaceOnMap({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const m = texts(locale).answers;
  const found = placeIn(view);
  const [first] = found?.points ?? [];
  if (!found || !first) return null;
  const at = `${first.lat}, ${first.lon}`;
  const link = (
    <p>
      {m.point} <b class="num">{at}</b>
      {' · '}
      <a href={`https://www.openstreetmap.org/?mlat=${first.lat}&mlon=${first.lon}#map=18/${first.lat}/${first.lon}`} rel="noreferrer">
        {m.map}
      </a>
    </p>
  );
  if (!found.island) return link;
  return (
    <Island name={found.island.name} props={{ ...found.island.props, points: found.points, readOnly: true }}>
      {link}
    </Island>
  );
}

/** The first answer that is a place: a point or corners with latitude and longitude. */
function placeIn({ service, state }: CaseView) {
  for (const page of service.journey.pages) {
    const given = state.answers[page.key];
    for (const entry of Array.isArray(given) ? given : given === undefined ? [] : [given])
      for (const [name, field] of Object.entries(page.fields)) {
        const points = pointsOf((entry as Readonly<Record<string, unknown>>)[name]);
        if (points.length > 0) return { points, island: field.island };
      }
  }
  return undefined;
}

function pointsOf(value: unknown): readonly Point[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is Point => typeof one === 'object' && one !== null && typeof one.lat === 'number' && typeof one.lon === 'number',
  );
}

/** Sheets worked out from answers and files, such as the estimate of a levy. */
export function Statements({ view }: { readonly view: CaseView }) {
  const statements = sheetsOf(view);
  return (
    <>
      {statements.map((statement) => (
        <StatementView statement={statement} level={2} />
      ))}
    </>
  );
}

/** What the desks found, newest first. How somebody was helped at the counter stands above, in words of its own. */
export function Findings({ view, hrefOf }: { readonly view: CaseView; readonly hrefOf: (fileId: string) => string }) {
  const { locale } = useView();
  const told = view.state.records
    .filter(({ name, value }) => name !== COUNTER_RECORD && name !== HELPER_RECORD && Object.keys(value).length > 0)
    .toReversed();
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="hasil" class="stack">
      <h2 id="hasil" class="t-l">
        {texts(locale).records}
      </h2>
      {told.map((record) => (
        <div class="stack">
          <h3>{recordTitle(view.service, record, locale)}</h3>
          <RecordFacts view={view} record={record} hrefOf={hrefOf} />
        </div>
      ))}
    </section>
  );
}
