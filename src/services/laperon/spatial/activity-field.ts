import type { Text } from '#i18n';
import { choice, type Field } from '#platform/forms';
import { activities, type Activity } from './domain/activities.ts';
import { texts } from './features/itr/texts.ts';

/** The question what is planned: one of the activities of the matrix. */
export const activityField = (asking: { readonly label: Text }): Field<Activity> =>
  choice(asking, Object.fromEntries(activities.map((one) => [one, texts.text((m) => m.activities[one])])) as Record<Activity, Text>);
