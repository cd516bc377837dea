/** What runners of an online race and its organisers are refused. */
export const onlineProblems = {
  'run-unknown': 'There is no run of this link: look whether the whole link was copied.',
  'hand-in-closed_over': 'The last day for handing in has passed.',
  'hand-in-closed_accepted': 'This run is accepted: nothing more has to be handed in.',
  'hand-in-closed_withdrawn': 'This run was withdrawn.',
  'hand-in-closed_key':
    'Nothing can be handed in at the moment: the service is missing its key for recordings. The organisers have to bring it back; try again later.',
  'file-too-large_file':
    'The file has {{size}} MB; at most {{max}} MB are taken. A recording as FIT is the smallest.',
  'file-too-large_piece': 'A piece may have at most {{max}} MB.',
  'file-too-large_service':
    'The service has taken {{max}} GB of recordings and has no room for more. Tell the organisers, and try again later.',
  'too-many-files':
    '{{max}} files are handed in already, which is as many as a run may have. Delete all of them first, or hand in nothing more.',
  'file-elsewhere': 'The service has {{received}} bytes of this file: go on from there.',
  'file-garbled': 'The file did not arrive as it was sent: it is sent again from the beginning.',
  'evidence-not-accepted_picture':
    'This race takes no pictures as evidence: hand in the recording of your watch or telephone.',
  'evidence-not-accepted_declared':
    'This race takes no run that is only declared: hand in the recording of your watch or telephone.',
  'answer-too-late': 'The time for answering is over. Write to the organisers.',
  'run-not-decidable_state':
    'The run does not stand so that this can be decided about it now: look at it again.',
  'run-not-decidable_open': 'Checks are still open: {{checks}}. Look at each and tick it, or ask the runner.',
  'run-not-decidable_nothing': 'There is nothing with a time that could be accepted.',
  'run-not-decidable_grade': 'Say as what it counts: a picture, or the runner’s own word.',
  'run-not-decidable_text': 'Write why, for the runner to read.',
  'same-person':
    'You accepted this run already. It is among the first places, so another person has to look at it too.',
  'entry-refused_not-open': 'Entries open on {{time}}.',
  'entry-refused_over': 'Entries are closed.',
  'entry-refused_full': 'The race is full: all {{max}} places are taken.',
  'entry-refused_club': 'Say your club.',
  'entry-refused_city': 'Say your city.',
  'entry-refused_nationality': 'Say your country.',
  'entry-refused_birth-date': 'This is no birth date of somebody who can run: {{value}}.',
  'entry-refused_age': 'Runners must be {{min}} or older on {{date}}.',
  'entry-refused_guardian': 'The runner is under 18 on {{date}}: name the parent or guardian who agrees.',
  'entry-refused_code':
    'There is no such entry code, or it was used already. Read it again: it has no I, L, O and U.',
  'online-race-refused_id': 'The id in the address is another than the one in the settings.',
  'online-race-refused_race-taken': 'Another race of the event has the id “{{value}}”: take another one.',
  'online-race-refused_site-taken':
    'The event has a site “{{value}}” that laptops time: call that one something else.',
  'online-race-refused_name': 'Name the race.',
  'online-race-refused_zone': 'There is no time zone “{{value}}”: write it like Asia/Shanghai.',
  'online-race-refused_entries': 'Entries must open before they close.',
  'online-race-refused_window': 'The window must open before it closes.',
  'online-race-refused_entries-late':
    'Entries close after the window: who enters then could not run any more.',
  'online-race-refused_hand-in': 'The last moment for handing in lies before the end of the window.',
  'online-race-refused_distance':
    'Runs are accepted already: the distance stays {{value}} m. Set up another race for another distance.',
  'online-race-refused_number': 'An event has at most {{max}} online races.',
} as const;
