import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { RaError } from './problem';

/** Where a page of a list begins: after (or before) the row with these values in this order of these filters. */
const cursor = z.object({
  sort: z.string(),
  filters: z.string(),
  back: z.boolean(),
  value: z.string().nullable(),
  id: z.string(),
});
export type Cursor = z.infer<typeof cursor>;

const LENGTH = 16;
const mismatch = () => new RaError('cursor-mismatch', { errors: [{ path: '?cursor', code: 'cursor-mismatch' }] });

/** Opaque and signed: a cursor never carries words into a query that we did not put there. */
export class CursorSeal {
  constructor(private readonly key: Buffer) {}

  write(position: Cursor): string {
    const text = Buffer.from(JSON.stringify(position));
    return Buffer.concat([this.mac(text), text]).toString('base64url');
  }

  read(given: string, sort: string, filters: string): Cursor {
    const bytes = Buffer.from(given, 'base64url');
    const mac = bytes.subarray(0, LENGTH);
    const text = bytes.subarray(LENGTH);
    if (mac.length !== LENGTH || !timingSafeEqual(mac, this.mac(text))) throw mismatch();
    const position = cursor.parse(JSON.parse(text.toString()));
    if (position.sort !== sort || position.filters !== filters) throw mismatch();
    return position;
  }

  private mac(text: Buffer): Buffer {
    return createHmac('sha256', this.key).update(text).digest().subarray(0, LENGTH);
  }
}

/** A cursor belongs to its filters: the same ones in another order are the same. */
export function hashOfFilters(asked: object): string {
  const filters = Object.entries(asked).filter(
    ([key, value]) => !['page', 'cursor', 'size', 'sort'].includes(key) && value !== undefined,
  );
  const inOrder = filters.sort(([a], [b]) => a.localeCompare(b));
  return createHash('sha256').update(JSON.stringify(inOrder)).digest('base64url').slice(0, 16);
}
