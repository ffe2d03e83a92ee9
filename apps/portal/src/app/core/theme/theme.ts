import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';

export type ThemeName = 'light' | 'dark' | 'system';
const year = 31_536_000;

/** Light, dark, or as the system has it. Kept in a cookie: the server stamps it on the page before the first paint. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly name = signal(this.stamped());
  readonly chosen = this.name.asReadonly();

  constructor() {
    effect(() => {
      this.show(this.name());
    });
  }

  choose(name: ThemeName): void {
    this.name.set(name);
    this.document.cookie =
      name === 'system'
        ? 'theme=; path=/; max-age=0; samesite=lax'
        : `theme=${name}; path=/; max-age=${year}; samesite=lax`;
  }

  private stamped(): ThemeName {
    const known =
      this.document.documentElement.dataset['theme'] ?? /(?:^|; )theme=([a-z]+)/.exec(this.document.cookie)?.[1];
    return known === 'light' || known === 'dark' ? known : 'system';
  }

  private show(name: ThemeName): void {
    if (name === 'system') delete this.document.documentElement.dataset['theme'];
    else this.document.documentElement.dataset['theme'] = name;
    this.document
      .querySelector('meta[name=color-scheme]')
      ?.setAttribute('content', name === 'system' ? 'light dark' : name);
  }
}
