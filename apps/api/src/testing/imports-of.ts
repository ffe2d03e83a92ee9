import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

export interface Import {
  /** Both from the root of the tree, with forward slashes. */
  readonly from: string;
  readonly to: string;
}

const named =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;}])import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every import of one file of the tree by another, by the real paths: how it is written does not matter. */
export function importsOf(root: string): Import[] {
  const files = globSync('**/*.ts', { cwd: root }).map((file) => join(root, file));
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(named)]
      .map(([, a, b, c]) => a ?? b ?? c ?? '')
      .filter((text) => text.startsWith('.'))
      .flatMap((text) => realFile(resolve(dirname(file), text)))
      .map((to) => ({ from: path(root, file), to: path(root, to) })),
  );
}

const path = (root: string, file: string) => relative(root, file).split(sep).join('/');

/** Nothing for what is no module of ours, such as a template. */
function realFile(written: string): string[] {
  const tried = [written, `${written}.ts`, join(written, 'index.ts')];
  return tried.filter((file) => file.endsWith('.ts') && existsSync(file) && statSync(file).isFile()).slice(0, 1);
}
