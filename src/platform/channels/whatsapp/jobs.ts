import { defineJob } from '#platform/jobs';
import { Type } from 'typebox';

/** Reads a webhook that was accepted. */
export const readHook = defineJob('whatsapp.read', Type.Object({ hookId: Type.String() }));
/** Fetches the file of a message. */
export const fetchMedia = defineJob('whatsapp.media', Type.Object({ inboundId: Type.String() }));
/** Hands over what a contact wrote. */
export const handOver = defineJob('whatsapp.take', Type.Object({ contactId: Type.String() }));
/** Sends what waits for a contact. */
export const sendWaiting = defineJob('whatsapp.send', Type.Object({ contactId: Type.String() }));
/** Tells Meta that a message was read. */
export const markSeen = defineJob('whatsapp.seen', Type.Object({ inboundId: Type.String() }), { maxAttempts: 3 });
