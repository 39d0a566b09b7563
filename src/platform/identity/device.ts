const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(A|iOS)?\//, 'Edge'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** A browser and system in a few words, never the whole string. */
export function deviceName(agent: string): string {
  const among = (names: typeof browsers) => names.find(([sign]) => sign.test(agent))?.[1];
  return [among(browsers) ?? 'Browser', among(systems)].filter(Boolean).join(', ');
}

/** What a browser runs on, for words people use; 'other' where it does not say. */
export function deviceKind(agent: string): 'phone' | 'tablet' | 'computer' | 'other' {
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(agent)) return 'tablet';
  if (/Mobile|iPhone|Android/.test(agent)) return 'phone';
  return /Windows|Mac OS|CrOS|Linux/.test(agent) ? 'computer' : 'other';
}

/** The first half of a network address: enough to know one's own by, too little to find somebody. Null where none is kept. */
export function maskAddress(address: string): string | null {
  if (address === '') return null;
  const sign = address.includes(':') ? ':' : '.';
  const groups = address.split(sign).filter(Boolean);
  return [...groups.slice(0, 2), '…'].join(sign);
}
