import { useView } from '#web';
import { Button, Crumbs, Form, LinkButton, Note, Page, Tag } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';

interface JoinedProps {
  readonly name: string;
  readonly joined: boolean;
  /** Whether there is another way into the account. */
  readonly other: boolean;
}

export function JoinedPage({ name, joined, other }: JoinedProps) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: paths.account(), label: m.account.title }]} here={m.oidc.title(name)} />
        <h1>{m.oidc.title(name)}</h1>
        <p>
          <Tag tone={joined ? 'done' : 'wait'}>{joined ? m.oidc.isJoined : m.oidc.notJoined}</Tag>
        </p>
        <p>{m.oidc.lead(name)}</p>
        {!joined && (
          <Form action={paths.joined()}>
            <Button>{m.oidc.join(name)}</Button>
          </Form>
        )}
        {joined && other && (
          <Form action={paths.part()}>
            <Button kind="danger">{m.oidc.part}</Button>
          </Form>
        )}
        {joined && !other && (
          <Note tone="wait">
            <p>
              {m.oidc.onlyWay} <a href={paths.changePassword()}>{m.password.title}</a>
            </p>
          </Note>
        )}
      </div>
    </Page>
  );
}

/** One step before another site, which says where it leads. */
export function GoThere({ name, address }: { readonly name: string; readonly address: string }) {
  const m = texts(useView().locale).oidc;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.join(name)}</h1>
        <p>{m.leaving(name)}</p>
        <p>
          <LinkButton href={address}>{m.go(name)}</LinkButton>
        </p>
        <p>
          <a href={paths.joined()}>{m.stay}</a>
        </p>
      </div>
    </Page>
  );
}
