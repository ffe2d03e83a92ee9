import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { ThemeButton } from '../theme/theme-button';
import { Crumbs } from './crumbs';

/** Where one is, and what is the same on every page. */
@Component({
  selector: 'cs-top-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, MatIconButton, MatTooltip, RouterLink, ThemeButton],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
})
export class TopBar {
  readonly hasMenuButton = input.required<boolean>();
  readonly menuAsked = output();
  readonly keysAsked = output();
  protected readonly crumbs = inject(Crumbs).all;
}
