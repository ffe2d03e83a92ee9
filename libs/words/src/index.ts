export type { Code } from './code';
export { detail, say } from './say';
export type { Params, Words } from './words';
