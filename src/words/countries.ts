/** Two-letter country codes (ISO 3166) and the three-letter ones of World Athletics. */
const codes = `
  AD AND AE UAE AF AFG AG ANT AI AIA AL ALB AM ARM AO ANG AR ARG AS ASA AT AUT AU AUS AW ARU AZ AZE BA BIH BB BAR BD BAN
  BE BEL BF BUR BG BUL BH BRN BI BDI BJ BEN BM BER BN BRU BO BOL BR BRA BS BAH BT BHU BW BOT BY BLR BZ BIZ CA CAN CD COD
  CF CAF CG CGO CH SUI CI CIV CK COK CL CHI CM CMR CN CHN CO COL CR CRC CU CUB CV CPV CY CYP CZ CZE DE GER DJ DJI DK DEN
  DM DMA DO DOM DZ ALG EC ECU EE EST EG EGY ER ERI ES ESP ET ETH FI FIN FJ FIJ FM FSM FR FRA GA GAB GB GBR GD GRN GE GEO
  GH GHA GI GIB GM GAM GN GUI GQ GEQ GR GRE GT GUA GU GUM GW GBS GY GUY HK HKG HN HON HR CRO HT HAI HU HUN ID INA IE IRL
  IL ISR IN IND IQ IRQ IR IRI IS ISL IT ITA JM JAM JO JOR JP JPN KE KEN KG KGZ KH CAM KI KIR KM COM KN SKN KP PRK KR KOR
  KW KUW KY CAY KZ KAZ LA LAO LB LBN LC LCA LI LIE LK SRI LR LBR LS LES LT LTU LU LUX LV LAT LY LBA MA MAR MC MON MD MDA
  ME MNE MG MAD MH MHL MK MKD ML MLI MM MYA MN MGL MO MAC MR MTN MS MNT MT MLT MU MRI MV MDV MW MAW MX MEX MY MAS MZ MOZ
  NA NAM NE NIG NG NGR NI NCA NL NED NO NOR NP NEP NR NRU NZ NZL OM OMA PA PAN PE PER PF PYF PG PNG PH PHI PK PAK PL POL
  PR PUR PS PLE PT POR PW PLW PY PAR QA QAT RO ROU RS SRB RU RUS RW RWA SA KSA SB SOL SC SEY SD SUD SE SWE SG SGP SI SLO
  SK SVK SL SLE SM SMR SN SEN SO SOM SR SUR SS SSD ST STP SV ESA SY SYR SZ SWZ TC TKS TD CHA TG TOG TH THA TJ TJK TL TLS
  TM TKM TN TUN TO TGA TR TUR TT TTO TV TUV TW TPE TZ TAN UA UKR UG UGA US USA UY URU UZ UZB VC VIN VE VEN VG IVB VI ISV
  VN VIE VU VAN WS SAM XK KOS YE YEM ZA RSA ZM ZAM ZW ZIM
`
  .trim()
  .split(/\s+/);

/** By the two letters of ISO 3166, the three of World Athletics. */
export const countryCodes: ReadonlyMap<string, string> = new Map(
  codes.flatMap((code, at) => (at % 2 === 0 ? [[code, codes[at + 1] ?? ''] as const] : [])),
);

const twoLetters = new Map(countryCodes.entries().map(([two, three]) => [three, two]));

/** The two-letter code of a nationality's three-letter one; undefined where there is none. */
export function regionCode(nationality: string): string | undefined {
  return twoLetters.get(nationality);
}

/** The three-letter code of a nationality written in two or three letters; undefined where it is neither. */
export function nationalityCode(text: string): string | undefined {
  const code = text.toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : countryCodes.get(code);
}
