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

/** The server names events by their type; EventSource hears only names that it was told. */
export const newsTypes = [
  'check',
  'attempt',
  'request',
  'certificate',
  'domain',
  'job',
  'notification',
  'reset',
] as const;

const spoken = z.looseObject({ topic: z.string() });

/** The first event of a stream has an id and no data: it says where the log stands. */
export function readNews({ type, lastEventId, data }: MessageEvent<string>): LiveNews {
  const said = data === '' ? undefined : spoken.safeParse(JSON.parse(data)).data;
  return { id: lastEventId, type, topic: said?.topic ?? '', data: said && 'data' in said ? said['data'] : said };
}
