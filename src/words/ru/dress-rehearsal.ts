import type * as english from '../en/dress-rehearsal.ts';
import type { Translation } from '../translation.ts';

export const dressRehearsal: Translation<typeof english, 'ru'>['dressRehearsal'] = {
  'no-race': 'На этой площадке нет забега, который можно репетировать.',
  'no-station': 'Станция репетиции не запустилась. {{said}}',
  'process-ended': 'Репетиция прервалась сама. Запустите её ещё раз.',
};
