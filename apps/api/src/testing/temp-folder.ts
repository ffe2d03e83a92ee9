import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the calling spec file or suite, gone with it. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-spec-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
