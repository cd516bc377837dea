/** How a reader stands. */
export const readerState = {
  connecting: 'connecting',
  reading: 'reading',
  idle: 'nobody due',
  deaf: 'hears too few',
  silent: 'does not answer',
  gone: 'not connected',
} as const;

/** What `goldline monitor` and `goldline detect` say. */
export const monitor = {
  baud: '{{baud}} baud',
  antenna: 'antenna {{antenna}}',
  signal: '{{rssi}} dBm',
  'reader-clock': 'reader clock {{offset}} ms to its arrival',
  stored: 'stored',
  reads_one: '{{count}} read, {{minute}} in the last minute',
  reads_other: '{{count}} reads, {{minute}} in the last minute',
  antennas: 'antenna {{antennas}}',
  'antenna-reads': '{{antenna}}: {{reads}}',
  'antenna-signal': '{{antenna}}: {{reads}} at {{rssi}} dBm',
  'antenna-silent': '{{antenna}}: SILENT',
  dropped: '{{frames}} bad frames, {{bytes}} bytes dropped',
  clock: 'clock {{offset}} ms',
  connect: 'Connect it with --reader "{{address}}&point=<timing point>"',
  tried: 'Tried {{tried}}.',
  'used-by': 'in use by {{usedBy}}',
  'no-port': 'This computer has no serial port. Is the adapter plugged in?',
} as const;

/** What made a result, step by step, and what it is. */
export const explain = {
  read: 'Read {{read}} of chip {{chip}} by {{reader}} at {{point}}, antenna {{antenna}}',
  signal: '{{rssi}} dBm',
  passing: 'Passing {{id}} of chip {{chip}} at {{point}}',
  'passing-by-hand': 'Passing {{id}} at {{point}} by {{source}}',
  by: 'by {{reader}}',
  reads_one: '{{count}} read',
  reads_other: '{{count}} reads',
  over: 'over {{span}}',
  'makes-time': 'makes the time at {{point}}',
  'does-not-count': 'does not count: {{why}}',
  'waits-for-race': 'waits for a race',
  undone: '{{what}} (undone later)',
  sentence: '{{parts}}.',
  nobody: 'Nobody has bib {{bib}}',
  bib: 'Bib {{bib}}: {{status}}',
  'gun-time': 'gun time {{time}} ({{measured}} measured)',
  'chip-time': 'chip time {{time}} ({{measured}} measured)',
  'chip-time-unknown': 'chip time unknown',
  place: 'place {{place}} in {{list}}',
  'list-overall': 'overall',
  'list-sex': 'sex',
  'list-category': 'category',
  'not-ranked': 'not ranked',
  ruled: 'ruled {{ruling}}',
  missed: 'not seen at {{points}}',
  doubts: 'in doubt: {{doubts}}',
  flags: 'remarks: {{flags}}',
} as const;

