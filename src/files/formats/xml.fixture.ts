/** An element as a test reads it: well-formed XML only. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** Reads XML the strict way. Throws where it is not well-formed. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = /<\?[^?]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  for (let at = 0; at < xml.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(xml);
    if (found === null) throw new Error(`not well-formed: ${xml.slice(at, at + 80)}`);
    const [, closing, name = '', attributes = '', empty, text] = found;
    const parent = open.at(-1)!;
    if (text !== undefined) parent.text += textOf(text);
    else if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else if (name !== '') {
      const all = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [
        key,
        textOf(value!),
      ]);
      const element = {
        name,
        attributes: Object.fromEntries(all) as Record<string, string>,
        children: [],
        text: '',
      };
      parent.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one root element');
  return root.children[0]!;
}

/** All elements of this name below one. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function textOf(text: string): string {
  if (/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u.test(text))
    throw new Error('a character that XML cannot hold');
  if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`a bare & in ${text}`);
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? named[name]! : String.fromCodePoint(Number(code)),
  );
}
