/** What came is no answer to the question: it can't be read to its last byte, or it is about something else. It is never an answer, nor empty. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
