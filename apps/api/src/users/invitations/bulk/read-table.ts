import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { type Fault, RaError } from '../../../shared/problem';

export const MOST_LINES = 5000;
const columns = ['name', 'email', 'role'] as const;
const LONGEST_RECORD = 20_000;
const CHUNK = 16 * 1024;

/** One line of the file, by the number that an editor shows. */
export type FileLine = Readonly<Record<(typeof columns)[number], string>> & { readonly line: number };

interface Parsed {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly info: { readonly lines: number };
  readonly raw: string;
}

/**
 * CSV (RFC 4180) as spreadsheets write it: with or without a byte order mark, separated by commas, semicolons or tabs, the columns in
 * any order. It is read a piece at a time, so that a large file holds up nobody, and no farther than it may be long.
 */
export async function readTable(text: string): Promise<FileLine[]> {
  if (text.includes('\uFFFD')) throw unreadable(''); // what was no UTF-8
  if (text.trim() === '') assertComplete([]);
  const lines: FileLine[] = [];
  try {
    for await (const parsed of parserOf(text.replace(/\r\n?/g, '\n')) as AsyncIterable<Parsed>) {
      if (lines.length === MOST_LINES) throw new RaError('too-many', { params: { max: MOST_LINES } });
      lines.push(lineOf(parsed));
    }
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(` near line ${Number(error['lines'])}`);
    throw error;
  }
  return lines;
}

function parserOf(text: string): AsyncIterable<unknown> {
  const parser = parse({
    bom: true,
    delimiter: separatorOf(text),
    columns: (head: string[]) => assertComplete(head.map((name) => name.trim().toLowerCase())),
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
    max_record_size: LONGEST_RECORD,
    info: true,
    raw: true,
  });
  return Readable.from(piecesOf(text)).pipe(parser);
}

/** Whoever waits has a turn between two. */
async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += CHUNK) {
    yield text.slice(at, at + CHUNK);
    await turn();
  }
}

/** The one that stands in the first line most often. */
function separatorOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function assertComplete(head: string[]): string[] {
  const errors = columns
    .filter((column) => !head.includes(column))
    .map((column): Fault => ({ path: column, code: 'column-missing', params: { column } }));
  if (errors.length > 0) throw new RaError('column-missing', { errors });
  return head;
}

/** A cell may run over several lines: the record is where it begins. */
function lineOf({ record, info, raw }: Parsed): FileLine {
  const over = raw.trim().split('\n').length - 1;
  const { name = '', email = '', role = '' } = record;
  return { line: info.lines - over, name, email, role };
}

const unreadable = (near: string) => new RaError('csv-unreadable', { params: { near } });
