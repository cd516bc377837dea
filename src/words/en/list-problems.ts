/** What is wrong with, or worth telling of, a table and the start list in it. */
export const listProblems = {
  'table-wide':
    'Line {{line}} has {{count}} columns; {{max}} are read. This is no start list, or lines ran together.',
  'table-long': 'There are more than {{max}} rows. Leave out what is no start list, or load it in parts.',
  'table-web':
    'This is a web page or XML, not a table, whatever its name says. Open it in a spreadsheet and save it as XLSX.',
  'row-long':
    'A row has more than {{max}} characters: a quotation mark is not closed, or the line ends are lost. Save the file again.',
  'workbook-locked': 'This workbook is protected with a password. Save it without one and load it again.',
  'workbook-damaged':
    'This workbook cannot be read to its end ({{said}}). Open it in a spreadsheet, save it as XLSX and load that.',
  'workbook-large':
    'This workbook unpacks to far more than a start list has. Copy the list into a new workbook and load that.',
  'workbook-old': 'This is an old Excel workbook (XLS). Save it as XLSX and load that.',
  'workbook-other': 'This file ({{kind}}) is no workbook that Goldline reads. Save it as XLSX, ODS or CSV.',
  'list-slow':
    'Reading this file takes more time or memory than any start list does, and was stopped. Copy the list into a new workbook, or save it as CSV.',
  'list-changed': 'The file is not the one that was looked at: it was changed meanwhile. Look at it again.',
  'sheet-unknown': 'There is no sheet “{{sheet}}” with something in it.',
  'sheets-left-out': 'The sheet “{{sheet}}” is read; others are left out: {{others}}.',
  'head-guessed': 'These columns have no heading; they are taken, from left to right, for: {{columns}}.',
  'row-left-out': '“{{value}}” stands alone in its line and is left out.',
  'date-order':
    'Birth date “{{value}}”: is the day or the month first? Say so for the whole list, or write YYYY-MM-DD.',
  'date-short_one':
    '{{count}} birth year has two figures (line {{line}}): the only year that makes a runner of it is taken.',
  'date-short_other':
    'Birth years with two figures: {{count}} (first in line {{line}}). The only year that makes a runner of each is taken.',
  'date-serial_one':
    '{{count}} birth date is the number of a day, as spreadsheets count them (line {{line}}): check whether the year is right.',
  'date-serial_other':
    'Birth dates that are numbers of days, as spreadsheets count them: {{count}} (first in line {{line}}). Check whether the years are right.',
  'birth-date-odd_one': 'By {{count}} birth date nobody of that age runs (line {{line}}). Check the year.',
  'birth-date-odd_other':
    'Birth dates by which nobody of that age runs: {{count}} (first in line {{line}}). Check the years.',
  'date-month_one': '{{count}} birth date has a month and no day (line {{line}}): only its year is kept.',
  'date-month_other':
    'Birth dates with a month and no day: {{count}} (first in line {{line}}): only their years are kept.',
  'sex-of-category_one': 'The sex of {{count}} runner is taken from the category (line {{line}}).',
  'sex-of-category_other':
    'The list has no column for the sex: it is taken from the category of {{count}} runners (first in line {{line}}).',
  'categories-left-out_one':
    '{{count}} category is none of the race’s ({{categories}}). It is left out: categories follow from sex and birth date.',
  'categories-left-out_other':
    'The list has categories of its own, in {{count}} rows ({{categories}}). They are left out: categories follow from sex and birth date.',
  'age-left-out_one':
    '{{count}} runner has an age and no birth date (line {{line}}). The age is left out: an age group by birth needs at least the year.',
  'age-left-out_other':
    'Runners with an age and no birth date: {{count}} (first in line {{line}}). Ages are left out: age groups by birth need at least the year.',
  'id-check_one': '{{count}} identity number is mistyped: its check digit is wrong (line {{line}}).',
  'id-check_other':
    'Identity numbers that are mistyped, with a wrong check digit: {{count}} (first in line {{line}}).',
  'id-differs_one':
    '{{count}} identity number says another sex or birth date than the columns (line {{line}}). The columns count.',
  'id-differs_other':
    'Identity numbers that say another sex or birth date than the columns: {{count}} (first in line {{line}}). The columns count.',
  'mapping-unread': 'The mapping cannot be read: {{said}}',
  'rows-left_one': '{{count}} row is left out, because something is wrong with it.',
  'rows-left_other': 'Rows that are left out, because something is wrong with them: {{count}}.',
} as const;
