import { catalogue } from '#i18n';
import { type Actor, isOfficer } from '#kernel';
import { can } from '#platform/access';
import { appointmentPaths } from '#platform/appointments';
import { conversationPaths } from '#platform/conversations';
import { casePaths } from '#platform/cases';
import { inboxPaths } from '#platform/notifications';
import type { NavItem, WorkPage } from '#web';
import { portalPaths } from './paths.ts';

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

/** The main navigation, as each kind of visitor needs it, with the pages that services bring for their officers. */
export const navWith =
  (pages: readonly WorkPage[]) =>
  (actor: Actor | null): readonly NavItem[] => {
    if (actor?.kind !== 'person') return [services, mine, track, performance];
    if (!isOfficer(actor)) return [services, mine, inbox, performance];
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
      ...(can(actor, 'operation.read') ? [admin] : can(actor, 'rules.approve') ? [rules] : []),
    ];
  };
