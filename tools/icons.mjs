// One sprite of the icons that apps/portal/icons.txt names (Material Symbols, outlined, weight 400), for MatIconRegistry.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const portal = join(import.meta.dirname, '../apps/portal');
const symbols = dirname(createRequire(import.meta.url).resolve('@material-symbols/svg-400/package.json'));

const listed = new Set(readFileSync(join(portal, 'icons.txt'), 'utf8').split(/\s+/).filter(Boolean));

for (const file of globSync('src/**/*.{ts,html}', { cwd: portal })) {
  for (const [, name] of readFileSync(join(portal, file), 'utf8').matchAll(/\ssvgIcon="([^"{]+)"/g)) {
    if (!listed.has(name)) throw new Error(`${file}: ${name} is not in icons.txt`);
  }
}

/** A name that does not exist stops the build. */
function symbolOf(name) {
  const svg = readFileSync(join(symbols, 'outlined', `${name}.svg`), 'utf8');
  const [, viewBox] = /viewBox="([^"]+)"/.exec(svg);
  const [, shapes] = /^<svg[^>]*>(.*)<\/svg>\s*$/s.exec(svg);
  return `<symbol id="${name}" viewBox="${viewBox}">${shapes}</symbol>`;
}

const sprite = [...listed].sort().map(symbolOf).join('');
writeFileSync(join(portal, 'src/icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg"><defs>${sprite}</defs></svg>\n`);
