/** What XML cannot hold in any form: control characters, halves of characters, and two that are no characters. */
const impossible = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu;

/** A text as it stands in XML and HTML; what these cannot hold becomes U+FFFD, so that it is seen. */
export function xmlText(text: string): string {
  return text.replace(impossible, '\ufffd').replace(/[&<>"\r]/g, (one) => entities[one]!);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
