import { BreakpointObserver } from '@angular/cdk/layout';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { Theme, type ThemeName } from './theme';

const icons: Record<ThemeName, string> = { light: 'light_mode', dark: 'dark_mode', system: 'contrast' };

@Component({
  selector: 'cs-theme-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, MatIconButton, MatMenuModule, MatTooltip],
  template: `<button
      matIconButton
      type="button"
      aria-label="Theme"
      i18n-aria-label="@@theme.button"
      matTooltip="Theme"
      i18n-matTooltip="@@theme.button"
      [matMenuTriggerFor]="menu"
    >
      <mat-icon [svgIcon]="icon()" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @for (choice of choices; track choice.name) {
        <button
          mat-menu-item
          role="menuitemradio"
          type="button"
          [attr.aria-checked]="theme.chosen() === choice.name"
          (click)="theme.choose(choice.name)"
        >
          <mat-icon [svgIcon]="choice.icon" />
          <span class="choice">
            {{ choice.label }}
            @if (theme.chosen() === choice.name) {
              <mat-icon svgIcon="check" />
            }
          </span>
        </button>
      }
    </mat-menu>`,
  styles: `
    .choice {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 16px;
    }
  `,
})
export class ThemeButton {
  protected readonly theme = inject(Theme);
  private readonly system = toSignal(inject(BreakpointObserver).observe('(prefers-color-scheme: dark)'));
  /** The theme that is seen, whoever chose it. */
  protected readonly icon = computed(() => {
    const chosen = this.theme.chosen();
    if (chosen !== 'system') return icons[chosen];
    return this.system()?.matches ? icons.dark : icons.light;
  });
  protected readonly choices = [
    { name: 'light', icon: icons.light, label: $localize`:@@theme.light:Light` },
    { name: 'dark', icon: icons.dark, label: $localize`:@@theme.dark:Dark` },
    { name: 'system', icon: icons.system, label: $localize`:@@theme.system:As the system` },
  ] as const;
}
