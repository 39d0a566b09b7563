import { mayStop, type TopicKey } from './topics.ts';

/** How often e-mail comes about what can wait: each as it happens, or all of a day in one. */
export const rhythms = ['at-once', 'daily'] as const;
export type Rhythm = (typeof rhythms)[number];

/**
 * What can wait until the morning: nothing that a time limit runs from, and nothing of an account's safety. An officer's
 * work has a summary of its own.
 */
export const waiting = ['message', 'status', 'school-tests', 'school-results'] as const satisfies readonly TopicKey[];

export function canWait(key: TopicKey): boolean {
  return (waiting as readonly TopicKey[]).includes(key);
}

/** What one link of an e-mail stops: a topic, or the summary of all that can wait. */
export const DAILY = 'daily';
export type Stoppable = TopicKey | typeof DAILY;

/** Whether an e-mail of its kind may be stopped from the e-mail itself. */
export function isStoppable(what: Stoppable): boolean {
  return what === DAILY || mayStop(what);
}

/** A time of day in WITA, HH:MM, on the day an instant falls on there. */
export function momentOfDay(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}
