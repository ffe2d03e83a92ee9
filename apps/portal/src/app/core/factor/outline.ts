/** The dark modules of a QR code as one path: a run of them in a row is one rectangle. */
export function outline({ size, data }: { readonly size: number; readonly data: Uint8Array }): string {
  const runs: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size;) {
      let length = 0;
      while (x + length < size && data[y * size + x + length] === 1) length++;
      if (length > 0) runs.push(`M${x} ${y}h${length}v1h-${length}z`);
      x += length + 1;
    }
  }
  return runs.join('');
}
