import type { Locale } from '#i18n';
import { errorStatus, type Scope, scopes } from '#kernel';
import { clientPaths } from '#platform/clients';
import type { RouteLine } from '#web';
import { Problem } from '../schemas/basics.ts';
import { hoist } from './hoist.ts';
import { webhooksOf } from './webhooks.ts';
import { parameterTexts, scopeTexts, tagTexts, texts } from './texts.ts';

type Json = Record<string, unknown>;
type Schema = Json & { readonly properties?: Readonly<Record<string, Json>>; readonly required?: readonly string[] };
type ApiRoute = RouteLine & { readonly operation: NonNullable<RouteLine['operation']> };

/** The document of the API (OpenAPI 3.1), made from the routes themselves: what is not declared there is not said here. */
export function buildDocument(
  routes: readonly RouteLine[],
  { locale, publicUrl }: { readonly locale: Locale; readonly publicUrl: string },
): Json {
  const m = texts(locale);
  const own = routes.filter((route): route is ApiRoute => route.operation !== undefined && route.method !== 'HEAD');
  const paths: Record<string, Json> = {};
  for (const route of own) {
    const address = route.url.replace(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [route.method.toLowerCase()]: operationOf(route, locale) };
  }
  const { of, schemas } = hoist({ paths, webhooks: webhooksOf(locale), problem: Problem });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wantilan',
      version: '1.0.0',
      description: m.description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    tags: Object.entries(tagTexts(locale)).map(([name, description]) => ({ name, description })),
    paths: (of as { readonly paths: Json }).paths,
    webhooks: (of as { readonly webhooks: Json }).webhooks,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'wl.session_token', description: m.session },
        client: {
          type: 'oauth2',
          description: m.client,
          flows: {
            clientCredentials: {
              tokenUrl: `${publicUrl}${clientPaths.token()}`,
              scopes: Object.fromEntries(scopes.map((scope) => [scope, scopeTexts(locale)[scope]])),
            },
          },
        },
      },
    },
  };
}

function operationOf({ operation, policy, schema, method }: ApiRoute, locale: Locale): Json {
  const { params, querystring, headers, body, response } = schema as Readonly<Record<string, Schema | undefined>>;
  const { id, tag, summary, description, scope, takes, gives } = operation;
  const parameters = [
    ...parametersOf('path', params, locale),
    ...parametersOf('query', querystring, locale),
    ...parametersOf('header', headers, locale),
  ];
  const content = takes
    ? Object.fromEntries(takes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
    : body && { 'application/json': { schema: body } };
  return {
    operationId: id,
    tags: [tag],
    summary: summary(locale),
    ...(description && { description: description(locale) }),
    ...(parameters.length > 0 && { parameters }),
    ...(content && { requestBody: { required: true, content } }),
    responses: { ...answersOf(response, gives, locale), ...refusalsOf(policy, method, locale) },
    security: securityOf(policy, scope),
  };
}

function parametersOf(
  where: 'path' | 'query' | 'header',
  { properties = {}, required = [] }: Schema | undefined = {},
  locale: Locale,
): Json[] {
  const meanings = parameterTexts(locale);
  return Object.entries(properties)
    .filter(([name]) => name !== 'lang')
    .map(([name, schema]) => ({
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(meanings[name] !== undefined && { description: meanings[name] }),
      schema,
    }));
}

function answersOf(response: Schema | undefined, gives: string | undefined, locale: Locale): Json {
  const m = texts(locale);
  if (gives) return { 200: { description: m.done, content: { [gives]: { schema: { type: 'string', format: 'binary' } } } } };
  return Object.fromEntries(
    Object.entries(response ?? {}).map(([status, schema]) => [
      status,
      { description: m.done, ...(status !== '204' && { content: { 'application/json': { schema } } }) },
    ]),
  );
}

/** What any operation may answer instead, by the table of refusals. */
function refusalsOf(policy: RouteLine['policy'], method: string, locale: Locale): Json {
  const m = texts(locale);
  const problem = { 'application/problem+json': { schema: Problem } };
  const possible: number[] = [
    errorStatus.BAD_REQUEST,
    errorStatus.NOT_FOUND,
    errorStatus.INVALID_INPUT,
    errorStatus.TOO_MANY_REQUESTS,
    errorStatus.UNAVAILABLE,
    ...(policy === 'public' ? [] : [errorStatus.SIGN_IN_REQUIRED, errorStatus.FORBIDDEN]),
    ...(method === 'GET' ? [] : [errorStatus.CONFLICT]),
  ];
  return Object.fromEntries([...new Set(possible)].sort().map((status) => [status, { description: m.refused(status), content: problem }]));
}

function securityOf(policy: RouteLine['policy'], scope: Scope | undefined): Json[] {
  if (policy === 'public') return [];
  return [{ session: [] }, ...(scope ? [{ client: [scope] }] : [])];
}
