import type * as english from '../en/keeping.ts';
import type { Translation } from '../translation.ts';

export const keeping: Translation<typeof english, 'zh-CN'> = {
  disk: {
    full: '磁盘已满：请删除或移走其他文件；有空间后等待的数据会立即写入（{{said}}）',
    locked: '文件被其他程序占用：请关闭它（备份、杀毒软件、数据库查看器）（{{said}}）',
    'read-only': '磁盘无法写入：请检查写保护开关和权限（{{said}}）',
    damaged: '文件已损坏：将它移开保留，并用尚能读取的内容重建日志（{{said}}）',
    gone: '磁盘或文件不见了：请重新接上磁盘；不要关闭笔记本（{{said}}）',
    failing: '磁盘拒绝写入：请让计时站继续运行，并在另一块磁盘上设置第二副本（{{said}}）',
    hanging: '磁盘没有响应：请检查连接线，让计时站继续运行，并在另一块磁盘上设置第二副本',
  },

  copyOut: {
    folder: '{{dir}} 不在：请插回 U 盘，或另选一个文件夹',
    stick: '{{dir}} 的 U 盘已拔出：请插回，或另选一个文件夹',
    of: '{{name}}：{{detail}}',
  },

  rescue: {
    copied: '未能写入 {{path}}：{{rows}}（{{said}}）；第二副本 {{copy}} 中有这些数据，下次启动时会从那里取回',
    lost: '未能写入 {{path}}：{{rows}}（{{said}}）；这些数据已丢失',
  },

  dataDir: {
    unusable: '{{path}}：不能用作数据文件夹（{{said}}）',
    disk: '{{path}}：{{trouble}}',
    'in-use': '{{path}} 正被另一个程序使用；请停止它，或另选 --data',
    'in-use-by':
      '{{path}} 正被另一个 Goldline 计时站使用（{{host}} 上的进程 {{pid}}，自 {{since}} 起）；请停止它，或另选 --data',
    'in-use-at':
      '{{path}} 正被另一个 Goldline 计时站使用（{{host}} 上的进程 {{pid}}，自 {{since}} 起，地址 {{address}}）；请停止它，或另选 --data',
    'strange-book': '{{path}}：内容不是 Goldline 写入的；请移走此文件，并重新配对各站',
  },

  journal: {
    none: '{{path}}：此处没有可以打开的日志',
    foreign: '{{path}}：这不是 Goldline 的日志，或已损坏',
    newer:
      '{{path}}：由更新版本的 Goldline 写入（文件版本 {{version}}，本程序只认识 {{known}}）；请更新本程序',
    'no-wal': '{{path}}：此磁盘不支持预写日志；请选择本机磁盘上的文件夹',
    'not-closed': '{{path}}：没有正常关闭；请启动一次它的计时站，或把文件夹复制到可以写入的地方',
    'other-station': '{{path}}：这是另一个计时站的日志，与此前的不同；请放进单独的数据文件夹',
    'of-station': '{{path}}：这是计时站 {{station}} 的日志，不是 {{wanted}} 的；请给出另一个文件',
    unreadable: '{{path}}：无法读取（{{said}}）；请启动它的计时站：会修复能修复的部分，并说明缺少什么',
  },

  table: { actions: '操作', passing_lines: '通过记录行' },

  damage: {
    'file-gone': '文件不见了',
    'file-empty': '文件是空的',
    'other-version': '文件自称版本 {{found}}，而原来是版本 {{known}}',
    identity: '它的身份信息被改动过',
    sqlite: 'SQLite 的说明：{{said}}',
    'commit-missing': '缺少第 {{number}} 次提交',
    'commit-changed': '第 {{number}} 次提交与校验值不符：其中的行被改动过',
    'read-missing': '缺少第 {{number}} 次读取：下一个是第 {{next}} 次',
    'line-missing': '$t(table.{{table}})：缺少第 {{number}} 行',
    'line-changed': '$t(table.{{table}})：第 {{number}} 行与校验值不符：被改动过',
    'line-cut': '此行不完整，或不是 JSON',
    'no-transaction': '此行无法识别（{{field}}：{{said}}）',
    'strange-files': '{{names}}：内容不是 Goldline 写入的',
    'settings-gone': '{{name}}：文件不见了；{{spare}} 中有相同的内容',
    'in-file': '{{name}}：{{damage}}',
    'end-lost_other': '最后 {{count}} 次提交丢失；从第二副本取回 {{taken}} 次',
    'not-as-left': '日志与上次停止时不一致',
  },

  missing: {
    rows: '{{reads}}和{{actions}}',
    actions_other: '{{count}} 项操作',
    'one-of-reads': '第 {{number}} 次读取',
    'one-of-actions': '第 {{number}} 项操作',
    'some-reads': '第 {{from}} 至 {{to}} 次读取',
    'some-actions': '第 {{from}} 至 {{to}} 项操作',
    between: '{{rows}}，在 {{since}} 与 {{until}} 之间',
    after: '{{rows}}，在 {{since}} 之后',
    before: '{{rows}}，在 {{until}} 之前',
    'kept-changed': '{{rows}}：已保留，但其中有被改动过的',
    'reads-from': '第 {{from}} 次起的读取（如果有）：损坏的文件中看不出来',
    'actions-from': '第 {{from}} 项起的操作（如果有）：损坏的文件中看不出来',
    'other-journal': '这不是写到 {{until}} 的那份日志：它是从较旧的副本继续的',
    end: '日志的末尾，第 {{from}} 至 {{to}} 次提交：{{rows}}，写到 {{until}} 为止',
    'end-since': '日志的末尾，第 {{from}} 至 {{to}} 次提交：{{rows}}，在 {{since}} 至 {{until}} 间写入',
    everything: '全部：没有第二副本',
    'everything-of': '全部（{{rows}}）：没有第二副本',
    settings: '设置：请查看第二副本写到哪里，并重新设置',
    'settings-but': '设置：请查看第二副本写到哪里，并重新设置；尚能读取的内容中写的是 {{dir}}',
    pairing: '与其他笔记本的配对：请在计时台重新配对',
    replica: '另一个计时站的数据会在跟随它时重新传来',
    waiting_other: '上次停止时等待写入磁盘的数据：有 {{count}} 行无法读取；请查看 {{aside}}',
  },

  repair: {
    mended: '已修复：{{damage}}',
    'mended-aside': '已修复：{{damage}}；损坏的文件保留在 {{aside}}',
    missing: '缺少：{{what}}',
  },

  replica: {
    'commit-missing': '{{path}}：缺少第 {{number}} 次提交，来的却是第 {{next}} 次',
    'read-missing': '{{path}}：缺少第 {{number}} 次读取，来的却是第 {{next}} 次',
    'action-missing': '{{path}}：缺少第 {{number}} 项操作，来的却是第 {{next}} 项',
    'passing-line-missing': '{{path}}：缺少第 {{number}} 行通过记录，来的却是第 {{next}} 行',
    'commit-differs': '{{path}}：第 {{number}} 次提交在此处不同：两份日志之一被改动过，或从较旧的副本继续',
    'read-differs': '{{path}}：第 {{number}} 次读取在此处不同：两份日志之一被改动过，或从较旧的副本继续',
    'action-differs': '{{path}}：第 {{number}} 项操作在此处不同：两份日志之一被改动过，或从较旧的副本继续',
    'passing-line-differs':
      '{{path}}：第 {{number}} 行通过记录在此处不同：两份日志之一被改动过，或从较旧的副本继续',
    'other-journal': '该计时站以同一身份开始了另一份日志',
    unusable: '{{path}} 无法使用',
    'put-aside': '{{path}} 无法使用（{{why}}），已保留为 {{aside}}；另一个计时站的数据会在跟随它时重新传来',
    'came-back_other': '“{{name}}”的日志：从 {{copy}} 中的第二副本取回 {{count}} 次提交',
    'not-brought-up': '“{{name}}”的日志无法从 {{copy}} 补齐（{{why}}）',
  },

  copyFile: {
    'line-damaged': '{{path}}，第 {{line}} 行：已损坏',
    'in-line': '{{path}}，第 {{line}} 行：{{what}}',
    'does-not-fit': '{{path}}：{{why}}',
    none: '{{dir}}：此处没有副本',
    'goes-further': '{{dir}}：副本有到第 {{copy}} 次的提交，日志只到第 {{journal}} 次',
    'other-commit': '日志中的第 {{number}} 次提交不同',
    'passings-changed': '自第 {{first}} 行起的通过记录与校验值不符',
  },

  peer: {
    silent: '它不再发来任何数据',
    ended: '连接已断开',
    'no-answer': '它没有应答',
    'line-without-end': '它的日志中有一行没有结尾',
    'network-says': '网络的说明：{{said}}',
  },

  listen: {
    refused: '无法打开 {{host}} 的端口 {{port}}：{{said}}',
    'in-use': '端口 {{port}} 被占用：{{holder}}；请停止它，或另选 {{option}}',
    'another-program': '另一个程序',
    'another-station': '另一个 Goldline 计时站（进程 {{pid}}）',
    'another-station-on': '另一个 Goldline 计时站（进程 {{pid}}，数据在 {{dir}}）',
    'another-service': '另一个 Goldline 服务器（进程 {{pid}}）',
    process: '{{name}}（进程 {{pid}}）',
  },

  service: {
    'in-use': '{{dir}} 正被另一个 Goldline 服务器使用；请停止它，或另选 --data',
    'in-use-by':
      '{{dir}} 正被另一个 Goldline 服务器使用（进程 {{pid}}，自 {{since}} 起）；请停止它，或另选 --data',
    'in-use-at':
      '{{dir}} 正被另一个 Goldline 服务器使用（进程 {{pid}}，自 {{since}} 起，地址 {{address}}）；请停止它，或另选 --data',
    organisers: '主办方页面：{{address}}。还没有账户时：goldline service admin 名称',
    'admin-link': '{{name}} 可凭此链接在 {{hours}} 小时内设置一次密码：',
    'no-name': '“{{name}}”不能作为账户名称：请写一行，不超过 80 个字符。',
  },

  database: {
    none: '{{url}} 没有 PostgreSQL：{{said}}',
    'strange-url': '（地址不是 {{example}} 的形式）',
    newer: '数据库由更新版本的 Goldline 创建：请启动那个版本（{{said}}）',
    'not-migrated': '无法更新数据库：{{said}}',
    nowhere: '既没有数据文件夹，也没有 PostgreSQL 的地址：请给出其中之一',
    'as-root':
      'PostgreSQL 不能以 root 运行，而用户“postgres”无法进入 {{dataDir}} 或 {{program}}：请以其他用户启动 Goldline，或把它和 --data 放在人人可进入的地方（例如 /opt），或设置 DATABASE_URL',
    'not-made': '{{cluster}}：无法建立 PostgreSQL：{{said}}',
    'not-started': 'PostgreSQL 未能在 {{cluster}} 启动；原因见 {{log}}：{{said}}',
  },
};
