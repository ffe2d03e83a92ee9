export interface Parameter {
  readonly tag: string;
  readonly value: string;
}

/** What an issuemail value says (RFC 9495 §3 = RFC 8659 §4.2). `issuer` is null where nobody is named. */
export interface IssuerValue {
  readonly issuer: string | null;
  readonly parameters: readonly Parameter[];
}

/** The first byte that breaks the grammar; `at` counts from 1, `character` is null at the end of the value. */
export interface GrammarFault {
  readonly at: number;
  readonly character: number | null;
}

const blank = /[ \t]*/y;
const label = /[A-Za-z0-9](?:-*[A-Za-z0-9])*/y;
const parameterValue = /[!-:<-~]*/y;

/** Bytes are read as latin1: one character, one byte. */
export function readIssuerValue(bytes: Uint8Array): IssuerValue | GrammarFault {
  const reader = new Reader(Buffer.from(bytes).toString('latin1'));
  reader.take(blank);
  const issuer = readDomain(reader);
  if (issuer === undefined) return reader.fault();
  reader.take(blank);
  if (reader.atEnd()) return { issuer, parameters: [] };
  if (!reader.skip(';')) return reader.fault();
  reader.take(blank);
  const parameters = reader.atEnd() ? [] : readParameters(reader);
  return parameters === null ? reader.fault() : { issuer, parameters };
}

export const isFault = (read: IssuerValue | GrammarFault): read is GrammarFault => 'at' in read;

/** Null where there is none, undefined where it is broken. */
function readDomain(reader: Reader): string | null | undefined {
  const labels: string[] = [];
  do {
    const next = reader.take(label);
    if (next === '') return labels.length === 0 ? null : undefined;
    labels.push(next);
  } while (reader.skip('.'));
  return labels.join('.').toLowerCase();
}

/** A semicolon stands between parameters only. */
function readParameters(reader: Reader): Parameter[] | null {
  const parameters: Parameter[] = [];
  do {
    reader.take(blank);
    const tag = reader.take(label).toLowerCase();
    if (tag === '') return null;
    reader.take(blank);
    if (!reader.skip('=')) return null;
    reader.take(blank);
    parameters.push({ tag, value: reader.take(parameterValue) });
    reader.take(blank);
  } while (reader.skip(';'));
  return reader.atEnd() ? parameters : null;
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    return this.at === this.text.length;
  }

  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [taken] = pattern.exec(this.text) ?? [''];
    this.at += taken.length;
    return taken;
  }

  skip(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  fault(): GrammarFault {
    const dangling = this.atEnd() && /[.;]$/.test(this.text); // what should have been followed by something
    const at = dangling ? this.at - 1 : this.at;
    return { at: at + 1, character: at < this.text.length ? this.text.charCodeAt(at) : null };
  }
}
