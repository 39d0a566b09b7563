import { path } from '#web';

/** Addresses of the JSON API. Within v1 nothing is taken away and no meaning changes; members may be added. */
export const apiPaths = {
  docs: path('/api/docs'),
  document: path('/api/v1/openapi.json'),

  services: path('/api/v1/services'),
  service: path('/api/v1/services/:service'),
  figures: path('/api/v1/figures'),
  tracking: path('/api/v1/tracking'),
  verification: path('/api/v1/documents/:code'),
  pdf: path('/api/v1/documents/check'),

  me: path('/api/v1/me'),
  notices: path('/api/v1/me/notices'),
  noticesRead: path('/api/v1/me/notices/read'),
  preferences: path('/api/v1/me/notification-preferences'),

  files: path('/api/v1/files'),
  drafts: path('/api/v1/drafts'),
  draft: path('/api/v1/drafts/:draftId'),
  draftPage: path('/api/v1/drafts/:draftId/answers/:page'),
  draftFiles: path('/api/v1/drafts/:draftId/files'),
  sendDraft: path('/api/v1/drafts/:draftId/submission'),

  webhooks: path('/api/v1/webhooks'),
  webhook: path('/api/v1/webhooks/:webhookId'),
  webhookState: path('/api/v1/webhooks/:webhookId/state'),
  webhookSecret: path('/api/v1/webhooks/:webhookId/secret'),
  webhookDeliveries: path('/api/v1/webhooks/:webhookId/deliveries'),
  webhookDelivery: path('/api/v1/webhooks/:webhookId/deliveries/:deliveryId'),
  webhookTest: path('/api/v1/webhooks/:webhookId/test'),

  cases: path('/api/v1/cases'),
  case: path('/api/v1/cases/:caseId'),
  caseFile: path('/api/v1/cases/:caseId/files/:fileId'),
  actions: path('/api/v1/cases/:caseId/actions'),
  act: path('/api/v1/cases/:caseId/actions/:action'),
  messages: path('/api/v1/cases/:caseId/messages'),
  notes: path('/api/v1/cases/:caseId/notes'),
  verdicts: path('/api/v1/cases/:caseId/verdicts'),
  remarks: path('/api/v1/cases/:caseId/remarks'),
  remark: path('/api/v1/cases/:caseId/remarks/:remarkId'),
  assignee: path('/api/v1/cases/:caseId/assignee'),
  notDuplicate: path('/api/v1/cases/:caseId/not-duplicate'),
  resubmission: path('/api/v1/cases/:caseId/resubmission'),
  undo: path('/api/v1/cases/:caseId/undo'),
  invitations: path('/api/v1/cases/:caseId/invitations'),
  resend: path('/api/v1/cases/:caseId/invitations/:invitationId/resend'),
  officers: path('/api/v1/cases/:caseId/officers'),

  desk: path('/api/v1/desk/cases'),
  deskCounts: path('/api/v1/desk/counts'),
  filters: path('/api/v1/desk/filters'),
  filter: path('/api/v1/desk/filters/:filterId'),
  batches: path('/api/v1/desk/batches'),
  batch: path('/api/v1/desk/batches/:batchId'),
};
