import { SaxesParser } from 'saxes';
import { message } from '../../words/message.ts';
import { limits } from './limits.ts';
import { RefusedFile } from './refused.ts';

/** What reads a document while it is walked through. Names are without the prefix of their namespace. */
export interface XmlReader {
  /** @param parents the names of the elements around it, from the root on */
  open: (name: string, attributes: Readonly<Record<string, string>>, parents: readonly string[]) => void;
  /** @param content the text of an element without others in it */
  close: (name: string, content: string, parents: readonly string[]) => void;
}

/** Pieces in which the text goes to the parser. */
const pieceCharacters = 65_536;

/**
 * Walks through a document once, from its first to its last element. Entities of its own are refused before any could
 * be expanded, and so is a document that is nested, or has texts or attributes, as no track has.
 *
 * @throws RefusedFile where it is not well formed (with line and column), has a DOCTYPE or is beyond the limits
 */
export function walkXml(text: string, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: false });
  const at = () => ({ line: parser.line, column: parser.column + 1 });
  const parents: string[] = [];
  const contents: string[] = [];
  let attributes = 0;
  parser.on('doctype', () => {
    throw new RefusedFile(message('trackFile.doctype', { line: parser.line }));
  });
  parser.on('error', () => {
    throw new RefusedFile(message('trackFile.broken-xml', at()));
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    if (parents.length >= limits.depth) throw beyond('depth');
  });
  parser.on('attribute', ({ value }) => {
    attributes += 1;
    if (attributes > limits.attributes) throw beyond('attributes');
    if (value.length > limits.textCharacters) throw beyond('text');
  });
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    reader.open(name, tag.attributes, parents);
    // What stands between elements is their layout, however many there are.
    if (contents.length > 0) contents[contents.length - 1] = '';
    parents.push(name);
    contents.push('');
  });
  const add = (piece: string) => {
    const content = (contents.at(-1) ?? '') + piece;
    if (content.length > limits.textCharacters) throw beyond('text');
    if (contents.length > 0) contents[contents.length - 1] = content;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const content = contents.pop() ?? '';
    const name = parents.pop() ?? '';
    reader.close(name, content.trim(), parents);
  });
  const beyond = (what: 'depth' | 'attributes' | 'text') =>
    new RefusedFile(message(`trackFile.xml-${what}`, { line: parser.line }));
  for (let from = 0; from < text.length; from += pieceCharacters)
    parser.write(text.slice(from, from + pieceCharacters));
  parser.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
