import { formatNumber, type Text } from '#i18n';
import { Type } from 'typebox';
import { type Field, type Parsed, single } from './field.ts';
import { texts } from './texts.ts';

interface NumberAsking {
  readonly label: Text;
  readonly hint?: Text;
  readonly ask?: Text;
  readonly min: number;
  readonly max: number;
  /** Decimals kept; 0 asks for a whole number. */
  readonly decimals?: number;
  /** Unit shown behind the box and the answer: m², m, lantai. */
  readonly unit?: Text;
}

/** A number in Indonesian or English notation: 1.250,5 or 1250.5. Stored as a JavaScript number in `unit`. */
export function number({ min, max, decimals = 0, unit, ...asking }: NumberAsking): Field<number> {
  const limit = (value: number, locale: 'id' | 'en') => [formatNumber(value, locale), unit?.(locale)].filter(Boolean).join(' ');
  return {
    ...asking,
    optional: false,
    control: { kind: 'text', inputMode: decimals > 0 ? 'decimal' : 'numeric', width: 'short', ...(unit && { suffix: unit }) },
    schema: decimals === 0 ? Type.Integer({ minimum: min, maximum: max }) : Type.Number({ minimum: min, maximum: max }),
    parse: (raw): Parsed<number> => {
      const value = readNumber(single(raw));
      if (value === undefined) return { ok: false, error: texts.text((m) => m.notANumber) };
      if (decimals === 0 && !Number.isInteger(value)) return { ok: false, error: texts.text((m) => m.notWhole) };
      if (value < min) return { ok: false, error: (locale) => texts(locale).tooSmall(limit(min, locale)) };
      if (value > max) return { ok: false, error: (locale) => texts(locale).tooLarge(limit(max, locale)) };
      return { ok: true, value: Number(value.toFixed(decimals)) };
    },
    toRaw: (value) => String(value).replace('.', ','),
    show: limit,
  };
}

/** Money in whole rupiah: "1.250.000", "Rp 1.250.000", "1250000". */
export function rupiah(asking: Omit<NumberAsking, 'decimals' | 'unit'>): Field<number> {
  const field = number({ ...asking, decimals: 0 });
  return {
    ...field,
    control: { kind: 'text', inputMode: 'numeric', width: 'short', suffix: () => 'rupiah' },
    parse: (raw, context) =>
      field.parse(
        single(raw)
          .replace(/^rp\.?\s*/i, '')
          .replace(/,(00|-)$/, ''),
        context,
      ),
    show: (value, locale) => `Rp ${formatNumber(value, locale)}`,
  };
}

/**
 * The value of a number typed by hand, or undefined. A dot before exactly three digits groups thousands, as
 * Indonesians write; otherwise a single dot or comma separates decimals.
 */
export function readNumber(typed: string): number | undefined {
  const text = typed.replace(/\s/g, '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^-?\d+([.,]\d+)?$/.test(text) && text.length <= 20) return Number(text.replace(',', '.'));
  return undefined;
}
