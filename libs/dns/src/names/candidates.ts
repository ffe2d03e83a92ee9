/** The name, its parents, and the top level domain last; the root is not among them (RFC 8659 §3). */
export function candidates(name: string): string[] {
  const labels = name.split('.').filter((label) => label !== '');
  return labels.map((_, from) => labels.slice(from).join('.'));
}

export const isAtOrBelow = (name: string, ancestor: string) =>
  ancestor === '.' || name === ancestor || name.endsWith(`.${ancestor}`);
