import { HttpHeaders } from '@angular/common/http';

/** A call that creates or issues happens once per key, however often it is sent (a double press, a retry after a lost line). */
export const once = (key: string): HttpHeaders => new HttpHeaders({ 'Idempotency-Key': key });

export const newOnceKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID is absent on plain HTTP
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
