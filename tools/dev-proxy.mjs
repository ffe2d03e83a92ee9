// What the dev server hands on to the API: all that is not a page of the portal.
const target = `http://127.0.0.1:${process.env.API_PORT ?? '3000'}`;
const paths = ['/api', '/dev', '/pki', '/problems', '/healthz', '/readyz'];

export default Object.fromEntries(paths.map((path) => [path, { target, secure: false }]));
