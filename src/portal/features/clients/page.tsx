import { formatAgo, formatDate } from '#i18n';
import { scopes } from '#kernel';
import type { Agency } from '#platform/access';
import { clientPaths, type ListedClient } from '#platform/clients';
import { useView } from '#web';
import {
  Button,
  Choices,
  EmptyState,
  ErrorSummary,
  Facts,
  Form,
  type FormError,
  Note,
  Pagination,
  SearchForm,
  Select,
  Tag,
  TextInput,
} from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts } from './texts.ts';

/** An office that can be given to a system, at any of the agencies. */
export interface GivenRole {
  readonly role: string;
  readonly title: string;
}

export const CLIENTS_A_PAGE = 30;

export interface SentClient {
  readonly agency: string;
  readonly name: string;
  readonly contact: string;
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
}

export interface ClientsPageProps {
  readonly agencies: readonly Agency[];
  readonly rows: readonly ListedClient[];
  readonly total: number;
  readonly page: number;
  readonly q: string;
  readonly roles: readonly GivenRole[];
  /** Shown on the very answer that made it, and never again. */
  readonly secret?: { readonly id: string; readonly name: string; readonly value: string };
  readonly refused?: { readonly sent: SentClient; readonly errors: readonly FormError[] };
  /** What somebody typed as a limit and is none. */
  readonly wrongLimit?: { readonly clientId: string; readonly typed: string };
  /** Requests a minute of a system without a limit of its own; 0 for any number. */
  readonly usualLimit: number;
}

/** The systems that act in an agency's name: who they are, what they may do, and the way to end them. */
export function ClientsPage({ agencies, rows, total, page, q, roles, secret, refused, wrongLimit, usualLimit }: ClientsPageProps) {
  const m = texts(useView().locale);
  const many = total > CLIENTS_A_PAGE;
  const at = (n: number) => portalPaths.clients({}, { q: q || undefined, halaman: n > 1 ? n : undefined });
  return (
    <AdminPage at="clients">
      <p class="soft col">
        {m.lead} <a href={clientPaths.documentation()}>{m.docs}</a>
      </p>
      {secret && (
        <Note tone="done" title={m.secretTitle}>
          <p>{m.secretLead}</p>
          <Facts
            facts={[
              { label: secret.name, value: '' },
              { label: 'client_id', value: <code>{secret.id}</code> },
              { label: 'client_secret', value: <code>{secret.value}</code> },
            ]}
          />
        </Note>
      )}
      {(many || q !== '') && <SearchForm action={portalPaths.clients()} label={m.search} q={q} placeholder={m.search} />}
      {rows.length === 0 && <EmptyState>{q === '' ? m.none : m.noneFound}</EmptyState>}
      {wrongLimit && <ErrorSummary errors={[{ field: limitField(wrongLimit.clientId), message: m.wrong.limit }]} />}
      {rows.map((client) => (
        <ClientCard
          agency={agencies.find(({ id }) => id === client.agencyId)?.name ?? ''}
          client={client}
          roles={roles}
          usualLimit={usualLimit}
          wrongLimit={wrongLimit?.clientId === client.id ? wrongLimit.typed : undefined}
        />
      ))}
      <Pagination quiet page={page} size={CLIENTS_A_PAGE} total={total} at={at} />
      {total > 0 && (
        <p>
          <a href={portalPaths.clientsCsv({}, { q: q || undefined })}>{m.csv}</a>
        </p>
      )}
      <Register agencies={agencies} roles={roles} refused={refused} />
    </AdminPage>
  );
}

const limitField = (clientId: string) => `batas-${clientId}`;

interface ClientCardProps {
  readonly agency: string;
  readonly client: ListedClient;
  readonly roles: readonly GivenRole[];
  readonly usualLimit: number;
  /** What was typed and is no limit. */
  readonly wrongLimit: string | undefined;
}

