export type { Exchange, ExchangeFault, Question, RecordType } from './exchange';
export { finding, type Finding } from './finding';
export type { DnssecState, Look, Lookup, LookupFault } from './lookup';
export type { DnsMessage, DnsRecord, ExtendedError, RecordData } from './wire/message';
