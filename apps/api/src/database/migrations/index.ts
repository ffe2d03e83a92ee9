import { Ground1764000000000 } from './1764000000000-ground';
import { Enterprises1764000001000 } from './1764000001000-enterprises';
import { Users1764000002000 } from './1764000002000-users';
import { Connectors1764000003000 } from './1764000003000-connectors';

/** In the order of their numbers; each module adds its own. */
export const migrations = [Ground1764000000000, Enterprises1764000001000, Users1764000002000, Connectors1764000003000];
