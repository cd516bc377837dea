import type * as english from '../en/dress-rehearsal.ts';
import type { Translation } from '../translation.ts';

export const dressRehearsal: Translation<typeof english, 'zh-CN'>['dressRehearsal'] = {
  'no-race': '该赛点没有可以彩排的比赛。',
  'no-station': '彩排用的计时站未能启动。{{said}}',
  'process-ended': '彩排意外中断，请重新开始。',
};
