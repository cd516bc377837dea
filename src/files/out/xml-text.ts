/** What XML 1.0 cannot hold: most control characters, halves of surrogate pairs, and two that are no characters. */
const impossible =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** A text as the text of an XML element or attribute; what XML cannot hold becomes U+FFFD, so that the loss is seen. */
export function xmlText(text: string): string {
  return text.replace(impossible, '\uFFFD').replace(/[&<>"\r]/g, (sign) => escapes[sign]!);
}
