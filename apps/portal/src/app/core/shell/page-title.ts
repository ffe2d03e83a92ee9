import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** "Certificate Requests · Countersign" in the tab of the browser. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  /** A route without a title is a page that names itself, as soon as it knows its name. */
  override updateTitle(state: RouterStateSnapshot): void {
    const page = this.buildTitle(state);
    if (page !== undefined) this.set(page);
  }

  set(page: string): void {
    this.title.setTitle(`${page} · Countersign`);
  }
}
