export { actName, actParts, actsByKind, objectName, objectTypes, sayAct, type Act, type ActPart } from './acts';
export type { Code } from './code';
export { detail, say } from './say';
export type { Params, Words } from './words';
