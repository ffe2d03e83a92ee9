import type { APIRequestContext, Browser, Page } from '@playwright/test';

/** How a robot goes through a page: from its top or its end, and what it types where something can be typed. */
export interface Manner {
  readonly name: string;
  readonly order: 'forward' | 'backward';
  readonly types: boolean;
}
export const manners: readonly Manner[] = [
  { name: 'downwards with empty fields', order: 'forward', types: false },
  { name: 'downwards with guesses', order: 'forward', types: true },
  { name: 'upwards with guesses', order: 'backward', types: true },
];

const agents = [
  'Mozilla/5.0 (compatible; BarracudaCentral; +http://www.barracudacentral.org/)',
  'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)',
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  'curl/8.5.0',
  '',
];
const prefetches: Record<string, string>[] = [
  { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' },
  { 'x-moz': 'prefetch', accept: 'text/html' },
  { accept: '*/*' },
];
const acts = ['', '/accept', '/decline', '/refuse', '/renew', '/verify', '/confirm'];

/** Asks for the address as what only looks does: no script runs. */
export async function looksAt(request: APIRequestContext, link: string): Promise<void> {
  for (const [n, agent] of agents.entries()) {
    const headers = { 'user-agent': agent, ...prefetches[n % prefetches.length] };
    await request.head(link, { headers });
    await request.get(link, { headers });
  }
}

/** The addresses of the API behind a page, and what else they might be called. */
export async function looksBehind(request: APIRequestContext, addresses: readonly string[]): Promise<void> {
  for (const address of addresses)
    for (const act of acts) {
      await request.head(address + act);
      await request.get(address + act);
    }
}

const pressable = [
  ...['a[href]', 'button', 'summary', 'select', 'input:not([readonly])', 'textarea'],
  ...['button', 'link', 'checkbox', 'switch', 'tab', 'menuitem', 'option', 'radio'].map((role) => `[role=${role}]`),
].join(', ');
const fields = 'input:not([readonly], [type=checkbox], [type=radio], [type=submit]), textarea';
/** What crawlers type: who makes up a good password of his own is a person to us. */
const guesses = [
  ['AAAAA-BBBBB-CCCCC-DDDDD-EEEEEE', 'Password1234'],
  ['test', 'test'],
  ['John Smith', 'Test12345678'],
] as const;
/** No page here needs nearly as many; one that grows for ever ends the visit. */
const most = 60;
const timesEach = 2;
const soon = { timeout: 1000 };

interface Control {
  readonly index: number;
  /** By which it is known again. */
  readonly mark: string;
  readonly takesText: boolean;
}

/** A robot in a browser without a session: it runs scripts, presses all that can be pressed, and types what it can guess. */
export class Scanner {
  /** Calls of the API that changed something: method, and address without its secret. */
  readonly changed: string[] = [];
  /** Addresses of the API that its pages read. */
  readonly asked = new Set<string>();
  /** How often each control was pressed; what many links lead to is pressed once for all of them. */
  private readonly pressed = new Map<string, number>();
  private waiting = 0;

  private constructor(private readonly page: Page) {
    const over = () => {
      this.waiting -= 1;
    };
    page.on('request', () => {
      this.waiting += 1;
    });
    page.on('requestfinished', over).on('requestfailed', over);
    page.on('response', (answer) => {
      this.hear(answer.request().method(), new URL(answer.url()), answer.ok());
    });
    page.on('dialog', (dialog) => void dialog.accept());
  }

  static async in(browser: Browser): Promise<Scanner> {
    return new Scanner(await browser.newPage());
  }

  get presses(): number {
    return [...this.pressed.values()].reduce((sum, times) => sum + times, 0);
  }

  async opens(link: string): Promise<void> {
    await this.page.goto(link);
    await this.quiet();
  }

  /**
   * Until nothing new appears, here or where a press led to. `recipient` is who the mail was sent to. What went away before it was
   * pressed gets a second chance.
   */
  async pressesAll(link: string, manner: Manner, recipient: string): Promise<void> {
    await this.pressesOnce(link, manner, recipient);
    const here = [...this.pressed].filter(([mark]) => mark.startsWith(new URL(link).pathname));
    if (here.every(([, times]) => times > 0)) return;
    for (const [mark, times] of here) this.pressed.set(mark, Math.min(times, timesEach - 1));
    await this.pressesOnce(link, manner, recipient);
  }

  private async pressesOnce(link: string, { order, types }: Manner, recipient: string): Promise<void> {
    await this.opens(link);
    for (let n = 0, fresh = true; n < most; n += 1) {
      const next = this.next(await this.controls(), order);
      if (!next && fresh) return;
      if (next) await this.press(next, types ? recipient : null);
      else await this.opens(link);
      fresh = !next;
    }
  }

  end(): Promise<void> {
    return this.page.close();
  }

  /** What was never pressed comes first, and all is pressed more than once. */
  private next(controls: readonly Control[], order: Manner['order']): Control | undefined {
    for (const { mark } of controls) this.pressed.set(mark, this.times(mark));
    const inOrder = order === 'forward' ? controls : controls.toReversed();
    for (let times = 0; times < timesEach; times += 1) {
      const next = inOrder.find(({ mark }) => this.times(mark) === times);
      if (next) return next;
    }
    return undefined;
  }

  private times(mark: string): number {
    return this.pressed.get(mark) ?? 0;
  }

  private hear(method: string, { href, pathname }: URL, ok: boolean): void {
    if (!pathname.startsWith('/api/')) return;
    if (method === 'GET') this.asked.add(href);
    else if (ok) this.changed.push(`${method} ${pathname.replace(/^(\/api\/v1\/[a-z-]+)\/[^/]+/, '$1/…')}`);
  }

  /** Each with a mark by which it is known again: on another page, or under another heading or name, it is another one. */
  private controls(): Promise<Control[]> {
    return this.page.locator(pressable).evaluateAll((elements) => {
      const place = [location.pathname, document.querySelector('h1')?.textContent ?? ''];
      const seen = elements.map((element, index) => {
        const name = element.getAttribute('aria-label') ?? (element.textContent.trim() || element.id);
        const takesText = element.matches('input:not([type=checkbox], [type=radio], [type=submit]), textarea, select');
        const mark = [...(element.closest('header, [role=menu]') ? [] : place), element.tagName, name].join(' | ');
        return { index, takesText, mark, shown: element.getClientRects().length > 0 };
      });
      return seen.filter(({ shown }) => shown);
    });
  }

  /** What went away meanwhile can't be pressed. */
  private async press({ index, takesText, mark }: Control, recipient: string | null): Promise<void> {
    this.pressed.set(mark, this.times(mark) + 1);
    if (recipient !== null) await this.guess(recipient);
    const control = this.page.locator(pressable).nth(index);
    const pressing = takesText ? control.press('Enter', soon) : control.dispatchEvent('click', undefined, soon);
    await pressing.catch(() => undefined);
    await this.quiet();
  }

  private guess(recipient: string): Promise<void> {
    const [text, password] = guesses[this.presses % guesses.length]!;
    return this.page.locator(fields).evaluateAll(
      (found, guess) => {
        for (const field of found as HTMLInputElement[]) {
          const isPassword = /password/.test(`${field.type} ${field.autocomplete} ${field.id}`);
          field.value = field.type === 'email' ? guess.recipient : isPassword ? guess.password : guess.text;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
      },
      { recipient, text, password },
    );
  }

  /** What a press began has ended when nothing is asked any more for two frames. */
  private async quiet(): Promise<void> {
    for (let calm = 0, n = 0; calm < 2 && n < 500; n += 1) {
      await this.page.evaluate(() => new Promise(requestAnimationFrame)).catch(() => undefined); // it is being left
      calm = this.waiting > 0 ? 0 : calm + 1;
    }
  }
}
