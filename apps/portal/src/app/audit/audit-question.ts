export const auditFilters = [
  'actorId',
  'actorType',
  'action',
  'objectType',
  'objectId',
  'enterpriseId',
  'from',
  'to',
] as const;
export type AuditFilter = (typeof auditFilters)[number];

/** Whole days that end with this one. The address says the span, so that a link stays true tomorrow. */
const spans = { today: 1, '7d': 7, '30d': 30 } as const;
type Span = keyof typeof spans;
const isSpan = (text: string): text is Span => Object.hasOwn(spans, text);

const words: Record<Span, () => string> = {
  today: () => $localize`:@@audit.span.today:today`,
  '7d': () => $localize`:@@audit.span.week:last 7 days`,
  '30d': () => $localize`:@@audit.span.month:last 30 days`,
};
export const auditSpans = () => Object.entries(words).map(([key, word]) => ({ key, word: word() }));
export const isDay = (text: string): boolean => dayOf(text) !== null;

/** The first moment of a day in the person's zone; null for what is no day. */
function dayOf(text: string): Date | null {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00`);
  return Number.isNaN(day.getTime()) ? null : day;
}

function beginOf(text: string, now: Date): Date | null {
  if (!isSpan(text)) return dayOf(text);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - spans[text] + 1);
}

/** The last moment of a day: the API's `to` is part of the span. */
function endOf(text: string): Date | null {
  const day = dayOf(text);
  if (day === null) return null;
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 0, 0, 0, -1);
}

/** What the address says, as the API asks for it. */
export function questionOf(address: Readonly<Record<string, string>>, now: Date): Record<string, string> {
  const { from, to, ...rest } = address;
  const [begin, end] = [beginOf(from ?? '', now), endOf(to ?? '')];
  return { ...rest, ...(begin && { from: begin.toISOString() }), ...(end && { to: end.toISOString() }) };
}

const paging = new Set(['sort', 'size', 'page', 'cursor']);

/** The same for an export: all of it, in its own order. */
export const exportQuestionOf = (question: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(question).filter(([name]) => !paging.has(name)));
