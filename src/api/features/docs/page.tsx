import { apiErrorSentences } from '#i18n';
import { errorStatus, type ErrorCode } from '#kernel';
import { clientPaths } from '#platform/clients';
import { useView } from '#web';
import { LinkButton, Page, Table } from '#web/ui';
import { apiPaths } from '../../paths.ts';
import { shapeOf } from './shape.ts';
import { texts } from './texts.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: object;
}

type Content = Readonly<Record<string, { readonly schema: object }>>;

interface OperationDoc {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

/** The document as this page reads it. */
export interface ApiDocument {
  readonly info: { readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationDoc>>>>;
  readonly webhooks: Readonly<Record<string, Readonly<Record<string, OperationDoc>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** The API for people who write programs: every operation, what it takes and gives, and every refusal. */
export function DocsPage({ of, publicUrl }: { readonly of: ApiDocument; readonly publicUrl: string }) {
  const m = texts(useView().locale);
  const all = Object.entries({ ...of.paths, ...of.webhooks }).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ address, method: method.toUpperCase(), operation })),
  );
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="lead">{of.info.description}</p>
        <p>
          <LinkButton href={apiPaths.document()} kind="quiet" icon="download">
            {m.download}
          </LinkButton>
        </p>
        <Beginning publicUrl={publicUrl} />
        {of.tags.map(({ name, description }) => (
          <section class="stack" aria-labelledby={`tag-${name}`}>
            <h2 id={`tag-${name}`}>
              <code lang="en">{name}</code>
            </h2>
            <p class="soft">{description}</p>
            {name === 'webhooks' && <Receiving />}
            {all
              .filter(({ operation }) => operation.tags.includes(name))
              .map((one) => (
                <OperationCard {...one} />
              ))}
          </section>
        ))}
        <section class="stack">
          <h2>{m.shapes}</h2>
          {Object.entries(of.components.schemas).map(([name, schema]) => (
            <details id={`bentuk-${name}`}>
              <summary>
                <code lang="en">{name}</code>
              </summary>
              <pre class="code" lang="en">
                {shapeOf(schema)}
              </pre>
            </details>
          ))}
        </section>
        <Refusals />
      </div>
    </Page>
  );
}

function Beginning({ publicUrl }: { readonly publicUrl: string }) {
  const m = texts(useView().locale);
  return (
    <section class="stack">
      <h2>{m.begin}</h2>
      <p>{m.beginLead}</p>
      <pre class="code" lang="en">
        {`curl -u CLIENT_ID:CLIENT_SECRET \\
  -d grant_type=client_credentials \\
  ${publicUrl}${clientPaths.token()}

curl -H "Authorization: Bearer TOKEN" \\
  -H "Accept-Language: en" \\
  "${publicUrl}${apiPaths.desk()}?open=true&limit=50"`}
      </pre>
      <ul>
        {m.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
    </section>
  );
}

/** How a receiver is set up, and how it checks what comes. */
function Receiving() {
  const m = texts(useView().locale);
  return (
    <>
      <ol>
        {m.receiving.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <pre class="code" lang="en">
        {`key = base64_decode(secret without "whsec_")
expected = base64(HMAC_SHA256(key, id + "." + timestamp + "." + body))
webhook-signature: v1,<expected> [v1,<of the other secret>]`}
      </pre>
    </>
  );
}

function OperationCard({
  address,
  method,
  operation,
}: {
  readonly address: string;
  readonly method: string;
  readonly operation: OperationDoc;
}) {
  const m = texts(useView().locale);
  const { operationId, summary, description, parameters = [], requestBody, responses, security } = operation;
  const scopes = security.flatMap(({ client = [] }) => client);
  const isOpen = security.length === 0;
  const answer = Object.entries(responses).find(([status]) => status.startsWith('2'));
  return (
    <details class="operation" id={operationId}>
      <summary>
        <code lang="en">{method}</code> <code lang="en">{address}</code>
        <span class="block">{summary}</span>
      </summary>
      <div class="stack">
        {description && <p>{description}</p>}
        <p class="small soft">
          {operation.tags.includes('webhooks') ? m.sent : isOpen ? m.open : scopes.length > 0 ? m.scoped(scopes.join(', ')) : m.people}
        </p>
        {parameters.length > 0 && (
          <Table
            label={m.parameters}
            empty=""
            rows={parameters}
            columns={[
              { title: m.name, cell: (one) => <code lang="en">{one.name}</code> },
              { title: m.where, cell: (one) => `${one.in}${one.required ? `, ${m.required}` : ''}` },
              { title: m.shape, cell: (one) => <code lang="en">{shapeOf(one.schema)}</code> },
              { title: m.meaning, cell: (one) => one.description ?? '' },
            ]}
          />
        )}
        {requestBody && <Body title={m.body} content={requestBody.content} />}
        {answer?.[1].content && <Body title={m.answer(answer[0])} content={answer[1].content} />}
      </div>
    </details>
  );
}

function Body({ title, content }: { readonly title: string; readonly content: Content }) {
  return (
    <>
      <h3 class="t-l">{title}</h3>
      {Object.entries(content).map(([type, { schema }]) => (
        <>
          <p class="small soft">{type}</p>
          <pre class="code" lang="en">
            {shapeOf(schema)}
          </pre>
        </>
      ))}
    </>
  );
}

function Refusals() {
  const { locale } = useView();
  const m = texts(locale);
  const sentences = apiErrorSentences(locale);
  return (
    <section class="stack">
      <h2>{m.refusals}</h2>
      <p class="soft">{m.refusalsLead}</p>
      <ul class="plain-list stack">
        {(Object.entries(errorStatus) as [ErrorCode, number][]).map(([code, status]) => (
          <li id={code}>
            <code lang="en">{code}</code> <span class="num">{status}</span>
            <span class="block">
              {sentences[code].title}. {sentences[code].advice}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
