import type { Check } from '@countersign/contracts';

/** The lines that mend what was seen, each once; what the instructions show anyway is not said again. */
export function fixesOf({ details, instructions }: Pick<Check, 'details' | 'instructions'>): string[] {
  const fixes = new Set(details.flatMap(({ fix }) => fix ?? []));
  const shown = new Set(Object.values(instructions ?? {}).map((value) => timeless(String(value))));
  return [...fixes].filter((fix) => !shown.has(timeless(fix)));
}

/** A zone line without the time that resolvers may keep it: any will do. */
const timeless = (line: string) => line.replace(/^(\S+\. )\d+ IN /, '$1IN ');
