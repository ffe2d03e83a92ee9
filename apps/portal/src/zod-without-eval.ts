import { config } from 'zod/v4/core';

// Under the page's security policy zod must not try `new Function`; even the attempt is reported. It asks when a schema is made,
// and a bundler may put schemas before main.ts: so this stands among the polyfills, which run first.
config({ jitless: true });
