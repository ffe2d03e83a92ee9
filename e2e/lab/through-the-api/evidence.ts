import type { Evidence } from '@countersign/contracts';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtMain, root } from '../../src/world/built-server.ts';
import { type Product } from './the-product.ts';

const checker = resolve(root, dirname(builtMain), 'check-evidence.js');
const check = (files: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const options = { encoding: 'utf8', cwd: root, env: { ...process.env, ...env }, timeout: 120_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [checker, ...files], options);
  return { status, said: stdout + stderr };
};

/** After all else: what was seen is what was decided by. */
export function evidenceThroughTheApi(product: () => Product): void {
  describe('evidence', () => {
    it('V-E1: every verdict of the database follows again from its bytes alone', { timeout: 150_000 }, () => {
      const { status, said } = check([], { DATA_DIR: product().server.dataDir });
      console.log(said);
      expect({ status, said }).toMatchObject({ status: 0 });
    });

    it('V-E1: so does every one that the API shows, and a changed byte is noticed', { timeout: 150_000 }, async () => {
      const records = await product().allEvidence();
      expect(records.length).toBeGreaterThan(1200);
      const file = join(product().server.dataDir, 'attempts.json');
      writeFileSync(file, JSON.stringify(records));
      expect(check([file])).toMatchObject({ status: 0 });
      writeFileSync(file, JSON.stringify(records.map(turned)));
      expect(check([file])).toMatchObject({ status: 1 });
    });
  });
}

/** Says of a refusal that it was a pass. */
const turned = (record: Evidence): Evidence =>
  record.outcome === 'fail' ? { ...record, outcome: 'pass', code: null } : record;
