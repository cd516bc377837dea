/** What a check of a recorded run saw, and what it most harmlessly means. Nobody is accused of anything. */
export const trackCheck = {
  'file-checksum':
    'The checksum of the FIT file does not fit. Most often a transfer has broken it; a file that was edited looks the same.',
  'sport-none': 'The file does not say that this was a run. Many apps leave it out.',
  'sport-other': 'The file calls this “{{sport}}”, not a run. The watch may have been set to another sport.',
  'sport-indoor': 'The file calls this “{{sport}}”. This race counts runs outdoors only.',
  'places-none': 'The file has no places: the watch had no reception, or it was told not to record any.',
  'places-few':
    'There is a place every {{seconds}} s, in {{percent}} % of the time. The way between them is only guessed. Usually the watch saves power.',
  'places-too-few':
    'There is a place every {{seconds}} s, in {{percent}} % of the time: too few to measure the way. Usually the watch saves power or had no reception.',
  'clock-back':
    'Some points have a time that is not after the one before ({{number}}). Joined files and some apps do that.',
  'clock-day':
    'The time jumps by {{days}} d in the middle of the run. Some apps write the wrong day after midnight.',
  'clock-year': 'The run is dated long before the race. A watch that found no satellites keeps an old date.',
  'clock-chaos': 'In {{percent}} % of the points the time goes back. No time can be taken from such a file.',
  future:
    'The run ends after the moment at which it was handed in. The clock of the device was wrong, or the times were changed.',
  'future-hours':
    'The run ends after the moment at which it was handed in. Moved by {{hours}} h it fits: some apps write the local time as if it were UTC.',
  'window-near': 'The run lies outside the time of the race by {{minutes}} min.',
  'window-hours':
    'The run lies outside the time of the race. Moved by {{hours}} h it fits: some apps write the local time as if it were UTC.',
  'window-out': 'The run lies outside the time of the race.',
  'entered-same-day': 'The run began on the day of the entry, and before it.',
  'entered-later': 'The run was before the day of the entry; only runs after it count.',
  'several-activities':
    'The file holds several activities ({{number}}). The race is one run, in one recording.',
  gaps: 'For up to {{minutes}} min there is no place; {{percent}} % of the distance lies in such gaps. Tunnels and lost reception look like that.',
  'gaps-long':
    'For up to {{minutes}} min there is no place, and {{percent}} % of the distance lies in such gaps: too much is not known. Reception was lost, or the recording was stopped on the way.',
  pauses:
    'In {{percent}} % of the time nobody moved; the longest pause was {{minutes}} min. Pauses count as time.',
  outliers:
    '{{percent}} % of the steps are faster than anybody can sprint. Bad reception between high houses does that.',
  'distance-nearly':
    'The run measures {{measured}} km ({{low}} to {{high}} km) of {{asked}} km: short by no more than watches err.',
  'distance-short':
    'The run measures {{measured}} km ({{low}} to {{high}} km); {{asked}} km are asked. Where a watch had bad reception it measures too little.',
  'witnesses-apart':
    'The ways of measuring differ by {{percent}} %: {{low}} km to {{high}} km. Bad reception does that, and a watch that counts steps indoors.',
  'elapsed-apart':
    'The file says that the run took {{seconds}} s more or less than its points do. A file that was cut looks like that.',
  'timer-longer':
    'The timer ran {{seconds}} s longer than the run took, which cannot be. Files that were edited look like that.',
  'record-near': 'The fastest {{km}} km are at {{percent}} % of the speed of the fastest ever run.',
  'record-beyond':
    'The fastest {{km}} km are at {{percent}} % of the speed of the fastest ever run. A ride in the recording looks like that, such as one to the start with the watch already on.',
  'age-grade': 'The time is an age grade of {{percent}} %: that of the best in the world.',
  'own-results': 'The time is {{percent}} % faster than your best so far.',
  'shape-fast':
    'From {{from}} km to {{to}} km the run is {{percent}} % faster than usual in it. A long descent can do that.',
  'shape-second-half':
    'The second half is {{percent}} % faster than the first. A hill or a careful start can do that.',
  'even-kilometres':
    'The kilometres differ by {{percent}} % only, less than reception alone makes them differ. Apps that make points afterwards write such files.',
  'even-steps':
    'Every step is equally long, to a percent. Apps that work out the distance from steps write such files.',
  'cadence-few':
    'For {{minutes}} min there were fewer than {{least}} steps a minute at a running speed. The sensor may have failed; a wheel looks the same.',
  'cadence-same':
    'For {{minutes}} min the number of steps a minute did not change at all. A sensor that hangs does that.',
  'step-long':
    'For {{minutes}} min a step was longer than {{metres}} m. The sensor may have failed; a wheel looks the same.',
  'heart-same':
    'For {{minutes}} min the heart rate did not change at all. A strap that lost contact does that.',
  'heart-easy':
    'For {{minutes}} min the run was faster than usual at a much lower heart rate. A long descent or a strap that slipped can do that.',
  fall: 'The way falls by {{perKilometre}} m a kilometre, {{metres}} m in all. The list shows it.',
  'fall-refused':
    'The way falls by {{perKilometre}} m a kilometre, {{metres}} m in all; this race allows 10.',
  'loss-over-gain':
    'The way goes down {{loss}} m and up {{gain}} m only. The weather can also move the height of a watch.',
  'speed-ratio':
    'The speed that the watch measured differs from that of its places by {{percent}} %. Bad reception can do that.',
  'speed-factor':
    'The speed that the watch measured differs from that of its places by {{percent}} %, all along the run. Times that were stretched look like that; so does a watch that is set to another wheel or step.',
  'speed-shape':
    'The speed that the watch measured does not rise and fall with that of its places. Bad reception can do that.',
  'copy-file': 'The same file was handed in for “{{name}}”. Files are mixed up easily.',
  'copy-track':
    'The run lies on that of “{{name}}” more exactly than two watches can. Files are mixed up easily.',
  'copy-course':
    'The run lies on the course file “{{name}}” more exactly than a watch can. Course and run are mixed up easily.',
  'copy-beside':
    'The run lies beside that of “{{name}}” all along, {{metres}} m apart. Friends who run together do.',
  'map-shift':
    'The run lies {{metres}} m away from where it was, as maps of China show places. Taken back, it fits; the distance is the same.',
  'device-shared': 'The same watch recorded a run of another entry of this race. Families share watches.',
  converter: 'The file was written by “{{name}}”, not by the watch.',
  elsewhere:
    'At that moment “{{name}}” has you {{km}} km away from where the run is. Watches are lent, and files mixed up.',
} as const;

/** What the runner can do. */
export const trackRemedy = {
  answer: 'Tell us what it was: a sentence is enough. A person looks at it.',
  'original-file': 'Export the original file from the watch (FIT where it has one) and hand it in unchanged.',
  'better-file': 'Hand in the file of another run, or of this run alone.',
  'other-device': 'If another device recorded the run as well, hand in its file; or tell us what it was.',
  'own-file': 'Hand in the file of your own run.',
  'accept-shift': 'Say whether the times shall be moved by that; nothing else changes.',
  'accept-place': 'Say whether the places shall be moved back; nothing else changes.',
} as const;
