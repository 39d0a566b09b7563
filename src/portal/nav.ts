import { catalogue } from '#i18n';
import { type Actor, isOfficer } from '#kernel';
import { agenciesOf, can } from '#platform/access';
import { appointmentPaths } from '#platform/appointments';
import { conversationPaths } from '#platform/conversations';
import { casePaths } from '#platform/cases';
import { inboxPaths } from '#platform/notifications';
import type { NavItem, WorkPage } from '#web';
import { portalPaths } from './paths.ts';
import type { Wing } from './wings.ts';

const texts = catalogue(
  {
    services: 'Layanan',
    mine: 'Berkas saya',
    track: 'Lacak',
    performance: 'Kinerja',
    inbox: 'Kotak masuk',
    desk: 'Meja kerja',
    counter: 'Loket',
    chats: 'Percakapan',
    meetings: 'Janji temu',
    queues: 'Antrean',
    admin: 'Kelola',
    rules: 'Aturan',
  },
  {
    services: 'Services',
    mine: 'My files',
    track: 'Track',
    performance: 'Performance',
    inbox: 'Inbox',
    desk: 'Desk',
    counter: 'Counter',
    chats: 'Chats',
    meetings: 'Meetings',
    queues: 'Queues',
    admin: 'Manage',
    rules: 'Rules',
  },
);

const item = (href: string, label: keyof ReturnType<typeof texts>): NavItem => ({ href, label: texts.text((m) => m[label]) });

const services = item(portalPaths.catalogue(), 'services');
const mine = item(casePaths.mine(), 'mine');
const track = item(casePaths.track(), 'track');
const performance = item(portalPaths.performance(), 'performance');
const inbox = item(inboxPaths.inbox(), 'inbox');
const desk = item(casePaths.desk(), 'desk');
const counter = item(casePaths.counter(), 'counter');
const chats = item(conversationPaths.list(), 'chats');
const meetings = item(appointmentPaths.day(), 'meetings');
const queues = item(appointmentPaths.queues(), 'queues');
const admin = item(portalPaths.admin(), 'admin');
const rules = item(portalPaths.rules(), 'rules');

/** What services bring for their officers, and the parts of the hall where nothing is applied for. */
interface Brought {
  readonly pages: readonly WorkPage[];
  readonly wings: readonly Wing[];
}

/** The main navigation, as each kind of visitor needs it. */
export function navWith({ pages, wings }: Brought): (actor: Actor | null) => readonly NavItem[] {
  const ways = wings.map(({ label, href }) => ({ href, label }));
  return (actor) => {
    if (actor?.kind !== 'person') return [services, ...ways, mine, track];
    if (!isOfficer(actor)) return [services, ...ways, mine, inbox];
    const own = wings.filter(({ agency }) => agenciesOf(actor).includes(agency.id)).map(({ label, href }) => ({ href, label }));
    // Whoever works in a wing alone has no desk with files.
    if (agenciesOf(actor).every((id) => wings.some(({ agency }) => agency.id === id)))
      return [...own, ...pages.filter(({ mayOpen }) => mayOpen(actor)), inbox, performance, services, ...console_(actor)];
    return [...own, ...atDesks(actor, pages)];
  };
}

function atDesks(actor: Actor, pages: readonly WorkPage[]): readonly NavItem[] {
  return [
    desk,
    ...pages.filter(({ mayOpen }) => mayOpen(actor)),
    ...(can(actor, 'cases.assist') ? [counter] : []),
    ...(can(actor, 'conversations.answer') ? [chats] : []),
    meetings,
    queues,
    inbox,
    performance,
    services,
    ...console_(actor),
  ];
}

function console_(actor: Actor): readonly NavItem[] {
  return can(actor, 'operation.read') ? [admin] : can(actor, 'rules.approve') ? [rules] : [];
}
