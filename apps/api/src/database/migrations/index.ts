import { Ground1764000000000 } from './1764000000000-ground';

/** In the order of their numbers; each module adds its own. */
export const migrations = [Ground1764000000000];
