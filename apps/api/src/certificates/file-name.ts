/** What a file is called: the address, with letters and signs that every file system and header bears. */
export function fileNameOf(label: string, ending: string): string {
  const safe = label
    .replace(/[^A-Za-z0-9.@_-]+/g, '_')
    .replace(/^[._]+/, '')
    .slice(0, 100);
  return `${safe || 'certificate'}${ending}`;
}

/** RFC 6266 §4.3. The name is plain ASCII without quotes, so the simple form says it all. */
export const asAttachment = (fileName: string): string => `attachment; filename="${fileName}"`;
