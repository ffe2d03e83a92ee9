import { Directive, inject, TemplateRef } from '@angular/core';
import type { ValidationError } from '@angular/forms/signals';

/** A wrong chip: what it says, where it stands and why it is wrong. */
export interface ChipFault {
  readonly text: string;
  readonly index: number;
  readonly error: ValidationError;
}

/** Something beside a chip's text, such as "base": `<ng-template csChipMark let-text>`. */
@Directive({ selector: 'ng-template[csChipMark]' })
export class ChipMark {
  readonly template = inject<TemplateRef<{ $implicit: string }>>(TemplateRef);
  static ngTemplateContextGuard(_mark: ChipMark, _context: unknown): _context is { $implicit: string } {
    return true;
  }
}

/** Buttons that mend a wrong chip: `<ng-template csChipRepair let-fault>`. */
@Directive({ selector: 'ng-template[csChipRepair]' })
export class ChipRepair {
  readonly template = inject<TemplateRef<{ $implicit: ChipFault }>>(TemplateRef);
  static ngTemplateContextGuard(_repair: ChipRepair, _context: unknown): _context is { $implicit: ChipFault } {
    return true;
  }
}
