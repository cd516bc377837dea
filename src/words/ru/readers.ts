import type * as english from '../en/readers.ts';
import type { Translation } from '../translation.ts';

export const port: Translation<typeof english.port, 'ru'> = {
  'in-use': '{{place}} занят другой программой',
  missing: '{{place}} отсутствует',
  'no-permission': 'нет прав открыть {{place}}',
  'not-in-group': 'нет прав открыть {{place}}: добавьте пользователя в группу dialout и войдите заново',
  unplugged: '{{place}} отсоединён',
  refused: '{{place}} отказывает в соединении',
  unreachable: '{{place}} недоступен',
  'no-such-name': '{{place}}: нет такого имени',
  ended: '{{place}} закрыл соединение',
  failed: '{{place}}, ошибка: {{reason}}',
  closed: 'закрыто',
  waits: 'ожидается подключение считывателя к порту {{port}}',
  taken: 'порт {{port}} занят другой программой',
  'cannot-listen': 'порт {{port}}: {{reason}}',
  shorter: '{{place}} стал короче и читается заново',
  'adapter-unknown': 'USB-адаптер {{usb}} не найти: {{reason}}',
  'adapter-missing': 'USB-адаптер {{usb}} (раньше {{path}}) не подключён',
  'adapter-twice': 'у {{paths}} один и тот же серийный номер {{usb}}; напишите один из них без usb=',
  'list-unknown':
    'система не сообщает, какие у неё последовательные порты ({{reason}}); порт с известным именем всё равно можно использовать',
};

export const reader: Translation<typeof english.reader, 'ru'> = {
  'not-connected': 'считыватель сейчас не подключён',
  'not-here': 'эта станция не читает этот считыватель',
  'cannot-set-clock': 'его часы отсюда не установить',
  'keeps-nothing': 'он не хранит считываний, которые можно забрать',
  'other-speed': 'считыватель отвечает на скорости {{baud}} бод, а не {{told}}',
  'no-answer-any-more': 'считыватель больше не отвечает',
  'no-answer': 'порт открыт, но ни один считыватель не отвечает',
  'not-of-protocol': 'данные из порта не от считывателя с этим протоколом',
  'not-of-protocol-at': 'данные из порта на скорости {{baud}} бод не от считывателя с этим протоколом',
  'no-answer-in-time': 'считыватель не ответил вовремя',
  'line-without-end': 'последняя строка файла ещё не закончена: она зачтётся, как только закончится',
  'line-not-understood':
    '«{{line}}» не понять; строка — это time,chip,point[,antenna,rssi] или то, что задаёт заголовок',
  'date-in-two-ways': '«{{line}}» не понять; дату можно прочесть двояко: напишите год первым',
  'clock-stands-still': 'часы считывателя стоят',
  'clock-being-set': 'часы уже устанавливаются',
  'clock-still-off': 'часы считывателя установлены, попыток: {{tries}}; отклонение всё ещё {{offset}} мс',
  'clock-refused': 'считыватель не даёт установить часы: {{why}}',
  'clock-in-test-mode':
    'декодер даёт установить часы только в режиме Test Mode: остановите работу, установите часы, запустите снова',
  'being-fetched': 'сохранённые считывания уже забираются',
  'stored-refused': 'считыватель не отдаёт сохранённые считывания: {{why}}',
  'stored-interrupted_one':
    '{{why}}, после {{count}} сохранённого считывания; полученное сохранено, запросите остальное ещё раз',
  'stored-interrupted_few':
    '{{why}}, после {{count}} сохранённых считываний; полученное сохранено, запросите остальное ещё раз',
  'stored-interrupted_many':
    '{{why}}, после {{count}} сохранённых считываний; полученное сохранено, запросите остальное ещё раз',
  'stored-interrupted_other':
    '{{why}}, после {{count}} сохранённого считывания; полученное сохранено, запросите остальное ещё раз',
  'reads-lost': 'память считывателя переполнилась: часть считываний потеряна',
  'antennas-lost': 'антенна {{antennas}} была подключена, а теперь нет',
  'antennas-missing': 'антенна {{antennas}} включена, но не подключена',
  'not-started': 'считыватель не читает; он запускается',
  'battery-low': 'батарея считывателя разряжена',
  'test-mode':
    'декодер в режиме Test Mode и ничего не записывает: запустите работу (timing mode) на декодере',
  'no-region': 'у считывателя не задан регион: напишите в адресе model=eu или другой из {{regions}}',
  'refuses-region': 'считыватель не принимает регион {{region}}: {{why}}',
  'refuses-tag-protocol': 'считыватель не принимает протокол меток Gen2: {{why}}',
  'refuses-reading': 'считыватель не начинает непрерывное чтение: {{why}}',
  'refuses-command': 'считыватель не принимает команду: {{why}}',
  'command-unanswered': 'считыватель не отвечает на команду',
  reports: 'считыватель сообщает: {{text}}',
  'reports-nothing': 'считыватель сообщает об ошибке без пояснений',
};

export const address: Translation<typeof english.address, 'ru'> = {
  'not-one': '«{{text}}» — не адрес считывателя; напишите {{example}}',
  'no-point': '«{{text}}»: укажите, на какой отсечке стоит считыватель, например point=finish',
  'unknown-name': '«{{text}}»: «{{name}}» здесь неизвестно; есть {{known}}',
  'name-twice': '«{{text}}»: «{{name}}» указано дважды; напишите один раз',
  'unknown-protocol': '«{{text}}»: протокол «{{value}}» неизвестен; есть {{known}}',
  'unknown-model': '«{{text}}»: у протокола {{protocol}} нет модели «{{model}}»; есть {{known}}',
  'no-models': '«{{text}}»: у протокола {{protocol}} нет модели «{{model}}»; моделей у него нет',
  'no-times':
    '«{{text}}»: считывания по протоколу {{protocol}} не несут времени, поэтому файл с ними ничего не даёт',
  'no-port': '«{{text}}»: укажите хост и порт, например {{example}}',
  'bad-number': '«{{text}}»: {{name}} — «{{value}}»; напишите целое число от 1 до {{max}}',
  'bad-clock': '«{{text}}»: clock — «{{value}}»; его пишет goldline simulate',
};

export const detection: Translation<typeof english.detection, 'ru'> = {
  'at-baud': '{{protocol}} на {{baud}} бод',
  'on-port': '{{protocol}} на порту {{port}}',
  failed: 'проверить не удалось: {{why}}',
  'not-understood_one': 'пришёл {{count}} байт, который не объяснить ни одним известным протоколом',
  'not-understood_few': 'пришло {{count}} байта, которые не объяснить ни одним известным протоколом',
  'not-understood_many': 'пришло {{count}} байт, которые не объяснить ни одним известным протоколом',
  'not-understood_other': 'пришло {{count}} байта, которые не объяснить ни одним известным протоколом',
  nothing: 'никто не ответил; включён ли считыватель, не занят ли он другой программой?',
};
