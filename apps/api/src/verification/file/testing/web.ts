import { cryptoProvider, PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import { createServer as createHttp, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Where the pages are; the canary sits beside it on 127.0.0.1, at the same ports. */
export const WEB = '127.0.0.9';

export interface Web {
  readonly ports: { http: number; https: number };
  /** What is answered from now on. */
  serve: RequestListener;
  readonly heard: {
    host: string | undefined;
    url: string | undefined;
    sni: string | null;
    headers: NodeJS.Dict<string | string[]>;
  }[];
  /** Connections to the canary: nobody may ever come. */
  readonly caught: Socket[];
  close(): Promise<void>;
}

/** A certificate that nobody trusts, as an owner has it who is about to get one. */
export async function selfSigned(commonName: string): Promise<{ key: string; cert: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await cryptoProvider.get().subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const dates = { notBefore: new Date('2020-01-01'), notAfter: new Date('2020-02-01') };
  const made = await X509CertificateGenerator.createSelfSigned({
    ...{ name: `CN=${commonName}`, keys, signingAlgorithm: algorithm, ...dates },
  });
  const key = await cryptoProvider.get().subtle.exportKey('pkcs8', keys.privateKey);
  return { key: PemConverter.encode(key, 'PRIVATE KEY'), cert: made.toString('pem') };
}

const listen = (server: Server, host: string, port = 0) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

export async function web(): Promise<Web> {
  const caught: Socket[] = [];
  const heard: Web['heard'] = [];
  const hear: RequestListener = (request, response) => {
    const { headers, url, socket } = request;
    const sni = 'servername' in socket ? String((socket as TLSSocket).servername) : null;
    heard.push({ host: headers.host, url, sni, headers });
    it.serve(request, response);
  };
  const http = createHttp(hear);
  const https = createHttps(await selfSigned('expired.example'), hear);
  const ports = { http: await listen(http, WEB), https: await listen(https, WEB) };
  const canaries = [ports.http, ports.https].flatMap((port) => ['127.0.0.1', '::1'].map((host) => ({ host, port })));
  const birds = await Promise.all(
    canaries.map(async ({ host, port }) => {
      const bird = createTcp((socket) => {
        caught.push(socket);
        socket.destroy();
      });
      await listen(bird, host, port);
      return bird;
    }),
  );
  const close = async () => {
    for (const server of [http, https] satisfies HttpServer[]) server.closeAllConnections();
    await Promise.all([http, https, ...birds].map((server) => new Promise((resolve) => server.close(resolve))));
  };
  const it: Web = { ports, heard, caught, close, serve: (_, response) => response.writeHead(404).end() };
  return it;
}
