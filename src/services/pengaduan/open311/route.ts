import type { Locale } from '#i18n';
import { AppError, type PersonActor } from '#kernel';
import type { Offer } from '#platform/cases';
import type { Reply, Request, WebApp } from '#web';
import { type Static, Type } from 'typebox';
import { complaint } from '../definition.ts';
import type { ComplaintDeps } from '../deps.ts';
import { complaintPaths } from '../paths.ts';
import { publicRequests, requestNumbered } from './requests.ts';
import { sendRequest } from './send.ts';
import { isServiceCode, serviceCodes, serviceDefinition, serviceList } from './vocabulary.ts';
import { asXml, type Plain } from './xml.ts';

const Text = Type.Optional(Type.String({ maxLength: 8000 }));
const File = Type.Object({ file: Type.String({ maxLength: 120 }) });
const Query = Type.Object({
  jurisdiction_id: Text,
  api_key: Text,
  service_request_id: Text,
  service_code: Text,
  status: Text,
  start_date: Text,
  end_date: Text,
  page: Text,
  lang: Text,
});
const Body = Type.Record(Type.String(), Type.Unknown());

/** A refusal in words of the protocol: status, and what went wrong for whoever writes the client. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, description: string) {
    super(description);
    this.status = status;
  }
}

type Format = 'json' | 'xml';

/** The name before the ending, and the format; another ending is none of ours. */
function readFile(file: string): { readonly name: string; readonly format: Format } {
  const [, name = '', ending = ''] = /^(.*)\.(json|xml)$/.exec(file) ?? [];
  if (name === '') throw new Refused(404, 'Ask for .json or .xml.');
  return { name, format: ending as Format };
}

/** Complaints as Open311 GeoReport v2 has them: read by everybody as far as their senders allow, sent by registered systems. */
export function open311Routes(app: WebApp, deps: ComplaintDeps): void {
  const { cases } = deps;
  const reading = { policy: 'public', perMinute: 120, importance: 'later' } as const;

  const offersFor = (jurisdiction: string | undefined): readonly Offer[] => {
    const all = cases.registry.offersOf(complaint.key);
    if (jurisdiction === undefined || jurisdiction === '') return all;
    const own = all.filter(({ agency }) => agency.key === jurisdiction);
    if (own.length === 0) throw new Refused(404, 'jurisdiction_id was not found.');
    return own;
  };

  /** The system a key belongs to; null where none is shown. */
  const senderOf = async (key: string | undefined): Promise<PersonActor | null> => {
    if (key === undefined || key === '') return null;
    const found = await deps.byKey(key);
    if (!found) throw new Refused(403, 'api_key was not recognised.');
    if (found.allowance?.exceeded) throw new Refused(429, 'Too many requests; come back in a minute.');
    return found.actor;
  };

  const serve = async (
    request: Request,
    reply: Reply,
    file: string,
    work: (name: string, locale: Locale) => Promise<{ readonly root: string; readonly value: Plain; readonly status?: number }>,
  ) => {
    let format: Format = 'json';
    try {
      const read = readFile(file);
      ({ format } = read);
      const { root, value, status = 200 } = await work(read.name, request.locale);
      return send(reply.code(status), format, root, value);
    } catch (error) {
      const refusal = refusalIn(error);
      if (!refusal) throw error;
      return send(reply.code(refusal.status), format, 'errors', refusal.errors);
    }
  };

  app.get(complaintPaths.discovery.pattern, { schema: { params: File }, config: reading }, (request, reply) =>
    serve(request, reply, request.params.file, async (name) => {
      if (name !== 'discovery') throw new Refused(404, 'Nothing is here.');
      return { root: 'discovery', value: discovery(deps.cases.publicUrl) };
    }),
  );

  app.get(complaintPaths.open311.pattern, { schema: { params: File, querystring: Query }, config: reading }, (request, reply) =>
    serve(request, reply, request.params.file, async (name, locale) => {
      const { query } = request;
      const offers = offersFor(query.jurisdiction_id);
      if (name === 'services') return { root: 'services', value: serviceList(locale) };
      if (name !== 'requests') throw new Refused(404, 'Nothing is here.');
      return { root: 'service_requests', value: await listed(query, offers, locale) };
    }),
  );

  const listed = async (query: Static<typeof Query>, offers: readonly Offer[], locale: Locale): Promise<readonly Plain[]> => {
    const numbers = listIn(query.service_request_id);
    const sender = await senderOf(query.api_key);
    if (numbers.length > 0) {
      const found: Plain[] = [];
      for (const number of numbers.slice(0, 20)) {
        const one = await requestNumbered(cases, { offers, number, senderId: sender?.personId ?? null }, locale);
        if (one !== null) found.push(one);
      }
      return found;
    }
    const status = query.status === 'open' || query.status === 'closed' ? query.status : undefined;
    const codes = listIn(query.service_code);
    if (codes.some((code) => !isServiceCode(code))) throw new Refused(404, 'service_code was not found.');
    const page = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1;
    const range = { from: instantIn(query.start_date, 'start_date'), to: instantIn(query.end_date, 'end_date') };
    return publicRequests(cases, { offers, codes: codes.length > 0 ? codes : undefined, status, ...range, page }, locale);
  };

  app.get(complaintPaths.open311Service.pattern, { schema: { params: File, querystring: Query }, config: reading }, (request, reply) =>
    serve(request, reply, request.params.file, async (code, locale) => {
      offersFor(request.query.jurisdiction_id);
      if (!isServiceCode(code)) throw new Refused(404, 'service_code was not found.');
      return { root: 'service_definition', value: serviceDefinition(code, locale) };
    }),
  );

  app.get(complaintPaths.open311Request.pattern, { schema: { params: File, querystring: Query }, config: reading }, (request, reply) =>
    serve(request, reply, request.params.file, async (number, locale) => {
      const sender = await senderOf(request.query.api_key);
      const asked = { offers: offersFor(request.query.jurisdiction_id), number, senderId: sender?.personId ?? null };
      const one = await requestNumbered(cases, asked, locale);
      // Whether there is one that may not be shown is told to nobody.
      if (one === null) throw new Refused(404, 'service_request_id was not found.');
      return { root: 'service_requests', value: [one] };
    }),
  );

  app.post(
    complaintPaths.open311.pattern,
    { schema: { params: File, body: Body }, config: { policy: 'public', perMinute: 30, takesForeignForms: true } },
    (request, reply) =>
      serve(request, reply, request.params.file, async (name, locale) => {
        if (name !== 'requests') throw new Refused(404, 'Nothing is here.');
        const body = request.body as Readonly<Record<string, unknown>>;
        const said = (key: string) => (typeof body[key] === 'string' ? body[key] : undefined);
        const actor = await senderOf(said('api_key'));
        if (!actor) throw new Refused(403, 'api_key is required.');
        if (actor.scopes?.includes('cases:apply') !== true) throw new Refused(403, 'This api_key may not send requests.');
        const [offer] = said('jurisdiction_id') ? offersFor(said('jurisdiction_id')) : [];
        if (!offer) throw new Refused(400, 'jurisdiction_id is required.');
        const code = said('service_code') ?? '';
        if (!isServiceCode(code)) throw new Refused(code === '' ? 400 : 404, `service_code must be one of ${serviceCodes.join(', ')}.`);
        const number = await sendRequest(deps, actor, offer, {
          service_code: code,
          description: said('description') ?? '',
          first_name: said('first_name'),
          last_name: said('last_name'),
          phone: said('phone'),
          attributes: attributesIn(body),
        });
        const notice = {
          id: 'Nomor ini dapat dibaca lagi dengan api_key yang sama.',
          en: 'Read it again by this number with the same api_key.',
        }[locale];
        return { root: 'service_requests', value: [{ service_request_id: number, service_notice: notice, account_id: null }], status: 201 };
      }),
  );
}

