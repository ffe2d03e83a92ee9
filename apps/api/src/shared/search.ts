/** What a person typed as a pattern for ILIKE: anywhere in the text from three characters on, shorter at its beginning only. */
export function searchPattern(typed: string): string {
  const exact = typed.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return typed.length < 3 ? `${exact}%` : `%${exact}%`;
}
