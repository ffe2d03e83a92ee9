export { aZone } from './a-zone';
export { account, caaCases, ours, theirs } from './caa-cases';
export { aFailed, aMessage, anAnswered, aQuestion } from './lookups';
export { aRawCaa, aRecord, caaRdata } from './records';
