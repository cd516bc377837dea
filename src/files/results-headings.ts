import type { Language, Sex } from '../timing/model/race.ts';
import type { Flag, Status } from '../timing/model/result.ts';

/** The words of the results file. */
interface Headings {
  place: string;
  sexPlace: string;
  categoryPlace: string;
  bib: string;
  name: string;
  latinName: string;
  sex: string;
  nationality: string;
  club: string;
  category: string;
  wave: string;
  gunTime: string;
  chipTime: string;
  status: string;
  flags: string;
  division: string;
  divisionPlace: string;
  prizes: string;
  placesBy: string;
  race: string;
  date: string;
  state: string;
  finishers: string;
  inReview: string;
  version: string;
  asOf: string;
  overall: string;
  list: string;
  teamPlace: string;
  team: string;
  score: string;
  scoreBy: string;
  scorer: string;
  placeInList: string;
  time: string;
  /** A column of the times from each runner's own start, beside one of the times from the gun. */
  byChip: (name: string) => string;
  basis: { gun: string; chip: string; line: string; first: (count: number) => string };
  scores: { time: string; places: string };
  states: { open: string; closed: string };
  sexes: Record<Sex, string>;
  statuses: Record<Status, string>;
  flagWords: Record<Flag, string>;
}

export const headings: Record<Language, Headings> = {
  en: {
    place: 'Place',
    sexPlace: 'Sex place',
    categoryPlace: 'Category place',
    bib: 'Bib',
    name: 'Name',
    latinName: 'Latin name',
    sex: 'Sex',
    nationality: 'Nationality',
    club: 'Club',
    category: 'Category',
    wave: 'Wave',
    gunTime: 'Gun time',
    chipTime: 'Chip time',
    status: 'Status',
    flags: 'Remarks',
    division: 'Division',
    divisionPlace: 'Division place',
    prizes: 'Prizes',
    placesBy: 'Places by',
    race: 'Race',
    date: 'Date',
    state: 'State',
    finishers: 'Finishers',
    inReview: 'In review',
    version: 'Version',
    asOf: 'As of',
    overall: 'Overall',
    list: 'List',
    teamPlace: 'Place',
    team: 'Team',
    score: 'Score',
    scoreBy: 'Score by',
    scorer: 'Scorer',
    placeInList: 'Place in list',
    time: 'Time',
    byChip: (name) => `${name} (chip)`,
    basis: {
      gun: 'gun time',
      chip: 'chip time',
      line: 'order at the line',
      first: (count) => `first ${count} by gun time, then chip time`,
    },
    scores: { time: 'time', places: 'places' },
    states: { open: 'Provisional', closed: 'Race closed' },
    sexes: { F: 'women', M: 'men', X: 'non-binary' },
    statuses: {
      finished: 'Finished',
      running: 'On course',
      entered: 'Not started',
      dns: 'DNS',
      dnf: 'DNF',
      dq: 'DQ',
      'out-of-time': 'Out of time',
      review: 'In review',
    },
    flagWords: {
      'no-start-read': 'not read at the start',
      'start-before-gun': 'read at the start before the gun',
      'late-start': 'late start',
      'missed-point': 'missed a timing point',
      'does-not-fit': 'heard where it does not fit',
      'too-fast': 'faster than the limit',
      'finish-unsure': 'finish unsure',
      'reader-off': 'by a reader that is off',
      'no-gun': 'gun not fired',
      'gun-from-mat': 'gun taken from the start mat',
      'other-wave': 'started with another wave',
      'start-unsure': 'read at the start more than once',
      'witnesses-differ': 'witnesses of the finish differ',
      'time-uncertain': 'time uncertain: may have been earlier',
      'status-doubtful': 'seen on the course after all',
    },
  },
  'zh-CN': {
    place: '总排名',
    sexPlace: '性别排名',
    categoryPlace: '组别排名',
    bib: '参赛号',
    name: '姓名',
    latinName: '拉丁字母姓名',
    sex: '性别',
    nationality: '国家/地区',
    club: '俱乐部',
    category: '组别',
    wave: '出发区',
    gunTime: '枪声成绩',
    chipTime: '净成绩',
    status: '状态',
    flags: '备注',
    division: '竞赛类别',
    divisionPlace: '竞赛类别排名',
    prizes: '奖项',
    placesBy: '排名依据',
    race: '赛事',
    date: '日期',
    state: '成绩状态',
    finishers: '完赛人数',
    inReview: '待复核人数',
    version: '版本',
    asOf: '截至',
    overall: '总排名',
    list: '榜单',
    teamPlace: '名次',
    team: '团队',
    score: '团队成绩',
    scoreBy: '计分方式',
    scorer: '计分队员序号',
    placeInList: '榜单排名',
    time: '成绩',
    byChip: (name) => `${name}（净成绩）`,
    basis: {
      gun: '枪声成绩',
      chip: '净成绩',
      line: '冲线先后',
      first: (count) => `前 ${count} 名按枪声成绩，其余按净成绩`,
    },
    scores: { time: '时间', places: '名次' },
    states: { open: '未定稿', closed: '比赛已结束' },
    sexes: { F: '女子', M: '男子', X: '其他性别' },
    statuses: {
      finished: '完赛',
      running: '比赛中',
      entered: '未起跑',
      dns: 'DNS',
      dnf: 'DNF',
      dq: 'DQ',
      'out-of-time': '超时关门',
      review: '待复核',
    },
    flagWords: {
      'no-start-read': '起点未读到芯片',
      'start-before-gun': '仅在鸣枪前读到起点',
      'late-start': '出发过晚',
      'missed-point': '漏过计时点',
      'does-not-fit': '读取与其他计时点不符',
      'too-fast': '超过限速',
      'finish-unsure': '终点存疑',
      'reader-off': '由时钟有偏差的读写器读到',
      'no-gun': '尚未鸣枪',
      'gun-from-mat': '鸣枪时间取自起点计时毯',
      'other-wave': '随其他批次起跑',
      'start-unsure': '起点多次读到',
      'witnesses-differ': '终点各来源时间不一致',
      'time-uncertain': '时间不确定：实际可能更早',
      'status-doubtful': '判定后又在赛道上读到',
    },
  },
  ru: {
    place: 'Место (абсолют)',
    sexPlace: 'Место (пол)',
    categoryPlace: 'Место (группа)',
    bib: 'Стартовый номер',
    name: 'Имя',
    latinName: 'Имя латиницей',
    sex: 'Пол',
    nationality: 'Страна/регион',
    club: 'Клуб',
    category: 'Группа',
    wave: 'Волна',
    gunTime: 'Официальное время',
    chipTime: 'Чистое время',
    status: 'Статус',
    flags: 'Примечания',
    division: 'Класс',
    divisionPlace: 'Место (класс)',
    prizes: 'Призы',
    placesBy: 'Места по',
    race: 'Забег',
    date: 'Дата',
    state: 'Состояние',
    finishers: 'Финишировало',
    inReview: 'На проверке',
    version: 'Версия',
    asOf: 'По состоянию на',
    overall: 'Абсолют',
    list: 'Зачёт',
    teamPlace: 'Место',
    team: 'Команда',
    score: 'Результат команды',
    scoreBy: 'Подсчёт по',
    scorer: 'Участник зачёта',
    placeInList: 'Место в зачёте',
    time: 'Время',
    byChip: (name) => `${name} (чистое)`,
    basis: {
      gun: 'официальному времени',
      chip: 'чистому времени',
      line: 'порядку на линии',
      first: (count) => `первые ${count} по официальному времени, остальные по чистому`,
    },
    scores: { time: 'времени', places: 'местам' },
    states: { open: 'Предварительные', closed: 'Забег закрыт' },
    sexes: { F: 'женщины', M: 'мужчины', X: 'небинарные' },
    statuses: {
      finished: 'Финишировал(а)',
      running: 'На трассе',
      entered: 'Не стартовал(а)',
      dns: 'DNS',
      dnf: 'DNF',
      dq: 'DQ',
      'out-of-time': 'Вне лимита',
      review: 'На проверке',
    },
    flagWords: {
      'no-start-read': 'нет отметки на старте',
      'start-before-gun': 'отметка на старте до выстрела',
      'late-start': 'поздний старт',
      'missed-point': 'пропущена отсечка',
      'does-not-fit': 'отметка не сходится с другими',
      'too-fast': 'быстрее предела',
      'finish-unsure': 'финиш под вопросом',
      'reader-off': 'по считывателю со сбитыми часами',
      'no-gun': 'выстрела не было',
      'gun-from-mat': 'выстрел определён по стартовым матам',
      'other-wave': 'старт с другой волной',
      'start-unsure': 'несколько отметок на старте',
      'witnesses-differ': 'источники на финише расходятся',
      'time-uncertain': 'время неточно: могло быть раньше',
      'status-doubtful': 'замечен(а) на трассе после решения',
    },
  },
};
