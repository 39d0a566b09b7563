import { defineJob } from '#platform/jobs';
import { Type } from 'typebox';

/** Sends what waits for a subscriber and is due. */
export const sendDue = defineJob('webhooks.send', Type.Object({ subscriptionId: Type.String() }));
