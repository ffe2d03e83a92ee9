/** Does the work of each, whatever comes of the others. What failed is thrown together at the end, by name, so that a queue tries again. */
export async function forEachOf<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const failures: string[] = [];
  for (const item of items)
    await work(item).catch((error: unknown) => failures.push(`${nameOf(item)}: ${String(error)}`));
  if (failures.length > 0) throw new Error(failures.join('\n'));
}
