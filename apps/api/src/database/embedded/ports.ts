import { createConnection, createServer, type AddressInfo } from 'node:net';

export const answers = (port: number): Promise<boolean> =>
  new Promise((told) => {
    const connection = createConnection({ port, host: '127.0.0.1' }, () => {
      connection.destroy();
      told(true);
    });
    connection.on('error', () => {
      told(false);
    });
  });

export const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        found(port);
      });
    });
  });
