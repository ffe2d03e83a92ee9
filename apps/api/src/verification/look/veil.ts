import type { Finding } from '@countersign/dns';

/** Stands for a value that is still looked for: at rest it is sealed in its challenge alone. */
const VEIL = '‹value›';

/** Lines as they are kept: what they say of the value is filled in when they are read, while it is open. */
export const veiled = (findings: readonly Finding[], value: string | null): Finding[] =>
  value === null ? [...findings] : findings.map((each) => replaced(each, value, VEIL));

export const unveiled = <Line extends Finding>(line: Line, value: string | null): Line =>
  value === null ? line : replaced(line, VEIL, value);

function replaced<Line extends Finding>(line: Line, from: string, to: string): Line {
  const swap = (text: string | null) => (text === null ? null : text.replaceAll(from, to));
  const params = Object.fromEntries(
    Object.entries(line.params).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replaceAll(from, to) : value,
    ]),
  );
  return { ...line, expected: swap(line.expected), found: swap(line.found), fix: swap(line.fix), params };
}
