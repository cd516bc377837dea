import type * as english from '../en/results.ts';
import type { Translation } from '../translation.ts';

export const status: Translation<typeof english.status, 'ru'> = {
  entered: 'Не стартовал(а)',
  running: 'На трассе',
  finished: 'Финишировал(а)',
  dns: 'Не стартовал(а) (DNS)',
  dnf: 'Не финишировал(а) (DNF)',
  dq: 'Дисквалифицирован(а) (DQ)',
  'out-of-time': 'Вне лимита времени',
  review: 'На проверке',
};

export const flag: Translation<typeof english.flag, 'ru'> = {
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
  'time-uncertain': 'время неточно: ноутбук простаивал',
  'status-doubtful': 'замечен(а) на трассе после решения',
};

export const verdict: Translation<typeof english.verdict, 'ru'> = {
  voided: 'отменено бригадой',
  'not-on-course': 'мат не из этого забега',
  'no-gun': 'ждёт стартового выстрела',
  'before-gun': 'до выстрела',
  'out-of-window': 'после стартового окна',
  'earlier-start': 'до настоящего старта: считается последнее чтение',
  'point-not-open': 'до открытия пункта',
  'point-closed': 'после закрытия пункта',
  weak: 'слишком слабый сигнал',
  'too-early': 'так быстро никто не добежит',
  'same-crossing': 'то же прохождение, увидено ещё раз',
  again: 'время на этом пункте уже есть',
  'after-finish': 'после финиша',
  'out-of-order': 'не сходится с другими пунктами',
  spotter: 'пункт наблюдателя не даёт отсечки',
};

export const reviewReason: Translation<typeof english.reviewReason, 'ru'> = {
  'missed-points': 'пропущено больше пунктов, чем разрешено',
  'too-fast': 'на участке быстрее предела своего дивизиона',
  'finish-unsure': 'отметки на других пунктах противоречат этому финишу',
  'reader-off': 'финиш отмечен только считывателем со сбитыми часами',
  'chip-pair': 'другой чип был в пределах 0,1 с на каждом пункте',
};
