export { answerTo, type GivenAnswer } from './answer-to';
export { aZone } from './a-zone';
export { nameServer, type NameServer } from './name-server';
export { account, caaCases, ours, theirs } from './caa-cases';
export { aBreak, aFailed, aMessage, anAnswered, aQuestion } from './lookups';
export { aRawCaa, aRecord, caaRdata } from './records';
