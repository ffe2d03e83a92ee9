import { Injectable } from '@nestjs/common';
import { Job } from '../../jobs';
import { SessionStore } from './session.store';

@Injectable()
export class SweepSessions {
  constructor(private readonly sessions: SessionStore) {}

  @Job('sweep-sessions', { every: '23 * * * *' })
  run(): Promise<void> {
    return this.sessions.sweep();
  }
}
