/** The part of `qrcode` that computes; its types name Node's, which a page does not have. */
declare module 'qrcode/lib/core/qrcode.js' {
  interface Modules {
    readonly size: number;
    /** Row by row; 1 is dark. */
    readonly data: Uint8Array;
  }
  export function create(text: string, options: { readonly errorCorrectionLevel: 'L' | 'M' }): { modules: Modules };
}
