import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({
  selector: 'cs-enterprise-profiles',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: ``,
})
export class EnterpriseProfilesPage {}
