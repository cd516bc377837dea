/** 表格及其中参赛名单的问题。 */
export const listProblems = {
  'table-wide': '第 {{line}} 行有 {{count}} 列，最多读取 {{max}} 列。这不是参赛名单，或多行连在了一起。',
  'table-long': '超过 {{max}} 行。请去掉不属于名单的内容，或分批载入。',
  'table-web': '无论文件名是什么，这是网页或 XML，不是表格。请用电子表格打开并另存为 XLSX。',
  'row-long': '某一行超过 {{max}} 个字符：引号未闭合，或换行丢失。请重新保存文件。',
  'workbook-locked': '此工作簿有密码保护。请去掉密码保存后再载入。',
  'workbook-damaged': '此工作簿无法完整读取（{{said}}）。请用电子表格打开，另存为 XLSX 后载入。',
  'workbook-large': '此工作簿解压后远大于任何参赛名单。请把名单复制到新工作簿后载入。',
  'workbook-old': '这是旧版 Excel 工作簿（XLS）。请另存为 XLSX 后载入。',
  'workbook-other': '此文件（{{kind}}）不是 Goldline 能读取的工作簿。请另存为 XLSX、ODS 或 CSV。',
  'list-slow': '读取此文件所需的时间或内存超出任何参赛名单，已停止。请把名单复制到新工作簿，或另存为 CSV。',
  'list-changed': '该文件与预览时不同：中途被修改了。请重新预览。',
  'sheet-unknown': '没有名为“{{sheet}}”且有内容的工作表。',
  'sheets-left-out': '读取工作表“{{sheet}}”；其余已忽略：{{others}}。',
  'head-guessed': '这些列没有标题，从左到右按以下内容读取：{{columns}}。',
  'row-left-out': '“{{value}}”单独占一行，已忽略。',
  'date-order': '出生日期“{{value}}”：日在前还是月在前？请为整个名单指定，或写成 YYYY-MM-DD。',
  'date-short_other': '{{count}} 个出生年份只有两位数（首个在第 {{line}} 行）：取唯一合理的年份。',
  'date-serial_other':
    '{{count}} 个出生日期是电子表格的日期序号（首个在第 {{line}} 行）。请检查年份是否正确。',
  'birth-date-odd_other': '{{count}} 个出生日期对应的年龄不可能参赛（首个在第 {{line}} 行）。请检查年份。',
  'date-month_other': '{{count}} 个出生日期只有年月没有日（首个在第 {{line}} 行）：只保留年份。',
  'sex-of-category_other': '名单没有性别列：{{count}} 名选手的性别取自组别（首个在第 {{line}} 行）。',
  'categories-left-out_other':
    '名单中的组别不是本项目的组别，共 {{count}} 行（{{categories}}）。已忽略：组别按性别和出生日期确定。',
  'age-left-out_other':
    '{{count}} 名选手只有年龄没有出生日期（首个在第 {{line}} 行）。年龄不采用：按出生日期分组至少需要出生年份。',
  'id-check_other': '{{count}} 个证件号码有误，校验位不符（首个在第 {{line}} 行）。',
  'id-differs_other': '{{count}} 个证件号码与性别或出生日期列不一致（首个在第 {{line}} 行）。以各列为准。',
  'mapping-unread': '无法读取列对应关系：{{said}}',
  'rows-left_other': '有 {{count}} 行存在问题，已跳过。',
};
