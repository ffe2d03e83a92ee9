import type { AuditEvent } from '@countersign/contracts';
import { dayText } from '../../../shared/when/time-text';

export interface Day {
  readonly key: string;
  readonly word: string;
  readonly isToday: boolean;
  readonly events: readonly AuditEvent[];
}

/** The records of a page, a group a day in the person's zone, in the order in which they come. */
export function daysOf(events: readonly AuditEvent[], now: Date): Day[] {
  const byDay = Map.groupBy(events, ({ at }) => new Date(at).toDateString());
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1).toDateString();
  return [...byDay].map(([key, ofDay]) => ({
    key,
    word: wordOf(key, now.toDateString(), yesterday),
    isToday: key === now.toDateString(),
    events: ofDay,
  }));
}

function wordOf(day: string, today: string, yesterday: string): string {
  if (day === today) return $localize`:@@audit.today:Today`;
  if (day === yesterday) return $localize`:@@audit.yesterday:Yesterday`;
  return dayText(new Date(day));
}
