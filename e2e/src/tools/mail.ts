import { expect, type APIRequestContext } from '@playwright/test';

export interface Mail {
  readonly id: string;
  readonly date: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: string;
}

const tokenLine = /^[A-Z2-7]{5}(-[A-Z2-7]{5}){3}-[A-Z2-7]{6}$/m;

/** The mailboxes of all people: mails really come by SMTP and are read from the catcher's inbox. */
export class Mailboxes {
  constructor(private readonly request: APIRequestContext) {}

  async of(address: string): Promise<Mail[]> {
    const answer = await this.request.get('/dev/mail.json', { params: { to: address } });
    expect(answer.status()).toBe(200);
    return (await answer.json()) as Mail[];
  }

  /** Waits for the mail number `count` of the address and gives the newest. */
  async newestOf(address: string, count = 1): Promise<Mail> {
    await expect.poll(async () => (await this.of(address)).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
    const [newest] = await this.of(address);
    return newest!;
  }

  async tokenOf(address: string, count = 1): Promise<string> {
    const { text, subject } = await this.newestOf(address, count);
    const token = tokenLine.exec(text)?.[0];
    expect(token, text).toBeDefined();
    expect(subject).not.toContain(token);
    return token!;
  }

  /** The address that stands alone on a line of the newest mail. */
  async linkOf(address: string, path: string): Promise<string> {
    const { text } = await this.newestOf(address);
    const link = text.split('\n').find((line) => URL.canParse(line) && new URL(line).pathname.startsWith(path));
    expect(link, text).toBeDefined();
    return link!;
  }
}
