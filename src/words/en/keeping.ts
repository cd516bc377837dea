/** What is wrong with a disk, and what to do; `said` is what the system said. */
export const disk = {
  full: 'the disk is full: delete or move other files; what waits is written as soon as there is room ({{said}})',
  locked:
    'another program holds the file: close it (a backup, a virus scanner, a database viewer) ({{said}})',
  'read-only': 'the disk cannot be written to: look at its switch and its permissions ({{said}})',
  damaged:
    'the file is damaged: it is kept aside and the journal is made again from what can be read ({{said}})',
  gone: 'the disk or the file is gone: connect the disk again; do not switch the laptop off ({{said}})',
  failing:
    'the disk does not take what is written: keep the station running and set a second copy on another disk ({{said}})',
  hanging:
    'the disk does not answer: look at its cable, keep the station running, and set a second copy on another disk',
} as const;

/** A second copy that is not where it was. */
export const copyOut = {
  folder: '{{dir}} is not there: put the stick in again, or choose another folder',
  stick: 'the stick of {{dir}} is out: put it in again, or choose another folder',
  of: '{{name}}: {{detail}}',
} as const;

/** What becomes of rows that the disk did not take until the end. */
export const rescue = {
  copied:
    '{{rows}} could not be written to {{path}} ({{said}}): the second copy in {{copy}} has them, and the next start takes them from there',
  lost: '{{rows}} could not be written to {{path}} ({{said}}): they are lost',
} as const;

/** A data directory that cannot be used. */
export const dataDir = {
  unusable: '{{path}}: cannot be used as a data directory ({{said}})',
  disk: '{{path}}: {{trouble}}',
  'in-use': '{{path}} is in use by another process; stop it, or choose another --data',
  'in-use-by':
    '{{path}} is in use by another Goldline station (process {{pid}} on {{host}}, since {{since}}); stop it, or choose another --data',
  'in-use-at':
    '{{path}} is in use by another Goldline station (process {{pid}} on {{host}}, since {{since}}, at {{address}}); stop it, or choose another --data',
  'strange-book':
    '{{path}}: this is not what Goldline wrote there; move the file away and pair the stations again',
} as const;

/** A journal that cannot be used. */
export const journal = {
  none: '{{path}}: there is no journal that can be opened here',
  foreign: '{{path}}: this is not a Goldline journal, or it is damaged',
  newer:
    '{{path}}: written by a newer Goldline (file version {{version}}, this program knows {{known}}); update this program',
  'no-wal': '{{path}}: this disk does not support a write-ahead log; choose a folder on a local disk',
  'not-closed':
    '{{path}}: was not closed in order; start its station once, or copy the folder to where you may write',
  'other-station':
    '{{path}}: this is the journal of another station than before; put it into a data directory of its own',
  'of-station': '{{path}}: this is the journal of station {{station}}, not of {{wanted}}; give another file',
  unreadable:
    '{{path}}: cannot be read ({{said}}); start its station: it mends what can be mended, and says what is missing',
} as const;

/** Names of what a journal holds. */
export const table = { actions: 'actions', passing_lines: 'passing lines' } as const;

/** What is wrong with a journal or a file beside it. */
export const damage = {
  'file-gone': 'the file is gone',
  'file-empty': 'the file is empty',
  'other-version': 'the file says that it is of version {{found}}, and was of version {{known}}',
  identity: 'what it says of itself was changed',
  sqlite: 'SQLite finds: {{said}}',
  'commit-missing': 'commit {{number}} is missing',
  'commit-changed': 'commit {{number}} does not match its seal: its rows were changed',
  'read-missing': 'read {{number}} is missing: the next is number {{next}}',
  'line-missing': '$t(table.{{table}}): line {{number}} is missing',
  'line-changed': '$t(table.{{table}}): line {{number}} does not match its seal: it was changed',
  'line-cut': 'the line is cut off or is not JSON',
  'no-transaction': 'the line is no transaction ({{field}}: {{said}})',
  'strange-files': '{{names}}: not what Goldline wrote there',
  'settings-gone': '{{name}}: the file is gone; {{spare}} has the same',
  'in-file': '{{name}}: {{damage}}',
  'end-lost_one': 'the last {{count}} commit was lost; from the second copy came back: {{taken}}',
  'end-lost_other': 'the last {{count}} commits were lost; from the second copy came back: {{taken}}',
  'not-as-left': 'the journal is not as it was left',
} as const;

/** What is missing of a journal or a data directory. */
export const missing = {
  rows: '{{reads}} and {{actions}}',
  actions_one: '{{count}} action',
  actions_other: '{{count}} actions',
  'one-of-reads': 'read {{number}}',
  'one-of-actions': 'action {{number}}',
  'some-reads': 'reads {{from}} to {{to}}',
  'some-actions': 'actions {{from}} to {{to}}',
  between: '{{rows}}, between {{since}} and {{until}}',
  after: '{{rows}}, after {{since}}',
  before: '{{rows}}, before {{until}}',
  'kept-changed': '{{rows}}: kept, but one of them or more was changed',
  'reads-from': 'reads from {{from}} on, if there were any: the damaged file does not say',
  'actions-from': 'actions from {{from}} on, if there were any: the damaged file does not say',
  'other-journal':
    'the journal is another one than the one that was written until {{until}}: it goes on from an older copy',
  end: 'the end of the journal, commits {{from}} to {{to}}: {{rows}}, written until {{until}}',
  'end-since':
    'the end of the journal, commits {{from}} to {{to}}: {{rows}}, written from {{since}} to {{until}}',
  everything: 'everything: there is no second copy',
  'everything-of': 'everything ({{rows}}): there is no second copy',
  settings: 'the settings: look where the second copy goes, and set it again',
  'settings-but':
    'the settings: look where the second copy goes, and set it again; what can be read of them says {{dir}}',
  pairing: 'the pairing with other laptops: pair them again in the console',
  replica: 'what the other station has comes again when it is followed',
  waiting_one:
    'rows that waited for the disk at the last stop: {{count}} line cannot be read; look into {{aside}}',
  waiting_other:
    'rows that waited for the disk at the last stop: {{count}} lines cannot be read; look into {{aside}}',
} as const;

