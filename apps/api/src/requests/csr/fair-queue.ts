type Work = () => Promise<unknown>;

/** One thing at a time, and turns between those who ask: who asks for much waits for himself. */
export class FairQueue {
  /** What waits, by who asked; who is next stands first. */
  private readonly waiting = new Map<string, Work[]>();
  private busy = false;

  run<T>(who: string, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const mine = this.waiting.get(who) ?? [];
      mine.push(() => work().then(resolve, reject));
      this.waiting.set(who, mine);
      if (!this.busy) void this.workOff();
    });
  }

  private async workOff(): Promise<void> {
    this.busy = true;
    for (let work = this.next(); work; work = this.next()) await work();
    this.busy = false;
  }

  /** Whose turn it was goes to the end of the line. */
  private next(): Work | undefined {
    const [first] = this.waiting;
    if (first === undefined) return undefined;
    const [who, [work, ...rest]] = first;
    this.waiting.delete(who);
    if (rest.length > 0) this.waiting.set(who, rest);
    return work;
  }
}
