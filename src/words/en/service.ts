/** Why the service holds a line of a station that does not count. */
export const setAside = {
  'not-json': 'it is no JSON in UTF-8: it was damaged before it was sent',
  'not-a-line': 'it is not understood: {{reason}}. It counts once the service is updated',
  'not-an-action': 'what was done is not understood: {{reason}}. It counts once the service is updated',
  'not-a-zone': 'there is no time zone “{{zone}}”: correct the event file and load it again',
  'another-station': 'it is said in the name of another station, {{station}}',
  lamport:
    'its number, {{lamport}}, is far above the one before it, {{last}}: this laptop’s journal was changed from outside',
  'event-of-organiser':
    'it is about “{{event}}”, which belongs to an organiser: ask them for a join code of the event',
  'other-event':
    'it is about “{{event}}”, and the station was let in for “{{own}}”: load that event, or ask for a join code of this one',
  'other-site': 'it is about site “{{site}}”, and the station was let in for site “{{own}}”',
  'online-site': 'site “{{site}}” is where people run at home: only the service says what was run there',
  'looks-only': 'the station was let in to look: nothing that it delivers counts',
} as const;
