/** A name in its two parts. */
export interface NameParts {
  family: string;
  given: string;
  /** Nobody has to guess which part is which: capitals, a comma, or a Chinese name say it. */
  isSure: boolean;
}

/**
 * Family and given name of a whole one. `WANG Xiaoming` and `Xiaoming WANG`: what is in capitals is the family name, as
 * start lists of federations write it; `Wang, Xiaoming`: what is before the comma. `native` in Chinese or Korean characters,
 * or in Cyrillic ones, puts the family name first; otherwise it is the last word, and unsure.
 */
export function namesOf(whole: string, native: string): NameParts {
  const name = whole.trim().replace(/\s+/g, ' ');
  const [before = '', after] = name.split(/\s*,\s*/, 2);
  if (after !== undefined && before !== '' && after !== '')
    return { family: before, given: after, isSure: true };
  const words = name.split(' ');
  if (words.length === 1) return oneWord(name, native);
  const isFamily = words.map((word) => isCapitals(word));
  if (isFamily.some(Boolean) && !isFamily.every(Boolean))
    return {
      family: words.filter((_, at) => isFamily[at]).join(' '),
      given: words.filter((_, at) => !isFamily[at]).join(' '),
      isSure: true,
    };
  const [first = '', ...rest] = words;
  if (/^[\p{sc=Han}\p{sc=Hangul}]/u.test(native.trim()) && words.length === 2)
    return { family: first, given: rest.join(' '), isSure: true };
  if (/^[\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hangul}]/u.test(native.trim()))
    return { family: first, given: rest.join(' '), isSure: false };
  return { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' '), isSure: false };
}

/** Two letters at least, or an initial would be one. */
function isCapitals(word: string): boolean {
  const letters = word.replace(/[^\p{L}]/gu, '');
  return (
    Array.from(letters).length >= 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  );
}

/** Chinese names of two and three characters have a family name of one. */
function oneWord(name: string, native: string): NameParts {
  const characters = Array.from(name);
  if (name === native.trim() && /^\p{sc=Han}{2,3}$/u.test(name))
    return { family: characters[0]!, given: characters.slice(1).join(''), isSure: !compound.test(name) };
  return { family: name, given: '', isSure: false };
}

/** Family names of two characters that are usual. */
const compound = /^(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|万俟|闻人|端木|长孙|宇文)/;
