import type * as english from '../en/terminal.ts';
import type { Translation } from '../translation.ts';

export const terminal: Translation<typeof english, 'ru'> = {
  readerState: {
    connecting: 'подключение',
    reading: 'читает',
    idle: 'никого не ждём',
    deaf: 'читает слишком мало',
    silent: 'не отвечает',
    gone: 'нет подключения',
  },

  monitor: {
    baud: '{{baud}} бод',
    antenna: 'антенна {{antenna}}',
    signal: '{{rssi}} дБм',
    'reader-clock': 'часы считывателя к моменту прихода: {{offset}} мс',
    stored: 'из памяти',
    reads_one: '{{count}} считывание, за последнюю минуту {{minute}}',
    reads_few: '{{count}} считывания, за последнюю минуту {{minute}}',
    reads_many: '{{count}} считываний, за последнюю минуту {{minute}}',
    reads_other: '{{count}} считывания, за последнюю минуту {{minute}}',
    antennas: 'антенны {{antennas}}',
    'antenna-reads': '{{antenna}}: {{reads}}',
    'antenna-signal': '{{antenna}}: {{reads}} при {{rssi}} дБм',
    'antenna-silent': '{{antenna}}: МОЛЧИТ',
    dropped: 'испорченных кадров: {{frames}}, отброшено байтов: {{bytes}}',
    clock: 'часы {{offset}} мс',
    connect: 'Подключите его так: --reader "{{address}}&point=<отсечка>"',
    tried: 'Испробовано: {{tried}}.',
    'used-by': 'занят: {{usedBy}}',
    'no-port': 'На этом компьютере нет последовательного порта. Подключён ли адаптер?',
  },

  explain: {
    read: 'Считывание {{read}}: чип {{chip}}, {{reader}}, {{point}}, антенна {{antenna}}',
    signal: '{{rssi}} дБм',
    passing: 'Отметка {{id}}: чип {{chip}}, {{point}}',
    'passing-by-hand': 'Отметка {{id}}: {{point}}, источник {{source}}',
    by: 'считыватель {{reader}}',
    reads_one: '{{count}} считывание',
    reads_few: '{{count}} считывания',
    reads_many: '{{count}} считываний',
    reads_other: '{{count}} считывания',
    over: 'за {{span}}',
    'makes-time': 'даёт время на {{point}}',
    'does-not-count': 'не засчитывается: {{why}}',
    'waits-for-race': 'ждёт описания забега',
    undone: '{{what}} (позже отменено)',
    sentence: '{{parts}}.',
    nobody: 'Номера {{bib}} ни у кого нет',
    bib: 'Номер {{bib}}: {{status}}',
    'gun-time': 'официальное время {{time}} (измерено {{measured}})',
    'chip-time': 'чистое время {{time}} (измерено {{measured}})',
    'chip-time-unknown': 'чистое время неизвестно',
    place: 'место {{place}} в {{list}}',
    'list-overall': 'общем зачёте',
    'list-sex': 'зачёте по полу',
    'list-category': 'категории',
    'not-ranked': 'без места',
    ruled: 'решение: {{ruling}}',
    missed: 'не отмечен(а) на {{points}}',
    doubts: 'под вопросом: {{doubts}}',
    flags: 'примечания: {{flags}}',
  },

  told: {
    warning: 'внимание: {{text}}',
    fault: 'это ошибка в Goldline, сообщите о ней: {{fault}}',
    'as-said': '{{text}}',
    list: '{{list}}',
    'taking-reads': 'приём считываний: {{percent}} %, {{rate}} считываний/с, осталось {{left}} с',
    interrupted: 'прервано; файл {{out}} не записан',
    'interrupted-data':
      'прервано; файл {{out}} не записан; принятые считывания остались в {{data}}, та же команда продолжит с ними',
    line: 'строка {{line}}',
    'stand-in':
      '{{data}}: {{trouble}}. Пока станция работает в {{place}}, со всем, что у неё было; всё записанное она перенесёт в {{data}}, когда завершит работу или будет запущена снова, как только туда можно будет записывать',
    'stand-in-without': 'эти файлы в {{data}} не читаются, станция работает без них: {{files}}',
    'other-commit': '{{path}}: запись {{commit}} не подходит к {{target}}',
    'brought-over': 'записанное в {{place}} теперь в {{data}}',
    'not-brought-over': 'записанное в {{place}} остаётся там и ещё не перенесено в {{data}}: {{detail}}',
    'which-of-race-day':
      'укажите, что считать верным: --race-day keep (изменённое) или --race-day list (список)',
    'which-encoding': 'укажите кодировку: {{choices}}',
    finishers_one: '{{count}} финишировал(а), всего заявок: {{entries}}',
    finishers_few: '{{count}} финишировали, всего заявок: {{entries}}',
    finishers_many: '{{count}} финишировали, всего заявок: {{entries}}',
    finishers_other: '{{count}} финишировали, всего заявок: {{entries}}',
    'in-review': 'на проверке: {{count}}',
    'unknown-mat_one': '{{count}} считывание на «{{point}}», такой отсечки в забеге нет, {{from}} — {{to}}',
    'unknown-mat_few': '{{count}} считывания на «{{point}}», такой отсечки в забеге нет, {{from}} — {{to}}',
    'unknown-mat_many': '{{count}} считываний на «{{point}}», такой отсечки в забеге нет, {{from}} — {{to}}',
    'unknown-mat_other': '{{count}} считывания на «{{point}}», такой отсечки в забеге нет, {{from}} — {{to}}',
    'only-there_one': '{{count}} участник больше нигде не отмечен: номер {{bibs}}',
    'only-there_few': '{{count}} участника больше нигде не отмечены: номера {{bibs}}',
    'only-there_many': '{{count}} участников больше нигде не отмечены: номера {{bibs}}',
    'only-there_other': '{{count}} участника больше нигде не отмечены: номера {{bibs}}',
    'name-mat': 'исправьте название в файле забега или в считывателе',
    'ignored-chip-of-runner':
      'чип {{chip}} игнорируется файлом забега, а принадлежит участнику: номер {{bibs}}; уберите его из ignoredChips или дайте участнику другой',
    'chips-ignored_one':
      '{{count}} считывание игнорируемых чипов на {{points}} не засчитано, как сказано в файле забега',
    'chips-ignored_few':
      '{{count}} считывания игнорируемых чипов на {{points}} не засчитаны, как сказано в файле забега',
    'chips-ignored_many':
      '{{count}} считываний игнорируемых чипов на {{points}} не засчитаны, как сказано в файле забега',
    'chips-ignored_other':
      '{{count}} считывания игнорируемых чипов на {{points}} не засчитаны, как сказано в файле забега',
    'chips-blank_one':
      '{{count}} считывание на {{points}} — метка без номера (пустой EPC), оно никому не засчитано; найдите чипы, в которые не записан номер',
    'chips-blank_few':
      '{{count}} считывания на {{points}} — метки без номера (пустой EPC), они никому не засчитаны; найдите чипы, в которые не записан номер',
    'chips-blank_many':
      '{{count}} считываний на {{points}} — метки без номера (пустой EPC), они никому не засчитаны; найдите чипы, в которые не записан номер',
    'chips-blank_other':
      '{{count}} считывания на {{points}} — метки без номера (пустой EPC), они никому не засчитаны; найдите чипы, в которые не записан номер',
    slow_one: '{{reader}} отстаёт на {{offset}} от {{against}} на {{points}}: {{count}} участник',
    slow_few: '{{reader}} отстаёт на {{offset}} от {{against}} на {{points}}: {{count}} участника',
    slow_many: '{{reader}} отстаёт на {{offset}} от {{against}} на {{points}}: {{count}} участников',
    slow_other: '{{reader}} отстаёт на {{offset}} от {{against}} на {{points}}: {{count}} участника',
    fast_one: '{{reader}} спешит на {{offset}} против {{against}} на {{points}}: {{count}} участник',
    fast_few: '{{reader}} спешит на {{offset}} против {{against}} на {{points}}: {{count}} участника',
    fast_many: '{{reader}} спешит на {{offset}} против {{against}} на {{points}}: {{count}} участников',
    fast_other: '{{reader}} спешит на {{offset}} против {{against}} на {{points}}: {{count}} участника',
    'reader-off': '{{offset}}; кого там отметил другой считыватель, тому его время не засчитывается',
    'readers-apart': '{{offset}}; который из двух неправ, неизвестно',
    'gun-unsure_one':
      'выстрела для волны {{wave}} никто не дал: её стартом может быть {{count}} участник, прошедший старт с {{gun}}; впишите выстрел в файл забега',
    'gun-unsure_few':
      'выстрела для волны {{wave}} никто не дал: её стартом могут быть {{count}} участника, прошедшие старт с {{gun}}; впишите выстрел в файл забега',
    'gun-unsure_many':
      'выстрела для волны {{wave}} никто не дал: её стартом могут быть {{count}} участников, прошедших старт с {{gun}}; впишите выстрел в файл забега',
    'gun-unsure_other':
      'выстрела для волны {{wave}} никто не дал: её стартом могут быть {{count}} участника, прошедшие старт с {{gun}}; впишите выстрел в файл забега',
    'late-uncertain_one':
      '{{count}} прохождение на {{points}} от {{reader}} с опозданием, и неизвестно, верно ли шли его часы: время между {{from}} и {{to}}, номера {{bibs}}; если часы шли верно, задайте в консоли поправку 0',
    'late-uncertain_few':
      '{{count}} прохождения на {{points}} от {{reader}} с опозданием, и неизвестно, верно ли шли его часы: время между {{from}} и {{to}}, номера {{bibs}}; если часы шли верно, задайте в консоли поправку 0',
    'late-uncertain_many':
      '{{count}} прохождений на {{points}} от {{reader}} с опозданием, и неизвестно, верно ли шли его часы: время между {{from}} и {{to}}, номера {{bibs}}; если часы шли верно, задайте в консоли поправку 0',
    'late-uncertain_other':
      '{{count}} прохождения на {{points}} от {{reader}} с опозданием, и неизвестно, верно ли шли его часы: время между {{from}} и {{to}}, номера {{bibs}}; если часы шли верно, задайте в консоли поправку 0',
    'reads-late_one':
      '{{count}} считывание на {{points}} от {{reader}} с опозданием до {{most}}, с {{from}}; проверьте сеть',
    'reads-late_few':
      '{{count}} считывания на {{points}} от {{reader}} с опозданием до {{most}}, с {{from}}; проверьте сеть',
    'reads-late_many':
      '{{count}} считываний на {{points}} от {{reader}} с опозданием до {{most}}, с {{from}}; проверьте сеть',
    'reads-late_other':
      '{{count}} считывания на {{points}} от {{reader}} с опозданием до {{most}}, с {{from}}; проверьте сеть',
    'reads-were-late_one':
      '{{count}} считывание на {{points}} от {{reader}} с опозданием до {{most}}, с {{from}} до {{until}}; проверьте сеть',
    'reads-were-late_few':
      '{{count}} считывания на {{points}} от {{reader}} с опозданием до {{most}}, с {{from}} до {{until}}; проверьте сеть',
    'reads-were-late_many':
      '{{count}} считываний на {{points}} от {{reader}} с опозданием до {{most}}, с {{from}} до {{until}}; проверьте сеть',
    'reads-were-late_other':
      '{{count}} считывания на {{points}} от {{reader}} с опозданием до {{most}}, с {{from}} до {{until}}; проверьте сеть',
    'heard-too-weakly_one':
      '{{count}} участник из {{of}} отмечен на {{points}} слишком слабым для зачёта сигналом: номер {{bibs}}; проверьте мат или снизьте minRssi',
    'heard-too-weakly_few':
      '{{count}} участника из {{of}} отмечены на {{points}} слишком слабым для зачёта сигналом: номера {{bibs}}; проверьте мат или снизьте minRssi',
    'heard-too-weakly_many':
      '{{count}} участников из {{of}} отмечены на {{points}} слишком слабым для зачёта сигналом: номера {{bibs}}; проверьте мат или снизьте minRssi',
    'heard-too-weakly_other':
      '{{count}} участника из {{of}} отмечены на {{points}} слишком слабым для зачёта сигналом: номера {{bibs}}; проверьте мат или снизьте minRssi',
  },
};
