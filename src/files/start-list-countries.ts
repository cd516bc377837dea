import { countryCodes, nationalityCode } from '../words/countries.ts';
import type { Complain } from './start-list-cells.ts';

/** Three letters of ISO 3166 that are others at World Athletics. BRN is Bahrain there and Brunei here, and stays. */
const isoThree = words(`
  DZA ALG AGO ANG ATG ANT ABW ARU BHS BAH BRB BAR BLZ BIZ BMU BER BTN BHU BOL BOL BWA BOT VGB IVB BGR BUL BFA BUR KHM CAM
  CYM CAY TCD CHA CHL CHI COG CGO CRI CRC HRV CRO DNK DEN SLV ESA GNQ GEQ FJI FIJ GMB GAM DEU GER GRC GRE GRD GRN GTM GUA
  GIN GUI GNB GBS HTI HAI HND HON IDN INA IRN IRI KWT KUW LVA LAT LBN LBN LSO LES LBY LBA MDG MAD MWI MAW MYS MAS MRT MTN
  MUS MRI MCO MON MNG MGL MMR MYA NPL NEP NLD NED NIC NCA NER NIG NGA NGR OMN OMA PRY PAR PHL PHI PRT POR PRI PUR KNA SKN
  VCT VIN WSM SAM SAU KSA SYC SEY SVN SLO SLB SOL ZAF RSA LKA SRI SDN SUD CHE SUI TWN TPE TZA TAN TGO TOG TON TGA ARE UAE
  URY URU VUT VAN VNM VIE ZMB ZAM ZWE ZIM ASM ASA GUM GUM MAC MAC PSE PLE VIR ISV XKX KOS ROM ROU`);

/** What people write for a country besides the names that it has in dictionaries; also what its people are called. */
const trade = `
  GBR=england|scotland|wales|northern ireland|uk|great britain|britain|gb|eng|sco|wal|nir|англия|шотландия|великобритания|英格兰|苏格兰
  USA=u s a|united states of america|america|сша|美利坚合众国
  RUS=russian federation|россия|рф|российская федерация|俄罗斯联邦|俄国
  CHN=peoples republic of china|pr china|prc|mainland china|кнр|китайская народная республика|中华人民共和国|中國|中国大陆|中國大陸|中国内地
  HKG=hong kong|hong kong china|hongkong|hong kong sar|гонконг|香港|中国香港|中國香港|香港特别行政区
  MAC=macau|macao|macao china|macau china|макао|澳门|澳門|中国澳门|中國澳門
  TPE=chinese taipei|taiwan|taiwan china|китайский тайбэй|тайвань|中国台北|中國台北|中华台北|中華台北|台湾|台灣|臺灣|中国台湾
  CZE=czech republic|czechia|чешская республика|чехия
  NED=holland|the netherlands|голландия|荷兰
  TUR=turkey|turkiye|турция|土耳其
  IRI=iran|islamic republic of iran|иран|伊朗
  KOR=korea|south korea|republic of korea|корея|южная корея|республика корея|韩国|韓國|大韩民国
  PRK=north korea|dpr korea|кндр|северная корея|朝鲜
  VIE=viet nam|вьетнам|越南
  CIV=ivory coast|cote d ivoire
  UAE=emirates|оаэ|эмираты|阿联酋
  RSA=republic of south africa|юар|南非
  BLR=belarus|республика беларусь|белоруссия
  KGZ=kyrgyz republic|киргизия|кыргызская республика|吉尔吉斯
  KAZ=republic of kazakhstan|республика казахстан|казакстан
  MDA=moldova|молдавия|молдова
  SWZ=swaziland
  MKD=macedonia|north macedonia
  LAO=laos|лаос|老挝
  SYR=syria|сирия
  TAN=tanzania|танзания
  VEN=venezuela
  BOL=bolivia
  COD=dr congo|drc|congo kinshasa
  CGO=congo|congo brazzaville
  BIH=bosnia|bosnia herzegovina|bosnia and herzegovina
  ANA=authorised neutral athlete|authorized neutral athlete|neutral|ain
  ART=athlete refugee team|refugee
  GBR=british|english|scottish|welsh
  USA=american
  CHN=chinese
  RUS=russian|российская|русский|русская
  GER=german
  FRA=french|francaise|francais
  ITA=italian|italiana|italiano
  ESP=spanish|espanola|espanol
  POR=portuguese|portuguesa
  NED=dutch|nederlandse
  BEL=belgian|belge
  SUI=swiss
  AUT=austrian
  SWE=swedish
  NOR=norwegian
  DEN=danish
  FIN=finnish
  POL=polish
  CZE=czech
  UKR=ukrainian
  BLR=belarusian|belarussian
  KAZ=kazakh|kazakhstani
  KGZ=kyrgyz
  UZB=uzbek
  TJK=tajik
  MGL=mongolian
  JPN=japanese
  KOR=korean|south korean
  THA=thai
  VIE=vietnamese
  INA=indonesian
  MAS=malaysian
  SGP=singaporean
  PHI=filipino|philippine
  IND=indian
  PAK=pakistani
  NEP=nepali|nepalese
  SRI=sri lankan
  IRI=iranian
  TUR=turkish
  ISR=israeli
  EGY=egyptian
  MAR=moroccan
  ETH=ethiopian
  KEN=kenyan
  UGA=ugandan
  TAN=tanzanian
  ERI=eritrean
  RWA=rwandan
  NGR=nigerian
  RSA=south african
  CAN=canadian
  MEX=mexican
  BRA=brazilian|brasileira|brasileiro
  ARG=argentine|argentinian
  COL=colombian
  CHI=chilean
  PER=peruvian
  AUS=australian
  NZL=new zealander|new zealand
  IRL=irish
  GRE=greek
  HUN=hungarian
  ROU=romanian
  BUL=bulgarian
  SRB=serbian
  CRO=croatian
  SLO=slovenian|slovene
  SVK=slovak
  EST=estonian
  LAT=latvian
  LTU=lithuanian
`;

