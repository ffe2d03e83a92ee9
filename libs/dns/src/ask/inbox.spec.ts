import { describe, expect, it } from 'vitest';
import { Inbox } from './inbox';
import { Room } from './room';

const message = (length: number) => new Uint8Array(length);

describe('an inbox', () => {
  it('V-R9: what does not fit into the session is not even looked at, nor is anything after it', () => {
    const looked: number[] = [];
    const room = new Room(100);
    const inbox = new Inbox(({ length }) => {
      looked.push(length);
      return length === 60;
    }, room);
    const dropped = { response: null, fault: 'unreadable' };
    expect(inbox.take(message(40))).toBeUndefined();
    expect(inbox.take(message(60))).toEqual({ response: message(60), fault: null });
    expect(room.isFull).toBe(false);
    expect(inbox.take(message(60))).toEqual(dropped);
    expect(room.isFull).toBe(true);
    expect(inbox.take(message(0))).toEqual(dropped);
    expect(inbox.refuse(message(0))).toEqual(dropped);
    expect(looked).toEqual([40, 60]);
  });

  it('V-R3: gives up after twenty that do not count', () => {
    const inbox = new Inbox(() => false, new Room());
    for (let i = 0; i < 19; i += 1) expect(inbox.take(message(i))).toBeUndefined();
    expect(inbox.take(message(20))).toEqual({ response: message(20), fault: 'mismatch' });
  });
});
