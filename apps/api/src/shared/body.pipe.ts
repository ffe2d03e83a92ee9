import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import * as z from 'zod';
import { RaError, type Fault } from './problem';
import { unkeepable } from './plain-text';
import { faultsOf, pathOf } from './zod-faults';

/** `@Body({ schema })`, `@Query({ schema })`: every fault at once, each at its place; unknown keys are refused, nothing is silently dropped. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  async transform(value: unknown, { schema, type }: ArgumentMetadata): Promise<unknown> {
    if (!(schema instanceof z.ZodType)) return value;
    const place = type === 'query' ? 'query' : 'body';
    const odd = unkeepable(value);
    if (odd) throw new RaError('invalid-field', { errors: [{ path: pathOf(odd, place), code: 'invalid-field' }] });
    const read = await schema.safeParseAsync(value ?? {});
    if (read.success) return read.data;
    const errors = faultsOf(read.error, value, place);
    throw new RaError(codeOf(errors), { errors });
  }
}

/** These say enough by themselves; anything else is `invalid-field` with the codes at their places. */
const speaking = ['unknown-field', 'unknown-filter', 'unknown-sort', 'cursor-mismatch'] as const;

function codeOf(faults: readonly Fault[]): Fault['code'] {
  const [first] = faults;
  if (first?.code === 'too-many' && faults.every(({ code }) => code === 'too-many')) return 'too-many';
  return speaking.find((code) => faults.some((fault) => fault.code === code)) ?? 'invalid-field';
}
