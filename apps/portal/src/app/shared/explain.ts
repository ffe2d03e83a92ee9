import type { ValidationError } from '@angular/forms/signals';

/** A fault in words: what is wrong, why the rule is there, what to do. */
export interface Explanation {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** The words of a fault. A schema's messages are codes; a refusal of the server already carries its sentence. */
export function explain(error: ValidationError): Explanation {
  return { what: error.message ?? error.kind, why: '', fix: '' };
}

/** What to do about a problem of this code, if the catalogue says more than the problem itself. */
export function fixOf(_code: string): string {
  return '';
}