/** What was done about damage before the station started. */
export const repair = {
  mended: 'mended: {{damage}}',
  'mended-aside': 'mended: {{damage}}; what was damaged is kept in {{aside}}',
  missing: 'missing: {{what}}',
} as const;

/** A copy of a journal, of this or another station, that does not go on. */
export const replica = {
  'commit-missing': '{{path}}: commit {{number}} is missing; {{next}} came instead',
  'read-missing': '{{path}}: read {{number}} is missing; {{next}} came instead',
  'action-missing': '{{path}}: action {{number}} is missing; {{next}} came instead',
  'passing-line-missing': '{{path}}: passing line {{number}} is missing; {{next}} came instead',
  'commit-differs':
    '{{path}}: commit {{number}} is not the same here: one of the two journals was changed, or goes on from an older copy',
  'read-differs':
    '{{path}}: read {{number}} is not the same here: one of the two journals was changed, or goes on from an older copy',
  'action-differs':
    '{{path}}: action {{number}} is not the same here: one of the two journals was changed, or goes on from an older copy',
  'passing-line-differs':
    '{{path}}: passing line {{number}} is not the same here: one of the two journals was changed, or goes on from an older copy',
  'other-journal': 'the station has begun another journal under the same id',
  unusable: '{{path}} cannot be used',
  'put-aside':
    '{{path}} cannot be used ({{why}}) and is kept as {{aside}}; what the other station has comes again when it is followed',
  'came-back_one': 'the journal of “{{name}}”: {{count}} commit came back from the second copy in {{copy}}',
  'came-back_other':
    'the journal of “{{name}}”: {{count}} commits came back from the second copy in {{copy}}',
  'not-brought-up': 'the journal of “{{name}}” cannot be brought up to date from {{copy}} ({{why}})',
} as const;

/** What is wrong with a file of a second copy. */
export const copyFile = {
  'line-damaged': '{{path}}, line {{line}}: the line is damaged',
  'in-line': '{{path}}, line {{line}}: {{what}}',
  'does-not-fit': '{{path}}: {{why}}',
  none: '{{dir}}: there is no copy here',
  'goes-further': '{{dir}}: the copy has commits up to {{copy}}, the journal only up to {{journal}}',
  'other-commit': 'the journal has another commit {{number}}',
  'passings-changed': 'passing lines from {{first}} on do not match their seal',
} as const;

/** Why another station cannot be heard. */
export const peer = {
  silent: 'it says nothing any more',
  ended: 'the connection ended',
  'no-answer': 'it does not answer',
  'line-without-end': 'a line of its journal has no end',
  'network-says': 'the network says: {{said}}',
} as const;

/** A port that cannot be listened on, and who has it. */
export const listen = {
  refused: '{{host}}, port {{port}}, cannot be listened on: {{said}}',
  'in-use': 'port {{port}} is in use by {{holder}}; stop it, or choose another {{option}}',
  'another-program': 'another program',
  'another-station': 'another Goldline station (process {{pid}})',
  'another-station-on': 'another Goldline station (process {{pid}}, data in {{dir}})',
  'another-service': 'another Goldline service (process {{pid}})',
  process: '{{name}} (process {{pid}})',
} as const;

/** Why the service or its database does not start. */
export const service = {
  'in-use': '{{dir}} is in use by another Goldline service; stop it, or choose another --data',
  'in-use-by':
    '{{dir}} is in use by another Goldline service (process {{pid}}, since {{since}}); stop it, or choose another --data',
  'in-use-at':
    '{{dir}} is in use by another Goldline service (process {{pid}}, since {{since}}, at {{address}}); stop it, or choose another --data',
  organisers: 'Organisers: {{address}}. Without an account yet: goldline service admin NAME',
  'admin-link': 'With this link {{name}} chooses a password, once and within {{hours}} hours:',
  'no-name': '“{{name}}” is no name for an account: write one line of at most 80 characters.',
} as const;

export const database = {
  none: 'no PostgreSQL at {{url}}: {{said}}',
  'strange-url': 'the address given (it is not of the form {{example}})',
  newer: 'the database was made by a newer version of Goldline: start that version ({{said}})',
  'not-migrated': 'the database could not be brought up to date: {{said}}',
  nowhere: 'there is neither a data directory nor the address of a PostgreSQL: give one of the two',
  'as-root':
    'PostgreSQL does not run as root, and {{dataDir}} or {{program}} is closed to the user “postgres”: start Goldline as another user, install it and choose --data where everybody may enter (such as in /opt), or set DATABASE_URL',
  'not-made': '{{cluster}}: PostgreSQL could not be set up: {{said}}',
  'not-started': 'PostgreSQL did not start in {{cluster}}; {{log}} says why: {{said}}',
} as const;
