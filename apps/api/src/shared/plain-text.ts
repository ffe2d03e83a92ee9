/**
 * Where a value holds text that PostgreSQL cannot keep: NUL, or half of a surrogate pair (RFC 8259 §8.2). Its path, or undefined.
 * A body has at most 256 KiB and JSON.parse has read it, so that its depth is bounded too.
 */
export function unkeepable(value: unknown, path: readonly PropertyKey[] = []): readonly PropertyKey[] | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inside] of Object.entries(value)) {
    const found = unkeepable(key) ? path : unkeepable(inside, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}
