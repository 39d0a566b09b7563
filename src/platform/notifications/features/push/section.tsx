import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, Form, Island, Tag } from '#web/ui';
import { preferencePaths } from '../../paths.ts';
import type { PushDevice } from '../../push-tables.ts';
import { texts } from './texts.ts';

/** Which browsers show notices as they happen, and letting this one do so. */
export function PushSection({ devices, publicKey }: { readonly devices: readonly PushDevice[]; readonly publicKey: string }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <section class="card stack" id="perangkat">
      <h2>{m.title}</h2>
      <p>{m.lead}</p>
      {!devices.some(({ current }) => current) && (
        <Island name="push" props={{ key: publicKey, refused: m.refused, failed: m.failed }}>
          <p data-push-plain class="note wait">
            {m.cannot}
          </p>
          <div data-push-script hidden>
            <Form action={preferencePaths.devices()}>
              <input type="hidden" name="subscription" value="" />
              <p class="small soft">{m.then}</p>
              <p class="note bad" role="alert" data-push-error hidden />
              <Button>{m.allow}</Button>
            </Form>
          </div>
        </Island>
      )}
      <h3>{m.devices}</h3>
      {devices.length === 0 ? (
        <EmptyState>{m.none}</EmptyState>
      ) : (
        <ul class="tasks">
          {devices.map(({ id, device, since, current }) => (
            <li>
              <span>
                <strong>{device}</strong> {current && <Tag tone="done">{m.here}</Tag>}
                <br />
                <span class="small soft">
                  {m.since} {formatDateTime(since, locale)}
                </span>
              </span>
              <Form action={preferencePaths.removeDevice({ deviceId: id })} class="inline" label={`${m.remove}: ${device}`}>
                <Button kind="quiet" small>
                  {m.remove}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <p class="small soft">{m.ends}</p>
    </section>
  );
}
