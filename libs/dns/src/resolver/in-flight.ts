/**
 * At most so many at once (V-R4). The others wait, those of each owner in a line of their own, and the lines take turns: whoever asks much, or asks
 * servers that are slow, holds up himself.
 */
export class InFlight {
  /** In the order of their turns; none is empty. What has no owner shares a line. */
  private readonly lines = new Map<string | undefined, (() => void)[]>();

  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>, owner?: string): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.turnOf(owner);
    try {
      return await work();
    } finally {
      this.pass();
    }
  }

  private turnOf(owner: string | undefined): Promise<void> {
    return new Promise((resolve) => {
      const line = this.lines.get(owner) ?? [];
      line.push(resolve);
      this.lines.set(owner, line);
    });
  }

  /** The place goes to the first of the next line, and that line behind the others. */
  private pass(): void {
    const [next] = this.lines;
    if (next === undefined) {
      this.free += 1;
      return;
    }
    const [owner, [first, ...others]] = next;
    this.lines.delete(owner);
    if (others.length > 0) this.lines.set(owner, others);
    first?.();
  }
}
