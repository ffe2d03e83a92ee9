import { create } from 'qrcode/lib/core/qrcode.js';
import { outline } from './outline';

export interface QrDrawing {
  readonly path: string;
  readonly size: number;
}

/** A file of its own, fetched when a code is drawn: imported on the spot, a CommonJS package would have no named exports in a build. */
export function qrDrawing(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { path: outline(modules), size: modules.size };
}
