import { once } from 'node:events';
import { createTCPServer, createUDPServer, type DnsHandler, type TCPServer, type UDPServer } from 'dns2';
import { demoAnswer } from './demo-answer';
import { isBelowDemoTop } from './demo-names';
import { demoZones, type DemoRecord, type DemoZone } from './demo-zones';

const loopback = '127.0.0.1';
const mostNames = 1000;
const longestValue = 255;

/** The name server of the demo zones, on loopback. It knows nothing of any other name. */
export class DemoServer {
  readonly zones: readonly DemoZone[];
  private readonly published = new Map<string, DemoRecord>();
  private servers: { readonly udp: UDPServer; readonly tcp: TCPServer } | undefined;

  constructor(issuers: readonly string[]) {
    this.zones = demoZones(issuers);
  }

  /** Puts a TXT record into the demo zones, in place of what was published at that name before. */
  publish(name: string, value: string): void {
    const owner = name.toLowerCase();
    if (!isBelowDemoTop(owner)) throw new RangeError(`${name} is not in the demo zones`);
    if (Buffer.byteLength(value) > longestValue) throw new RangeError('Too long for one character-string');
    this.published.delete(owner);
    this.published.set(owner, { name: owner, type: 'TXT', text: value });
    const [oldest] = this.published.keys();
    if (this.published.size > mostNames && oldest !== undefined) this.published.delete(oldest);
  }

  withdraw(name: string): void {
    this.published.delete(name.toLowerCase());
  }

  /** Answers the port, the same for UDP and TCP, as the system chose it. It keeps no process alive. */
  async listen(): Promise<number> {
    const udp = createUDPServer(this.handle);
    const tcp = createTCPServer(this.handle);
    await udp.listen(0, loopback);
    const { port } = udp.address();
    try {
      await once(tcp.listen(port, loopback), 'listening');
    } catch (error) {
      udp.close();
      throw error;
    }
    this.servers = { udp: udp.unref(), tcp: tcp.unref() };
    return port;
  }

  close(): void {
    this.servers?.udp.close();
    this.servers?.tcp.close();
    this.servers = undefined;
  }

  private readonly handle: DnsHandler = (request, send) => {
    const answer = demoAnswer(request, { zones: this.zones, published: [...this.published.values()] });
    if (answer) void send(answer);
  };
}
