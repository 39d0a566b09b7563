export { announce, type News } from './announce.ts';
export type { WebhookDeps } from './deps.ts';
export { type EventType, eventTypes } from './domain/event.ts';
export {
  type Attempt,
  type Delivery,
  type DeliveryState,
  deliveryStates,
  followDeliveries,
  getDelivery,
  listWebhookDeliveries,
  sendAgain,
  sendTrial,
} from './log.ts';
export { eventTitle } from './event-titles.ts';
export { countOldDeliveries, dropOldDeliveries } from './old-deliveries.ts';
export type { Failure } from '#platform/channels';
export { OVERLAP_HOURS, sealedSecrets } from './secrets.ts';
export { forgetTold } from './forget.ts';
export { sendHandler } from './send.ts';
export { readWebhooks, type WebhookState } from './state.ts';
export {
  endSubscription,
  endSubscriptionsOf,
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  readUrl,
  renewWebhookSecret,
  resumeSubscription,
  subscribe,
  type Subscription,
  type UrlFault,
} from './subscriptions.ts';
export { urlFaultSentence } from './url-faults.ts';
export { webhookSweeps } from './sweeps.ts';
