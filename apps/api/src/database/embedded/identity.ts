import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

/** How to start PostgreSQL's programs, which refuse to run as root. */
export interface Identity {
  readonly command: (program: string, args: string[]) => [program: string, args: string[]];
  readonly ids: { readonly uid?: number; readonly gid?: number };
  readonly owner: number | undefined;
}

const plain: Identity = { command: (program, args) => [program, args], ids: {}, owner: undefined };

/** As root: 'nobody' when that user can reach the folder, else a user namespace in which root is called 'nobody'. */
export function identityFor(folder: string, program: string): Identity {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return plain;
  const nobody = Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout);
  const ids = { uid: nobody, gid: nobody };
  const can = (command: string, args: string[]) => spawnSync(command, args, { ...ids, cwd: '/' }).status === 0;
  if (nobody > 0 && can(program, ['--version']) && can('test', ['-x', dirname(folder)]))
    return { ...plain, ids, owner: nobody };
  const flags = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
  if (nobody > 0 && spawnSync('unshare', [...flags, program, '--version']).status === 0)
    return { ...plain, command: (inner, args) => ['unshare', [...flags, inner, ...args]] };
  throw new Error(
    'PostgreSQL does not run as root, and neither the user "nobody" nor a user namespace can be used here. Set DATABASE_URL, or run as another user.',
  );
}
