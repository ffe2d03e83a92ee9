import { Injectable, type PipeTransform } from '@nestjs/common';
import { isId } from './ids';
import { RaError } from './problem';

/** `@Param('id', IdParam) id: string`: what is no id names nothing. */
@Injectable()
export class IdParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw new RaError('not-found');
    return value.toLowerCase();
  }
}
