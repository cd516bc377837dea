import type * as english from '../en/actions.ts';
import type { Translation } from '../translation.ts';

export const actions: Translation<typeof english, 'ru'> = {
  action: {
    'race-define': 'Загружено описание забега',
    'event-define': 'Загружено описание мероприятия',
    'entries-import': 'Загружен стартовый протокол {{file}}',
    'gun-fire': 'Выстрел, {{wave}}: {{gun}}',
    'passing-add': '{{bib}}: {{point}}, {{time}}',
    'passing-time': 'Время: {{point}}, {{time}}',
    'passing-assign': 'Время вручную отдано номеру {{bib}}',
    'passing-void': 'Отметка не учтена: {{reason}}',
    'chip-assign': 'Чип {{chip}} отдан номеру {{bib}}',
    'chip-swap': 'Чипы {{bib}} и {{other}} поменяны местами',
    'entry-change': 'Заявка {{bib}} изменена',
    'entry-withdraw': 'Заявка {{bib}} снята',
    'status-set': '{{bib}}: {{status}} {{rule}}',
    'order-set': 'Порядок по решению судей: {{bibs}}',
    'race-close': 'Дистанция закрыта {{race}}',
    'reader-connect': 'Подключён считыватель {{address}}',
    'station-event': 'Ноутбук работает на мероприятии {{event}} {{site}}',
    'reader-disconnect': 'Убран считыватель {{address}}',
    'clock-correct': 'Часы {{reader}} исправлены на {{offset}}',
    'clock-jump': 'Часы ноутбука сдвинуты на {{step}}',
    'station-stall': 'Ноутбук простаивал {{seconds}} с',
    undo: 'Отменено: {{what}}',
    'chip-hand-over': 'Чип {{chip}} передан номеру {{bib}} с {{from}}',
    'chip-map': 'Исправлена таблица чипов, чипов: {{chips}}',
    earlier: 'более раннее действие',
    ruling: { ok: 'всё в порядке' },
    'undo-undo': 'Возвращено: {{what}}',
  },
};
