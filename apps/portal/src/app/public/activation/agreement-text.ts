const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** An agreement's text as paragraphs: its words without markup, so that nothing of it is ever run. */
export const paragraphsOf = (html: string): string[] =>
  html
    .split(/<\/?(?:p|div|li|ul|ol|h[1-6]|br|tr|table|section)\b[^>]*>/i)
    .map((part) =>
      part
        .replace(/<[^>]*>/g, '')
        .replace(/&(#?\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean);
