import { defineJob } from '#platform/jobs';
import { Type } from 'typebox';

/** Says what came of photos that were sent in a row, and what is lacking still. */
export const sayAfterPhotos = defineJob('conversations.after', Type.Object({ conversationId: Type.String({ format: 'uuid' }) }));
