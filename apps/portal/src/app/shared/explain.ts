import type { ValidationError } from '@angular/forms/signals';
import { isProblemCode } from '@countersign/contracts';
import { say } from '@countersign/words';

/** A fault in words: what is wrong, why the rule is there, what to do. */
export interface Explanation {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** A fault may carry its code apart from its sentence (a refusal of the server) and values for the words of its code. */
interface Coded {
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The words of a fault. A schema's messages are codes; a refusal of the server already carries its sentence. */
export function explain(
  error: ValidationError & Coded & Partial<Pick<ValidationError.WithFieldTree, 'fieldTree'>>,
): Explanation {
  const message = error.message ?? error.kind;
  const code = error.code ?? message;
  if (!isProblemCode(code)) return { what: message, why: '', fix: '' };
  const { what, why, fix } = say(code, { ...valueOf(error), ...error.params });
  return { what: message === code ? what : message, why, fix };
}

/** What to do about a problem of this code, if the catalogue knows it. */
export const fixOf = (code: string): string => (isProblemCode(code) ? say(code).fix : '');

/** Words name what was typed under one of these names. */
function valueOf({ fieldTree }: Partial<Pick<ValidationError.WithFieldTree, 'fieldTree'>>): Coded['params'] {
  const value: unknown = fieldTree?.().value();
  return typeof value === 'string' && value !== '' ? { email: value, name: value, value } : {};
}
