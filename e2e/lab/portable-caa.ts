/** NSD 4.6 reads only lower-case tags of at most 15 letters: any other is served in the form of RFC 3597. */
export const portableCaa = (text: string) =>
  text.replace(/\bCAA\s+(\d+)\s+(\S+)\s+"(.*)"/g, (line, flags: string, tag: string, value: string) => {
    if (/^[a-z0-9]{1,15}$/.test(tag)) return line;
    const data = Buffer.concat([Buffer.from([Number(flags), tag.length]), Buffer.from(tag + value)]);
    return `TYPE257 \\# ${data.length} ${data.toString('hex')}`;
  });