function ClientCard({ agency, client, roles, usualLimit, wrongLimit }: ClientCardProps) {
  const { locale, now } = useView();
  const m = texts(locale);
  const { secrets } = client;
  const ended = client.revokedAt !== null;
  const titles = client.roles.map((role) => roles.find((one) => one.role === role)?.title ?? role);
  return (
    <section class="card stack" aria-labelledby={`sistem-${client.id}`}>
      <div class="row between">
        <h2 class="t-l" id={`sistem-${client.id}`}>
          {client.name}
        </h2>
        <Tag tone={ended ? 'bad' : 'done'}>{ended ? m.ended : m.active}</Tag>
      </div>
      <Facts
        facts={[
          { label: 'client_id', value: <code>{client.id}</code> },
          { label: m.contact, value: client.contact },
          { label: m.scopes, value: client.scopes.map((scope) => m.scope[scope]).join(', ') },
          { label: m.roles, value: titles.length > 0 ? titles.join(', ') : m.noRoles },
          { label: m.limit, value: client.perMinute === null ? m.usual(usualLimit) : m.aMinute(client.perMinute) },
        ]}
      />
      <p class="small soft">
        {m.at(agency)}. {m.since(formatDate(client.createdAt, locale))}{' '}
        {client.lastUsedAt ? m.used(formatAgo(client.lastUsedAt, now, locale)) : m.unused} {!ended && m.secrets(secrets)}
      </p>
      <p class="links">
        <a href={portalPaths.webhooks({ clientId: client.id })}>
          {m.webhooks}
          <span class="vh">: {client.name}</span>
        </a>
      </p>
      {!ended && (
        <div class="row">
          <Form action={portalPaths.renewSecret({ clientId: client.id })}>
            <Button kind="quiet" small>
              {m.renew}
              <span class="vh">: {client.name}</span>
            </Button>
          </Form>
          <details open={wrongLimit !== undefined}>
            <summary>
              {m.changeLimit}
              <span class="vh">: {client.name}</span>
            </summary>
            <Form action={portalPaths.clientLimit({ clientId: client.id })} class="col">
              <TextInput
                id={limitField(client.id)}
                name="perMinute"
                label={m.limit}
                hint={m.limitHint(usualLimit)}
                inputMode="numeric"
                short
                value={wrongLimit ?? (client.perMinute === null ? '' : String(client.perMinute))}
                error={wrongLimit === undefined ? undefined : m.wrong.limit}
              />
              <Button small>
                {m.saveLimit}
                <span class="vh">: {client.name}</span>
              </Button>
            </Form>
          </details>
          <details>
            <summary>
              {m.end}
              <span class="vh">: {client.name}</span>
            </summary>
            <Form action={portalPaths.endClient({ clientId: client.id })}>
              <p class="small">{m.endHint}</p>
              <Button kind="danger" small>
                {m.end}
                <span class="vh">: {client.name}</span>
              </Button>
            </Form>
          </details>
        </div>
      )}
    </section>
  );
}

interface RegisterProps {
  readonly agencies: readonly Agency[];
  readonly roles: readonly GivenRole[];
  readonly refused: ClientsPageProps['refused'];
}

function Register({ agencies, roles, refused }: RegisterProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { sent, errors = [] } = refused ?? {};
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const [only] = agencies.length === 1 ? agencies : [];
  return (
    <section class="card stack" aria-labelledby="daftar-sistem">
      <h2 class="t-l" id="daftar-sistem">
        {m.register}
      </h2>
      <ErrorSummary errors={errors} />
      <Form action={portalPaths.clients()} class="col">
        {only ? (
          <input type="hidden" name="agency" value={only.id} />
        ) : (
          <Select
            id="agency"
            name="agency"
            label={m.agency}
            value={sent?.agency ?? ''}
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextInput id="name" name="name" label={m.name} hint={m.nameHint} value={sent?.name ?? ''} error={error('name')} />
        <TextInput
          id="contact"
          name="contact"
          label={m.contact}
          hint={m.contactHint}
          value={sent?.contact ?? ''}
          error={error('contact')}
        />
        <Choices
          id="scopes"
          type="checkbox"
          label={m.scopes}
          hint={m.scopesHint}
          values={[...(sent?.scopes ?? [])]}
          options={scopes.map((scope) => ({ value: scope, label: m.scope[scope] }))}
          error={error('scopes')}
        />
        <Choices
          id="roles"
          type="checkbox"
          label={m.roles}
          hint={m.rolesHint}
          values={[...(sent?.roles ?? [])]}
          options={roles.map(({ role, title }) => ({ value: role, label: title }))}
          error={error('roles')}
        />
        <Button>{m.register}</Button>
      </Form>
    </section>
  );
}
