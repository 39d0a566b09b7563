import { formatNumber, type Locale, type Text } from '#i18n';
import type { Limits } from './domain/intensity.ts';
import { texts } from './features/itr/texts.ts';

type LimitKey = Exclude<keyof Limits, 'citation'>;

/** Each limit in words, with what it comes to on this land where its area is known, m². */
export function limitsInWords(limits: Limits, landM2: number | null): readonly { readonly label: Text; readonly value: Text }[] {
  const ofLand = (part: number, locale: Locale) => (landM2 === null ? null : formatNumber(part * landM2, locale, 0));
  const said: Record<LimitKey, (value: number, locale: Locale) => string> = {
    kdbMaxPercent: (n, l) => texts(l).ofParcel(formatNumber(n, l), ofLand(n / 100, l)),
    kdhMinPercent: (n, l) => texts(l).ofParcel(formatNumber(n, l), ofLand(n / 100, l)),
    ktbMaxPercent: (n, l) => texts(l).ofParcel(formatNumber(n, l), ofLand(n / 100, l)),
    klbMax: (n, l) => texts(l).times(formatNumber(n, l), ofLand(n, l)),
    gsbMinMetres: (n, l) => texts(l).metres(formatNumber(n, l)),
    sideMinMetres: (n, l) => texts(l).metres(formatNumber(n, l)),
    heightMaxMetres: (n, l) => texts(l).metres(formatNumber(n, l)),
    floorsMax: (n, l) => texts(l).floors(formatNumber(n, l)),
  };
  return (Object.keys(said) as LimitKey[]).flatMap((key) => {
    const value = limits[key];
    return value === undefined ? [] : [{ label: (l: Locale) => texts(l).limit[key], value: (l: Locale) => said[key](value, l) }];
  });
}
