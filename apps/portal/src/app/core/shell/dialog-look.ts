import type { MatDialogConfig } from '@angular/material/dialog';

/** 560 px wide; a phone gives its whole screen (styles/_controls.scss). Escape and going back close it, the focus returns to its opener. */
export const dialogLook: Partial<MatDialogConfig> = {
  role: 'dialog', // options given here replace all of Material's own
  ariaModal: true,
  delayFocusTrap: true,
  width: '560px',
  maxWidth: '100vw',
  panelClass: 'dialog-panel',
  autoFocus: 'first-tabbable',
  restoreFocus: true,
  hasBackdrop: true,
  closeOnNavigation: true,
  enterAnimationDuration: 150,
  exitAnimationDuration: 100,
};
