import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A proxy (RFC 9112 §3.2.2) between a browser and the server that can be cut as a cable is: what runs over it breaks, and nobody comes through until it is mended. */
export class BreakableLine {
  private readonly open = new Set<Socket>();
  private cut = false;

  private constructor(private readonly proxy: Server) {
    proxy.on('connection', (socket) => {
      this.open.add(socket.on('error', () => socket.destroy()).on('close', () => this.open.delete(socket)));
      if (this.cut) socket.destroy();
    });
  }

  static async laid(): Promise<BreakableLine> {
    const proxy = createServer((asked, answer) => {
      const { method, headers } = asked;
      const onward = request(asked.url ?? '', { method, headers }, (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      });
      onward.on('error', () => answer.destroy());
      answer.on('close', () => onward.destroy());
      asked.pipe(onward);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    return new BreakableLine(proxy);
  }

  get server(): string {
    return `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`;
  }

  break(): void {
    this.cut = true;
    for (const socket of this.open) socket.destroy();
  }

  mend(): void {
    this.cut = false;
  }

  end(): void {
    this.break();
    this.proxy.close();
  }
}
