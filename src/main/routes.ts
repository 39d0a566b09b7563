import { citizens, demoPeople, fromSiak } from '#demo';
import { routes as apiRoutes } from '#module/api';
import { routes as portalRoutes } from '#module/portal';
import { routes as appointmentRoutes } from '#module/platform/appointments';
import { routes as caseRoutes } from '#module/platform/cases';
import {
  demoMailboxRoutes,
  demoPostRoutes,
  type DemoPost,
  telephonePathsAt,
  telephoneRoutes,
  whatsAppHookRoutes,
} from '#module/platform/channels';
import { routes as conversationRoutes } from '#module/platform/conversations';
import { routes as tokenRoutes } from '#module/platform/clients';
import { routes as documentRoutes } from '#module/platform/documents';
import { routes as fileRoutes } from '#module/platform/files';
import { routes as fillRoutes } from '#module/platform/forms';
import { demoPeopleRoutes, routes as identityRoutes } from '#module/platform/identity';
import { routes as mandateRoutes } from '#module/platform/mandates';
import { bankRoutes, routes as paymentRoutes } from '#module/platform/payments';
import { routes as noticeRoutes } from '#module/platform/notifications';
import { routes as surveyRoutes } from '#module/platform/survey';
import { routes as dukcapilRoutes } from '#module/services/dukcapil';
import { routes as laperonRoutes } from '#module/services/laperon';
import { routes as lenteraRoutes } from '#module/services/lentera';
import { routes as ombudsmanRoutes } from '#module/services/ombudsman';
import { routes as complaintRoutes } from '#module/services/pengaduan';
import { routes as samsatRoutes } from '#module/services/samsat';
import { type IdentityDeps, thisSession } from '#platform/identity';
import { type Operation, portalPaths } from '#portal';
import { birth, residentsRegister, siakByApi } from '#services/dukcapil';
import { permit } from '#services/laperon';
import { kitRoutes, type Routes } from '#web';
import { applying, offeredIn } from './applying.ts';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { funnelPart, scoresPart } from '#services/ombudsman';
import { complaintPart } from '#services/pengaduan';
import { houseRules } from './house-rules.ts';
import type { OpenBank } from './demo-bank.ts';
import type { OpenTelephone } from './telephone.ts';
import { wingsOf } from './wings.ts';

interface Wiring {
  readonly deps: Deps;
  readonly identity: IdentityDeps;
  /** What the operator's page shows. */
  readonly operation: () => Promise<Operation>;
  /** As people dial it; null where none is connected. */
  readonly whatsappNumber: string | null;
  readonly pushKey: string;
  /** Telephones of the demonstration; null where a real number is connected. */
  readonly telephone: OpenTelephone['standIn'] | null;
  /** And those that write to the Ombudsman's number. */
  readonly ownTelephone: OpenTelephone['standIn'] | null;
  /** The bank of the demonstration; null where real ones are connected. */
  readonly bank: OpenBank['standIn'] | null;
  /** The mail server of the demonstration; null where a real one is read. */
  readonly mail: { readonly server: DemoPost; readonly office: string } | null;
}

/** The pages of every module, each given what it asks for. */
const ombudsmanTelephones = telephonePathsAt('/demo/whatsapp/ombudsman');

export function routesOf(
  config: Config,
  { deps, identity, operation, whatsappNumber, pushKey, telephone, ownTelephone, bank, mail }: Wiring,
): Routes[] {
  const { db, auth, authSecret, clock, cases, documents, files, links, stopLinks, webhooks, whatsapp } = deps;
  const { clientPerMinute, publicUrl } = config;
  const fill = applying(cases);
  const { registry } = cases;
  const inChat = (key: string) => deps.conversations.offers().some(({ service }) => service.key === key);
  const agencyOf = (service: string) => registry.offersOf(service)[0]?.agency.id ?? null;
  const routes: Routes[] = [
    (app) =>
      portalRoutes(app, {
        db,
        clock,
        cases,
        webhooks,
        registry,
        wings: wingsOf(deps),
        publicParts: [complaintPart(cases), funnelPart(deps.ombudsman), scoresPart(deps.ombudsman)],
        houseRules,
        clientPerMinute,
        publicUrl,
        operation,
        whatsappNumber,
        inChat,
      }),
    (app) => identityRoutes(app, identity),
    (app) => tokenRoutes(app, { db, clock, publicUrl }),
    (app) => fillRoutes(app, { ...fill, personRegistry: residentsRegister({ db, clock }) }),
    (app) => mandateRoutes(app, { db, clock, files, links, offers: () => offeredIn(registry), consolePage: portalPaths.mandates() }),
    (app) => laperonRoutes(app, { db, clock, cases, permitAgencyId: agencyOf(permit.key) }),
    (app) =>
      dukcapilRoutes(app, {
        db,
        clock,
        cases,
        fill,
        agencyId: agencyOf(birth.key),
        siak: config.siak && siakByApi(config.siak),
        example: config.demo ? (asked) => fromSiak({ cases }, asked, clock.now()) : undefined,
      }),
    (app) => lenteraRoutes(app, deps.lentera),
    (app) => samsatRoutes(app, deps.samsat),
    (app) => ombudsmanRoutes(app, deps.ombudsman),
    (app) => complaintRoutes(app, deps.complaints),
    (app) => paymentRoutes(app, deps.payments),
    (app) => appointmentRoutes(app, { cases }),
    (app) => conversationRoutes(app, deps.conversations, whatsappNumber),
    (app) => surveyRoutes(app, { cases, beside: wingsOf(deps).filter(({ surveyed }) => surveyed) }),
    (app) => caseRoutes(app, cases, fill),
    (app) => fileRoutes(app, { ...files, links }),
    (app) => documentRoutes(app, documents),
    (app) => whatsAppHookRoutes(app, { ...whatsapp, own: deps.ownLines }),
    (app) =>
      noticeRoutes(app, {
        db,
        clock,
        stopLinks,
        reach: webhooks.reach,
        publicKey: pushKey,
        sessionOf: (request) => thisSession(identity, request),
      }),
    (app) => apiRoutes(app, { db, clock, cases, fill, documents, webhooks, publicUrl }),
  ];
  const demo = { db, auth, clock, secret: authSecret };
  if (config.demo) routes.push((app) => demoPeopleRoutes(app, demo, demoPeople), kitRoutes);
  if (config.smtpUrl === null) routes.push((app) => demoMailboxRoutes(app, { db, letters: mail !== null }));
  if (mail)
    routes.push((app) =>
      demoPostRoutes(app, {
        server: mail.server,
        people: Object.values(citizens).map(({ name, email }) => ({ name, address: email })),
        offices: deps.mail.boxes.map(({ name, address }) => ({ name, address })),
      }),
    );
  if (bank) routes.push((app) => bankRoutes(app, bank));
  const elsewhere = ownTelephone ? [{ name: 'Ombudsman', href: ombudsmanTelephones.all() }] : [];
  if (telephone) routes.push((app) => telephoneRoutes(app, telephone, { elsewhere }));
  if (ownTelephone) routes.push((app) => telephoneRoutes(app, ownTelephone, { paths: ombudsmanTelephones, office: 'Ombudsman' }));
  return routes;
}
