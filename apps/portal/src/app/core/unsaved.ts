import { effect, linkedSignal, type WritableSignal } from '@angular/core';

const prefix = 'typed:';

/**
 * What is typed and not saved: starts from the server's truth, is kept in this tab's sessionStorage, ends when the truth changes.
 * `read` says whether what was kept still has the shape of this version. Never for a credential.
 */
export function unsaved<T>(key: string, truth: () => T, read: (kept: unknown) => T | undefined): WritableSignal<T> {
  const name = prefix + key;
  let first = keptAt(name, read);
  const typed = linkedSignal<T, T>({
    source: truth,
    computation: (saved) => {
      const value = first ?? saved;
      first = undefined;
      return value;
    },
  });
  effect(() => {
    if (typed() === truth()) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(typed()));
  });
  return typed;
}

/** Signing out leaves nothing behind. What became something (`only` its key) is not offered again. */
export function forgetTyped(only = ''): void {
  for (const name of Object.keys(sessionStorage).filter((one) => one.startsWith(prefix + only)))
    sessionStorage.removeItem(name);
}

function keptAt<T>(name: string, read: (kept: unknown) => T | undefined): T | undefined {
  const kept = sessionStorage.getItem(name);
  try {
    return kept === null ? undefined : read(JSON.parse(kept));
  } catch {
    return undefined; // not ours, or of an older shape
  }
}
