import type * as english from '../en/terminal.ts';
import type { Translation } from '../translation.ts';

export const terminal: Translation<typeof english, 'zh-CN'> = {
  readerState: {
    connecting: '连接中',
    reading: '正常',
    idle: '暂无人到',
    deaf: '读到的人太少',
    silent: '无应答',
    gone: '未连接',
  },

  monitor: {
    baud: '{{baud}} 波特',
    antenna: '天线 {{antenna}}',
    signal: '{{rssi}} dBm',
    'reader-clock': '读写器时钟与到达时刻相差 {{offset}} 毫秒',
    stored: '存储的',
    reads_other: '{{count}} 次读取，最近一分钟 {{minute}} 次',
    antennas: '天线 {{antennas}}',
    'antenna-reads': '{{antenna}}: {{reads}}',
    'antenna-signal': '{{antenna}}: {{reads}}（{{rssi}} dBm）',
    'antenna-silent': '{{antenna}}: 无读取',
    dropped: '{{frames}} 个损坏的帧，丢弃 {{bytes}} 字节',
    clock: '时钟 {{offset}} 毫秒',
    connect: '连接它请用 --reader "{{address}}&point=<计时点>"',
    tried: '已尝试：{{tried}}。',
    'used-by': '被 {{usedBy}} 占用',
    'no-port': '本机没有串口。适配器插好了吗？',
  },

  explain: {
    read: '读取 {{read}}：芯片 {{chip}}，由 {{reader}} 在 {{point}} 读到，天线 {{antenna}}',
    signal: '{{rssi}} dBm',
    passing: '通过记录 {{id}}：芯片 {{chip}}，{{point}}',
    'passing-by-hand': '通过记录 {{id}}：{{point}}，来源 {{source}}',
    by: '由 {{reader}} 读到',
    reads_other: '{{count}} 次读取',
    over: '历时 {{span}}',
    'makes-time': '产生 {{point}} 的时间',
    'does-not-count': '不计入：{{why}}',
    'waits-for-race': '等待载入比赛',
    undone: '{{what}}（后来已撤销）',
    sentence: '{{parts}}。',
    nobody: '没有参赛号 {{bib}}',
    bib: '参赛号 {{bib}}：{{status}}',
    'gun-time': '枪声成绩 {{time}}（测得 {{measured}}）',
    'chip-time': '净成绩 {{time}}（测得 {{measured}}）',
    'chip-time-unknown': '净成绩未知',
    place: '{{list}} 第 {{place}} 名',
    'list-overall': '总排名',
    'list-sex': '性别组',
    'list-category': '年龄组',
    'not-ranked': '不参与排名',
    ruled: '判定为 {{ruling}}',
    missed: '未出现在 {{points}}',
    doubts: '存疑：{{doubts}}',
    flags: '备注：{{flags}}',
  },

  told: {
    warning: '警告：{{text}}',
    fault: '这是 Goldline 的故障，请报告：{{fault}}',
    'as-said': '{{text}}',
    list: '{{list}}',
    'taking-reads': '正在记录读取：{{percent}} %，每秒 {{rate}} 条，还需 {{left}} 秒',
    interrupted: '已中断；{{out}} 未写入',
    'interrupted-data': '已中断；{{out}} 未写入；已记录的读取保留在 {{data}} 中，用同一命令可继续',
    line: '第 {{line}} 行',
    'stand-in':
      '{{data}}：{{trouble}}。计时站暂时在 {{place}} 中工作，原有数据都在；一旦 {{data}} 可以写入，结束或重新启动时会把记录的内容移过去',
    'stand-in-without': '{{data}} 中的这些文件无法读取，计时站在没有它们的情况下继续工作：{{files}}',
    'other-commit': '{{path}}：第 {{commit}} 次提交与 {{target}} 不符',
    'brought-over': '{{place}} 中记录的内容现已在 {{data}} 中',
    'not-brought-over': '{{place}} 中记录的内容仍在那里，还没有移到 {{data}}：{{detail}}',
    'which-of-race-day': '请选择以哪个为准：--race-day keep（保留更改）或 --race-day list（采用名单）',
    'which-encoding': '请指明编码：{{choices}}',
    finishers_other: '{{entries}} 人报名，{{count}} 人完赛',
    'in-review': '{{count}} 人待复核',
    'unknown-mat_other': '“{{point}}”不属于本场比赛，却有 {{count}} 次读取，{{from}} 至 {{to}}',
    'only-there_other': '{{count}} 名选手在别处没有被读到：参赛号 {{bibs}}',
    'name-mat': '请在比赛文件或读写器中改正名称',
    'ignored-chip-of-runner':
      '芯片 {{chip}} 被比赛文件忽略，却属于参赛号 {{bibs}}；请把它从 ignoredChips 中移除，或给选手换一枚芯片',
    'chips-ignored_other': '{{points}} 的 {{count}} 次读取属于被忽略的芯片，按比赛文件不计入',
    'chips-blank_other':
      '{{points}} 的 {{count}} 次读取来自没有编号的标签（EPC 为空），不计入任何人；请查找从未写入编号的芯片',
    slow_other: '{{reader}} 相对 {{against}} 慢 {{offset}}（{{points}}）：{{count}} 名选手',
    fast_other: '{{reader}} 相对 {{against}} 快 {{offset}}（{{points}}）：{{count}} 名选手',
    'reader-off': '{{offset}}；凡另有读写器读到的选手，都不采用它的时间',
    'readers-apart': '{{offset}}；不知道两者哪个有误',
    'gun-unsure_other':
      '无人为 {{wave}} 发令：自 {{gun}} 起通过起点的 {{count}} 名选手可能就是它的起跑；请在比赛文件中写入发令时间',
    'late-uncertain_other':
      '{{reader}} 在 {{points}} 的 {{count}} 次过点迟到，且不知道它的时钟是否准确：发生在 {{from}} 至 {{to}} 之间，参赛号 {{bibs}}；如果时钟是准的，请在计时台将其校正 0',
    'reads-late_other':
      '{{reader}} 在 {{points}} 的 {{count}} 次读取自 {{from}} 起迟到，最多 {{most}}；请检查网络',
    'reads-were-late_other':
      '{{reader}} 在 {{points}} 的 {{count}} 次读取在 {{from}} 至 {{until}} 间迟到，最多 {{most}}；请检查网络',
    'heard-too-weakly_other':
      '{{of}} 名选手中有 {{count}} 名在 {{points}} 信号太弱而未计入：参赛号 {{bibs}}；请检查计时毯，或降低 minRssi',
  },
};
