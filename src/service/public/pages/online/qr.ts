import { encode } from 'uqr';
import { html, type Html } from '../html.ts';

/** Light around it, in modules: cameras need it to find the code. */
const border = 4;

/** A text as a QR code, black on white whatever the theme. */
export function qrPicture(text: string, label: string): Html {
  const { size, data } = encode(text, { ecc: 'M', border });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}">
    <rect width="${size}" height="${size}" fill="#ffffff" />
    <path d="${dark.join('')}" fill="#000000" shape-rendering="crispEdges" />
  </svg>`;
}
