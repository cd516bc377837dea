import type * as english from '../en/commands.ts';
import type { Translation } from '../translation.ts';

export const commands: Translation<typeof english, 'zh-CN'> = {
  usage: {
    'site-of-event': '--site 指的是某个赛事的赛点：请同时给出 --event',
    'sync-and-token': '--sync 与 --token 须同时使用：令牌由服务器上的“goldline token”生成',
    unreadable: '{{path}}：无法读取（{{said}}）',
    unwritable: '{{path}}：无法写入（{{said}}）',
    unusable: '{{path}}：无法读取或写入（{{said}}）',
  },

  commandLine: {
    wrong: 'goldline：{{what}}（--help 列出全部选项）',
    'unknown-command': '没有命令“{{named}}”',
    'unknown-option': '没有选项“{{named}}”',
    'option-missing': '缺少必需的选项“{{named}}”',
    'value-missing': '选项“{{named}}”没有值',
    'argument-missing': '缺少：“{{named}}”',
    'too-many': '“{{named}}”后面的内容太多',
    invalid: '选项“{{named}}”：“{{given}}”不对：{{what}}',
    choices: '可选 {{choices}}',
    encoding: '请写编码，例如 utf-8、gb18030 或 windows-1251',
    port: '端口是 0 到 65535 的数字',
    'write-like': '请写成 {{example}}',
    lan: '请写本机地址、端口或两者：{{example}}',
    seconds: '请写秒数，例如 10',
    'above-0': '请写大于 0 的数字，例如 10',
    whole: '请写整数',
  },

  station: {
    'second-laptop': '第二台笔记本：{{command}}（十分钟内有效）',
    'read-elsewhere': '{{address}} 现由另一个计时站读取；可在计时台收回',
    'starts-when-it-can': '{{why}}；计时站会在可以时立即启动',
  },

  start: {
    building: '正在生成界面 …',
    'not-built': '无法生成界面；原因见上',
    'in-browser': '{{why}}：Goldline 改在浏览器中打开。',
    'runtime-not-fetched': '本机没有 Electron 运行环境，也无法下载',
    'no-runtime': '本机没有 Electron 运行环境',
    'no-display': '此处没有可显示窗口的屏幕',
    'fetching-runtime': '正在下载 Electron 运行环境，仅此一次（约 120 MB）…',
    data: '数据       {{dir}}',
    addresses:
      '计时台     {{address}}/\n播报       {{address}}/announcer\n成绩       {{address}}/results\n按 Ctrl+C 停止。',
    'runs-again': '计时站已恢复运行：{{address}}',
    'given-up': '计时站再次自行结束（{{how}}），不再启动。',
    'starts-again': '计时站自行结束（{{how}}）。没有丢失任何数据；正在重新启动。',
  },

  verify: {
    of: '{{whose}}：{{what}}',
    well: '一切正常：{{what}}',
    differences_other: '{{count}} 处不一致：{{what}}',
    journal: '{{rows}}，校验值 {{head}}',
    'copy-files_other': '{{count}} 个文件，到第 {{commit}} 次提交，校验值 {{head}}',
    copy: '第二副本',
    'copy-of-replica': '计时站 {{station}} 日志的第二副本',
    'replica-of': '计时站 {{station}} 日志的副本',
    'journal-of': '计时站 {{station}} 的日志',
    'another-journal': '另一个计时站的日志',
    'no-further-commits': '提交无法继续读取：{{why}}',
    'no-further-actions': '操作无法继续读取：{{why}}',
    'no-further-passing_lines': '通过记录行无法继续读取：{{why}}',
    'no-further-reads': '读取数据无法继续读取：{{why}}',
    'no-further-results': '成绩无法重新计算：{{why}}',
    doubles_other:
      '{{source}}：有 {{count}} 次读取重复记录，芯片和读写器时钟的时间都相同，例如芯片 {{chip}} 的第 {{first}} 和 {{second}} 次读取',
    'other-result': '参赛号 {{bib}}：重新计算的成绩不同：{{again}}，而不是 {{before}}',
    'strange-line': '通过记录行：第 {{number}} 行无法识别',
    'passing-without-reads': '通过记录 {{id}}：数据流中有，但没有读取与之对应',
    'other-passing': '通过记录 {{id}}：数据流与读取不一致',
  },

  restore: {
    'journal-there': '{{dir}}：此处已有日志；请为 --data 另选一个新文件夹',
    'no-file': '{{path}}：没有这个文件或文件夹',
    'nothing-in': '{{path}}：此文件夹中既没有第二副本，也没有日志；请给出备份文件或 --copy 指定的文件夹',
    nothing: '请给出备份文件或第二副本的文件夹',
    several_other: '这里有 {{count}} 个计时站的日志；请用 --station 选择一个：{{stations}}',
    waiting_other: '曾等待写入磁盘的 {{count}} 行现已写入日志',
    done: '{{dir}}：已恢复，计时站 {{station}}',
    'done-as-new':
      '{{dir}}：已恢复为另一个计时站 {{station}} 的日志；在此启动的是一个新的计时站，有自己的令牌',
  },

  backup: {
    there: '{{file}}：文件已存在；请为 --to 另选一个文件',
    written: '{{path}}：已写入',
    'not-written': '{{file}}：无法写入备份（{{said}}）',
    'keep-together': '请把 {{folder}} 与 {{file}} 一起保存',
  },

  published: {
    provisional: '{{race}}：已发布临时成绩第 {{number}} 版，SHA-256 {{checksum}}',
    official: '{{race}}：已发布正式成绩第 {{number}} 版，SHA-256 {{checksum}}',
    'which-race': '哪个项目？请用 --race-id 指明；现有 {{known}}',
  },
  imported: {
    columns: '{{file}}：列',
    'left-out': '不读取',
    rows: '正确 {{good}} 行，有误 {{bad}} 行，其中无变化 {{untouched}} 行',
    new: '新增：{{count}}',
    changed: '变更：{{count}}',
    gone: '名单中没有、予以保留：{{count}}',
    'race-day': '比赛日改动，现在 → 名单；以 --race-day 决定取舍：{{count}}',
    more: '另有 {{count}} 项',
    column: '{{column}} 列（{{heading}}）',
    done: '已导入 {{count}} 人，其中原已报名 {{replaced}} 人',
    nothing: '没有变化：名单内容已全部存在（{{count}}）',
  },

  exported: {
    'no-race': '{{dir}}：尚未载入比赛定义',
    official: '{{path}}：{{format}} 文件；日志已记录取出',
    'unknown-race': '--race-id {{race}}：没有这个比赛；有 {{known}}',
    written: '{{path}}：{{counts}}，依据校验值为 {{head}} 的日志',
  },

  decode: {
    empty: '{{file}}：按协议 {{protocol}} 无法识别任何内容：文件是空的',
    nothing: '{{file}}：按协议 {{protocol}} 无法识别任何内容：文件开头是 "{{text}}"；请换一个 --protocol',
    'not-hex': '{{file}}，第 {{line}} 行："{{text}}" 不是十六进制；每个字节请写两位数字',
  },

  simulate: {
    over: '比赛结束。计时毯保持连接，直到您按下 Ctrl+C。',
    'wave-without-time':
      '波次 "{{wave}}" 没有时间：模拟需要在比赛文件中写 "gun" 或 "start"，例如 {{example}}',
    'strange-chip': '参赛号 {{bib}}："{{chip}}" 不是芯片编码（最多 124 位十六进制数字）',
    'long-chip': '芯片 {{chip}} 不是 IPICO 芯片：应为 {{digits}} 位数字',
  },

  readerLog: {
    empty: '{{path}} 是空的：请去掉它，或给出存有读取数据的文件',
    'unknown-point': '--log {{named}}：没有计时点 "{{point}}"；本场比赛有 {{known}}',
    'several-sites': '此赛事有多个赛点：请用 --site 指定一个',
    'no-site': '此赛事没有赛点 "{{site}}"',
    elsewhere_other:
      '{{path}}：全部 {{count}} 次读取都在 {{points}}，本场比赛没有这样的计时点；有 {{known}}：请在读写器记录或比赛文件中改正名称',
    'nothing-read': '{{path}}：按协议 {{protocol}} 没有找到任何读取；{{what}}',
    'see-protocol': '协议 {{protocol}} 的样子见 docs/readers.md，逐行内容可用 goldline decode 查看',
    'other-protocol': '看起来是协议 {{other}}：请写 --log "{{log}}"',
    line: '第 {{line}} 行无法识别："{{text}}"',
    'line-ambiguous-date': '第 {{line}} 行无法识别："{{text}}"（日期有两种读法；请把年份写在最前）',
    'line-no-time': '第 {{line}} 行无法识别："{{text}}"（该读写器的时钟从未设置）',
  },

  replay: {
    'disk-refuses': '{{path}}：磁盘不接受写入（{{reason}}）',
    'log-line': '{{path}}，{{what}}',
    log: '{{path}}：{{what}}',
    at: '{{point}} {{reads}}',
    'reads-at_other': '{{point}} {{count}} 次读取',
    'reads-where_other': '{{count}} 次读取（{{where}}）',
    span: '{{from}} 至 {{to}}',
    repeated_other: '文件中重复 {{count}} 次',
    known_other: '{{count}} 次此前已有',
    bad_other: '{{count}} 行无法识别',
    'more-bad_other': '另有 {{count}} 行无法识别（见 goldline decode）',
    'clock-kept_other': '春季跳过一小时时它的时钟没有拨动：{{count}} 次读取（{{span}}）按它保持的时间计',
    guns_other: '发令按钮按下 {{count}} 次，按其时钟为 {{times}}：其中哪些是赛事文件中的发令？',
    dialect: '未指明协议，按 {{protocol}} 读取',
    'clock-moved': '其时钟被调整了 {{seconds}} 秒，由 {{before}} 调到 {{after}}',
    'clock-unseen_other':
      '期间夏令时发生切换，从记录看不出它的时钟何时切换：{{count}} 次读取（{{span}}）可能相差一小时；请与另一台读写器对照',
    written: '{{path}}：{{counts}}',
    'unknown-chips_other': '{{count}} 枚芯片不在参赛名单中',
    'not-written': '{{why}}；{{path}} 未写入',
    'no-finisher-but-chips_other':
      '没有人完赛，但终点读到了 {{count}} 枚选手的芯片：请检查发令时间、比赛日期和读写器时钟（用 goldline explain 和 --data 可查看一名选手）',
    'no-finisher-left-out_other':
      '没有人完赛：终点的全部 {{count}} 次读取信号太弱（minRssi）、属于被忽略的芯片，或来自没有编号的标签',
    'no-finisher-strange':
      '没有人完赛：终点读到的芯片（例如 "{{chip}}"）没有一枚在参赛名单中：请检查名单中的芯片',
  },
};
