/** The columns of a start list and the headings that people give them, compared by letters and digits alone. */
export const columnHeadings = {
  bib: [
    'bib',
    'bibno',
    'bibnumber',
    'number',
    'no',
    'raceno',
    'startnum',
    'startnumber',
    '参赛号',
    '號碼',
    '參賽號碼',
    '號碼布',
    'ナンバー',
    'ゼッケン',
    '배번',
    'stno',
    'startno',
    '号码',
    '号码布',
    '参赛号码',
    'номер',
    'стартовыйномер',
  ],
  race: [
    'race',
    'contest',
    'event',
    'distance',
    '项目',
    '參賽項目',
    '参赛项目',
    '比赛项目',
    '赛事项目',
    '距离',
    '종목',
    'дистанция',
    'соревнование',
  ],
  chip: [
    'chip',
    'tag',
    'rfid',
    'epc',
    'chipcode',
    'chipno',
    'chipnumber',
    '晶片',
    '晶片號',
    '칩',
    '芯片',
    '芯片号',
    'чип',
    'метка',
  ],
  name: [
    'name',
    'fullname',
    'nativename',
    '姓名',
    '中文姓名',
    '氏名',
    '名前',
    '이름',
    '성명',
    'имя',
    'фио',
    'фамилияимя',
  ],
  latinName: [
    'latinname',
    'nameeng',
    'namelatin',
    'englishname',
    'passportname',
    '英文名',
    '英文姓名',
    '拼音',
    'имялатиницей',
    'латиница',
  ],
  firstName: ['firstname', 'first', 'fname', 'givenname', '名'],
  lastName: ['lastname', 'last', 'lname', 'surname', 'familyname', '姓', 'фамилия'],
  sex: ['sex', 'gender', '性别', '性別', '성별', 'пол'],
  birthDate: [
    'birthdate',
    'birthday',
    'birth',
    'dob',
    'dateofbirth',
    'yearofbirth',
    'birthyear',
    '出生日期',
    '生日',
    '生年月日',
    '생년월일',
    'yb',
    'датарождения',
    'годрождения',
    'гр',
  ],
  nationality: [
    'nationality',
    'nation',
    'country',
    '国籍',
    '國籍',
    '국적',
    '国家地区',
    'гражданство',
    'страна',
  ],
  club: ['club', 'team', '俱乐部', '俱樂部', '所属', '所屬', '소속', '跑团', '团队', 'клуб', 'команда'],
  wave: ['wave', 'corral', 'startgroup', '分区', '出发区', 'волна', 'забег', 'кластер'],
  /** In the place of the wave's gun; never "start time", which lists have for the planned start of everybody. */
  ownStart: ['ownstart', 'intervalstart', '个人出发时间', 'личныйстарт'],
  /** The runners of a relay team. */
  legs: ['legs', 'leg', 'relayrunners', '棒次', '接力队员', 'этапы', 'этап'],
  category: ['category', 'division', 'agegroup', '组别', 'категория', 'группа'],
  /** Such as wheelchair: who does not race against the runners. */
  division: ['class', 'startclass', 'racedivision', 'paraclass', '竞赛类别', '类别', 'класс', 'дивизион'],
  /** What the announcer should know; never published. */
  note: [
    'announcernote',
    'notefortheannouncer',
    '播报备注',
    '主持人备注',
    '备注',
    '備註',
    'примечаниедлядиктора',
    'примечание',
    'заметкадиктору',
    'диктору',
  ],
} as const;

export type Column = keyof typeof columnHeadings;

const columnOfHeading = new Map<string, Column>(
  Object.entries(columnHeadings).flatMap(([column, headings]) =>
    headings.map((heading) => [heading, column as Column] as const),
  ),
);

/** Headings that can mean nothing else: a list with a running number and a bib has `No.` and `Bib`. */
const surest = new Set(
  [
    'bib bibno bibnumber startnumber raceno 参赛号 参赛号码 參賽號碼 号码布 號碼布 ゼッケン 배번 стартовыйномер',
    'name fullname 姓名 氏名 성명 фио',
    'latinname 英文姓名 имялатиницей',
    'sex 性别 性別 성별 пол',
    'birthdate dateofbirth 出生日期 生年月日 생년월일 датарождения',
    'nationality 国籍 國籍 국적 гражданство',
    'club 俱乐部 俱樂部 клуб',
    'wave 出发区 волна',
    'category 组别 категория',
    'class 竞赛类别 класс',
    'announcernote 播报备注 примечаниедлядиктора',
  ].flatMap((headings) => headings.split(' ')),
);

/** Which column a heading means; chips and legs may have several: Tag, Tag1, Tag2. */
export function columnOf(heading: string): Column | undefined {
  const plain = plainHeading(heading);
  const column = columnOfHeading.get(plain) ?? columnOfHeading.get(plain.replace(/\d+$/, ''));
  return isListed(column) || columnOfHeading.has(plain) ? column : undefined;
}

/** What one entry may have several of. */
function isListed(column: Column | undefined): boolean {
  return column === 'chip' || column === 'legs';
}

/** Two columns or more that could both be one thing, and nothing says which. */
export interface Rivals {
  column: Column;
  headings: string[];
}

/**
 * The column that each heading of a list means, and those that nobody can decide between. Of several for one thing the
 * surest heading counts; all do where their cells say the same. `passedOver` lost against a surer one.
 */
export function columnsOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): { columns: (Column | undefined)[]; passedOver: { heading: string; taken: string }[]; rivals: Rivals[] } {
  const columns = headings.map(columnOf);
  const passedOver: { heading: string; taken: string }[] = [];
  const rivals: Rivals[] = [];
  for (const [column, places] of Map.groupBy(columns.keys(), (at) => columns[at])) {
    if (column === undefined || isListed(column)) continue;
    const filled = places.filter((at) => rows.some((cells) => (cells[at] ?? '') !== ''));
    if (filled.length < 2 || rows.every((cells) => new Set(filled.map((at) => cells[at] ?? '')).size < 2))
      continue;
    const sure = filled.filter((at) => surest.has(plainHeading(headings[at] ?? '')));
    const [first] = sure;
    if (first === undefined || sure.length > 1) {
      rivals.push({ column, headings: filled.map((at) => headings[at] ?? '') });
      continue;
    }
    for (const at of places.filter((one) => one !== first)) {
      columns[at] = undefined;
      passedOver.push({ heading: headings[at] ?? '', taken: headings[first] ?? '' });
    }
  }
  return { columns, passedOver, rivals };
}

function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
