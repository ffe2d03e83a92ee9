import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import * as z from 'zod';
import { RaError } from './problem';
import { unkeepable } from './plain-text';
import { codeFor, faultsOf, pathOf } from './zod-faults';

/** `@Body({ schema })`, `@Query({ schema })`: every fault at once, each at its place; unknown keys are refused, nothing is silently dropped. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  async transform(value: unknown, { schema, type }: ArgumentMetadata): Promise<unknown> {
    if (!(schema instanceof z.ZodType)) return value;
    const place = type === 'query' ? 'query' : 'body';
    const odd = unkeepable(value);
    if (odd) throw new RaError('invalid-field', { errors: [{ path: pathOf(odd, place), code: 'invalid-field' }] });
    const read = await schema.safeParseAsync(value === undefined ? {} : value);
    if (read.success) return read.data;
    const errors = faultsOf(read.error, value, place);
    throw new RaError(codeFor(errors), { errors });
  }
}
