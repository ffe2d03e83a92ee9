// `npm ci` refuses a lock file that lacks an optional package which some entry names, and a lock that names registries
// binds us to one. Both are easily committed by accident: this says which entries are to blame.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Node's own walk: from the folder of the one who asks up to the root. */
function isInstalledFor(path, name) {
  for (let folder = path; ; folder = parentOf(folder)) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

const parentOf = (path) => (path.includes('/node_modules/') ? path.slice(0, path.lastIndexOf('/node_modules/')) : '');

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isInstalledFor(path, name))
    .map((name) => `${name}, an optional package of ${path || 'package.json'}, is missing in package-lock.json`),
);
const bound = Object.entries(packages)
  .filter(([, { resolved }]) => resolved)
  .map(([path]) => `${path} has a resolved address in package-lock.json`);

for (const line of [...missing, ...bound]) console.error(line);
process.exitCode = missing.length + bound.length > 0 ? 1 : 0;
