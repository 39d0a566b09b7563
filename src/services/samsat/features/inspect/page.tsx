import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Facts, Island, Note, Page, Tag, TextInput } from '#web/ui';
import { showNrkb } from '../../domain/nrkb.ts';
import { kindLetters } from '../../domain/proof/payload.ts';
import type { Kind } from '../../domain/vehicle.ts';
import { texts as common } from '../../messages/index.ts';
import { samsatPaths } from '../../paths.ts';
import type { Inspected } from '../../proof/inspect.ts';
import type { PublishedKey } from '../../proof/keys.ts';
import { texts } from './texts.ts';

const tones = { valid: 'done', expired: 'bad', revoked: 'bad', unknown: 'bad', later: 'wait' } as const;

/** Whether a proof is genuine and holds: by scripts without the server, by the plain form with it. */
export function InspectPage({
  asked,
  inspected,
  keys,
}: {
  readonly asked: string;
  readonly inspected: Inspected | null;
  readonly keys: readonly PublishedKey[];
}) {
  const { locale } = useView();
  const m = texts(locale);
  const { kinds } = common(locale);
  const words = {
    camera: m.camera,
    stop: m.stop,
    noCamera: m.noCamera,
    noKeys: m.noKeys,
    keep: m.keep,
    kept: m.kept,
    forget: m.forget,
    offline: m.offline,
    offlineNote: m.offlineNote,
    noLine: m.noLine,
    results: m.results,
    plate: m.plate,
    kind: m.kind,
    holds: m.holds,
    unknownBody: m.unknownBody,
    kinds: Object.fromEntries(Object.keys(kindLetters).map((kind) => [kind, kinds[kind as Kind]])),
  };
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {inspected && <Found inspected={inspected} />}
        <Island name="inspect-proof" props={{ keys, words, worker: '/pekerja.js' }}>
          <div class="stack">
            <form method="get" action={samsatPaths.inspect()} class="card stack">
              <TextInput id="bukti" label={m.field} hint={m.hint} value={asked} />
              <Button>{m.check}</Button>
            </form>
          </div>
        </Island>
        <p class="small soft">{m.stnk}</p>
      </div>
    </Page>
  );
}

function Found({ inspected: { result, proof } }: { readonly inspected: Inspected }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <section class="card stack" aria-labelledby="hasil">
      <h2 id="hasil">
        {m.results[result]} <Tag tone={tones[result]}>{m.online}</Tag>
      </h2>
      {proof ? (
        <>
          <div class="figure">
            <span>{m.plate}</span>
            <b>{showNrkb(proof.nrkb)}</b>
          </div>
          <Facts
            facts={[
              { label: m.kind, value: common(locale).kinds[proof.kind] },
              { label: m.holds, value: formatDate(proof.validUntil, locale) },
            ]}
          />
          {proof.extended && <p>{m.extended}</p>}
        </>
      ) : (
        <Note tone="bad">{m.unknownBody}</Note>
      )}
    </section>
  );
}
