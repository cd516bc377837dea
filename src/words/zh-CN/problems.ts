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
    'site-needed': '此赛事有多个赛点（{{sites}}）。请在控制台或用 --site 指定这台笔记本在哪个赛点。',
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
    'copy-folder': '{{dir}} 不能存放第二副本：$t(copyState.{{trouble}})。请选择 U 盘或另一块磁盘上的文件夹。',
    'copy-needed': '日志所在磁盘目前无法写入，等待的数据在第二副本中。请在磁盘恢复后再停用副本。',
    'copy-settings': '无法写入 {{path}} 中的设置（{{detail}}）。第二副本继续写入。',
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
