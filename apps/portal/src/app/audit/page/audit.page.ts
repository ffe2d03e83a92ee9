import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { ChainState } from '../chain/chain-state';
import { AuditLog } from './audit-log';

/** What was done, by whom, from where: in all enterprises that one may read, and in the installation. */
@Component({
  selector: 'cs-audit-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AuditLog, ChainState],
  template: `<div class="page-head"><h1 tabindex="-1" i18n="@@audit.title">Audit</h1></div>
    @if (mayVerify()) {
      <cs-chain-state />
    }
    <cs-audit-log />`,
  styles: `
    cs-chain-state {
      display: block;
      margin-bottom: 14px;
    }
  `,
})
export class AuditPage {
  private readonly access = inject(Access);
  /** All chains are checked together: who reads some of them has nothing to ask here. */
  protected readonly mayVerify = computed(() => this.access.everywhere('audit:read'));

  constructor() {
    inject(Crumbs).set([{ label: $localize`:@@audit.title:Audit` }]);
  }
}
