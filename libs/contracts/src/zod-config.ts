import { config } from 'zod';

// In a browser under a strict Content-Security-Policy zod must not try `new Function` (the try alone is reported).
// It belongs beside the schemas: bundlers may run a shared chunk before main.ts.
if ('document' in globalThis) config({ jitless: true });
