import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { AuditLog } from './audit-log';

/** What was done in one enterprise. */
@Component({
  selector: 'cs-enterprise-audit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuditLog],
  template: `<cs-audit-log [enterpriseId]="id()" />`,
})
export class EnterpriseAuditPage {
  readonly id = input.required<string>();
}
