import * as z from 'zod';

/** What the server says while it happens. Its content is read by whoever knows the type. */
export interface LiveNews {
  readonly id: string;
  readonly type: string;
  /** What it is about: `request:<id>`. */
  readonly topic: string;
  readonly data: unknown;
}
export type LineState = 'live' | 'lost' | 'off';

/** What one tab tells the others: news, how the line is, or that it wants to know how the line is. */
export type Told =
  | { readonly kind: 'news'; readonly news: LiveNews }
  | { readonly kind: 'line'; readonly state: LineState; readonly last: number | null }
  | { readonly kind: 'ask' };

/** "What you missed is no longer known: read again what you show." It has no id. */
export const reset = 'reset';
/** The first word on a stream that named no place: its id is where the log stands. It is no news. */
export const hello = 'hello';
/** The server names events by their type; EventSource hears only names that it was told. */
export const newsTypes = ['check', 'attempt', 'request', 'certificate', 'domain', 'job', 'notification', reset];

const said = z.looseObject({ topic: z.string() });

export function readNews({ type, lastEventId, data }: MessageEvent<string>): LiveNews {
  const news = data === '' ? undefined : said.safeParse(JSON.parse(data)).data;
  return { id: lastEventId, type, topic: news?.topic ?? '', data: news };
}
