/** What is wrong with what was given on the command line. */
export const usage = {
  'site-of-event': '--site names a site of an event: give --event too',
  'sync-and-token': '--sync and --token belong together: “goldline token” makes a token at the service',
  unreadable: '{{path}}: cannot be read ({{said}})',
  unwritable: '{{path}}: cannot be written ({{said}})',
  unusable: '{{path}}: cannot be read or written ({{said}})',
} as const;

/** What is wrong with the words of a command line. */
export const commandLine = {
  wrong: 'goldline: {{what}} (--help shows all options)',
  'unknown-command': "unknown command '{{named}}'",
  'unknown-option': "unknown option '{{named}}'",
  'option-missing': "required option '{{named}}' not given",
  'value-missing': "option '{{named}}' has no value",
  'argument-missing': "missing: '{{named}}'",
  'too-many': "too many words for '{{named}}'",
  invalid: "option '{{named}}': '{{given}}' is not right: {{what}}",
  choices: 'Allowed choices are {{choices}}',
  encoding: 'an encoding such as utf-8, gb18030 or windows-1251',
  port: 'a port is a number from 0 to 65535',
  'write-like': 'write it like {{example}}',
  lan: 'write this laptop’s address, a port, or both: {{example}}',
  seconds: 'a number of seconds, such as 10',
  'above-0': 'a number above 0, such as 10',
  whole: 'a whole number',
} as const;

/** What `goldline station` says while it starts. */
export const station = {
  'second-laptop': 'Second laptop: {{command}} (within ten minutes)',
  'read-elsewhere': '{{address}} is read by another station now; take it back in the console',
  'starts-when-it-can': '{{why}}; the station starts as soon as it can',
} as const;

/** What `npm start` says. */
export const start = {
  building: 'Building the screens …',
  'not-built': 'the screens cannot be built; see above',
  'in-browser': '{{why}}: Goldline opens in the browser instead.',
  'runtime-not-fetched': 'Electron’s runtime is not here and cannot be fetched',
  'no-runtime': 'Electron’s runtime is not here',
  'no-display': 'There is no display here for a window',
  'fetching-runtime': 'Fetching Electron’s runtime, once (about 120 MB) …',
  data: 'Data       {{dir}}',
  addresses:
    'Console    {{address}}/\nAnnouncer  {{address}}/announcer\nResults    {{address}}/results\nCtrl+C stops it.',
  'runs-again': 'The station runs again: {{address}}',
  'given-up': 'The station ended again ({{how}}) and is given up.',
  'starts-again': 'The station ended by itself ({{how}}). Nothing is lost; it starts again.',
} as const;

/** What a check of journals and copies says. */
export const verify = {
  of: '{{whose}}: {{what}}',
  well: 'all is well: {{what}}',
  differences_one: '{{count}} difference: {{what}}',
  differences_other: '{{count}} differences: {{what}}',
  journal: '{{rows}}, head {{head}}',
  'copy-files_one': '{{count}} file, up to commit {{commit}}, head {{head}}',
  'copy-files_other': '{{count}} files, up to commit {{commit}}, head {{head}}',
  copy: 'second copy',
  'copy-of-replica': 'second copy of the replica of station {{station}}',
  'replica-of': 'replica of station {{station}}',
  'journal-of': 'journal of station {{station}}',
  'another-journal': 'journal of another station',
  'no-further-commits': 'the commits cannot be read any further: {{why}}',
  'no-further-actions': 'the actions cannot be read any further: {{why}}',
  'no-further-passing_lines': 'the passing lines cannot be read any further: {{why}}',
  'no-further-reads': 'the reads cannot be read any further: {{why}}',
  'no-further-results': 'the results cannot be made again: {{why}}',
  doubles_one:
    '{{source}}: {{count}} read is there more than once, with the same chip at the same time of the reader’s clock: reads {{first}} and {{second}} of chip {{chip}}',
  doubles_other:
    '{{source}}: {{count}} reads are there more than once, with the same chip at the same time of the reader’s clock, such as reads {{first}} and {{second}} of chip {{chip}}',
  'other-result': 'bib {{bib}}: made again, the result is another: {{again}} instead of {{before}}',
  'strange-line': 'passing lines: line {{number}} cannot be understood',
  'passing-without-reads': 'passing {{id}}: the stream has it, but no read makes it',
  'other-passing': 'passing {{id}}: the stream says another thing than the reads',
} as const;

