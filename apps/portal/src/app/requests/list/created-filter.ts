/** How long ago a request may have been created. The address says the span, so that a link stays true tomorrow. */
const days = { '1d': 1, '7d': 7, '30d': 30, '365d': 365 } as const;
export type CreatedSpan = keyof typeof days;

const words: Record<CreatedSpan, () => string> = {
  '1d': () => $localize`:@@requests.created.day:last 24 hours`,
  '7d': () => $localize`:@@requests.created.week:last 7 days`,
  '30d': () => $localize`:@@requests.created.month:last 30 days`,
  '365d': () => $localize`:@@requests.created.year:last 12 months`,
};
export const createdSpans = () =>
  Object.entries(words).map(([key, word]) => ({ key: key as CreatedSpan, word: word() }));

const isSpan = (text: string): text is CreatedSpan => Object.hasOwn(days, text);
export const spanWord = (text: string): string | null => (isSpan(text) ? words[text]() : null);

/** The moment from which on, whole minutes so that the same list is not asked for anew each second; null for no such span. */
export function createdFrom(text: string, now: Date): string | null {
  if (!isSpan(text)) return null;
  const from = new Date(now.getTime() - days[text] * 86_400_000);
  from.setSeconds(0, 0);
  return from.toISOString();
}
