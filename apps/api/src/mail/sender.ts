export interface Sender {
  readonly name: string;
  readonly address: string;
  readonly domain: string;
}

/** `Countersign <ra@example.org>` or the address alone, as MAIL_FROM has it. */
export function senderOf(from: string): Sender {
  const [, name = '', address = from.trim()] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(from) ?? [];
  return { name, address, domain: address.slice(address.lastIndexOf('@') + 1) };
}
