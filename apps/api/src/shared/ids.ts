import { v7 } from 'uuid';

/** Ids are UUIDv7 (RFC 9562 §5.7): made here, not in the database, and close together in an index. */
export const newId = (): string => v7();

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
export const isId = (value: unknown): value is string => typeof value === 'string' && form.test(value);
