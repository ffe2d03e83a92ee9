import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';

const storage = 'single-keys';
const typing = 'input, textarea, select, [contenteditable], [role=textbox], [role=combobox]';
const above = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Keys that act by themselves (`/`, `g r`). A person may switch them off (WCAG 2.1.4); they never act while one types, or behind a dialog. */
@Injectable({ providedIn: 'root' })
export class Keys {
  private readonly acts = new Map<string, () => void>();
  private begun = '';
  private readonly switchedOn = signal(localStorage.getItem(storage) !== 'off');
  readonly on = this.switchedOn.asReadonly();

  constructor() {
    const gone = new AbortController();
    const listen = (event: KeyboardEvent) => {
      this.press(event);
    };
    inject(DOCUMENT).addEventListener('keydown', listen, { signal: gone.signal });
    inject(DestroyRef).onDestroy(() => {
      gone.abort();
    });
  }

  /** Lets `keys` (`/` or `g r`) do something until the returned function is called. */
  when(keys: string, act: () => void): () => void {
    this.acts.set(keys, act);
    return () => {
      if (this.acts.get(keys) === act) this.acts.delete(keys);
    };
  }

  switch(on: boolean): void {
    this.switchedOn.set(on);
    localStorage.setItem(storage, on ? 'on' : 'off');
  }

  private press(event: KeyboardEvent): void {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
    const inField = event.target instanceof Element && event.target.closest(`${typing}, ${above}`) !== null;
    if (!this.on() || busy || inField) return;
    const keys = this.begun ? `${this.begun} ${event.key}` : event.key;
    this.begun = '';
    const act = this.acts.get(keys);
    if (act) {
      event.preventDefault();
      act();
    } else if ([...this.acts.keys()].some((known) => known.startsWith(`${event.key} `))) this.begun = event.key;
  }
}
