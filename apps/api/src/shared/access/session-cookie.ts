import type { Config } from '../../config';

/** On https the name binds the cookie to this host and to TLS (RFC 6265bis §4.1.3.2). */
export const sessionCookie = ({ publicUrl }: Pick<Config, 'publicUrl'>): string =>
  isSecure({ publicUrl }) ? '__Host-countersign' : 'countersign';

export const isSecure = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean => publicUrl.startsWith('https:');
