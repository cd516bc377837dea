import type * as english from '../en/actions.ts';
import type { Translation } from '../translation.ts';

export const actions: Translation<typeof english, 'zh-CN'> = {
  action: {
    'race-define': '载入比赛定义',
    'event-define': '载入赛事定义',
    'entries-import': '载入名单 {{file}}',
    'gun-fire': '{{wave}} 发令：{{gun}}',
    'passing-add': '{{bib}} 通过 {{point}}，{{time}}',
    'passing-time': '{{point}} 记时 {{time}}',
    'passing-assign': '手工时间归入 {{bib}}',
    'passing-void': '过点作废：{{reason}}',
    'chip-assign': '芯片 {{chip}} 绑定 {{bib}}',
    'chip-swap': '{{bib}} 与 {{other}} 互换芯片',
    'entry-change': '修改报名 {{bib}}',
    'entry-withdraw': '撤销报名 {{bib}}',
    'status-set': '{{bib}}：{{status}} {{rule}}',
    'order-set': '裁判排定名次：{{bibs}}',
    'race-close': '项目已关闭 {{race}}',
    'reader-connect': '连接读写器 {{address}}',
    'station-event': '笔记本为赛事 {{event}} {{site}} 计时',
    'reader-disconnect': '移除读写器 {{address}}',
    'clock-correct': '{{reader}} 的时钟修正 {{offset}}',
    'clock-jump': '笔记本时钟跳变 {{step}}',
    'station-stall': '本机停顿了 {{seconds}} 秒',
    undo: '撤销：{{what}}',
    'chip-hand-over': '芯片 {{chip}} 自 {{from}} 起转交 {{bib}}',
    'chip-map': '更正芯片对应关系，共 {{chips}} 枚',
    earlier: '较早的操作',
    ruling: { ok: '无问题' },
    'undo-undo': '恢复：{{what}}',
  },
};
