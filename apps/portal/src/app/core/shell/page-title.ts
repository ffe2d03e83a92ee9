import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** "Certificate Requests · Countersign" in the tab of the browser. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.set(this.buildTitle(state));
  }

  /** For a page whose name is known only once it is loaded. */
  set(page: string | undefined): void {
    this.title.setTitle(page ? `${page} · Countersign` : 'Countersign');
  }
}