const send = (reply: Reply, format: Format, root: string, value: Plain): Reply =>
  reply
    .header('access-control-allow-origin', '*')
    .type(format === 'xml' ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8')
    .send(format === 'xml' ? asXml(root, value) : JSON.stringify(value));

/** What went wrong, as the protocol lists it; null for a defect of ours, which the house answers. */
function refusalIn(error: unknown): { readonly status: number; readonly errors: readonly Plain[] } | null {
  if (error instanceof Refused) return { status: error.status, errors: [{ code: error.status, description: error.message }] };
  if (!(error instanceof AppError) || error.status >= 500) return null;
  const status = error.code === 'INVALID_INPUT' ? 400 : error.status;
  const fields = (error.detail.fields ?? []) as readonly (
    | string
    | { readonly field?: string; readonly en?: string; readonly message?: string }
  )[];
  const errors = fields.map((one) =>
    typeof one === 'string'
      ? { code: status, description: one }
      : { code: status, description: [fieldName(one.field ?? ''), one.en ?? one.message ?? ''].filter((part) => part !== '').join(': ') },
  );
  return { status, errors: errors.length > 0 ? errors : [{ code: status, description: error.code }] };
}

/** Fields of our pages by the names of the protocol. */
const fieldName = (field: string): string =>
  ({
    'matter.story': 'description',
    story: 'description',
    'matter.title': 'attribute[title]',
    title: 'attribute[title]',
    phone: 'phone',
    name: 'first_name',
  })[field] ?? field;

const listIn = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function instantIn(text: string | undefined, name: string): string | undefined {
  if (text === undefined || text === '') return undefined;
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? new Date(text) : null;
  if (!at || Number.isNaN(at.getTime())) throw new Refused(400, `${name} must be a W3C datetime.`);
  return at.toISOString();
}

/** `attribute[title]=…`, as forms write it. */
function attributesIn(body: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) => {
      const name = /^attribute\[([a-z]{1,20})\]$/.exec(key)?.[1];
      return name !== undefined && typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}

/** When what discovery says changed last. */
const CHANGED = '2026-11-30T00:00:00+08:00';

function discovery(publicUrl: string): Plain {
  return {
    changeset: CHANGED,
    contact: `${publicUrl}/data`,
    key_service: `${publicUrl}/data`,
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${publicUrl}/open311/v2`,
        changeset: CHANGED,
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  };
}
