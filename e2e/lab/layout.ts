import { join } from 'node:path';
import { type Zone } from './zone.ts';

/** Who listens where: one row of ports from `base` on. */
export const portsFrom = (base: number) => ({
  nsd: base,
  servfail: base + 1,
  refused: base + 2,
  silent: base + 3,
  rebind: base + 4,
  lame: base + 5,
  flaky: base + 6,
  raw: base + 7,
  /** Nobody's: for the web sites of whoever tries the file method. */
  http: base + 8,
  https: base + 9,
  unbound: base + 10,
  views: [1, 2, 3, 4, 5, 6].map((n) => base + 10 + n),
  plain: base + 17,
  /** The one of docs/operations.md. */
  documented: base + 18,
  wrongId: base + 20,
  wrongName: base + 21,
  truncate: base + 22,
  dropFirst: base + 23,
  slow: base + 24,
  garbage: base + 25,
  noEdns: base + 26,
  liar: base + 27,
  refuse: base + 28,
  stale: base + 29,
});
export type Ports = ReturnType<typeof portsFrom>;

/** One lab: what it serves, on which ports, from which folder. */
export interface Layout {
  readonly zones: readonly Zone[];
  readonly ports: Ports;
  readonly dir: string;
  readonly path: (...parts: string[]) => string;
}

export const layoutOf = (zones: readonly Zone[], base: number, dir: string): Layout => ({
  zones,
  dir,
  ports: portsFrom(base),
  path: (...parts) => join(dir, ...parts),
});
