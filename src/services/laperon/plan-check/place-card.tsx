import { formatNumber } from '#i18n';
import { type FieldContext, type RawPage, writeBrought } from '#platform/forms';
import { FieldList, fillPaths } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, Facts, type FormError, LinkButton, Note, Page, SearchForm } from '#web/ui';
import { writePlace } from '../domain/parcel.ts';
import { Overlays } from '../spatial/features/itr/overlays.tsx';
import { texts as itrTexts } from '../spatial/features/itr/texts.ts';
import { spatialPaths } from '../spatial/paths.ts';
import { texts } from './messages/index.ts';
import { planCheckPaths } from './paths.ts';
import { type Placed, placeQuestion } from './place.ts';

/** Where the land lies, as far as it was said: the zone, and whatever else holds there. */
export function PlaceCard({ placed }: { readonly placed: Placed | null }) {
  const { locale } = useView();
  const m = texts(locale).place;
  if (!placed)
    return (
      <p class="noprint">
        <LinkButton href={planCheckPaths.place()} kind="quiet" icon="pin">
          {m.choose}
        </LinkButton>
        <span class="hint block">{m.chooseLead}</span>
      </p>
    );
  const { answer, zones } = placed;
  const [first] = answer.place;
  const named = zones.map(({ zone, subzone, share }) => {
    const name = [subzone.code ?? zone.code, subzone.name ?? zone.name].filter((part) => part !== null).join(' ');
    return share && zones.length > 1 ? `${name} (${formatNumber(share.percent, locale, 1)}%)` : name;
  });
  const where = answer.parcelM2 === null ? m.point(`${first?.lat}, ${first?.lon}`) : m.parcel(formatNumber(answer.parcelM2, locale, 0));
  return (
    <section class="card stack">
      <h2 class="t-l">{m.title}</h2>
      <Facts
        facts={[
          { label: m.where, value: where },
          { label: m.zone, value: named.length > 0 ? <span lang="id">{named.join(', ')}</span> : m.noZone },
        ]}
      />
      {zones.length > 1 && <Note tone="wait">{m.several}</Note>}
      <Overlays answer={answer} />
      <p class="row noprint">
        <a href={planCheckPaths.place()}>{m.other}</a>
        <a href={spatialPaths.itr({}, { letak: writePlace(answer.place) })}>{m.all}</a>
        <a href={fillPaths.start({ service: 'imb-pbg' }, { bawa: writeBrought({ 'site.place': writePlace(answer.place) }) })}>
          {itrTexts(locale).askPermit}
        </a>
      </p>
    </section>
  );
}

interface PlacePageProps {
  readonly raw: RawPage;
  readonly errors: readonly FormError[];
  readonly context: FieldContext;
}

/** Where the land of a drawing lies: by its name, by coordinates or on the map. Nothing of it is kept. */
export function PlacePage({ raw, errors, context }: PlacePageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { search } = itrTexts(locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: planCheckPaths.check(), label: m.title }]} here={m.place.title} />
        <h1>{m.place.title}</h1>
        <p class="lead">{m.place.lead}</p>
        <ErrorSummary errors={errors} />
        <form action={planCheckPaths.check()} class="stack">
          <FieldList fields={placeQuestion.fields} raw={raw} errors={errors} context={context} />
          <Button>{m.place.use}</Button>
        </form>
        <h2>{m.place.byName}</h2>
        <p class="soft">{m.place.byNameLead}</p>
        <SearchForm action={spatialPaths.itr()} label={search.label} placeholder={search.label} />
      </div>
    </Page>
  );
}
