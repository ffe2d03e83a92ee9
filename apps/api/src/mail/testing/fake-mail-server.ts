import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What it answers to a command instead of what a friendly server would; 'drop' closes the line without a word, 'silence' leaves it open. */
export type Says = Partial<Record<'greeting' | 'EHLO' | 'HELO' | 'MAIL FROM' | 'RCPT TO' | 'DATA' | '.', string>>;

export interface FakeMailServer {
  readonly url: string;
  readonly heard: string[];
  /** To whoever is connected: an answer that was kept back. */
  say(line: string): void;
  stop(): Promise<void>;
}

/** An SMTP server whose every answer a spec can choose. */
export async function fakeMailServer(says: Says, port = 0): Promise<FakeMailServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.write(`${says.greeting ?? '220 ready'}\r\n`);
    converse(socket, says, heard);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    say: (line) => {
      for (const socket of sockets) socket.write(`${line}\r\n`);
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function converse(socket: Socket, says: Says, heard: string[]): void {
  let inData = false;
  let pending = '';
  const answer = (command: keyof Says, friendly: string) => {
    const line = says[command] ?? friendly;
    if (line === 'drop') socket.destroy();
    else if (line !== 'silence') socket.write(`${line}\r\n`);
  };
  const take = (line: string) => {
    heard.push(line);
    if (inData) {
      if (line !== '.') return;
      inData = false;
      answer('.', '250 taken');
    } else if (/^EHLO/i.test(line)) answer('EHLO', '250 ready');
    else if (/^HELO/i.test(line)) answer('HELO', '250 ready');
    else if (/^MAIL FROM/i.test(line)) answer('MAIL FROM', '250 ok');
    else if (/^RCPT TO/i.test(line)) answer('RCPT TO', '250 ok');
    else if (/^DATA/i.test(line)) {
      inData = says.DATA === undefined;
      answer('DATA', '354 go on');
    } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
    else socket.write('502 not here\r\n');
  };
  socket.on('data', (bytes: Buffer) => {
    const lines = (pending + bytes.toString('utf8')).split('\r\n');
    pending = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}
