import { Injectable } from '@nestjs/common';

/** The one place that reads the time. `ahead` (seconds) comes from TEST_CLOCK_OFFSET in labs. */
@Injectable()
export class Clock {
  constructor(private readonly ahead = 0) {}

  now(): Date {
    return new Date(Date.now() + this.ahead * 1000);
  }
}
