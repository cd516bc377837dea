import type * as english from '../en/problems.ts';
import type { Translation } from '../translation.ts';

export const problems: Translation<typeof english, 'ru'> = {
  problems: {
    internal: 'Непредвиденная ошибка: {{message}}',
    'no-answer': 'Goldline не отвечает. Запущен ли он и есть ли связь?',
    'no-race': 'Сначала загрузите описание забега.',
    'bib-unknown': 'Номера {{bib}} ни у кого нет.',
    'bib-missing': 'В строке нет номера.',
    'bib-twice': 'Номер {{bib}} уже есть в строке {{before}}.',
    'name-missing': 'В строке нет имени.',
    'sex-unknown': 'Пол «{{value}}»; напишите М, Ж или X.',
    'birth-date': 'Дата рождения «{{value}}»; напишите ДД.ММ.ГГГГ, ГГГГ-ММ-ДД или год.',
    nationality: 'Страна «{{value}}»; напишите код из трёх букв, например RUS, CHN или KAZ.',
    'wave-unknown': 'Волны «{{value}}» в забеге нет; есть: {{known}}.',
    'category-unknown': 'Категории «{{value}}» в забеге нет; есть: {{known}}.',
    'chip-twice': 'Чип {{chip}} номера {{bib}} уже у номера {{holder}}.',
    'column-ignored': 'Столбец «{{column}}» неизвестен и пропущен.',
    'columns-missing': 'Первая строка должна называть столбцы; нет: {{columns}}.',
    'list-empty': 'В файле нет участников.',
    'not-csv': 'Не читается как CSV. {{message}}',
    'not-json': 'Это не JSON. {{message}}',
    'race-field': '{{field}}: {{reason}}',
    'too-large': 'Файл больше 64 МБ.',
    'reader-address': '{{why}}',
    'reader-refused': '{{why}}',
    'passing-unknown': 'Такой отметки больше нет.',
    'action-unknown': 'Такого действия нет.',
    'not-undoable': 'Считыватели подключают и убирают, а не отменяют.',
    'race-unknown': 'Забега «{{value}}» здесь нет.',
    'point-unknown': 'Нет отсечки «{{point}}»; в забеге есть {{known}}.',
    'chip-taken_finished':
      'Чип {{chip}} у номера {{bib}}: {{name}}, финиш с ним за {{time}}. Передать его можно в карточке участника.',
    'chip-taken_seen_one':
      'Чип {{chip}} у номера {{bib}}: {{name}}, {{count}} отметка с ним. Передать его можно в карточке участника.',
    'chip-taken_seen_few':
      'Чип {{chip}} у номера {{bib}}: {{name}}, {{count}} отметки с ним. Передать его можно в карточке участника.',
    'chip-taken_seen_many':
      'Чип {{chip}} у номера {{bib}}: {{name}}, {{count}} отметок с ним. Передать его можно в карточке участника.',
    'chip-taken_seen_other':
      'Чип {{chip}} у номера {{bib}}: {{name}}, {{count}} отметки с ним. Передать его можно в карточке участника.',
    'chip-taken_unseen': 'Чип {{chip}} у номера {{bib}}, {{name}}. Передать его можно в карточке участника.',
    'chip-dropped_finished':
      'Чип {{chip}} останется ничьим, а номер {{bib}}, {{name}}, финишировал с ним за {{time}}. Оставьте его рядом с другими.',
    'chip-dropped_seen_one':
      'Чип {{chip}} останется ничьим, а у номера {{bib}}, {{name}}, {{count}} отметка с ним. Оставьте его рядом с другими.',
    'chip-dropped_seen_few':
      'Чип {{chip}} останется ничьим, а у номера {{bib}}, {{name}}, {{count}} отметки с ним. Оставьте его рядом с другими.',
    'chip-dropped_seen_many':
      'Чип {{chip}} останется ничьим, а у номера {{bib}}, {{name}}, {{count}} отметок с ним. Оставьте его рядом с другими.',
    'chip-dropped_seen_other':
      'Чип {{chip}} останется ничьим, а у номера {{bib}}, {{name}}, {{count}} отметки с ним. Оставьте его рядом с другими.',
    'chip-ignored': 'Забег не учитывает чип {{chip}}: и у номера {{bib}} он не будет учтён.',
    'chip-to-two': 'Чип {{chip}} отдан сразу номерам {{other}} и {{bib}}.',
    'same-bib': 'Чипы меняют местами у двух разных номеров.',
    'more-problems': 'И ещё проблем: {{count}}.',
    'gun-fired': 'Старт этой волны уже дан; исправьте его время.',
    'other-station': 'Это сделано на другой станции.',
    'encoding-unsure': 'Кодировка файла неочевидна. Сохраните его как «CSV UTF-8» и загрузите снова.',
    'encoding-unknown':
      'Файл не читается как текст ни в одной известной кодировке. Сохраните его как «CSV UTF-8» и загрузите снова.',
    workbook: 'Это книга Excel. Сохраните её как «CSV UTF-8» и загрузите этот файл.',
    'broken-character':
      'В «{{value}}» испорчен символ ({{character}}, прочитано как {{encoding}}). Исправьте его в файле и загрузите снова.',
    'columns-double':
      'Несколько столбцов означают одно и то же ($t(columns.{{column}})), но расходятся: {{headings}}. Переименуйте или удалите лишние.',
    'column-passed-over': 'Столбец «{{column}}» пропущен: «{{taken}}» говорит о том же яснее.',
    'entry-new': 'Номера {{bib}} ещё нет в протоколе, а в файле нет столбцов: {{columns}}.',
    'code-ruined':
      '$t(columns.{{field}}): «{{value}}». Таблица приняла код за число и потеряла цифры. Задайте столбцу текстовый формат и введите коды заново.',
    'cell-error': '$t(columns.{{field}}): «{{value}}». В таблице здесь нет значения.',
    'chip-strange':
      'В чипе {{chip}} номера {{bib}} есть символы, которых считыватели не передают. Введите его заново.',
    'club-similar':
      'Клуб «{{club}}» почти совпадает с «{{other}}» и считается другим. Если это один клуб, напишите одинаково.',
    'other-race':
      'В этой папке записан забег «{{race}}» от {{date}}, а файл для «{{other}}» от {{otherDate}}. Для другого забега запустите Goldline с --data НОВАЯ_ПАПКА.',
    'entries-stay':
      'Стартовый протокол забега «{{race}}» остаётся (участников: {{count}}). Если это другой забег, отмените протокол в журнале.',
    'race-day-change':
      'Номер {{bib}} изменён в день забега: $t(columns.{{field}}) сейчас «{{now}}», в списке «{{list}}».',
    'age-gap': 'Для возраста {{ages}} нет категории.',
    'age-gap-sex': 'Для пола {{sex}} и возраста {{ages}} нет категории.',
    'age-overlap':
      'Категории «{{one}}» и «{{other}}» обе включают возраст {{ages}}; «{{one}}» стоит первой и забирает его.',
    'category-never':
      'В категорию «{{category}}» никто не попадёт: «{{other}}» стоит раньше и забирает всех.',
    'cut-off-order': 'Лимит на «{{point}}» раньше, чем на «{{before}}» перед ней.',
    'start-day': 'Волна «{{wave}}» стартует не в день забега, {{date}}.',
  },

  columns: {
    bib: 'номер',
    chip: 'чип',
    chips: 'чип',
    name: 'имя',
    latinName: 'имя латиницей',
    firstName: 'имя',
    lastName: 'фамилия',
    sex: 'пол',
    birthDate: 'дата рождения',
    nationality: 'страна',
    club: 'клуб',
    wave: 'волна',
    category: 'категория',
    division: 'класс',
    withdrawn: 'снят с забега',
  },
};
