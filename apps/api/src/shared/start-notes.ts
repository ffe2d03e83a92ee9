import { Injectable } from '@nestjs/common';

/** What the person who started us wants to read first. Modules add lines while they start; main.ts prints them in one block. */
@Injectable()
export class StartNotes {
  private readonly lines: { label: string; text: string }[] = [];

  add(label: string, text: string): void {
    this.lines.push({ label, text });
  }

  /** Labels stand in one column. */
  block(title: string, address: string): string {
    const all = [{ label: title, text: address }, ...this.lines];
    const width = Math.max(...all.map(({ label }) => label.length));
    return all.map(({ label, text }) => `  ${label.padEnd(width)}  ${text}`).join('\n');
  }
}
