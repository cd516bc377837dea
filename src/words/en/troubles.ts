/** What is wrong at the station: what it is, and what to do. */
export const trouble = {
  'peer-not-kept': {
    title: 'This laptop cannot keep what {{name}} reads',
    todo: '{{disk}}, on this laptop, not on {{name}}. Make room or change the disk here; what is missing comes over by itself.',
  },
  'peer-disk': {
    title: '{{name}} cannot write to its disk',
    todo: '{{disk}}, on {{name}}: {{number}} rows wait there in memory. Look after that laptop; this one is well.',
  },
  'peer-refused': {
    title: '{{name}} does not let this laptop follow it',
    todo: 'It does not know this laptop, was paired by an older Goldline, or has another version. Put the same Goldline on both and pair them again.',
  },
  disk: {
    title: 'Reads cannot be written to disk',
    todo: 'Free space or change the disk now; write bibs down by hand until then.',
  },
  'mat-gone': {
    title: '{{point}}: reader not connected',
    todo: 'For {{age}}. Check cable and power; it reconnects by itself.',
  },
  'mat-silent': {
    title: '{{point}}: reader does not answer',
    todo: 'For {{age}}. Switch the reader off and on.',
  },
  'mat-quiet': {
    title: '{{point}}: no reads in the last minute',
    todo: 'It was {{number}} a minute before. Watch the line and type bibs if runners cross.',
  },
  'antenna-quiet': {
    title: '{{point}}: antenna {{antenna}} reads nothing',
    todo: 'For {{age}}, while others do. Check its plug.',
  },
  'finish-without-mat': {
    title: 'Nobody reads {{point}}',
    todo: 'Connect a reader, or type bibs as they cross.',
  },
  'sync-offline': {
    title: 'No contact with the results service',
    todo_one: '{{number}} line waits here; nothing is lost.',
    todo_other: '{{number}} lines wait here; nothing is lost.',
  },
  'sync-refused': {
    title: 'The results service refuses this station',
    todo_one: '{{number}} line waits here; timing goes on.',
    todo_other: '{{number}} lines wait here; timing goes on.',
  },
  takeOver: 'Take over its readers',
  'disk-full': {
    title: 'The disk is full',
    todo_one:
      '{{number}} row waits in memory. Free space now; type nothing twice, everything is written as soon as there is room.',
    todo_other:
      '{{number}} rows wait in memory. Free space now; type nothing twice, everything is written as soon as there is room.',
  },
  'disk-locked': {
    title: 'Another program holds the journal',
    todo_one: '{{number}} row waits in memory. Close backup or virus programs that look at the data folder.',
    todo_other:
      '{{number}} rows wait in memory. Close backup or virus programs that look at the data folder.',
  },
  'disk-read-only': {
    title: 'The disk cannot be written to',
    todo: '{{number}} rows wait. Take off the write protection; do not restart while they wait.',
  },
  'disk-damaged': {
    title: 'The journal is damaged',
    todo: 'The station mends it from the second copy. Keep the file that it sets aside.',
  },
  'disk-gone': {
    title: 'The disk with the journal is gone',
    todo_one: '{{number}} row waits in memory. Put the disk back now.',
    todo_other: '{{number}} rows wait in memory. Put the disk back now.',
  },
  'disk-failing': {
    title: 'The disk does not take what is written',
    todo: '{{number}} rows wait. Do not switch off and do not restart while they do.',
  },
  copy: {
    title: 'No second copy is written',
    todo: '{{number}} commits behind. Put the stick back or choose another; it catches up by itself.',
  },
  repaired: {
    title: 'The journal was damaged and is mended',
    todo: 'The damaged file is kept. See what is missing, if anything.',
  },
  'clock-jump': {
    title: 'The clock of this laptop was set by {{number}} s',
    todo: 'Race time went on evenly; nothing has to be done.',
  },
  'peer-gone': {
    title: '{{name}} is gone',
    todo: 'For {{age}}. Take over its readers if it does not come back.',
  },
  'peer-diverged': {
    title: '{{name}} is not followed any more',
    todo: 'Its journal is not the one that was followed. Start it with a new, empty data folder and pair them again.',
  },
  'peer-clock': {
    title: 'The clock of {{name}} is {{number}} ms off',
    todo: 'Set both laptops to the same time; order and results do not depend on it.',
  },
  double: {
    title: 'Two laptops say that they are this station',
    todo: 'A data folder was copied. Stop one of them.',
  },
  'mat-clock': {
    title: '{{point}}: the reader clock is {{number}} ms off',
    todo: 'Its times are put right by what was measured. Set its clock when nobody runs.',
  },
  'mat-not-understood': {
    title: '{{point}}: nothing that comes is understood',
    todo: '{{number}} bytes and not one read. Check the protocol and the speed of the reader.',
  },
  'mat-elsewhere': {
    title: '{{point}}: this race has no such point',
    todo: 'Nothing that this reader hears counts. Connect it at a point of the race.',
  },
  'mat-clock-unseen': {
    title: '{{point}}: {{number}} reads may be an hour off',
    todo: 'Clocks were changed, and the reader’s memory does not show when its own was. Compare with another reader.',
  },
  'mat-clock-kept': {
    title: '{{point}}: the reader’s clock stayed on winter time',
    todo: '{{number}} reads are dated by the time it kept. Set its clock when nobody runs.',
  },
  'mat-line-lost': {
    title: '{{point}}: a line was not understood',
    todo: '{{number}} so far. If it was a runner, type the bib; check the cable.',
  },
  'acts-not-understood': {
    title_one: '{{number}} act at {{name}} does not count here',
    title_other: '{{number}} acts at {{name}} do not count here',
    todo: 'Done with a newer version of Goldline; the results here may be wrong. Install that version on this laptop: what was done is kept, and counts from then on.',
  },
  'disk-hanging': {
    title: 'The disk does not answer',
    todo: 'For {{age}}; {{number}} rows wait. Look at its cable. Do not switch off and do not restart.',
  },
  'copy-next': {
    title: 'The new second copy is not written',
    todo: 'The one before goes on. Put the stick back or choose another.',
  },
  'no-copy': {
    title: 'There is no second copy',
    todo: 'If this laptop or its disk fails, the race is lost. Put in a stick and choose it.',
  },
  waitingCopied: 'The second copy in {{dir}} has what waits.',
  waitingAlone: 'There is no second copy: set one on a stick now, and what waits goes there at once.',
  atTheLaptop: 'This is done at the laptop itself.',
  chooseCopy: 'Second copy…',
  setAside: 'Set aside',
  'mat-late': {
    title: '{{point}}: reads arrive late since {{from}}',
    todo: '{{age}} late now, {{number}} reads so far. They count by the reader’s own clock, as it was right before. Check the network; if that clock was set back, correct it.',
  },
  'mat-was-late': {
    title: '{{point}}: reads came late from {{from}} to {{to}}',
    todo: '{{number}} reads, up to {{age}} late; now they come on time again. Results whose time is not sure are flagged.',
  },
  changed: {
    title: 'Rows of the journal are not what was written',
    todo: 'Start the station again when nobody is coming: it mends them from the second copy and says what is missing.',
  },
} as const;

/** How it stands with the second copy. */
export const copyState = {
  ok: 'up to date',
  'catching-up': '{{number}} commits to go',
  full: 'full',
  locked: 'held by another program',
  'read-only': 'cannot be written to',
  damaged: 'damaged',
  gone: 'not there',
  failing: 'takes nothing',
  hanging: 'does not answer',
} as const;

/** Why nothing is delivered to the results service. */
export const sync = {
  'book-damaged': 'the file that knows the results service was damaged: use a join code again',
  'something-else': 'something else answers at this address; perhaps the network asks for a login',
  'other-lines':
    'the service holds other lines under the same numbers: this data directory was copied, or restored from less than was delivered. Nothing is lost here; restore it again with --new-station to go on delivering',
  answered: 'the service answered {{status}}',
  says: 'the service says: {{reason}}',
  unreachable: 'the service cannot be reached: {{reason}}',
} as const;
