import { texts } from './messages/index.ts';

/** What the services of the agency are about, in the words the catalogue groups them by. */
export const topics = {
  building: texts.text((m) => m.topics.building),
  land: texts.text((m) => m.topics.land),
  occasion: texts.text((m) => m.topics.occasion),
} as const;
