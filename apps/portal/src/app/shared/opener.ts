/** Where the focus goes after a dialog: the item of a menu is gone by then, the button that opened the menu stays. */
export function openerIn(page: Document): HTMLElement | true {
  const menu = page.activeElement?.closest('[role="menu"]');
  return (menu && page.querySelector<HTMLElement>(`[aria-controls="${menu.id}"]`)) ?? true;
}
