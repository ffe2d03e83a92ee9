export type { Exchange, ExchangeFault, Question, RecordType } from './exchange';
export { finding, type Finding } from './finding';
export type { DnssecState, Look, Lookup, LookupFault } from './lookup';
export type { DnsMessage, DnsRecord, ExtendedError, RecordData } from './wire/message';
export { asksUnchecked, authorityQuery, idOf, resolverQuery } from './wire/question';
export { readAnswer } from './wire/read-answer';
export { Unreadable } from './wire/unreadable';
