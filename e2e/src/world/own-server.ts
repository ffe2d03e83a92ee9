import { test } from '@playwright/test';
import { builtServer, type BuiltServer } from './built-server';

export type OwnServer = BuiltServer;

/** A server with an empty house of its own, for what its environment decides. */
export const ownServer = (environment: Readonly<Record<string, string>>): Promise<OwnServer> =>
  test.step('start a server', () => builtServer(environment));
