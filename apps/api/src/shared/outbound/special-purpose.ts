/** A range of addresses with its name in IANA's registry. */
export type NamedRange = readonly [range: string, why: string];

/** IANA IPv4 Special-Purpose Address Registry: what is not globally reachable, and multicast. */
export const specialV4: readonly NamedRange[] = [
  ['0.0.0.0/8', 'This network'],
  ['10.0.0.0/8', 'Private-Use'],
  ['100.64.0.0/10', 'Shared Address Space'],
  ['127.0.0.0/8', 'Loopback'],
  ['169.254.0.0/16', 'Link Local'],
  ['172.16.0.0/12', 'Private-Use'],
  ['192.0.0.0/24', 'IETF Protocol Assignments'],
  ['192.0.2.0/24', 'Documentation (TEST-NET-1)'],
  ['192.88.99.0/24', 'Deprecated (6to4 Relay Anycast)'],
  ['192.168.0.0/16', 'Private-Use'],
  ['198.18.0.0/15', 'Benchmarking'],
  ['198.51.100.0/24', 'Documentation (TEST-NET-2)'],
  ['203.0.113.0/24', 'Documentation (TEST-NET-3)'],
  ['224.0.0.0/4', 'Multicast'],
  ['240.0.0.0/4', 'Reserved'],
];

/** An IPv4 address in other clothes: what it leads to was judged by nobody. No setting opens them. */
export const translatedV6: readonly NamedRange[] = [
  ['::ffff:0:0/96', 'IPv4-mapped Address'],
  ['64:ff9b::/96', 'IPv4-IPv6 Translation'],
  ['64:ff9b:1::/48', 'IPv4-IPv6 Translation'],
];

/** IANA IPv6 Special-Purpose Address Registry. What is named here lies inside 2000::/3 or has a name worth telling. */
export const specialV6: readonly NamedRange[] = [
  ['::/128', 'Unspecified Address'],
  ['::1/128', 'Loopback Address'],
  ['::/96', 'IPv4-compatible Address'],
  ['100::/64', 'Discard-Only Address Block'],
  ['2001::/23', 'IETF Protocol Assignments'],
  ['2001:db8::/32', 'Documentation'],
  ['2002::/16', '6to4'],
  ['3fff::/20', 'Documentation'],
  ['5f00::/16', 'Segment Routing SIDs'],
  ['fc00::/7', 'Unique-Local'],
  ['fe80::/10', 'Link-Local Unicast'],
  ['ff00::/8', 'Multicast'],
];

/** All that IANA gives out for hosts of the public internet (RFC 4291 §2.4). */
export const globalUnicastV6 = '2000::/3';
