/** A spreadsheet takes a cell that begins so for a formula; with a mark before it, it is text (OWASP CSV injection). */
const formula = /^[=+\-@\t\r]/;

const cellOf = (value: string | number | null): string => {
  const text = String(value ?? '');
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line of a CSV file (RFC 4180) that opens in a spreadsheet without doing anything there. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`;
