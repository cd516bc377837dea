import chardet from 'chardet';

/**
 * The text of a file that people made: UTF-8 and UTF-16 with or without a byte order mark, and what
 * Excel writes on Chinese (GB18030) and Russian (Windows-1251) Windows.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(detected(bytes)).decode(bytes);
  }
}

function detected(bytes: Uint8Array): string {
  for (const { name } of chardet.analyse(bytes)) {
    if (/^(GB18030|Big5|EUC-KR|Shift_JIS)$/i.test(name)) return 'gb18030';
    if (/^(windows-125[0-9]|KOI8-R|ISO-8859-5)$/i.test(name))
      return name === 'windows-1252' ? 'windows-1251' : name.toLowerCase();
    if (/^UTF-16LE$/i.test(name)) return 'utf-16le';
  }
  return 'gb18030';
}
