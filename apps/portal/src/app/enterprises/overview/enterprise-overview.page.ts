import { Location } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Enterprise } from '@countersign/contracts';
import { Access } from '../../core/session/access';
import { countryName } from '../../shared/countries/countries';
import { When } from '../../shared/when/when';
import { EditEnterpriseDialog } from '../edit/edit-enterprise.dialog';
import { OpenEnterprise } from '../open-enterprise';
import { CloseEnterprise } from './close-enterprise';
import { tilesOf } from './overview-tiles';

/** What an enterprise is and what it has. */
@Component({
  selector: 'cs-enterprise-overview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CloseEnterprise, MatButton, MatIcon, RouterLink, When],
  templateUrl: './enterprise-overview.page.html',
  styleUrl: './enterprise-overview.page.scss',
})
export class EnterpriseOverviewPage {
  readonly id = input.required<string>();
  private readonly access = inject(Access);
  private readonly dialog = inject(MatDialog);
  private readonly open = inject(OpenEnterprise);
  protected readonly enterprise = this.open.now;
  /** Told once, by the page that registered it. */
  protected readonly invited = invitedIn(inject(Location).getState());
  protected readonly mayEdit = computed(() => this.access.everywhere('enterprises:edit'));
  protected readonly mayDelete = computed(() => this.access.everywhere('enterprises:delete'));
  protected readonly tiles = computed(() => {
    const enterprise = this.enterprise();
    const may = (permission: 'users:read' | 'requests:read') => this.access.may(permission, this.id());
    return enterprise === null
      ? []
      : tilesOf(enterprise, { members: may('users:read'), requests: may('requests:read') });
  });
  protected readonly address = computed(() => {
    const at = this.enterprise()?.address;
    if (!at) return [];
    const city = [at.postalCode, at.city].filter(Boolean).join(' ');
    const country = at.country === null ? null : countryName(at.country);
    return [at.line1, at.line2, city, at.state, country].filter((line) => Boolean(line));
  });

  protected edit(): void {
    const enterprise = this.enterprise();
    if (enterprise === null) return;
    this.dialog
      .open<EditEnterpriseDialog, Enterprise, Enterprise>(EditEnterpriseDialog, { data: enterprise, width: '640px' })
      .afterClosed()
      .subscribe((changed) => {
        if (changed) this.open.take(changed);
      });
  }
}

function invitedIn(state: unknown): string | null {
  const invited = (state as { invited?: unknown } | null)?.invited;
  return typeof invited === 'string' ? invited : null;
}
