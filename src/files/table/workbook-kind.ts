/** What a file is by its first bytes: a workbook in a ZIP archive, an old or encrypted one, or neither. */
export function workbookKind(bytes: Uint8Array): 'zip' | 'ole' | null {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return head === '504b0304' ? 'zip' : head === 'd0cf11e0' ? 'ole' : null;
}
