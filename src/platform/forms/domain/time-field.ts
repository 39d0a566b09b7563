import type { Text } from '#i18n';
import { Type } from 'typebox';
import { type Field, type Parsed, single } from './field.ts';
import { texts } from './texts.ts';

interface TimeAsking {
  readonly label: Text;
  readonly hint?: Text;
  readonly ask?: Text;
}

/** A time of day in WITA, kept as HH:MM. Typed as 9, 9.30, 09:30, "pukul 9.30" or "9.30 WITA". */
export function time(asking: TimeAsking): Field<string> {
  return {
    ...asking,
    optional: false,
    control: { kind: 'time' },
    schema: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
    parse: (raw): Parsed<string> => {
      const value = readTime(single(raw));
      return value === undefined ? { ok: false, error: texts.text((m) => m.notATime) } : { ok: true, value };
    },
    toRaw: (value) => value.replace(':', '.'),
    show: (value, locale) => `${locale === 'id' ? value.replace(':', '.') : value} WITA`,
  };
}

function readTime(typed: string): string | undefined {
  const parts = /^(?:pukul |jam |at )?(\d{1,2})(?:\s?[.:]\s?(\d{2}))?(?: wita)?$/i.exec(typed);
  if (!parts) return undefined;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
