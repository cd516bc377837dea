import type { Sex } from '../timing/model/race.ts';
import type { Complain } from './start-list-cells.ts';

const words: Record<Sex, string> = {
  M: `m male man men boy boys masc masculine 男 男性 男子 男子组 男組 男组 남 남자 남성 м муж мужской мужчина мужчины юноша юноши
    mann männer herr herren männlich homme hommes masculin hombre hombres masculino mężczyzna herrar varón
    maschio maschile uomo uomini homem mannen erkek ер ерлер еркек эркек эр nam pria erkak мард чоловік чоловіча muž muži
    ذكر مرد पुरुष ชาย`,
  F: `f female w woman women girl girls fem feminine 女 女性 女子 女子组 女組 女组 여 여자 여성 ж жен женский женщина женщины девушка
    девушки frau frauen damen dame weiblich femme femmes féminin mujer mujeres femenino kobieta kvinna kvinnor damer
    femmina femminile donna donne feminino mulher vrouw vrouwen kadın әйел әйелдер аял эм эмэгтэй nữ wanita ayol зан жінка
    жіноча žena ženy أنثى زن महिला หญิง`,
  X: `x n nb nonbinary other diverse divers nonbinär undisclosed 其他 другой`,
};
const sexes = new Map<string, Sex>(
  (Object.keys(words) as Sex[]).flatMap((sex) =>
    words[sex]
      .trim()
      .split(/\s+/)
      .map((word) => [word, sex] as const),
  ),
);

/** Letters, in their order, that mean something only beside the others of their column: Homme and Femme, Man and Kvinna, Herrar and Damer. */
const pairs: [letters: string, Record<string, Sex>][] = [
  ['fh', { h: 'M', f: 'F' }],
  ['hm', { h: 'M', m: 'F' }],
  ['km', { k: 'F', m: 'M' }],
  ['dh', { d: 'F', h: 'M' }],
  ['dmw', { d: 'X', m: 'M', w: 'F' }],
  ['mv', { m: 'M', v: 'F' }],
  ['du', { d: 'F', u: 'M' }],
  ['ek', { e: 'M', k: 'F' }],
  ['mz', { m: 'M', z: 'F' }],
  ['mž', { m: 'M', ž: 'F' }],
  ['lp', { l: 'M', p: 'F' }],
  ['еә', { е: 'M', ә: 'F' }],
  ['жч', { ж: 'F', ч: 'M' }],
];

/** What the letters of a column mean beside each other; empty where they mean what they mean alone. */
export function sexLetters(cells: Iterable<string>): ReadonlyMap<string, Sex> {
  const letters = new Set<string>();
  for (const cell of cells) if (letters.size < 5) letters.add(plain(cell));
  letters.delete('');
  const key = [...letters].toSorted().join('');
  const found = [...letters].every(({ length }) => length === 1) && pairs.find(([pair]) => pair === key);
  return new Map(found === false || found === undefined ? [] : Object.entries(found[1]));
}

/** The sex that a cell names. */
export function sexOf(cell: string, letters?: ReadonlyMap<string, Sex>): Sex | undefined {
  const word = plain(cell);
  return letters?.get(word) ?? sexes.get(word);
}

/** The sex that the name of a category says at its beginning: `女子35岁组`, `F3539`, `Men 40-44`, `Ж40`. */
export function sexOfCategory(category: string): Sex | undefined {
  const [, word = ''] = /^\s*(\p{Script=Han}{1,2}|\p{L}+)/u.exec(category.normalize('NFKC')) ?? [];
  const said = sexOf(word) ?? (/^\p{Script=Han}/u.test(word) ? sexOf(word.slice(0, 1)) : undefined);
  return said === 'X' ? undefined : said;
}

export function readSex(cell: string, complain: Complain, letters?: ReadonlyMap<string, Sex>): Sex {
  const sex = sexOf(cell, letters);
  if (sex === undefined) complain('sex-unknown', `sex is "${cell}"; write M, F or X`, cell);
  return sex ?? 'X';
}

function plain(cell: string): string {
  return cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]/gu, '');
}