let names: Map<string, string> | null = null;

/** World Athletics' three letters for a country in two or three letters, or by its name; undefined where it is none. */
export function countryCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return nationalityCode(code) ?? byName(text);
  if (/^[A-Z]{3}$/.test(code) && isCode(code)) return isoThreeToOwn.get(code) ?? code;
  return byName(text);
}

/** The country of an entry. A code of three letters that is none is refused. */
export function readNationality(cell: string | undefined, complain: Complain): string | undefined {
  const code = cell === undefined ? undefined : countryCode(cell);
  if (cell !== undefined && code === undefined)
    complain(
      'nationality',
      `nationality is "${cell}"; write a three-letter code such as CHN, RUS or KAZ`,
      cell,
    );
  return code;
}

const isoThreeToOwn = new Map(
  isoThree.flatMap((code, at) => (at % 2 === 0 ? [[code, isoThree[at + 1] ?? ''] as const] : [])),
);
const own = new Set([...countryCodes.values(), 'ANA', 'ART']);
const isCode = (code: string) => own.has(code) || isoThreeToOwn.has(code);

function byName(text: string): string | undefined {
  names ??= countryNames();
  return names.get(plain(text));
}

function countryNames(): Map<string, string> {
  const found = new Map<string, string>();
  for (const language of [
    'en',
    'zh-CN',
    'zh-TW',
    'ru',
    'de',
    'fr',
    'es',
    'sv',
    'pl',
    'ja',
    'ko',
    'kk',
    'uz',
    'ky',
    'tg',
    'it',
    'pt',
    'nl',
    'tr',
    'cs',
    'vi',
    'id',
    'uk',
    'mn',
  ]) {
    const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const [two, three] of countryCodes) {
      const name = plain(regions.of(two) ?? '');
      if (name !== '' && !found.has(name)) found.set(name, three);
    }
  }
  for (const line of trade.trim().split('\n')) {
    const [code = '', all = ''] = line.trim().split('=');
    for (const name of all.split('|')) found.set(plain(name), code);
  }
  return found;
}

/** Letters alone: `Côte d’Ivoire` and `COTE D'IVOIRE` are one. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/&/g, 'and')
    .replace(/[^\p{L}]/gu, '');
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
