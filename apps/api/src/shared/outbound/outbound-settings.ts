/** What operators set about outbound requests, as the environment gives it. */
export interface OutboundSettings {
  /** Stands for port 80 in file checks; another one is for labs. */
  readonly httpPort: number;
  /** Stands for port 443. */
  readonly httpsPort: number;
  /** Addresses and ranges that may be reached although they are not public. */
  readonly allow: readonly string[];
}
