const rsaMd5 = 1;

/** RFC 4034 Appendix B, over the RDATA of a DNSKEY. */
export function keyTag(rdata: Uint8Array): number {
  if (rdata[3] === rsaMd5) return ((rdata.at(-3) ?? 0) << 8) | (rdata.at(-2) ?? 0);
  const sum = rdata.reduce((all, byte, i) => all + (i % 2 === 0 ? byte << 8 : byte), 0);
  return (sum + ((sum >>> 16) & 0xffff)) & 0xffff;
}
