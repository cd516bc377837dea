/** What organisers and stations are refused at the service. */
export const serviceProblems = {
  'sign-in': 'Name and password do not belong together.',
  'sign-in-needed': 'Sign in first: nobody is signed in here, or the session is over.',
  'too-many-tries_one': 'Too many tries. Come again in {{count}} minute.',
  'too-many-tries_other': 'Too many tries. Come again in {{count}} minutes.',
  'link-unknown':
    'This link does not work any more: it was used, withdrawn or has expired. Ask for a new one.',
  'name-taken': 'There is an account of this name: sign in with it, or take another name.',
  'account-needed': 'Choose a name and a password of at least ten characters.',
  'not-allowed': 'Your role in this event does not allow that: ask its owner.',
  'event-taken':
    'Event “{{value}}” belongs to somebody already: take another id, or ask its owner to invite you.',
  'site-taken': 'There is a site “{{value}}” already.',
  'site-not-here': 'This event has no site “{{value}}”: add it first.',
  'last-owner': 'An event keeps an owner: make somebody else owner first.',
  'member-unknown': 'This person has no role here any more.',
  'station-unknown': 'This station was not let in for this event, or is withdrawn.',
  'event-not-owned': 'There is no event “{{value}}” of organisers.',
  'join-code_unknown': 'There is no such join code. Read it again: it has no I, L, O and U.',
  'join-code_withdrawn': 'This join code was withdrawn: ask the organiser for a new one.',
  'join-code_expired': 'This join code has expired: ask the organiser for a new one.',
  'join-code_used': 'This join code let in another laptop: every laptop needs one of its own.',
  'station-has-token_code':
    'This laptop delivers by another token. Whoever organises withdraws the station, or makes a join code for it.',
  'station-elsewhere':
    'This laptop delivers to another event of this service: withdraw it there first, or begin with a new event folder.',
  'service-address': 'This is no address of a results service: write it like results.example.org.',
  'service-join': 'The laptop was not let in: {{why}}',
  'service-given':
    'Service and token were given when the station was started: end it and start it without --sync and --token.',
  'service-unkept':
    'The laptop was let in, but the disk does not take it down ({{said}}): make room, and use the same code again.',
} as const;