/** What `goldline restore` says. */
export const restore = {
  'journal-there': '{{dir}}: there is a journal already; choose a new folder for --data',
  'no-file': '{{path}}: there is no such file or folder',
  'nothing-in':
    '{{path}}: there is no second copy and no journal in this folder; give a backup file or the folder that --copy named',
  nothing: 'give a backup file or the folder of a second copy',
  several_one: 'these are journals of {{count}} station; choose one with --station: {{stations}}',
  several_other: 'these are journals of {{count}} stations; choose one with --station: {{stations}}',
  waiting_one: '{{count}} row that had waited for the disk is in the journal now',
  waiting_other: '{{count}} rows that had waited for the disk are in the journal now',
  done: '{{dir}}: restored, station {{station}}',
  'done-as-new':
    '{{dir}}: restored as the journal of another station, {{station}}; a station that starts here is a new one, with a token of its own',
} as const;

/** What `goldline backup` and `goldline export` say. */
export const backup = {
  there: '{{file}}: is there already; choose another file for --to',
  written: '{{path}}: written',
  'not-written': '{{file}}: the backup cannot be written ({{said}})',
  'keep-together': 'keep {{folder}} together with {{file}}',
} as const;

export const exported = {
  'no-race': '{{dir}}: no race definition was loaded yet',
  official: '{{path}}: file for {{format}}; the log says that it was taken',
  'unknown-race': '--race-id {{race}}: there is no such race; there are {{known}}',
  written: '{{path}}: {{counts}}, made of the journal with head {{head}}',
} as const;

/** What `goldline import` says. */
export const imported = {
  columns: '{{file}}: columns',
  'left-out': 'left out',
  rows: 'Good rows: {{good}}, bad rows: {{bad}}, of them already so: {{untouched}}',
  new: 'New: {{count}}',
  changed: 'Changed: {{count}}',
  gone: 'Not in the list, and stay: {{count}}',
  'race-day': 'Changed on race day, now → in the list; --race-day says which counts: {{count}}',
  more: 'and {{count}} more',
  column: 'column {{column}} ({{heading}})',
  done: 'Taken: {{count}}, of whom already entered: {{replaced}}',
  nothing: 'Nothing changes: the list says what is there already ({{count}})',
} as const;

/** What `goldline publish` says. */
export const published = {
  provisional: '{{race}}: provisional results {{number}} published, SHA-256 {{checksum}}',
  official: '{{race}}: official results {{number}} published, SHA-256 {{checksum}}',
  'which-race': 'which race? --race-id says so; there are {{known}}',
} as const;

/** What `goldline decode` says. */
export const decode = {
  empty: '{{file}}: nothing in it is understood as protocol {{protocol}}: it is empty',
  nothing:
    '{{file}}: nothing in it is understood as protocol {{protocol}}: it begins with "{{text}}"; try another --protocol',
  'not-hex': '{{file}}, line {{line}}: "{{text}}" is not hex; write two digits for each byte',
} as const;

/** What `goldline simulate` says. */
export const simulate = {
  over: 'The race is over. The mats stay connected until you press Ctrl+C.',
  'wave-without-time':
    'wave "{{wave}}" has no time: a simulation needs "gun" or "start" in the event file, such as {{example}}',
  'strange-chip': 'bib {{bib}}: chip "{{chip}}" is not a chip code of up to 124 hex digits',
  'long-chip': 'chip {{chip}} is no IPICO chip: they have {{digits}} digits',
} as const;

