import type * as english from '../en/problems.ts';
import type { Translation } from '../translation.ts';

export const problems: Translation<typeof english, 'zh-CN'> = {
  problems: {
    internal: '发生意外错误：{{message}}',
    'no-answer': 'Goldline 没有应答。请检查它是否在运行、网络是否连通。',
    'no-race': '请先载入比赛定义。',
    'bib-unknown': '没有参赛号 {{bib}}。',
    'bib-missing': '本行没有参赛号。',
    'bib-twice': '参赛号 {{bib}} 在第 {{before}} 行已出现。',
    'name-missing': '本行没有姓名。',
    'sex-unknown': '性别为“{{value}}”，请写 男、女 或 X。',
    'birth-date': '出生日期为“{{value}}”，请写成 YYYY-MM-DD 或仅写年份。',
    'own-start': '个人出发时间为“{{value}}”，请写成 09:15:30，或枪响后的 +0:30。',
    'legs-none': '写了棒次（{{value}}），但该项目不是接力。',
    'legs-count': '写了 {{given}} 棒，而该接力有 {{legs}} 棒。',
    'legs-chips': '芯片 {{given}} 个，棒次 {{legs}} 个。请按顺序每棒写一个芯片，或全队只写一个。',
    nationality: '国家/地区为“{{value}}”，请写三字母代码，如 CHN、RUS、KAZ。',
    'wave-unknown': '比赛中没有波次“{{value}}”，现有：{{known}}。',
    'category-unknown': '比赛中没有组别“{{value}}”，现有：{{known}}。',
    'chip-twice': '参赛号 {{bib}} 的芯片 {{chip}} 已属于参赛号 {{holder}}。',
    'column-ignored': '不认识列“{{column}}”，已忽略。',
    'columns-missing': '首行必须是列名，缺少：{{columns}}。',
    'list-empty': '文件中没有选手。',
    'not-csv': '无法按 CSV 读取。{{message}}',
    'not-json': '不是有效的 JSON。{{message}}',
    'race-field': '{{field}}：{{reason}}',
    'too-large': '文件超过 64 MB。',
    'reader-address': '{{why}}',
    'reader-refused': '{{why}}',
    'passing-unknown': '该过点记录已不存在。',
    'action-unknown': '没有可撤销的该操作。',
    'not-undoable': '读写器只能连接或移除，不能撤销。',
    'race-unknown': '这里没有比赛“{{value}}”。',
    'race-needed': '{{bib}} 号：属于哪个项目？可选 {{known}}。',
    'race-closed': '该项目已经关闭。',
    'point-unknown': '没有计时点“{{point}}”；本场比赛有 {{known}}。',
    'chip-taken_finished':
      '芯片 {{chip}} 属于参赛号 {{bib}}：{{name}} 凭此芯片完赛，成绩 {{time}}。可在该选手卡片中转交。',
    'chip-taken_seen_other':
      '芯片 {{chip}} 属于参赛号 {{bib}}：{{name}} 凭此芯片过点 {{count}} 次。可在该选手卡片中转交。',
    'chip-taken_unseen': '芯片 {{chip}} 属于参赛号 {{bib}}，{{name}}。可在该选手卡片中转交。',
    'chip-dropped_finished':
      '芯片 {{chip}} 将不属于任何人，但参赛号 {{bib}}（{{name}}）凭此芯片完赛，成绩 {{time}}。请将其与其他芯片一并保留。',
    'chip-dropped_seen_other':
      '芯片 {{chip}} 将不属于任何人，但参赛号 {{bib}}（{{name}}）凭此芯片过点 {{count}} 次。请将其与其他芯片一并保留。',
    'chip-ignored': '本场比赛忽略芯片 {{chip}}：分给参赛号 {{bib}} 也不会计入。',
    'chip-to-two': '芯片 {{chip}} 同时分给了参赛号 {{other}} 和 {{bib}}。',
    'same-bib': '互换芯片需要两个不同的参赛号。',
    'more-problems': '另有 {{count}} 个问题。',
    'gun-fired': '该波次已发令；请改为更正时刻。',
    'other-station': '这是在另一台计时站上做的。',
    'encoding-unsure': '无法确定该文件的文字编码。请另存为“CSV UTF-8”后重新载入。',
    'encoding-unknown': '按任何已知编码都无法读取此文件。请另存为“CSV UTF-8”后重新载入。',
    workbook: '这是 Excel 工作簿。请另存为“CSV UTF-8”后再载入。',
    'broken-character':
      '“{{value}}”中有损坏的字符（{{character}}，按 {{encoding}} 读取）。请在文件中改正后重新载入。',
    'columns-double':
      '有多列都表示$t(columns.{{column}})且内容不一致：{{headings}}。请只保留一列，其余改名或删除。',
    'column-passed-over': '列“{{column}}”已忽略：“{{taken}}”表示同一内容且更明确。',
    'entry-new': '名单中还没有参赛号 {{bib}}，而此文件缺少列：{{columns}}。',
    'code-ruined':
      '$t(columns.{{field}})为“{{value}}”：电子表格把它当成数字，丢失了位数。请把该列设为文本格式并重新填写。',
    'cell-error': '$t(columns.{{field}})为“{{value}}”：电子表格在此处没有值。',
    'chip-strange': '参赛号 {{bib}} 的芯片 {{chip}} 含有读写器不会发送的字符，请重新输入。',
    'club-similar': '俱乐部“{{club}}”与“{{other}}”几乎相同，但按两个俱乐部计。如果是同一个，请统一写法。',
    'site-needed': '此赛事有多个赛点（{{sites}}）。请在计时台或用 --site 指定这台笔记本在哪个赛点。',
    'site-unknown': '此赛事没有赛点“{{site}}”；现有 {{sites}}。',
    'other-site':
      '此文件夹保存的是赛点“{{site}}”的记录，不是“{{other}}”。在另一个赛点请用 --data NEWFOLDER 启动 Goldline。',
    'peers-site':
      '这里的另一台笔记本在赛点“{{site}}”，不在“{{other}}”。只有同一赛点的笔记本可以配对：请先移除它。',
    'other-race':
      '此文件夹保存的是 {{date}} 的比赛“{{race}}”的记录，而该文件属于 {{otherDate}} 的“{{other}}”。如需为另一场比赛计时，请用 --data 新文件夹 启动 Goldline。',
    'entries-stay':
      '比赛“{{race}}”的参赛名单仍在（{{count}} 名选手）。如果这是另一场比赛，请在日志中撤销该名单。',
    'race-day-change':
      '参赛号 {{bib}} 在比赛当天有修改：$t(columns.{{field}})当前为“{{now}}”，名单中为“{{list}}”。',
    'age-gap': '{{ages}} 岁没有对应的组别。',
    'age-gap-sex': '性别 {{sex}} 的 {{ages}} 岁没有对应的组别。',
    'age-overlap': '组别“{{one}}”与“{{other}}”都包含 {{ages}} 岁；“{{one}}”排在前，由它收入。',
    'category-never': '没有人会进入组别“{{category}}”：排在前面的“{{other}}”收入了所有人。',
    'cut-off-order': '“{{point}}”的关门时间早于它前面的“{{before}}”。',
    'start-day': '波次“{{wave}}”的出发不在比赛当天（{{date}}）。',
    'copy-folder':
      '{{dir}} 不能存放第二副本：$t(copyState.{{trouble}})（{{why}}）。请选择 U 盘或另一块磁盘上的文件夹。',
    'copy-needed': '日志所在磁盘目前无法写入，等待的数据在第二副本中。请在磁盘恢复后再停用副本。',
    'copy-settings': '无法写入 {{path}} 中的设置（{{detail}}）。第二副本继续写入。',
    network: '无法向其他计时站开放本站：{{why}}',
    unreachable: '无法连接 {{address}}（{{said}}）。另一台是否用 --lan 启动？两台笔记本是否在同一网络？',
    'pin-missing': '使用 --follow 时须给出 --pin：另一台的计时台会显示它。',
    'wrong-pin': '这不是另一台现在显示的 PIN。输错五次或过了十分钟，就需要新的 PIN。',
    'pin-not-proven': '{{address}} 处应答的不是显示此 PIN 的计时站。',
    'same-station':
      '两台笔记本自称同一个计时站：一个数据文件夹是从另一个复制的。请让其中一台用新的空 --data 启动。',
    'not-paired': '本站没有与询问的计时站配对。',
    parted:
      '{{address}} 处的计时站不认识本站：“{{name}}”已与本站解除配对，或那里现在是另一个计时站。请重新配对。',
    'not-proven':
      '{{address}} 处应答的不是已配对的“{{name}}”：那里是另一个计时站，或有人在两者之间。请在只供工作人员使用的网络中重新配对。',
    'pair-again': '“{{name}}”由旧版 Goldline 配对，当时没有加密。请重新配对一次。',
    'peer-moved': '{{address}} 处现在是“{{name}}”，是另一个计时站。',
    'site-of-peer': '“{{name}}”在赛点“{{there}}”，本站在“{{here}}”：同一赛点的计时站才能配合。',
    'no-station':
      '{{address}} 处没有向其他站开放的 Goldline 计时站，或是尚不加密的旧版。正确的地址见它的计时台；两台笔记本需使用相同版本的 Goldline。',
    'peer-protocol': '两台的通信协议不同：另一台为 {{theirs}}，本站为 {{own}}。请更新较旧的一台。',
    'peer-encrypts':
      '另一台笔记本使用更新版本的 Goldline，只以加密方式通信：请更新本机的 Goldline，再重新配对。',
    'no-journal': '那里没有这份日志的副本。',
    'no-such-call': '{{path}} 不供其他计时站使用。',
    diverged_older:
      '另一台笔记本上的这份日志比日志本身更多：它的数据文件夹曾恢复成较旧的副本。两份都计入；请让它用新的空 --data 启动，再重新配对。',
    diverged_copied:
      '另一台笔记本上是同一计时站的另一份日志：数据文件夹曾被复制，两边都继续写了。两份都计入；请让其中一台用新的空 --data 启动，再重新配对。',
    'bad-input_pairing': '收到的内容不属于配对过程。',
    'bad-input_position': '请指明从哪一次提交起需要日志。',
  },

  columns: {
    bib: '参赛号',
    chip: '芯片',
    chips: '芯片',
    name: '姓名',
    latinName: '拉丁字母姓名',
    firstName: '名',
    lastName: '姓',
    sex: '性别',
    birthDate: '出生日期',
    nationality: '国家/地区',
    club: '俱乐部',
    wave: '波次',
    category: '组别',
    division: '竞赛类别',
    withdrawn: '已退出名单',
  },
};
