import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Calls of the real OpenSSL with files in one folder: what our certificates are worth, others say. */
export class OpenSsl {
  constructor(readonly folder: string) {}

  /** Fails with OpenSSL's own words. */
  async call(...args: string[]): Promise<string> {
    const { stdout } = await run('openssl', args, { cwd: this.folder, timeout: 30_000 });
    return stdout;
  }

  async write(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(this.path(name), content);
    return name;
  }

  path(name: string): string {
    return join(this.folder, name);
  }
}
