import { xmlText } from '../../../files/formats/xml-text.ts';

/** A piece of a page: made by {@link html} only, so that everything from outside is written as text. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = Html | string | number | null | false | readonly Piece[];

/** HTML of a template; what is put in is text, unless it is a piece of HTML itself. Null and false are nothing. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  let text = parts[0] ?? '';
  for (const [index, piece] of pieces.entries()) text += written(piece) + (parts[index + 1] ?? '');
  return new Html(text);
}

function written(piece: Piece): string {
  if (piece === null || piece === false) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(written).join('');
  return xmlText(typeof piece === 'string' ? withoutDirections(piece) : String(piece));
}

/** Marks that turn the direction of a text would reach beyond a name; where one belongs, a `bdi` element holds it. */
function withoutDirections(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, '');
}
