// What the lab's resolver answers to everything that the 306 CAA vectors and the 145 states lead to, byte by byte: with these answers
// the decisions are tested where no name server can be installed (libs/dns/src/lab-vectors.spec.ts).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askTcp, askUdp, NoAnswer } from './ask.ts';
import { account, issuer } from './data/cases.ts';
import { stateQuestions } from './data/states.ts';
import { caaVectors } from './data/vectors.ts';
import { isTruncated, question, readAnswer, type TypeName } from './message.ts';
import { type Lab } from './lab.ts';

const file = join(import.meta.dirname, '../../libs/dns/src/testing/lab-answers.json');
const timeout = 2500;
const inFlight = 16;

/** name, type, CD, transport, try, request and response in base64, null for silence. */
type Recorded = readonly [string, TypeName, 0 | 1, 'udp' | 'tcp', number, string, string | null];
type Asked = readonly [name: string, type: TypeName];

export async function record({ ports }: Lab): Promise<string> {
  const recordedAt = new Date().toISOString();
  const climbs = caaVectors.flatMap(({ name }) => climb(name).map((at): Asked => [at, 'CAA']));
  const looked = await lookAtAll(ports.unbound, [
    ...climbs,
    ...stateQuestions.map(({ name, type }): Asked => [name, type]),
  ]);
  const failed = new Set(looked.filter(([, , , , which]) => which === 2).map(([name]) => name));
  const walks = [...failed].flatMap(climb).flatMap((at): Asked[] => [
    [at, 'DS'],
    [at, 'DNSKEY'],
  ]);
  const known = new Set(looked.map(keyOf));
  const chains = await lookAtAll(
    ports.unbound,
    walks.filter((asked) => !known.has(keyOf(asked))),
  );
  const exchanges = [...looked, ...chains];
  const terms = { recordedAt, issuer, account };
  writeFileSync(file, linesOf(terms, { vectors: caaVectors, states: stateQuestions, exchanges }));
  return `${exchanges.length} exchanges are in ${file}`;
}

/** One item a line, so that a new recording can be compared with the old one. */
function linesOf(terms: object, lists: Record<string, readonly unknown[]>): string {
  const line = (items: readonly unknown[]) => items.map((item) => `\n${JSON.stringify(item)}`).join(',');
  const texts = Object.entries(lists).map(([name, items]) => `"${name}":[${line(items)}\n]`);
  return `{"terms":${JSON.stringify(terms)},\n${texts.join(',\n')}}\n`;
}

const keyOf = ([name, type]: readonly [string, TypeName, ...unknown[]]) => `${name} ${type}`;

function climb(name: string): string[] {
  const labels = name.split('.').filter(Boolean);
  return labels.map((_, from) => labels.slice(from).join('.'));
}

/** Each question once, in the order given, some side by side. */
async function lookAtAll(port: number, questions: readonly Asked[]): Promise<Recorded[]> {
  const distinct = [...new Map(questions.map((asked) => [keyOf(asked), asked])).values()];
  const found: Recorded[][] = [];
  const queue = distinct.entries();
  const worker = async () => {
    for (const [at, asked] of queue) found[at] = await look(port, asked);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return found.flat();
}

/** As a resolver's client looks: once; where that failed, with CD=1, and once more (verification.md §8). */
async function look(port: number, asked: Asked): Promise<Recorded[]> {
  const first = await exchange(port, asked, 0, 1);
  if (hasData(first)) return first;
  const unchecked = await exchange(port, asked, 1, 1);
  return [...first, ...unchecked, ...(await exchange(port, asked, 0, 2))];
}

const hasData = (exchanges: readonly Recorded[]) => {
  const response = exchanges.at(-1)?.[6];
  return !!response && ['NOERROR', 'NXDOMAIN'].includes(readAnswer(Buffer.from(response, 'base64')).rcode);
};

async function exchange(port: number, [name, type]: Asked, cd: 0 | 1, which: number): Promise<Recorded[]> {
  const request = question(name, type, { cd: cd === 1 });
  const recorded = (transport: 'udp' | 'tcp', response: Buffer | null): Recorded => [
    ...([name, type, cd, transport, which] as const),
    request.toString('base64'),
    response?.toString('base64') ?? null,
  ];
  const udp = await answerOrSilence(askUdp(port, request, { timeout }));
  if (!udp || !isTruncated(udp)) return [recorded('udp', udp)];
  return [recorded('udp', udp), recorded('tcp', await answerOrSilence(askTcp(port, request, { timeout })))];
}

async function answerOrSilence(asked: Promise<Buffer>): Promise<Buffer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NoAnswer) return null;
    throw error;
  }
}
