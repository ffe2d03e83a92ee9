import type { Bytes } from '../../asn1/bytes';

/** What is sent, and the code of its refusal. */
export type Malformed = readonly [name: string, input: string | Bytes, code: string];
