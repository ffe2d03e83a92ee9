import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'cs-enterprise-notes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: ``,
})
export class EnterpriseNotesPage {}
