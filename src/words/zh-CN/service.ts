import type * as english from '../en/service.ts';
import type { Translation } from '../translation.ts';

export const service: Translation<typeof english, 'zh-CN'> = {
  setAside: {
    'not-json': '不是 UTF-8 编码的 JSON：发送前就已损坏',
    'not-a-line': '无法理解：{{reason}}。服务器更新后会计入',
    'not-an-action': '无法理解这项操作：{{reason}}。服务器更新后会计入',
    'not-a-zone': '没有时区“{{zone}}”：请改正赛事文件后重新载入',
    'another-station': '以另一个计时站 {{station}} 的名义写成',
    lamport: '其编号 {{lamport}} 远高于前一个编号 {{last}}：这台电脑的日志被人从外部改动过',
    'event-of-organiser': '涉及赛事“{{event}}”，该赛事属于某个主办方：请向主办方索取该赛事的加入码',
    'other-event': '涉及赛事“{{event}}”，而本站获准加入的是“{{own}}”：请载入那个赛事，或索取本赛事的加入码',
    'other-site': '涉及赛点“{{site}}”，而本站获准加入的是赛点“{{own}}”',
    'online-site': '赛点“{{site}}”用于线上跑：那里的成绩只由本服务写入',
    'looks-only': '本站只获准查看：它发送的内容都不计入',
  },
};
