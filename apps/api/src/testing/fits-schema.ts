import { StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { map, type Observable } from 'rxjs';
import * as z from 'zod';
import { ANSWERS } from '../shared/answers';

/** In specs every answer is compared with what its route says of it: no key too few, and none too many that might give something away. What is written while it is read is compared by who reads it. */
export class FitsSchema implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema: unknown = Reflect.getMetadata(ANSWERS, context.getHandler());
    if (!(schema instanceof z.ZodObject)) return next.handle();
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof StreamableFile)) assertFits(schema, answer, route);
        return answer;
      }),
    );
  }
}

export function assertFits(schema: z.ZodObject, answer: unknown, route: string): void {
  const sent: unknown = JSON.parse(JSON.stringify(answer ?? null));
  const read = schema.safeParse(sent);
  if (!read.success) throw new Error(`${route} answers what its schema does not say: ${z.prettifyError(read.error)}`);
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(read.data)), sent))
    throw new Error(
      `${route} answers more than its schema says: ${JSON.stringify(sent)} for ${JSON.stringify(read.data)}`,
    );
}
