import { isAtOrBelow } from '../names/candidates';

/** Reserved for examples (RFC 2606 §2): nobody's in the world, so that nobody's name is answered here by mistake. */
export const demoTop = 'example';

/** What the demo's name server may speak of: a climb for CAA records goes up to the top. */
export const isBelowDemoTop = (name: string): boolean => isAtOrBelow(name.toLowerCase().replace(/\.$/, ''), demoTop);