/** What is wrong with the log of a reader. */
export const readerLog = {
  empty: '{{path}} is empty: leave it out, or name the file that holds the reads',
  'unknown-point': '--log {{named}}: there is no timing point "{{point}}"; the race has {{known}}',
  'several-sites': 'the event has several sites: name one with --site',
  'no-site': 'the event has no site "{{site}}"',
  elsewhere_one:
    '{{path}}: its {{count}} read stands at {{points}}, which the race does not have; it has {{known}}: correct the names in the log or in the race file',
  elsewhere_other:
    '{{path}}: all {{count}} reads stand at {{points}}, which the race does not have; it has {{known}}: correct the names in the log or in the race file',
  'nothing-read': '{{path}}: not one read was found with protocol {{protocol}}; {{what}}',
  'see-protocol':
    'see docs/readers.md for what protocol {{protocol}} looks like, and goldline decode for every line',
  'other-protocol': 'it looks like protocol {{other}}: write --log "{{log}}"',
  line: 'line {{line}} is not understood: "{{text}}"',
  'line-ambiguous-date':
    'line {{line}} is not understood: "{{text}}" (the date may be read in two ways; write the year first)',
  'line-no-time': 'line {{line}} is not understood: "{{text}}" (its reader’s clock was never set)',
} as const;

/** What `goldline replay` says. */
export const replay = {
  'disk-refuses': '{{path}}: the disk does not take it ({{reason}})',
  'log-line': '{{path}}, {{what}}',
  log: '{{path}}: {{what}}',
  at: '{{point}} {{reads}}',
  'reads-at_one': '{{count}} read at {{point}}',
  'reads-at_other': '{{count}} reads at {{point}}',
  'reads-where_one': '{{count}} read ({{where}})',
  'reads-where_other': '{{count}} reads ({{where}})',
  span: '{{from}} to {{to}}',
  repeated_one: '{{count}} repeated in the log',
  repeated_other: '{{count}} repeated in the log',
  known_one: '{{count}} was there before',
  known_other: '{{count}} were there before',
  bad_one: '{{count}} line not understood',
  bad_other: '{{count}} lines not understood',
  'more-bad_one': '{{count}} more line is not understood (see goldline decode)',
  'more-bad_other': '{{count}} more lines are not understood (see goldline decode)',
  'clock-kept_one':
    'its clock was not changed in spring, when an hour was left out: {{count}} read, {{span}}, is dated by the time it kept',
  'clock-kept_other':
    'its clock was not changed in spring, when an hour was left out: {{count}} reads, {{span}}, are dated by the time it kept',
  'clock-unseen_one':
    'clocks were changed meanwhile, and the log does not show when its own was: {{count}} read, {{span}}, may be an hour off; compare it with another reader’s',
  'clock-unseen_other':
    'clocks were changed meanwhile, and the log does not show when its own was: {{count}} reads, {{span}}, may be an hour off; compare them with another reader’s',
  guns_one:
    'the gun button was pressed {{count}} time, at {{times}} by its clock: is it a gun of the race file?',
  guns_other:
    'the gun button was pressed {{count}} times, at {{times}} by its clock: which of them are guns of the race file?',
  dialect: 'read as protocol {{protocol}}, which nobody named',
  'clock-moved': 'its clock was moved by {{seconds}} s, from {{before}} to {{after}}',
  written: '{{path}}: {{counts}}',
  'unknown-chips_one': '{{count}} chip is not in the start list',
  'unknown-chips_other': '{{count}} chips are not in the start list',
  'not-written': '{{why}}; {{path}} was not written',
  'no-finisher-but-chips_one':
    'nobody has finished, although {{count}} chip of a runner was read at the finish: look whether the gun, the date of the race and the readers’ clocks are right (goldline explain with --data says it for one runner)',
  'no-finisher-but-chips_other':
    'nobody has finished, although {{count}} chips of runners were read at the finish: look whether the gun, the date of the race and the readers’ clocks are right (goldline explain with --data says it for one runner)',
  'no-finisher-left-out_one':
    'nobody has finished: the {{count}} read at the finish is too weak (minRssi), of an ignored chip, or of a tag without a number',
  'no-finisher-left-out_other':
    'nobody has finished: all {{count}} reads at the finish are too weak (minRssi), of ignored chips, or of tags without a number',
  'no-finisher-strange':
    'nobody has finished: not one chip that was read at the finish, such as "{{chip}}", is in the start list: look at its chips',
} as const;
