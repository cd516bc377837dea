import type * as english from '../en/results.ts';
import type { Translation } from '../translation.ts';

export const results: Translation<typeof english, 'zh-CN'> = {
  status: {
    entered: '未起跑',
    running: '比赛中',
    finished: '完赛',
    dns: '未起跑 (DNS)',
    dnf: '未完赛 (DNF)',
    dq: '取消成绩 (DQ)',
    'out-of-time': '超时关门',
    review: '待复核',
  },

  evidence: {
    chip: '芯片',
    hand: '手工',
    photo: '终点摄影',
    keypad: '按键器',
    backup: '备用秒表',
  },

  evidenceGrade: {
    verified: '已核验的轨迹',
    gps: 'GPS 轨迹',
    picture: '截图',
    declared: '自报',
  },

  flag: {
    'no-start-read': '起点未读到芯片',
    'start-before-gun': '仅在发令前读到起点',
    'late-start': '起跑过晚',
    'missed-point': '漏过计时点',
    'does-not-fit': '读取与其他计时点不符',
    'too-fast': '超过限速',
    'finish-unsure': '终点存疑',
    'reader-off': '由时钟有偏差的读写器读到',
    'no-gun': '尚未发令',
    'gun-from-mat': '发令时间取自起点计时毯',
    'other-wave': '随其他批次起跑',
    'start-unsure': '起点多次读到',
    'witnesses-differ': '终点各来源时间不一致',
    'time-uncertain': '时间不确定：实际可能更早',
    'status-doubtful': '判定后又在赛道上读到',
  },

  verdict: {
    voided: '已被工作人员作废',
    'not-on-course': '该计时毯不属于本场比赛',
    'no-gun': '等待所在分区的发令',
    'before-gun': '在发令之前',
    'out-of-window': '在起跑窗口之后',
    'earlier-start': '早于真正的起跑：以最后一次读取为准',
    'point-not-open': '在计时点开放之前',
    'point-closed': '在关门时间之后',
    weak: '信号太弱',
    'too-early': '没有人能这么快到达',
    'same-crossing': '同一次通过，再次被看到',
    again: '该点的时间已经产生',
    'after-finish': '在终点之后',
    'out-of-order': '与其他计时点不符',
    spotter: '预告点不产生分段成绩',
  },

  reviewReason: {
    'missed-points': '漏过的计时点超过允许数',
    'too-fast': '某一分段快于该组别的限速',
    'finish-unsure': '其他计时点的读取与此终点时间矛盾',
    'reader-off': '终点时间来自时钟有偏差的读写器',
    'chip-pair': '在每个计时点都有另一枚芯片相差不到 0.1 秒',
  },
};
