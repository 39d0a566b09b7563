import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, EmptyState, Form, Page, Tag } from '#web/ui';
import { deviceKind, deviceName, maskAddress } from '../../device.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';

/** What is sent where every device but this one is meant. */
export const OTHERS = 'others';

interface Device {
  readonly id: string;
  readonly since: Date;
  readonly used: Date;
  readonly agent: string;
  readonly address: string;
  readonly current: boolean;
}

export function DevicesPage({ devices }: { readonly devices: readonly Device[] }) {
  const m = texts(useView().locale);
  const others = devices.filter((device) => !device.current).length;
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: paths.account(), label: m.account.title }]} here={m.devices.title} />
        <h1>{m.devices.title}</h1>
        <p class="soft">{m.devices.lead}</p>
        <ul class="tasks">
          {devices.map((device) => (
            <DeviceLine device={device} />
          ))}
        </ul>
        {others === 0 ? (
          <EmptyState>
            <p>{m.devices.onlyThis}</p>
          </EmptyState>
        ) : (
          <Form action={paths.devices()}>
            <input type="hidden" name="session" value={OTHERS} />
            <Button kind="danger">{m.devices.endOthers}</Button>
          </Form>
        )}
        <p>
          <a href={paths.changePassword()}>{m.devices.unsure}</a>
        </p>
      </div>
    </Page>
  );
}

function DeviceLine({ device: { id, since, used, agent, address, current } }: { readonly device: Device }) {
  const { locale } = useView();
  const m = texts(locale).devices;
  const name = `${m.kinds[deviceKind(agent)]} · ${deviceName(agent)}`;
  const masked = maskAddress(address);
  return (
    <li>
      <span>
        <strong>{name}</strong> {current && <Tag tone="done">{m.this}</Tag>}
        <br />
        <span class="small soft">
          {m.used} {formatDateTime(used, locale)}
          <br />
          {m.since} {formatDateTime(since, locale)}
          {masked !== null && (
            <>
              <br />
              {m.network} {masked}
            </>
          )}
        </span>
      </span>
      <Form action={paths.devices()} class="inline" label={`${m.end}: ${name}`}>
        <input type="hidden" name="session" value={id} />
        <Button kind="quiet" small>
          {m.end}
        </Button>
      </Form>
    </li>
  );
}
