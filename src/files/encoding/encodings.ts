import type { Language } from '../../timing/model/race.ts';
import { characterModel, standards } from './characters.ts';
import { letterModel } from './letters.ts';
import { characters, names } from './names.ts';
import type { WordModel } from './likelihood.ts';

/** What a file may be written in, besides UTF-8 and UTF-16. */
export interface Encoding {
  /** As TextDecoder and `--encoding` name it. */
  name: string;
  /** How usual its words are; made when it is first asked for. */
  model: () => WordModel;
  /** Left by old programs, or used in few places. */
  seldom?: true;
  /** Languages of a console that make it more likely. */
  languages: readonly Language[];
  /** IANA zones of a race that make it more likely. */
  zones: RegExp;
}

const western = once(() => ({ letters: letterModel(names.western) }));
const central = once(() => ({ letters: letterModel(names.central) }));
const turkish = once(() => ({ letters: letterModel(names.turkish) }));
const baltic = once(() => ({ letters: letterModel(names.baltic) }));
const greek = once(() => ({ letters: letterModel(names.greek) }));
const hebrew = once(() => ({ letters: letterModel(names.hebrew) }));
const arabic = once(() => ({ letters: letterModel(names.arabic) }));
const thai = once(() => ({ letters: letterModel(names.thai) }));
const cyrillic = once(() => ({ letters: letterModel(names.cyrillic) }));
const simplified = once(() => ({ characters: characterModel(characters.simplified, standards.simplified) }));
const traditional = once(() => ({
  characters: characterModel(characters.traditional, standards.traditional),
}));
const japanese = once(() => ({
  characters: characterModel(characters.japanese, standards.japanese),
  kana: true,
}));
const korean = once(() => ({ characters: characterModel(characters.korean, standards.korean) }));

const zones = {
  china: /^Asia\/(Shanghai|Chongqing|Harbin|Urumqi|Kashgar)$/,
  taiwan: /^Asia\/(Taipei|Hong_Kong|Macau)$/,
  russia:
    /^(Europe\/(Moscow|Kaliningrad|Samara|Saratov|Volgograd|Minsk|Kyiv|Kiev|Simferopol|Sofia)|Asia\/(Yekaterinburg|Omsk|Novosibirsk|Krasnoyarsk|Irkutsk|Yakutsk|Vladivostok|Almaty|Bishkek|Tashkent))$/,
  centre: /^Europe\/(Warsaw|Prague|Bratislava|Budapest|Zagreb|Ljubljana|Bucharest|Sarajevo|Belgrade)$/,
  west: /^(Europe\/(Berlin|Paris|Madrid|Lisbon|Rome|Vienna|Zurich|Brussels|Amsterdam|London|Dublin|Copenhagen|Oslo|Stockholm|Helsinki|Luxembourg)|Atlantic\/|America\/|Australia\/)/,
  turkey: /^(Europe|Asia)\/Istanbul$/,
  baltic: /^Europe\/(Vilnius|Riga|Tallinn)$/,
  greece: /^(Europe\/Athens|Asia\/Nicosia)$/,
  israel: /^Asia\/Jerusalem$/,
  arabia:
    /^(Asia\/(Riyadh|Dubai|Qatar|Kuwait|Bahrain|Muscat|Amman|Beirut|Baghdad)|Africa\/(Cairo|Casablanca|Tunis|Algiers))$/,
  thailand: /^Asia\/Bangkok$/,
  japan: /^Asia\/Tokyo$/,
  korea: /^Asia\/Seoul$/,
};

export const encodings: readonly Encoding[] = [
  { name: 'gb18030', model: simplified, languages: ['zh-CN'], zones: zones.china },
  { name: 'big5', model: traditional, languages: ['zh-CN'], zones: zones.taiwan },
  { name: 'shift_jis', model: japanese, languages: [], zones: zones.japan },
  { name: 'euc-jp', seldom: true, model: japanese, languages: [], zones: zones.japan },
  { name: 'euc-kr', model: korean, languages: [], zones: zones.korea },
  { name: 'windows-1251', model: cyrillic, languages: ['ru'], zones: zones.russia },
  { name: 'koi8-r', seldom: true, model: cyrillic, languages: [], zones: zones.russia },
  { name: 'ibm866', seldom: true, model: cyrillic, languages: [], zones: zones.russia },
  { name: 'windows-1252', model: western, languages: [], zones: zones.west },
  { name: 'windows-1250', model: central, languages: [], zones: zones.centre },
  { name: 'windows-1254', seldom: true, model: turkish, languages: [], zones: zones.turkey },
  { name: 'windows-1257', seldom: true, model: baltic, languages: [], zones: zones.baltic },
  { name: 'windows-1253', model: greek, languages: [], zones: zones.greece },
  { name: 'windows-1255', model: hebrew, languages: [], zones: zones.israel },
  { name: 'windows-1256', model: arabic, languages: [], zones: zones.arabia },
  { name: 'windows-874', model: thai, languages: [], zones: zones.thailand },
  { name: 'macintosh', seldom: true, model: western, languages: [], zones: zones.west },
  { name: 'iso-8859-2', seldom: true, model: central, languages: [], zones: zones.centre },
  { name: 'iso-8859-5', seldom: true, model: cyrillic, languages: [], zones: zones.russia },
  { name: 'x-mac-cyrillic', seldom: true, model: cyrillic, languages: [], zones: zones.russia },
];

/** Names are learned only where a file is not UTF-8. */
function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= make());
}
