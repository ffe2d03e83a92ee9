import { isAtOrBelow } from '../names/candidates';

/** Reserved for examples (RFC 2606 §2): nobody's in the world, so that nobody's name is answered here by mistake. */
export const demoTop = 'example';

export const isDemoName = (name: string): boolean => isAtOrBelow(name.toLowerCase().replace(/\.$/, ''), demoTop);
