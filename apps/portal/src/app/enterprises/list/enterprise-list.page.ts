import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'cs-enterprise-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: ``,
})
export class EnterpriseListPage {}
