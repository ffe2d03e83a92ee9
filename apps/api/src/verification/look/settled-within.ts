/** Of several answers those that were there in time, in their order. Who comes late is let go, and who failed said nothing. */
export async function settledWithin<T>(deadline: AbortSignal, promises: readonly Promise<T>[]): Promise<T[]> {
  const over = new Promise<null>((resolve) => {
    if (deadline.aborted) resolve(null);
    const end = () => {
      resolve(null);
    };
    deadline.addEventListener('abort', end, { once: true });
  });
  const answers = promises.map((promise) =>
    promise.then(
      (value) => ({ value }),
      () => null,
    ),
  );
  const told = await Promise.all(answers.map((answer) => Promise.race([answer, over])));
  return told.flatMap((each) => (each === null ? [] : [each.value]));
}
