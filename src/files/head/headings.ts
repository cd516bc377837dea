import type { ListColumn } from '../../contract/list-mapping.ts';

/**
 * What people and their programs call the columns of a start list, as {@link plainHeading} makes it: letters and figures
 * alone, `№` is `no`. RunSignup, RACE RESULT, Chronokeep, OE, and the platforms of China and Russia among them; German,
 * French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish, Czech, Turkish, Kazakh, Kyrgyz, Uzbek, Ukrainian, Vietnamese
 * and Indonesian where a word means one thing only.
 */
export const columnHeadings = {
  bib: words(`
    bib bibno bibnumber bibnum number no nr raceno racenumber runnerno runnernumber startnum startnumber stno startno
    参赛号 参赛号码 参赛编号 号码 号码布 号码布号 号码簿 号码牌 编号 选手编号 选手号码
    參賽號碼 號碼 號碼布 號碼布號碼 參賽編號 選手編號 背號 ナンバー ゼッケン レースナンバー 배번 배번호 참가번호
    номер стартовыйномер стартno стno стартовыйno нагрno нагрудныйno стартномер нагрудныйномер нагрномер номеручастника
    startnummer startnr stnr dossard numerodedossard dorsal numerodedorsal nummerlapp numerstartowy nrstartowy
    pettorale numeropettorale numdorsal startovnicislo gogusno gogusnumarasi borstnummer sobib bibso sobaodanh нөмірі нөмір стартнөмірі старттыкномери raqami стартовийномер`),
  chip: words(`
    chip tag rfid epc transponder chipcode chipno chipnumber chipid chipepc tagid tagno tagcode tagnumber rfidtag epccode
    transpondercode transpondernumber chipkod sportident sicard emit
    芯片 芯片号 芯片编号 芯片码 计时芯片 计时芯片号 芯片epc 晶片 晶片號 晶片編號 計時晶片 チップ 칩 칩번호
    чип номерчипа noчипа чипno кодчипа метка puce numerodepuce bricka bricknr chipnummer transpondernummer
    codicechip codigochip chipkodu`),
  name: words(`
    name fullname nativename runner runnername athlete athletename participant participantname competitor
    姓名 中文姓名 选手姓名 参赛者姓名 运动员姓名 運動員姓名 選手姓名 參賽者姓名 氏名 名前 이름 성명
    имя фио фамилияимя фамилияиимя фамилияимяотчество участник фиоучастника спортсмен
    namn nom nomprenom nombre nombreyapellidos vorundnachname nachnamevorname namevorname
    runnersname athletesname participantsname riderorrunner nome nomecognome cognomenome cognomeenome nomecompleto naam adsoyad adisoyadi isim jmeno jmenoprijmeni prijmeniajmeno hovaten hoten атыжөні тегіаты атыжону ысымы fish ismi піб прізвищеімя nama namalengkap`),
  latinName: words(`
    latinname latin nameeng namelatin namelat englishname nameinenglish passportname nameinpassport
    英文名 英文姓名 姓名英文 姓名拼音 拼音 护照姓名 護照姓名 英文譯名 ローマ字 영문이름 영문명 имялатиницей латиница латиницей
    фиолатиницей`),
  firstName: words(`
    firstname first fname givenname given givennames forename 名 имяучастника vorname prenom nombredepila fornamn imie
    voornaam ad adi ten krestnijmeno имяспортсмена аты есімі імя`),
  middleName: words(`middlename middle mname patronymic отчество
    tussenvoegsel әкесініңаты побатькові`),
  lastName: words(`
    lastname last lname surname familyname family 姓 姓氏 фамилия фамилияучастника nachname familienname nomdefamille
    apellido apellidos efternamn nazwisko
    cognome sobrenome achternaam soyad soyadi prijmeni тегі ho прізвище`),
  sex: words(`
    sex gender mf mw 性别 性別 男女 성별 пол мж geschlecht sexe genre sexo genero kon plec
    sesso geslacht cinsiyet pohlavi gioitinh жынысы жыныс jinsi jins стать хүйс jeniskelamin kelamin`),
  birthDate: words(`
    birthdate birthday birth dob dateofbirth yearofbirth birthyear yob born bdate borndate yb
    出生日期 出生年月 出生年月日 出生年份 出生年 生日 生年月日 생년월일 생일
    датарождения датарожд деньрождения годрождения годрожд гр
    geburtsdatum geburtstag geburtsjahr jahrgang jg gebdatum datedenaissance naissance anneedenaissance anneenaissance
    fechadenacimiento fechanacimiento nacimiento anodenacimiento fodelsedatum fodelsear fodd dataurodzenia rokurodzenia
    datadinascita nascita annodinascita datanascita datadenascimento datanascimento anonascimento geboortedatum geboortejaar dogumtarihi dogumyili datumnarozeni roknarozeni rocnik ngaysinh namsinh туғанкүні туғанжылы туулганкуну tugilgansanasi датанародження рікнародження tanggallahir`),
  age: words(`
    age ageonraceday raceage ageatrace currentage 年龄 年齡 나이 年齢 возраст полныхлет alter edad alder wiek
    eta idade leeftijd yas tuoi жасы umur usia вік`),
  idNumber: words(`
    idnumber idno nationalid identitycard idcard idcardno idcardnumber citizenid
    证件号 证件号码 身份证 身份证号 身份证号码 证件编号 證件號碼 身分證號 身份證號 身份證號碼`),
  nationality: words(`
    nationality nation nat country countrycode noc ioc citizenship 国籍 國籍 국적 国家 國家 国家地区 國家地區 国籍地区 国 国名
    гражданство страна государство nationalitat staatsangehorigkeit staat nationalite pays nacionalidad pais land
    nationalitet kraj
    nazione nazionalita paese nacionalidade ulke uyruk nationaliteit quoctich елі ел азаматтығы mamlakat fuqarolik країна громадянство negara kebangsaan zeme`),
  club: words(`
    club clubname clname team teamname organisation organization clubteam teamclub
    俱乐部 俱樂部 所属 所屬 소속 跑团 跑團 团队 團隊 团队名称 单位 單位 所属单位 参赛单位 代表队 代表單位 代表队名称 队伍 队名
    клуб команда клубкоманда командаклуб спортклуб организация коллектив
    verein vereinteam equipe equipo klubb forening lag klub
    societa squadra clube vereniging kulup takim oddil clb cauacbo клубы клубкоманди`),
  race: words(`
    race racename contest event eventname distance racedistance subevent
    项目 項目 參賽項目 参赛项目 比赛项目 報名項目 报名项目 赛事项目 距离 距離 종목 種目 部門
    дистанция соревнование вид wettbewerb strecke lauf epreuve course parcours prueba carrera distancia distans lopp
    dystans bieg
    gara prova percorso afstand onderdeel parkur mesafe trat zavod culy қашықтық қашықтығы аралык masofa дистанція zai`),
  wave: words(`
    wave waveid wavename corral startgroup startwave startblock 分区 分區 出发区 出发区域 出发分区 起跑区 起跑分區 波次 枪次
    출발그룹 волна стартоваяволна забег кластер стартовыйкластер startwelle startgruppe vague sas oleada cajon startled
    onda griglia startvak vlna толқын`),
  /** In the place of the wave's gun; never "start time", which lists have for the planned start of everybody. */
  ownStart: words(`ownstart intervalstart individualstart 个人出发时间 個人出發時間 личныйстарт`),
  /** The runners of a relay team. */
  legs: words(`legs leg relayrunners 棒次 接力队员 接力隊員 этапы этап`),
  category: words(`
    category categoryname division agegroup agecategory agedivision ageclass 组别 組別 年龄组 年龄组别 年龄段 參賽組別 参赛组别
    年齡組 категория группа возрастнаягруппа возрастнаякатегория категориявозраст altersklasse ak kategorie klasse
    categorie categoria klass kategoria
    escalao categoriaeta yasgrubu hangmuc санаты санат категорія kategori`),
  /** Such as wheelchair: who does not race against the runners. */
  division: words(`class startclass racedivision paraclass 竞赛类别 競賽類別 类别 класс дивизион`),
  /** What the announcer should know; never published. */
  note: words(`
    announcernote notefortheannouncer 播报备注 主持人备注 备注 備註 примечаниедлядиктора примечание заметкадиктору диктору`),
} as const satisfies Record<ListColumn, string[]>;

/** Headings that can mean nothing else: a list with a running number and a bib has `No.` and `Bib`. */
export const surestHeadings = new Set(
  words(`
    bib bibno bibnumber bibnum startnumber startnummer raceno stno 参赛号 参赛号码 參賽號碼 号码布 號碼布 ゼッケン 배번
    стартовыйномер нагрудныйномер dossard dorsal
    name fullname 姓名 氏名 성명 фио
    latinname 英文姓名 имялатиницей
    sex 性别 性別 성별 пол
    birthdate dateofbirth 出生日期 出生年月日 生年月日 생년월일 датарождения geburtsdatum
    nationality 国籍 國籍 국적 гражданство
    club 俱乐部 俱樂部 клуб verein
    wave 出发区 волна
    category 组别 категория
    class 竞赛类别 класс
    announcernote 播报备注 примечаниедлядиктора`),
);

/** Letters and figures of a heading, with Latin letters bare: `Prénom` is `prenom`, `№ чипа` is `noчипа`. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/([a-z])[\u0300-\u036F]+/g, '$1')
    .normalize('NFC')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
