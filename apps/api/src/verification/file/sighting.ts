import type { Lookup, LookupFault } from '@countersign/dns';

/** Why there is no page to judge, or none that was read to its end. */
export type FileFaultCode =
  | 'file-unreachable'
  | 'file-address-refused'
  | 'file-redirect-refused'
  | 'file-too-large'
  | 'file-too-slow'
  | 'file-encoded'
  | LookupFault;
/** `reason` tells more: the error of the connection, the range, the rule of redirects, the encoding, the rcode. */
export interface FileFault {
  readonly code: FileFaultCode;
  readonly reason: string;
}

/** One request and its answer, or why there is none. */
export interface FileHop {
  readonly url: string;
  readonly addressesSeen: readonly string[];
  readonly addressRefused: readonly string[];
  /** The range of the first refused one. */
  readonly refusal: { readonly range: string; readonly why: string } | null;
  /** Addresses that could not be connected, with the error. */
  readonly tried: readonly { readonly address: string; readonly error: string }[];
  readonly addressUsed: string | null;
  readonly status: number | null;
  readonly location: string | null;
  readonly tls: { readonly version: string; readonly certSha256: string } | null;
  readonly server: string | null;
  readonly contentType: string | null;
}

/** The ports that stand for 80 and 443. */
export interface CheckPorts {
  readonly http: number;
  readonly https: number;
}

export type Scheme = 'http' | 'https';
export interface FileAsked {
  readonly name: string;
  /** `/.well-known/pki-validation/<file>` */
  readonly path: string;
  /** `http` tries https by itself where nobody can be connected. */
  readonly scheme: Scheme;
}

/**
 * All that was seen. Everything but `lookups` is plain JSON and stands in the evidence as it is; the look-ups are made again from their stored
 * exchanges. `judgeFile` decides by this alone.
 */
export interface FileSighting extends FileAsked {
  readonly ports: CheckPorts;
  readonly hops: readonly FileHop[];
  /** Base64 of the first 10,000 bytes of the last answer; null where none was read. */
  readonly bodyBytes: string | null;
  readonly fault: FileFault | null;
  readonly lookups: readonly Lookup[];
}
