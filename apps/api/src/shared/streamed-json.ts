import { StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';

/** The object `facts` with one list more, written while it is read: such a list may be longer than memory has room for. */
export function streamedJson(facts: object, list: string, items: AsyncIterable<object>): StreamableFile {
  const text = Readable.from(textOf(facts, list, items), { objectMode: false });
  return new StreamableFile(text, { type: 'application/json; charset=utf-8' });
}

async function* textOf(facts: object, list: string, items: AsyncIterable<object>): AsyncGenerator<string> {
  const [head = ''] = JSON.stringify({ ...facts, [list]: [] }).split(/\]\}$/);
  yield head;
  let comma = '';
  for await (const item of items) {
    yield comma + JSON.stringify(item);
    comma = ',';
  }
  yield ']}';
}
