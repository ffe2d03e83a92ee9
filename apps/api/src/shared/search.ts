const exactly = (typed: string) => typed.replace(/[\\%_]/g, (sign) => `\\${sign}`);
const isShort = (typed: string) => typed.length < 3;

/** What a person typed as a pattern for ILIKE: anywhere in the text from three characters on, shorter at its beginning only. */
export function searchPattern(typed: string): string {
  return isShort(typed) ? `${exactly(typed)}%` : `%${exactly(typed)}%`;
}

/** The same for a text of several words with a blank between them, where each may be meant: one of these fits. */
export function wordPatterns(typed: string): readonly [string, ...string[]] {
  return isShort(typed) ? [`${exactly(typed)}%`, `% ${exactly(typed)}%`] : [searchPattern(typed)];
}
