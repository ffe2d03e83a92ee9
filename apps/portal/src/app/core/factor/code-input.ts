import { signal } from '@angular/core';
import { type FieldTree, form, validate } from '@angular/forms/signals';

/** A code that the server did not take, and why. It stays wrong until another one is typed. */
export interface RefusedCode {
  readonly otp: string;
  readonly message: string;
}

const least = 6;

/** A form of one code. Call it where injection is possible. */
export function codeInput(refused: () => RefusedCode | null): FieldTree<{ otp: string }> {
  return form(signal({ otp: '' }), (path) => {
    validate(path.otp, ({ value }) =>
      value().replace(/[\s-]/g, '').length < least
        ? {
            kind: 'required',
            message: $localize`:@@factor.code.missing:Type the code: six digits, or a recovery code.`,
          }
        : null,
    );
    validate(path.otp, ({ value }) => {
      const wrong = refused();
      return wrong !== null && wrong.otp === value() ? { kind: 'refused', message: wrong.message } : null;
    });
  });
}

/** What is typed, ready to be sent, or null with the focus where something is missing. */
export function typedCode(code: FieldTree<{ otp: string }>): string | null {
  const field = code.otp();
  field.markAsTouched();
  if (field.errors().some(({ kind }) => kind !== 'refused')) {
    field.focusBoundControl();
    return null;
  }
  return field.value();
}
