import { Packet, type Question } from 'dns2';
import { isAtOrBelow } from '../names/candidates';
import { isBelowDemoTop } from './demo-names';
import { demoRecords, soaOf } from './demo-records';
import type { DemoRecord, DemoZone } from './demo-zones';

const brokenOnPurpose = { infoCode: Packet.EDE.DNSSEC_BOGUS, extraText: 'demo: broken on purpose' };

export interface DemoData {
  readonly zones: readonly DemoZone[];
  /** TXT records that people published. */
  readonly published: readonly DemoRecord[];
}

/** What a validating resolver would say if the demo zones were in the world. Null for silence; what is no demo name is refused. */
export function demoAnswer(request: Packet, data: DemoData): Packet | null {
  const { NOERROR, NXDOMAIN, REFUSED, SERVFAIL } = Packet.RCODE;
  const [asked, ...more] = request.questions;
  if (!asked || more.length > 0 || !isBelowDemoTop(asked.name)) return response(request, REFUSED);

  const zone = zoneOf(asked.name.toLowerCase(), data.zones);
  if (zone.behaviour === 'failing') return response(request, SERVFAIL);
  if (zone.behaviour === 'silent about CAA' && asked.type === Packet.TYPE.CAA) return null;
  if (zone.behaviour === 'bogus' && !asksUnchecked(request)) return response(request, SERVFAIL, brokenOnPurpose);

  const records = [...data.zones.flatMap((one) => one.records), ...data.published];
  const isThere = [...data.zones, ...records].some(({ name }) => isAtOrBelow(name, asked.name.toLowerCase()));
  const answer = response(request, isThere ? NOERROR : NXDOMAIN);
  return filled(answer, asked, zone, records);
}

function filled(answer: Packet, asked: Question, zone: DemoZone, records: readonly DemoRecord[]): Packet {
  const isValidated = zone.behaviour === 'secure' || zone.behaviour === 'silent about CAA';
  Object.assign(answer.header, { ad: isValidated && !asksUnchecked(answer) ? 1 : 0 });
  answer.answers = demoRecords(asked, zone, records);
  if (answer.answers.length === 0) answer.authorities = [soaOf(zone.name)];
  return answer;
}

type Explanation = typeof brokenOnPurpose;

/** Repeats the question, and CD as it was asked. */
function response(request: Packet, rcode: number, explanation?: Explanation): Packet {
  const made = Packet.createErrorResponseFromRequest(request, rcode, explanation);
  Object.assign(made.header, { ra: 1, cd: asksUnchecked(request) ? 1 : 0 });
  return made;
}

/** dns2 reads and writes CD and AD; its types don't name them. */
const asksUnchecked = ({ header }: Packet): boolean => 'cd' in header && header.cd === 1;

/** The closest zone at or above the name. The top one is above all of them. */
function zoneOf(name: string, zones: readonly DemoZone[]): DemoZone {
  const above = zones.filter((zone) => isAtOrBelow(name, zone.name));
  return above.reduce((closest, zone) => (zone.name.length > closest.name.length ? zone : closest));
}
