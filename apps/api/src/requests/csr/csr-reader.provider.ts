import { existsSync } from 'node:fs';
import { CsrReader, CsrReaderHere } from './csr-reader';
import { CsrReaderApart } from './csr-reader-apart';

/** The build puts it beside the program, or the program's own chunk one folder below. */
const places = ['./csr-reading.worker.js', '../csr-reading.worker.js'];

function readerOf(): CsrReader {
  const file = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  return file ? new CsrReaderApart(file) : new CsrReaderHere();
}

export const csrReader = { provide: CsrReader, useFactory: readerOf };
