import { test as base } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { Mailboxes } from './tools/mail';
import { OpenSsl } from './tools/openssl';
import { screens } from './tools/screens';

interface World {
  /** What no test may leave behind: violations of the security policy and errors of a page. */
  readonly faults: string[];
  readonly mailboxes: Mailboxes;
  /** In a folder of this test alone. */
  readonly openssl: OpenSsl;
  readonly screens: (name: string) => Promise<void>;
  /** An address that no other test uses. */
  readonly address: string;
}

export const test = base.extend<World>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
          console.error('CSP', violatedDirective, blockedURI, sample);
        });
      });
      context.on('console', (message) => {
        if (/CSP|violat|Trusted/i.test(message.text())) faults.push(message.text());
      });
      context.on('weberror', (error) => faults.push(String(error.error().stack)));
      await use(faults);
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
    { auto: true },
  ],
  mailboxes: async ({ request }, use) => {
    await use(new Mailboxes(request));
  },
  openssl: async ({ browserName: _ }, use, info) => {
    const folder = info.outputPath('openssl');
    mkdirSync(folder, { recursive: true });
    await use(new OpenSsl(folder));
  },
  screens: async ({ page }, use) => {
    await use((name) => screens(page, name));
  },
  address: async ({ browserName: _ }, use, info) => {
    await use(`mila.${info.testId.slice(-8)}.${info.retry}@mail.example`);
  },
});

export { expect } from '@playwright/test';
