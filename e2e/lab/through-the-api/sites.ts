import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type Server } from 'node:net';
import { type Lab } from '../lab.ts';

/** Web sites on one address, http and https: who answers is chosen by the name that was asked for. */
export async function serveSites({ path, ports }: Lab, address: string, sites: ReadonlyMap<string, RequestListener>) {
  const answer: RequestListener = (request, response) => {
    const site = sites.get(request.headers.host?.split(':')[0] ?? '');
    if (site) site(request, response);
    else response.writeHead(404).end();
  };
  const http = createHttp(answer);
  const https = createHttps(selfSigned(path('site')), answer);
  await listen(http, ports.http, address);
  await listen(https, ports.https, address);
  return {
    close: () => {
      for (const server of [http, https]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** Counts who comes to addresses that nobody may be led to. */
export async function canaryAt({ ports }: Lab, addresses: readonly string[]) {
  const caught: string[] = [];
  const servers = addresses.flatMap((address) =>
    [ports.http, ports.https].map((port) => ({
      address,
      port,
      server: createTcp((socket) => {
        caught.push(`${address} ${port}`);
        socket.destroy();
      }),
    })),
  );
  for (const { server, port, address } of servers) await listen(server, port, address);
  return {
    caught,
    close: () => {
      for (const { server } of servers) server.close();
    },
  };
}

const listen = (server: Server, port: number, address: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, address, resolve);
  });

/** A certificate that nobody trusts, as an owner has it who is about to get one. */
function selfSigned(folder: string) {
  mkdirSync(folder, { recursive: true });
  const [key, cert] = [`${folder}/key.pem`, `${folder}/cert.pem`];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-subj', '/CN=expired.example'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, '-days', '1'], { stdio: 'ignore' });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}
