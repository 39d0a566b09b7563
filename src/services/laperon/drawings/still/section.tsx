import { useView } from '#web';
import { Button, LinkButton, Note, Select } from '#web/ui';
import { drawingPaths } from '../paths.ts';
import { type Drawing, type Drawings, remarksOn } from '../read.ts';
import { stillTexts } from '../texts/still.ts';
import { texts } from '../texts/index.ts';
import { viewerTexts } from '../texts/viewer.ts';
import { MOST_LAYERS, queryOf, sizes, type StillQuery } from './asked.ts';
import type { Still, StillLayer } from './still.ts';

interface PictureProps {
  readonly on: Drawings;
  readonly drawing: Drawing;
  readonly asked?: StillQuery;
}

/** The drawing as the server draws it, its remarks numbered as in the list. */
export function StillPicture({ on, drawing, asked = {} }: PictureProps) {
  const t = stillTexts(useView().locale);
  const address = `${drawingPaths.still({ caseId: on.view.id, fileId: drawing.file.fileId })}${queryOf(asked)}`;
  const pins = remarksOn(on, drawing).filter(({ spot }) => spot !== null);
  const label = t.picture(drawing.facts.name, pins.length);
  return (
    <div class="drawing-still" data-large={asked.besar ?? '1'} tabIndex={0} role="group" aria-label={label}>
      <a href={address}>
        <img src={address} alt={`${label}. ${t.whole}`} loading="lazy" />
      </a>
    </div>
  );
}

/** The way to the drawing as the server draws it, for whoever's browser runs no scripts. */
export function StillBegin({ on, drawing, href }: PictureProps & { readonly href: string }) {
  const { locale } = useView();
  const t = stillTexts(locale);
  const here = drawingPaths.drawing({ caseId: on.view.id, fileId: drawing.file.fileId });
  return (
    <>
      <noscript>
        <StillPicture on={on} drawing={drawing} />
      </noscript>
      <p>
        <LinkButton href={`${here}?tampil=semula`} kind="quiet" small>
          {t.begin}
        </LinkButton>
      </p>
      <p class="small">
        <a href={href} download={drawing.facts.name}>
          {texts(locale).file}
        </a>
      </p>
    </>
  );
}

interface ChooserProps extends PictureProps {
  readonly asked: StillQuery;
  readonly still: Still;
}

/** The drawing with the form that chooses its layers and its size. */
export function StillChooser({ on, drawing, asked, still }: ChooserProps) {
  const { locale } = useView();
  const t = stillTexts(locale);
  const here = drawingPaths.drawing({ caseId: on.view.id, fileId: drawing.file.fileId });
  const back = (
    <p class="small">
      <a href={here}>{t.back}</a>
    </p>
  );
  if ('problem' in still)
    return (
      <>
        <Note tone="bad">{viewerTexts(locale).faults[still.problem]}</Note>
        {back}
      </>
    );
  const layers = still.layers.slice(0, MOST_LAYERS).map((layer, n) => ({ ...layer, n }));
  const undrawn = Object.entries(still.unread).map(([kind, count]) => `${kind} (${count})`);
  return (
    <>
      <StillPicture on={on} drawing={drawing} asked={asked} />
      {undrawn.length > 0 && <p class="hint">{viewerTexts(locale).undrawn.replace('{kinds}', undrawn.slice(0, 10).join(', '))}</p>}
      <form action={here} method="get" class="card stack tight" aria-label={t.choose}>
        <input type="hidden" name="tampil" value="pilihan" />
        <Layers layers={layers.toSorted((a, b) => a.name.localeCompare(b.name))} />
        <Select
          id="besar"
          label={t.size}
          value={asked.besar ?? '1'}
          options={sizes.map((size) => ({ value: size, label: t.sizes[size] }))}
        />
        <Button small>{t.show}</Button>
      </form>
      {back}
    </>
  );
}

function Layers({ layers }: { readonly layers: readonly (StillLayer & { readonly n: number })[] }) {
  const t = stillTexts(useView().locale);
  return (
    <fieldset>
      <legend>{t.layers(layers.length)}</legend>
      <ul class="plain-list drawing-layers">
        {layers.map(({ n, name, count, shown }) => (
          <li>
            <label>
              <input type="checkbox" name="lapis" value={n} checked={shown} />
              <span lang="en">{name}</span> <span class="soft small num">{count}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
