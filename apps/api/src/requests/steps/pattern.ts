import { createContext, Script } from 'node:vm';

/** An honest pattern is through long before with the 255 characters that the contract lets in. */
const MILLISECONDS = 100;
const asked = createContext({ pattern: '', value: '' });
const match = new Script('new RegExp(pattern, "u").test(value)');

/** The whole value. A pattern that goes back without end, such as `(a+)+`, is stopped and not met. */
export function matchesWhole(pattern: string, value: string): boolean {
  Object.assign(asked, { pattern: `^(?:${pattern})$`, value });
  try {
    return match.runInContext(asked, { timeout: MILLISECONDS }) === true;
  } catch {
    return false;
  }
}
