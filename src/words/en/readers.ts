/** What becomes of a line to a reader. */
export const port = {
  'in-use': '{{place}} is in use by another program',
  missing: '{{place}} is not there',
  'no-permission': 'no permission to open {{place}}',
  'not-in-group': 'no permission to open {{place}}: add this user to the group dialout and log in again',
  unplugged: '{{place}} was unplugged',
  refused: '{{place}} refuses the connection',
  unreachable: '{{place}} cannot be reached',
  'no-such-name': '{{place}}: no such name',
  ended: '{{place}} closed the connection',
  failed: '{{place}}: {{reason}}',
  'process-ended': '{{place}}: the program that reads the ports ended, and is started again',
  closed: 'closed',
  waits: 'waiting for the reader to connect to port {{port}}',
  taken: 'port {{port}} is in use by another program',
  'cannot-listen': 'port {{port}}: {{reason}}',
  shorter: '{{place}} became shorter and is read again',
  'adapter-unknown': 'the USB adapter {{usb}} cannot be found: {{reason}}',
  'adapter-missing': 'the USB adapter {{usb}} ({{path}} before) is not plugged in',
  'adapter-twice': '{{paths}} have the same serial number {{usb}}; write one of them without usb=',
  'list-unknown':
    'the system does not tell which serial ports it has ({{reason}}); a port whose name is known can be used all the same',
} as const;

/** How a reader is, what it refuses, and what cannot be asked of it. */
export const reader = {
  'not-connected': 'the reader is not connected now',
  'not-here': 'this station does not read that reader',
  'cannot-set-clock': 'its clock cannot be set from here',
  'keeps-nothing': 'it keeps no reads that could be fetched',
  'other-speed': 'the reader answers at {{baud}} baud, not at {{told}}',
  'no-answer-any-more': 'the reader does not answer any more',
  'no-answer': 'the port is open, but no reader answers',
  'not-of-protocol': 'what comes from the port is not from a reader of this protocol',
  'not-of-protocol-at': 'what comes from the port at {{baud}} baud is not from a reader of this protocol',
  'no-answer-in-time': 'the reader did not answer in time',
  'line-without-end': 'the last line of the file has no end yet: it counts as soon as it has',
  'line-not-understood':
    '"{{line}}" is not understood; a line is time,chip,point[,antenna,rssi], or what a header says',
  'line-unknown': '"{{line}}" is not understood',
  'date-in-two-ways': '"{{line}}" is not understood; the date may be read in two ways: write the year first',
  'clock-stands-still': "the reader's clock stands still",
  'clock-being-set': 'the clock is being set already',
  'clock-still-off': "the reader's clock was set {{tries}} times and is still {{offset}} ms off",
  'clock-refused': 'the reader refuses its clock to be set: {{why}}',
  'clock-in-test-mode':
    'the decoder only lets its clock be set in Test Mode: stop its operation, set the clock, start it again',
  'being-fetched': 'the stored reads are being fetched already',
  'stored-refused': 'the reader does not send stored reads: {{why}}',
  'stored-interrupted_one': '{{why}}, after {{count}} stored read; what came is kept, ask again for the rest',
  'stored-interrupted_other':
    '{{why}}, after {{count}} stored reads; what came is kept, ask again for the rest',
  'reads-lost': 'the memory of the reader ran over: reads were lost',
  'antennas-lost': 'antenna {{antennas}} was connected before and is not now',
  'antennas-missing': 'antenna {{antennas}} is switched on and not connected',
  'two-readings':
    'what the reader sends can be read in two ways, and waits until the reader has said what it is; write model=18 or model=288 in its address',
  'not-started': 'the reader does not read; it is being started',
  'inventory-idle': 'the reader does not read: start its inventory on its own page',
  'battery-low': 'the battery of the reader is low',
  'test-mode':
    'the decoder is in Test Mode and records nothing: start operation (timing mode) at the decoder',
  'no-region': 'the reader has no region set: write model=eu or another of {{regions}} in its address',
  'refuses-region': 'the reader refuses the region {{region}}: {{why}}',
  'refuses-tag-protocol': 'the reader refuses the tag protocol Gen2: {{why}}',
  'refuses-reading': 'the reader refuses to read without end: {{why}}',
  'refuses-command': 'the reader refuses a command: {{why}}',
  'command-unanswered': 'the reader does not answer a command',
  reports: 'the reader reports: {{text}}',
  'reports-nothing': 'the reader reports an error without a word',
} as const;

/** What is wrong with a reader address. */
export const address = {
  'not-one': '"{{text}}" is not a reader address; write {{serial}} or {{tcp}}',
  'no-point': '"{{text}}": say at which timing point the reader stands, such as point=finish',
  'unknown-name': '"{{text}}": "{{name}}" is not known here; there are {{known}}',
  'name-twice': '"{{text}}": "{{name}}" is there twice; write it once',
  'unknown-protocol': '"{{text}}": protocol "{{value}}" is not known; there is {{known}}',
  'unknown-model': '"{{text}}": protocol {{protocol}} has no model "{{model}}"; there is {{known}}',
  'no-models': '"{{text}}": protocol {{protocol}} has no model "{{model}}"; it has none',
  'no-times': '"{{text}}": reads of protocol {{protocol}} carry no time, so a file of them tells nothing',
  'unknown-zone': '"{{text}}": there is no zone "{{zone}}"; write one such as Europe/Amsterdam or UTC',
  'no-port': '"{{text}}": write the host and the port, such as {{example}}',
  'bad-number': '"{{text}}": {{name}} is "{{value}}"; write a whole number from 1 to {{max}}',
  'bad-clock': '"{{text}}": clock is "{{value}}"; it is written by goldline simulate',
} as const;

/** What a search for a reader came to. */
export const detection = {
  'at-baud': '{{protocol}} at {{baud}} baud',
  'on-port': '{{protocol}} on port {{port}}',
  failed: '{{why}}',
  'not-understood_one': '{{count}} byte came that no known protocol explains',
  'not-understood_other': '{{count}} bytes came that no known protocol explains',
  nothing: 'nothing answered; is the reader switched on, and does no other program use it?',
} as const;
