import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { expectAccessible, expectReadable } from './access';

const folder = join(import.meta.dirname, '../../../test-results/screens');
const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const themes = ['light', 'dark'] as const;

/** The page as it stands, wide and on a phone, light and dark: no fault that axe finds (in the dark once, of colours: they are the same at every width), nothing beside the screen, four pictures. */
export async function screens(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of widths) {
    await page.setViewportSize(size);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await test.step(`${name} ${size.width} ${colorScheme}`, async () => {
        await expectNothingBeside(page);
        await page.screenshot({ path: join(folder, `${name}-${size.width}-${colorScheme}.png`), fullPage: true });
        if (colorScheme === 'light') await expectAccessible(page);
        else if (size === widths[0]) await expectReadable(page);
      });
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}

/** WCAG 2.2, 1.4.10: no scrolling in two directions. */
async function expectNothingBeside(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBeLessThanOrEqual(0);
}