/** How many, and what must be known beside a file of results. */
export const told = {
  warning: 'warning: {{text}}',
  fault: 'this is a fault in Goldline, please report it: {{fault}}',
  'as-said': '{{text}}',
  list: '{{list}}',
  'taking-reads': 'taking in the reads: {{percent}} %, {{rate}} reads a second, {{left}} s left',
  interrupted: 'interrupted; {{out}} was not written',
  'interrupted-data':
    'interrupted; {{out}} was not written; {{data}} keeps the reads that were taken in, and the same command goes on with them',
  line: 'line {{line}}',
  'stand-in':
    '{{data}}: {{trouble}}. The station works in {{place}} for now, with all that it had; it brings what is recorded over to {{data}} when it ends or is started again, as soon as that can be written to',
  'stand-in-without':
    'these files of {{data}} cannot be read, and the station goes on without them: {{files}}',
  'other-commit': '{{path}}: commit {{commit}} does not fit {{target}}',
  'brought-over': 'what was recorded in {{place}} is in {{data}} now',
  'not-brought-over': 'what was recorded in {{place}} is still there, and not in {{data}} yet: {{detail}}',
  'which-of-race-day': 'say which counts: --race-day keep (what was changed) or --race-day list',
  'which-encoding': 'name its encoding: {{choices}}',
  finishers_one: '{{count}} finisher of {{entries}} entries',
  finishers_other: '{{count}} finishers of {{entries}} entries',
  'in-review': '{{count}} in review',
  'unknown-mat_one': '{{count}} read at "{{point}}", which this race does not have, {{from}} to {{to}}',
  'unknown-mat_other': '{{count}} reads at "{{point}}", which this race does not have, {{from}} to {{to}}',
  'only-there_one': '{{count}} runner was heard nowhere else: bib {{bibs}}',
  'only-there_other': '{{count}} runners were heard nowhere else: bib {{bibs}}',
  'name-mat': 'correct the name in the race file or at the reader',
  'ignored-chip-of-runner':
    'chip {{chip}} is ignored by the race file and belongs to a runner: bib {{bibs}}; take it out of ignoredChips, or give the runner another',
  'chips-ignored_one': '{{count}} read of ignored chips at {{points}} does not count, as the race file says',
  'chips-ignored_other': '{{count}} reads of ignored chips at {{points}} do not count, as the race file says',
  'chips-blank_one':
    '{{count}} read at {{points}} is of a tag without a number (empty EPC) and counts for nobody; look for chips that were never written',
  'chips-blank_other':
    '{{count}} reads at {{points}} are of tags without a number (empty EPC) and count for nobody; look for chips that were never written',
  slow_one: '{{reader}} is {{offset}} slow against {{against}} at {{points}}: {{count}} runner',
  slow_other: '{{reader}} is {{offset}} slow against {{against}} at {{points}}: {{count}} runners',
  fast_one: '{{reader}} is {{offset}} fast against {{against}} at {{points}}: {{count}} runner',
  fast_other: '{{reader}} is {{offset}} fast against {{against}} at {{points}}: {{count}} runners',
  'reader-off': '{{offset}}; its times count for nobody whom another reader heard there',
  'readers-apart': '{{offset}}; which of the two is wrong is not known',
  'gun-unsure_one':
    'nobody fired the gun of wave {{wave}}: {{count}} runner who crossed the start from {{gun}} on could be its start; write its gun into the race file',
  'gun-unsure_other':
    'nobody fired the gun of wave {{wave}}: {{count}} runners who crossed the start from {{gun}} on could be its start; write its gun into the race file',
  'late-uncertain_one':
    '{{count}} passing at {{points}} came late from {{reader}}, and it is not known whether its clock was right: it was between {{from}} and {{to}}, bib {{bibs}}; if its clock was right, correct it by 0 in the console',
  'late-uncertain_other':
    '{{count}} passings at {{points}} came late from {{reader}}, and it is not known whether its clock was right: they were between {{from}} and {{to}}, bib {{bibs}}; if its clock was right, correct it by 0 in the console',
  'reads-late_one':
    '{{count}} read at {{points}} came late from {{reader}}, up to {{most}}, from {{from}} on; check the network',
  'reads-late_other':
    '{{count}} reads at {{points}} came late from {{reader}}, up to {{most}}, from {{from}} on; check the network',
  'reads-were-late_one':
    '{{count}} read at {{points}} came late from {{reader}}, up to {{most}}, from {{from}} to {{until}}; check the network',
  'reads-were-late_other':
    '{{count}} reads at {{points}} came late from {{reader}}, up to {{most}}, from {{from}} to {{until}}; check the network',
  'heard-too-weakly_one':
    '{{count}} of {{of}} runners was heard at {{points}} only too weakly to count: bib {{bibs}}; look at the mat, or lower its minRssi',
  'heard-too-weakly_other':
    '{{count}} of {{of}} runners were heard at {{points}} only too weakly to count: bib {{bibs}}; look at the mat, or lower its minRssi',
} as const;
