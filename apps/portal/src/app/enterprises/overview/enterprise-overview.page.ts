import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'cs-enterprise-overview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: ``,
})
export class EnterpriseOverviewPage {}
