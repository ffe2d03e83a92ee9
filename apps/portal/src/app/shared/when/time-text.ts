const minute = 60_000;
const hour = 60 * minute;
const locale = () => ($localize.locale === undefined || $localize.locale === 'en' ? 'en-GB' : $localize.locale);
const format = (at: Date, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale(), options).format(at);

/** 23 Nov 2026, 14:25 in the person's zone. */
export const dateText = (at: Date): string => format(at, { dateStyle: 'medium', timeStyle: 'short' });
/** 23 Nov 2026 */
export const dayText = (at: Date): string => format(at, { dateStyle: 'medium' });
/** 14:25:07 */
export const clockText = (at: Date): string => format(at, { timeStyle: 'medium' });
/** The same moment for the tooltip, in UTC and to the second. */
export const utcText = (at: Date): string =>
  `${format(at, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })} UTC`;

/** "4 s ago", "in 24 s", "38 min ago", "Yesterday 17:52", else the date. */
export function nearText(at: Date, now: number): string {
  const away = Math.abs(now - at.getTime());
  if (away < 12 * hour) return at.getTime() <= now + 999 ? ago(away) : ahead(away);
  const time = format(at, { timeStyle: 'short' });
  if (isDaysAfter(at, now, -1)) return $localize`:@@when.yesterday:Yesterday ${time}:time:`;
  if (isDaysAfter(at, now, 0)) return $localize`:@@when.today:Today ${time}:time:`;
  if (isDaysAfter(at, now, 1)) return $localize`:@@when.tomorrow:Tomorrow ${time}:time:`;
  return dateText(at);
}

function isDaysAfter(at: Date, now: number, days: number): boolean {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return day.toDateString() === at.toDateString();
}

function ago(ms: number): string {
  if (ms < 1000) return $localize`:@@when.now:just now`;
  if (ms < minute) return $localize`:@@when.secondsAgo:${Math.floor(ms / 1000)}:seconds: s ago`;
  if (ms < hour) return $localize`:@@when.minutesAgo:${Math.floor(ms / minute)}:minutes: min ago`;
  return $localize`:@@when.hoursAgo:${Math.floor(ms / hour)}:hours: h ago`;
}

function ahead(ms: number): string {
  if (ms < minute) return $localize`:@@when.inSeconds:in ${Math.ceil(ms / 1000)}:seconds: s`;
  if (ms < hour) return $localize`:@@when.inMinutes:in ${Math.round(ms / minute)}:minutes: min`;
  return $localize`:@@when.inHours:in ${Math.round(ms / hour)}:hours: h`;
}
