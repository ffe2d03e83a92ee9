import { Clock } from '../shared/clock';

/** A clock that a spec moves: `clock.advance({ minutes: 31 })`. */
export class SpecClock extends Clock {
  private moved = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.moved);
  }

  advance({
    seconds = 0,
    minutes = 0,
    hours = 0,
    days = 0,
  }: Partial<Record<'seconds' | 'minutes' | 'hours' | 'days', number>>): void {
    this.moved += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}
