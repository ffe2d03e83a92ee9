import type { Question, RecordType } from '../exchange';
import { walk } from '../wire/framing';
import { typeName } from '../wire/types';
import { answerTo, type GivenAnswer } from './answer-to';
import type { Behaviour } from './name-server';

export const probes = {
  secure: { name: 'signed.probe.example', type: 'SOA' },
  bogus: { name: 'broken.probe.example', type: 'A' },
} as const satisfies Record<string, Question>;

export function asked(query: Uint8Array): { name: string; type: RecordType; cd: boolean } {
  const [question] = walk(query).questions;
  const type = typeName(question?.type ?? 0) as RecordType;
  return { name: question?.name ?? '', type, cd: ((query[3] ?? 0) & 0x10) !== 0 };
}

const signature: GivenAnswer = {
  ad: true,
  answers: [
    {
      ...{ name: probes.secure.name, type: 'RRSIG', ttl: 1 },
      data: {
        ...{ typeCovered: 'SOA', algorithm: 13, labels: 3, originalTTL: 1, keyTag: 1, signersName: 'example' },
        ...{ inception: 0, expiration: 1, signature: Buffer.alloc(64) },
      },
    },
  ],
};

/** Answers the probes as a validating resolver does, everything else as told. */
export const validating =
  (behaviour: Behaviour): Behaviour =>
  (query, over) => {
    const { name, cd } = asked(query);
    if (name === probes.secure.name) return [answerTo(query, signature)];
    if (name === probes.bogus.name) return [answerTo(query, cd ? {} : { rcode: 'servfail', ede: [6] })];
    return behaviour(query, over);
  };
