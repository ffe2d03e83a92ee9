type Named = readonly [sign: RegExp, name: string];

/** The first that fits counts: most browsers call themselves by the names of others, too. */
const browsers: readonly Named[] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\/|OPiOS\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/curl\//, 'curl'],
];
const systems: readonly Named[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const nameIn = (known: readonly Named[], text: string) => known.find(([sign]) => sign.test(text))?.[1];

/** "Firefox on Windows". */
export function browserWords(userAgent: string | null): string {
  const browser = nameIn(browsers, userAgent ?? '');
  const system = nameIn(systems, userAgent ?? '');
  if (browser && system) return $localize`:@@session.browser:${browser}:browser: on ${system}:system:`;
  return browser ?? system ?? $localize`:@@session.unknown:A program that does not name itself`;
}

export const isPhone = (userAgent: string | null): boolean => /iPhone|Android.*Mobile/.test(userAgent ?? '');

const here = /^(?:::ffff:)?127\.|^::1$/;
const near = /^(?:::ffff:)?(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^f[cd]|^fe80:/i;

/** Where a session came from, as far as an address says it. */
export function placeWords(ip: string | null): string {
  if (ip === null) return $localize`:@@session.nowhere:address not known`;
  if (here.test(ip)) return $localize`:@@session.here:the machine of the server`;
  return near.test(ip) ? $localize`:@@session.near:inner network, ${ip}:ip:` : ip;
}
