import { newId } from '#kernel';
import {
  officers,
  anyOfficer,
  open,
  form,
  inAccount,
  proven,
  mine,
  desk,
  drawing,
  returned,
  meeting,
  queued,
  remarked,
  front,
  service,
  says,
  type Row,
} from './rows.ts';
import type { Who, World } from './world.ts';

const everyRole: readonly Who[] = ['applicant', ...officers];
const byOffice = (at: Row['at'], rest: Partial<Row>): Row => ({ may: [], told: officers, ...(at && { at }), ...rest });
const discarded = ({ ids }: World) => ({ draftId: ids.discarded });

const numbered = ({ ids }: World) => ({ numberId: ids.ticket });

const nobody: Row = { may: [] };
const subscribed = ({ ids }: World) => ({ webhookId: ids.subscription });

/** The JSON API, through the same actions as the pages. */
export const api: Readonly<Record<string, Row>> = {
  'GET /api/docs': open,
  'GET /api/v1/openapi.json': open,
  'GET /.well-known/oauth-authorization-server': open,
  'POST /api/oauth/token': { ...open, gives: [400] },
  'POST /api/oauth/revoke': { ...open, gives: [401] },

  'GET /api/v1/services': open,
  'GET /api/v1/services/:service': { ...open, at: service },
  'GET /api/v1/services/:service/schema': { ...open, at: service },
  'GET /api/v1/levy-estimate': {
    ...open,
    query: 'use=house&work=new&complexity=simple&permanence=permanent&ownership=private&floors=2&basements=0&area=120',
  },
  'GET /api/v1/spatial-information': { ...open, query: 'at=-8.5806,115.1779' },
  'GET /api/v1/spatial-zones': { ...open, query: 'bbox=115.1,-8.6,115.2,-8.5&zoom=14' },
  'GET /api/v1/figures': open,
  'POST /api/v1/tracking': form,
  'GET /api/v1/documents/:code': { ...open, at: ({ ids }) => ({ code: ids.code }) },
  'POST /api/v1/documents/check': { ...open, gives: [400] },

  'POST /api/v1/counter/drafts': {
    may: ['front'],
    gives: [201],
    json: ({ ids }) => ({ id: newId(), service: 'konsultasi', agency: ids.agency, nik: '5103051207559922', name: 'Made Loket' }),
  },
  'POST /api/v1/counter/drafts/:draftId/code': {
    may: ['front'],
    gives: [204, 429],
    at: ({ ids }) => ({ draftId: ids.counterDraft }),
    json: () => ({}),
  },
  'POST /api/v1/counter/drafts/:draftId/send': {
    may: ['front'],
    gives: [422],
    at: ({ ids }) => ({ draftId: ids.counterDraft }),
    json: () => ({ code: '1' }),
  },
  'GET /api/v1/me': inAccount,
  'GET /api/v1/me/notices': proven,
  'GET /api/v1/me/mandates': inAccount,
  'GET /api/v1/me/notification-preferences': inAccount,
  'PUT /api/v1/me/notification-preferences': {
    ...inAccount,
    json: () => ({ items: [{ topic: 'status', channel: 'email', wanted: true }] }),
  },
  'POST /api/v1/me/notices/read': { ...proven, gives: [204] },
  'POST /api/v1/files': { ...inAccount, query: 'kind=document&name=a.pdf', gives: [400] },

  'GET /api/v1/drafts': inAccount,
  'POST /api/v1/drafts': {
    ...inAccount,
    gives: [201],
    json: ({ ids }) => ({ id: newId(), service: 'imb-pbg', agency: ids.agency }),
  },
  'GET /api/v1/drafts/:draftId': mine(discarded),
  'PUT /api/v1/drafts/:draftId/answers/:page': mine((world) => ({ ...discarded(world), page: 'land' }), { gives: [422] }),
  'PUT /api/v1/drafts/:draftId/files': mine(discarded),
  'POST /api/v1/drafts/:draftId/submission': mine(discarded, { gives: [422] }),
  'DELETE /api/v1/drafts/:draftId': mine(discarded, { gives: [204] }),

  // Of systems alone: a session of a person opens none.
  'GET /api/v1/webhooks': nobody,
  'POST /api/v1/webhooks': { ...nobody, json: () => ({ url: 'https://sistem.contoh.test/', types: ['case.issued'] }) },
  'GET /api/v1/webhooks/:webhookId': { ...nobody, at: subscribed },
  'PUT /api/v1/webhooks/:webhookId/state': { ...nobody, at: subscribed, json: () => ({ state: 'paused' }) },
  'POST /api/v1/webhooks/:webhookId/secret': { ...nobody, at: subscribed },
  'POST /api/v1/webhooks/:webhookId/test': { ...nobody, at: subscribed },
  'GET /api/v1/webhooks/:webhookId/deliveries': { ...nobody, at: subscribed },
  'GET /api/v1/webhooks/:webhookId/deliveries/:deliveryId': { ...nobody, at: (world) => ({ ...subscribed(world), deliveryId: newId() }) },
  'DELETE /api/v1/webhooks/:webhookId': { ...nobody, at: subscribed },

  'GET /api/v1/cases': inAccount,
  'POST /api/v1/cases': { ...inAccount, gives: [422], json: ({ ids }) => ({ service: 'imb-pbg', agency: ids.agency, answers: {} }) },
  'GET /api/v1/cases/:caseId': mine(returned, { may: everyRole }),
  'GET /api/v1/cases/:caseId/files/:fileId': mine((world) => ({ ...front(world), fileId: world.ids.judged }), { may: everyRole }),
  'GET /api/v1/cases/:caseId/actions': mine(returned, { may: everyRole }),
  'GET /api/v1/cases/:caseId/invitations': mine(returned, { may: everyRole }),
  'GET /api/v1/cases/:caseId/officers': desk(front),
  'POST /api/v1/cases/:caseId/actions/:action': mine((world) => ({ ...front(world), action: 'withdraw' }), {
    gives: [422],
    told: officers,
  }),
  'POST /api/v1/cases/:caseId/messages': mine(returned, { may: everyRole, json: says }),
  'GET /api/v1/cases/:caseId/drawing-remarks': mine(remarked, { may: everyRole }),
  'POST /api/v1/cases/:caseId/drawing-remarks': mine(remarked, {
    may: everyRole,
    gives: [201],
    json: ({ ids }) => ({ fileId: ids.drawing, page: 1, kind: 'note', text: 'Mohon diperiksa.' }),
  }),
  'POST /api/v1/cases/:caseId/drawing-remarks/sending': mine(remarked, { may: everyRole }),
  'POST /api/v1/cases/:caseId/drawing-remarks/:remarkId/:act': mine(
    (world) => ({ ...remarked(world), remarkId: world.ids.drawingRemark, act: 'answer' }),
    { told: officers, json: says },
  ),
  'GET /api/v1/cases/:caseId/drawings/:fileId/findings': mine(drawing, { may: everyRole }),
  // The drawing is a PDF, of which nothing was found.
  'POST /api/v1/cases/:caseId/drawings/:fileId/rulings': desk(drawing, {
    gives: [422],
    json: () => ({ finding: 'height', verdict: 'met', reason: 'Contoh.' }),
  }),
  'GET /api/v1/cases/:caseId/meetings': mine(meeting, { may: everyRole }),
  'GET /api/v1/cases/:caseId/meetings/slots': mine(meeting, { may: everyRole }),
  'PUT /api/v1/cases/:caseId/meetings/standing': mine(meeting, {
    may: everyRole,
    gives: [409],
    json: ({ ids }) => ({ place: ids.place, startsAt: '2020-01-01T00:00:00Z' }),
  }),
  'POST /api/v1/cases/:caseId/meetings/standing/cancel': mine(meeting, { may: everyRole, gives: [422], json: () => ({ reason: ' ' }) }),
  'POST /api/v1/cases/:caseId/meetings/:meetingId/attendance': desk((world) => ({ ...meeting(world), meetingId: world.ids.booking }), {
    gives: [409],
    json: () => ({ state: 'came' }),
  }),
  'GET /api/v1/desk/meetings': { may: anyOfficer },
  'GET /api/v1/queues': { may: anyOfficer },
  'GET /api/v1/queues/:placeId': { ...open, at: queued },
  'POST /api/v1/queues/:placeId/numbers': { ...open, gives: [201], at: queued, json: ({ ids }) => ({ line: ids.line }) },
  'POST /api/v1/queues/:placeId/calls': desk(queued, { json: () => ({ window: 'Loket 9' }) }),
  'GET /api/v1/queue-numbers/:numberId': { ...open, at: numbered },
  'POST /api/v1/queue-numbers/:numberId/leaving': { ...open, at: numbered },
  'POST /api/v1/queue-numbers/:numberId/settlement': desk(numbered, { gives: [204], json: () => ({ deed: 'again' }) }),
  'POST /api/v1/cases/:caseId/notes': desk(front, { json: says }),
  'POST /api/v1/cases/:caseId/verdicts': byOffice(front, {
    may: ['front'],
    json: ({ ids }) => ({ requirement: ids.requirement, fileId: ids.judged, verdict: 'accepted' }),
  }),
  'POST /api/v1/cases/:caseId/remarks': byOffice(front, { may: ['front'], json: says }),
  'DELETE /api/v1/cases/:caseId/remarks/:remarkId': byOffice((world) => ({ ...front(world), remarkId: newId() }), {}),
  'PUT /api/v1/cases/:caseId/assignee': byOffice(front, {
    may: ['front'],
    json: ({ ids }, who) => ({ personId: ids.person[who] ?? newId() }),
  }),
  'POST /api/v1/cases/:caseId/not-duplicate': byOffice(front, { json: () => ({ reason: 'Lain orang.' }) }),
  'POST /api/v1/cases/:caseId/resubmission': mine(returned, { may: [], told: everyRole }),
  'POST /api/v1/cases/:caseId/undo': byOffice(returned, {}),
  // Sent a moment ago already: whoever may is asked to wait.
  'POST /api/v1/cases/:caseId/invitations/:invitationId/resend': {
    may: ['proxy', ...officers],
    at: ({ ids }) => ({ caseId: ids.asked, invitationId: ids.invitation }),
    gives: [204, 429],
  },

  'GET /api/v1/desk/cases': { may: anyOfficer },
  'GET /api/v1/desk/counts': { may: anyOfficer },
  'GET /api/v1/desk/districts': { may: ['head', 'admin', 'neighbour'] },
  'GET /api/v1/desk/filters': { may: anyOfficer },
  'POST /api/v1/desk/filters': { may: anyOfficer, gives: [201], json: () => ({ name: 'Dari program', filter: { q: 'x' } }) },
  'DELETE /api/v1/desk/filters/:filterId': { may: anyOfficer, gives: [204], at: ({ ids }) => ({ filterId: ids.filter }) },
  'POST /api/v1/desk/batches': { may: officers, gives: [202], json: ({ ids }) => ({ action: 'approve', cases: [ids.front] }) },
  'GET /api/v1/desk/batches/:batchId': { may: ['head'], at: ({ ids }) => ({ batchId: ids.batch }) },
};
