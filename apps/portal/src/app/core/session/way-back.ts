/** Where a person was going. Only a path of ours: an address elsewhere would make the page a springboard. */
export const wayBack = (path: string | undefined): string => (path && /^\/(?![/\\])/.test(path) ? path : '/');
