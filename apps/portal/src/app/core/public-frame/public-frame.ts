import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Brand } from '../../shared/brand/brand';
import { OfflineBar } from '../http/offline-bar';
import { ThemeButton } from '../theme/theme-button';

/** The frame of pages that a person sees without an account: brand small, one card, roomy. */
@Component({
  selector: 'cs-public-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Brand, OfflineBar, RouterOutlet, ThemeButton],
  host: { class: 'roomy' },
  template: `<header><cs-brand /><cs-theme-button /></header>
    <cs-offline-bar />
    <div class="stage"><router-outlet /></div>`,
  styleUrl: './public-frame.scss',
})
export class PublicFrame {}
