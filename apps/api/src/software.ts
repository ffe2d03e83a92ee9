/** Put in place by the build (vite.config.mts): the version of package.json, and the commit where the build was told it. */
declare const COUNTERSIGN_SOFTWARE: { readonly version: string; readonly commit: string | null };

/** What is running. Evidence names it: a verdict follows from its bytes by the code of that day. */
export const software = COUNTERSIGN_SOFTWARE;
