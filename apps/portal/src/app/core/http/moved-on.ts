import { DOCUMENT, inject } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { Connection } from './connection';

const tried = 'loaded-anew';
const missing = /dynamically imported module|importing a module script/i;

/**
 * The code of a page could not be fetched: the line is broken, or a newer version took its place. The latter is mended by loading
 * the page anew, once: a second failure at the same address has another cause.
 */
export function movedOn({ error, url }: NavigationError): void {
  if (!(error instanceof Error) || !missing.test(error.message)) throw error;
  const connection = inject(Connection);
  const { defaultView } = inject(DOCUMENT);
  const again = sessionStorage.getItem(tried) === url;
  if (connection.lost() || again || !defaultView) {
    connection.missed();
    return;
  }
  sessionStorage.setItem(tried, url);
  defaultView.location.assign(url);
}
