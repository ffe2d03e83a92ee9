import { Injectable } from '@nestjs/common';

interface Note {
  readonly label: string;
  readonly text: string;
}

/** What the person who started us wants to read first. Modules add lines while they start; main.ts prints them in one block. */
@Injectable()
export class StartNotes {
  private readonly lines: Note[] = [];
  private readonly lastLines: Note[] = [];

  add(label: string, text: string): void {
    this.lines.push({ label, text });
  }

  /** Below whatever others add. */
  addLast(label: string, text: string): void {
    this.lastLines.push({ label, text });
  }

  /** Labels stand in one column. */
  block(title: string, address: string): string {
    const all = [{ label: title, text: address }, ...this.lines, ...this.lastLines];
    const width = Math.max(...all.map(({ label }) => label.length));
    return all.map(({ label, text }) => `  ${label.padEnd(width)}  ${text}`).join('\n');
  }
}
