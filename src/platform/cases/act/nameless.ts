import type { Actor } from '#kernel';
import { NAMELESS } from '../domain/subjects.ts';

/** Who the audit trail names for somebody the office is not told of: administrators of the agency read it too. */
export const namelessActor: Actor = { kind: 'system', name: NAMELESS };
