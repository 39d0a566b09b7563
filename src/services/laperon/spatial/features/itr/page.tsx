import { formatDate, formatNumber } from '#i18n';
import { type FieldContext, type RawPage, writeBrought } from '#platform/forms';
import { FieldList, fillPaths } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, ErrorSummary, type FormError, LinkButton, Note, Page, SearchForm } from '#web/ui';
import { isInBadung, writePlace } from '../../../domain/parcel.ts';
import type { Activity } from '../../domain/activities.ts';
import { contested } from '../../domain/contested.ts';
import type { DrawnMap } from '../../domain/drawn-map.ts';
import { shownShares } from '../../domain/shown-shares.ts';
import type { SpatialAnswer } from '../../look-up.ts';
import { spatialPaths } from '../../paths.ts';
import type { NamedPlace } from '../../domain/find-place.ts';
import { Found } from './found.tsx';
import { ZoneMap } from './map.tsx';
import { Overlays } from './overlays.tsx';
import { question } from './question.ts';
import { texts } from './texts.ts';
import { Zone } from './zone.tsx';

interface ItrPageProps {
  readonly raw: RawPage;
  readonly errors: readonly FormError[];
  readonly context: FieldContext;
  readonly answer: SpatialAnswer | null;
  readonly activity?: Activity | undefined;
  readonly map?: DrawnMap | null;
  /** What a name leads to. */
  readonly found?: { readonly q: string; readonly places: readonly NamedPlace[] } | undefined;
}

/** Where, and what for; below it what the plans say. */
export function ItrPage({ raw, errors, context, answer, activity, map = null, found }: ItrPageProps) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        {!answer && <p class="lead">{m.lead}</p>}
        {!answer && <SearchForm action={spatialPaths.itr()} label={m.search.label} q={found?.q} placeholder={m.search.label} />}
        {found && <Found {...found} />}
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        {answer && <Answer answer={answer} activity={activity} map={map} />}
        <form action={spatialPaths.itr()} class={answer ? 'col stack noprint' : 'col stack'}>
          <FieldList fields={question.fields} raw={raw} errors={errors} context={context} />
          <Button icon="search">{m.ask}</Button>
        </form>
      </div>
    </Page>
  );
}

/** From the answer to the two things people come for, with the place brought along. */
function Onwards({ answer: { place }, activity }: { readonly answer: SpatialAnswer; readonly activity: Activity | undefined }) {
  const m = texts(useView().locale);
  const here = { 'site.place': writePlace(place) };
  const letter = writeBrought({ ...here, ...(activity && { 'plan.activity': activity }) });
  return (
    <div class="row noprint">
      <LinkButton href={fillPaths.start({ service: 'surat-itr' }, { bawa: letter })}>{m.askLetter}</LinkButton>
      <LinkButton href={fillPaths.start({ service: 'konsultasi' }, { bawa: letter })} kind="quiet">
        {m.askOfficer}
      </LinkButton>
      <LinkButton href={fillPaths.start({ service: 'imb-pbg' }, { bawa: writeBrought(here) })} kind="quiet">
        {m.askPermit}
      </LinkButton>
    </div>
  );
}

interface AnswerProps {
  readonly answer: SpatialAnswer;
  readonly activity: Activity | undefined;
  readonly map: DrawnMap | null;
}

function Answer({ answer, activity, map }: AnswerProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { place, parcelM2, plans, confirmed, on } = answer;
  const [first] = place;
  const reaching = plans
    .filter(({ zones }) => zones.length > 0)
    .map((one) => {
      const shown = shownShares(
        one.zones.map(({ share }) => share),
        one.uncoveredM2,
        parcelM2,
      );
      return { ...one, shown: shown.zones, uncoveredM2: shown.uncoveredM2 };
    });
  const doubt = contested(answer);
  const metres = (n: number) => formatNumber(n, locale, 0);
  return (
    <section class="stack" aria-labelledby="jawaban">
      <h2 id="jawaban">{m.answer}</h2>
      <p>{parcelM2 === null ? m.point(`${first?.lat}, ${first?.lon}`) : m.parcel(metres(parcelM2))}</p>
      <div class="printonly stack">
        <p>
          <b>{m.information}.</b> {m.informationLead(formatDate(on, locale))}
        </p>
        {parcelM2 !== null && (
          <p class="small">
            {m.corners}: <span class="num">{place.map(({ lat, lon }) => `${lat}, ${lon}`).join(' · ')}</span>
          </p>
        )}
      </div>
      {[...reaching, ...answer.overlays].some(({ plan }) => plan.synthetic) && <Note tone="wait">{m.synthetic}</Note>}
      {reaching.length > 0 && !confirmed && <Note tone="wait">{m.unconfirmed}</Note>}
      {reaching.length === 0 && (
        <Note tone="bad" title={m.nothing}>
          <p>{!isInBadung(place) ? m.outside : plans.length === 0 ? m.noPlans : m.nothingLead}</p>
        </Note>
      )}
      {doubt && (
        <Note tone="bad" title={m.contested[doubt]}>
          <p>{m.contestedLead}</p>
        </Note>
      )}
      {map && <ZoneMap map={map} />}
      {reaching.map(({ plan, zones, shown, uncoveredM2 }) => (
        <>
          {reaching.length > 1 && (
            <p>
              <b lang="id">{plan.title}</b>
            </p>
          )}
          {zones.length > 1 && parcelM2 !== null && <p>{m.several(formatNumber(zones.length, locale))}</p>}
          {zones.map((zone, at) => (
            <Zone zone={{ ...zone, share: shown[at] ?? null }} at={place} activity={activity} />
          ))}
          {uncoveredM2 !== null && uncoveredM2 > 0 && <p class="soft">{m.uncovered(metres(uncoveredM2))}</p>}
          <p class="small soft">
            {m.plan}: {plan.title}. {plan.citation}
          </p>
        </>
      ))}
      {reaching.length + answer.overlays.length > 0 && <Overlays answer={answer} />}
      {reaching.length > 0 && <Onwards answer={answer} activity={activity} />}
      <Note title={m.information}>
        <p>{m.informationLead(formatDate(on, locale))}</p>
        <p class="noprint">{m.print}</p>
      </Note>
    </section>
  );
}
