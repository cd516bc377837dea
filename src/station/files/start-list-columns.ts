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
    '号码',
    '号码布',
    '参赛号码',
    'номер',
    'стартовыйномер',
  ],
  chip: ['chip', 'tag', 'rfid', 'epc', 'chipcode', '芯片', '芯片号', 'чип', 'метка'],
  name: ['name', 'fullname', 'nativename', '姓名', '中文姓名', 'имя', 'фио', 'фамилияимя'],
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
  sex: ['sex', 'gender', '性别', 'пол'],
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
    'датарождения',
    'годрождения',
    'гр',
  ],
  nationality: ['nationality', 'nation', 'country', '国籍', '国家地区', 'гражданство', 'страна'],
  club: ['club', 'team', '俱乐部', '跑团', '团队', 'клуб', 'команда'],
  wave: ['wave', 'corral', 'startgroup', '分区', '出发区', 'волна', 'забег', 'кластер'],
  category: ['category', 'division', 'agegroup', '组别', 'категория', 'группа'],
  /** Such as wheelchair: who does not race against the runners. */
  division: ['class', 'startclass', 'racedivision', 'paraclass', '竞赛类别', '类别', 'класс', 'дивизион'],
} as const;

export type Column = keyof typeof columnHeadings;

const columnOfHeading = new Map<string, Column>(
  Object.entries(columnHeadings).flatMap(([column, headings]) =>
    headings.map((heading) => [heading, column as Column] as const),
  ),
);

/** Which column a heading means; chips may have several: Tag, Tag1, Tag2. */
export function columnOf(heading: string): Column | undefined {
  const plain = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const column = columnOfHeading.get(plain) ?? columnOfHeading.get(plain.replace(/\d+$/, ''));
  return column === 'chip' || columnOfHeading.has(plain) ? column : undefined;
}
