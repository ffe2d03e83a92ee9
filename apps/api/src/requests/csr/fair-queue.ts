type Work = () => Promise<unknown>;

/** One thing at a time, and turns between those who ask: who asks for much waits for himself. */
export class FairQueue {
  /** What waits, by who asked; who waited longest for a turn stands first. */
  private readonly waiting = new Map<string, Work[]>();
  private last: string | undefined;
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

  /** Whose turn it was goes to the end of the line, and comes again at once only where nobody else waits. */
  private next(): Work | undefined {
    const all = [...this.waiting.keys()];
    const who = all.find((one) => one !== this.last) ?? all[0];
    if (who === undefined) return undefined;
    const [work, ...rest] = this.waiting.get(who) ?? [];
    this.waiting.delete(who);
    if (rest.length > 0) this.waiting.set(who, rest);
    this.last = who;
    return work;
  }
}
