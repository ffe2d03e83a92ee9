import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'cs-register-enterprise',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: ``,
})
export class RegisterEnterprisePage {}
