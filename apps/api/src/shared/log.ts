import { ConsoleLogger } from '@nestjs/common';
import { plainText } from './log-text';

/** Nest's logger, whose lines hold no secret, no more than a screen, and nothing that acts on a terminal: callers decide part of what is logged. */
export class Log extends ConsoleLogger {
  override log(message: unknown, ...more: unknown[]): void {
    super.log(said(message), ...more.map(said));
  }
  override error(message: unknown, ...more: unknown[]): void {
    super.error(said(message), ...more.map(said));
  }
  override warn(message: unknown, ...more: unknown[]): void {
    super.warn(said(message), ...more.map(said));
  }
  override debug(message: unknown, ...more: unknown[]): void {
    super.debug(said(message), ...more.map(said));
  }
  override verbose(message: unknown, ...more: unknown[]): void {
    super.verbose(said(message), ...more.map(said));
  }
  override fatal(message: unknown, ...more: unknown[]): void {
    super.fatal(said(message), ...more.map(said));
  }
}

/** Nest leaves out what it has nothing to say about. */
const said = (value: unknown): unknown => (value === undefined ? undefined : plainText(value));
