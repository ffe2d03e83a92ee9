import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { digestOf } from './digest';
import { RaError } from './problem';

/** Where a page of a list begins: after (or before) the row with these values in this order of these filters. */
const cursor = z.object({
  sort: z.string(),
  /** Which list, under which filters. */
  of: z.string(),
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

  read(given: string, { sort, of }: Pick<Cursor, 'sort' | 'of'>): Cursor {
    const bytes = Buffer.from(given, 'base64url');
    if (bytes.toString('base64url') !== given) throw mismatch(); // decoding overlooks signs that stand for nothing
    const mac = bytes.subarray(0, LENGTH);
    const text = bytes.subarray(LENGTH);
    if (mac.length !== LENGTH || !timingSafeEqual(mac, this.mac(text))) throw mismatch();
    const position = cursor.parse(JSON.parse(text.toString()));
    if (position.sort !== sort || position.of !== of) throw mismatch();
    return position;
  }

  private mac(text: Buffer): Buffer {
    return createHmac('sha256', this.key).update(text).digest().subarray(0, LENGTH);
  }
}

/** A cursor belongs to its list and its filters: the same ones in another order are the same. */
export function listName(list: string, asked: object): string {
  const filters = Object.entries(asked).filter(
    ([key, value]) => !['page', 'cursor', 'size', 'sort'].includes(key) && value !== undefined,
  );
  return digestOf([list, filters.sort(([a], [b]) => a.localeCompare(b))]);
}
