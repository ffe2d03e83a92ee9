import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2 AA as far as a machine can tell. A mail in its frame lets no script in: it is looked at by its own spec. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(axe(page));
}

/** The same page in other colours: nothing else of it has changed. */
export async function expectReadable(page: Page): Promise<void> {
  await expectNoViolation(axe(page).withRules(['color-contrast', 'link-in-text-block']));
}

const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true).exclude('iframe');

async function expectNoViolation(builder: AxeBuilder): Promise<void> {
  const { violations } = await builder.analyze();
  const told = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  expect(told).toEqual([]);
}
