import { type FieldTree, type SchemaPath, validateTree } from '@angular/forms/signals';
import type { Problem } from '@countersign/contracts';

/** What the server refused, and the input that it refused. */
export interface Refusal<T> {
  readonly problem: Problem;
  readonly sent: T;
}

const step = (at: unknown, key: string): unknown => (at as Record<string, unknown> | null | undefined)?.[key];
const walk = (root: unknown, pointer: string): unknown => pointer.split('/').slice(1).reduce(step, root);
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Shows the server's faults at their places (`/emails/1`). One goes away as soon as its place no longer holds what was refused,
 * and none keeps the person from trying again: check for errors of another kind than `refused` before sending.
 */
export function refusals<T>(path: SchemaPath<T>, refused: () => Refusal<T> | null): void {
  validateTree(path, ({ fieldTree, value }) => {
    const now = refused();
    if (now === null) return [];
    return now.problem.errors
      .filter(({ path: at }) => same(walk(value(), at), walk(now.sent, at)))
      .map(({ path: at, message, code }) => ({
        kind: 'refused',
        message,
        code,
        fieldTree: (walk(fieldTree, at) ?? fieldTree) as FieldTree<unknown>,
      }));
  });
}
