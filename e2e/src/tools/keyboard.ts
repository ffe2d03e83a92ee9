import { expect, type Locator, type Page } from '@playwright/test';

const FAR = 80;

/** Somebody who has no mouse: reaches controls by Tab, and sees where the focus is. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(key: string, control?: Locator): Promise<void> {
    if (control) await this.to(control);
    await this.page.keyboard.press(key);
  }

  async typeInto(field: Locator, text: string): Promise<void> {
    await this.to(field);
    await this.page.keyboard.insertText(text);
  }

  /** Opens a select unless it shows the option already, and goes down to it. */
  async choose(select: Locator, option: string): Promise<void> {
    await this.to(select);
    if ((await select.textContent())?.includes(option)) return;
    await this.page.keyboard.press('Enter');
    const wanted = this.page.getByRole('option', { name: option });
    await expect(wanted).toBeVisible();
    for (let step = 0; step < FAR && !(await this.isActive(wanted)); step++)
      await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await expect(wanted).toBeHidden();
  }

  /** WCAG 2.2, 2.1.1 and 2.4.7: by Tab alone, and the focus can be seen. */
  private async to(control: Locator): Promise<void> {
    await expect(control).toBeVisible();
    for (let step = 0; step < FAR && !(await isFocused(control)); step++) await this.page.keyboard.press('Tab');
    await expect(control).toBeFocused();
    await expect(control).toBeInViewport();
  }

  private async isActive(option: Locator): Promise<boolean> {
    return option.evaluate((element) => element.classList.contains('mat-mdc-option-active'));
  }
}

const isFocused = (control: Locator) => control.evaluate((element) => element === document.activeElement);
