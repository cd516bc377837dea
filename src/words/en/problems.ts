import { listProblems } from './list-problems.ts';
import { onlineProblems } from './online-problems.ts';
import { serviceProblems } from './service-problems.ts';

/** What is wrong with a file or a request. */
export const problems = {
  internal: 'Something unexpected went wrong: {{message}}',
  'no-answer': 'Goldline does not answer. Is it running, and is this machine connected to it?',
  'no-race': 'Load the race definition first.',
  'bib-unknown': 'Nobody has bib {{bib}}.',
  'bib-missing': 'This line has no bib.',
  'bib-twice': 'Bib {{bib}} is also in line {{before}}.',
  'name-missing': 'This line has no name.',
  'sex-unknown': 'Sex is “{{value}}”; write M, F or X.',
  'birth-date': 'Birth date is “{{value}}”; write YYYY-MM-DD, DD.MM.YYYY or a year.',
  'own-start': 'Own start is “{{value}}”; write a time such as 09:15:30, or +0:30 after the gun.',
  'note-long': 'The note for the announcer has {{length}} characters; {{max}} are allowed. Shorten it.',
  'legs-none': 'There are legs ({{value}}), and the race is no relay.',
  'legs-count': 'Legs listed: {{given}}; the relay has {{legs}}.',
  'legs-chips':
    'Chips listed: {{given}}; legs: {{legs}}. List one chip for each leg in order, or one for the team.',
  nationality: 'Nationality is “{{value}}”; write a three-letter code such as CHN, RUS or KAZ.',
  'wave-unknown': 'Wave “{{value}}” is not in the race; it has {{known}}.',
  'category-unknown': 'Category “{{value}}” is not in the race; it has {{known}}.',
  'chip-twice': 'Chip {{chip}} of bib {{bib}} is also the chip of bib {{holder}}.',
  'column-ignored': 'Column “{{column}}” is not known and is left out.',
  'columns-missing':
    'There is no column for: {{columns}}. Name it in the headings, or say which column it is.',
  ...listProblems,
  ...serviceProblems,
  ...onlineProblems,
  'list-empty': 'There is no runner in this file.',
  'not-csv': 'This cannot be read as CSV. {{message}}',
  'not-json': 'This is not JSON. {{message}}',
  'race-field': '{{field}}: {{reason}}',
  'too-large': 'The file is larger than 64 MB.',
  'reader-address': '{{why}}',
  'reader-refused': '{{why}}',
  'passing-unknown': 'There is no such passing any more.',
  'action-unknown': 'There is no such action to take back.',
  'not-undoable': 'Readers are connected and removed, not taken back.',
  'race-unknown': 'There is no race “{{value}}” here.',
  'race-needed': 'Bib {{bib}}: which race? There are {{known}}.',
  'race-closed': 'This race is closed already.',
  'publish-open': 'People may still be out there: close the race first, then publish official results.',
  'publish-review_one': '{{count}} result is in review: decide it first, then publish official results.',
  'publish-review_other':
    '{{count}} results are in review: decide them first, then publish official results.',
  'publish-reason': 'There were official results of this race before: say why they change.',
  'publish-official':
    'The results of this race are official. Publish official ones again with a reason, or open the race again.',
  'publish-unchanged_official': 'Nothing has changed since official results {{number}}.',
  'publish-unchanged_provisional': 'Nothing has changed since provisional results {{number}}.',
  'race-open': 'This race is open.',
  'version-unknown': 'There is no such version of these results.',
  'point-unknown': 'There is no timing point “{{point}}”; the race has {{known}}.',
  'chip-taken_finished':
    'Chip {{chip}} is bib {{bib}}’s: {{name}} finished by it in {{time}}. Hand it over on that runner’s card.',
  'chip-taken_seen_one':
    'Chip {{chip}} is bib {{bib}}’s: {{name}} was seen by it {{count}} time. Hand it over on that runner’s card.',
  'chip-taken_seen_other':
    'Chip {{chip}} is bib {{bib}}’s: {{name}} was seen by it {{count}} times. Hand it over on that runner’s card.',
  'chip-taken_unseen': 'Chip {{chip}} is bib {{bib}}’s, {{name}}. Hand it over on that runner’s card.',
  'chip-dropped_finished':
    'Chip {{chip}} would be nobody’s, but bib {{bib}}, {{name}}, finished by it in {{time}}. List it beside the others.',
  'chip-dropped_seen_one':
    'Chip {{chip}} would be nobody’s, but bib {{bib}}, {{name}}, was seen by it {{count}} time. List it beside the others.',
  'chip-dropped_seen_other':
    'Chip {{chip}} would be nobody’s, but bib {{bib}}, {{name}}, was seen by it {{count}} times. List it beside the others.',
  'chip-ignored': 'The race ignores chip {{chip}}: it would not count for bib {{bib}} either.',
  'chip-to-two': 'Chip {{chip}} is given to bib {{other}} and to bib {{bib}}.',
  'bib-taken': 'Bib {{bib}} is {{name}}’s: give another, or change theirs first.',
  'same-bib': 'Chips are swapped between two bibs.',
  'more-problems': 'And more problems: {{count}}.',
  'gun-fired': 'The gun of this wave was fired already; correct its time instead.',
  'other-station': 'This was done at another station.',
  'encoding-unsure':
    'It is not certain in which encoding this file was saved. Save it as “CSV UTF-8” and load it again.',
  'encoding-unknown':
    'This is no text in any known encoding. Save the file as “CSV UTF-8” and load it again.',
  workbook: 'This is an Excel workbook. Save it as “CSV UTF-8” and load that.',
  'broken-character':
    'A character is broken in “{{value}}” ({{character}}, read as {{encoding}}). Correct it in the file and load it again.',
  'columns-double':
    'Several columns mean the $t(columns.{{column}}) and do not say the same: {{headings}}. Rename or remove all but one.',
  'column-passed-over': 'Column “{{column}}” is left out: “{{taken}}” says the same thing more clearly.',
  'entry-new': 'Bib {{bib}} is not in the start list yet, and this file has no column for: {{columns}}.',
  'code-ruined':
    'The $t(columns.{{field}}) is “{{value}}”: a spreadsheet took it for a number and lost its digits. Format the column as text and enter the codes again.',
  'cell-error': 'The $t(columns.{{field}}) is “{{value}}”: the spreadsheet had no value there.',
  'chip-strange': 'Chip {{chip}} of bib {{bib}} has characters that readers do not send. Type it again.',
  'club-similar':
    'Club “{{club}}” is nearly “{{other}}” and counts as another. If they are one, write both alike.',
  'site-needed':
    'This event has several sites ({{sites}}). Say at which of them this laptop is, in the console or with --site.',
  'site-unknown': 'The event has no site “{{site}}”; it has {{sites}}.',
  'other-site':
    'This folder holds what happened at the site “{{site}}”, not at “{{other}}”. At the other site start Goldline with --data NEWFOLDER.',
  'peers-site':
    'Another laptop here is at the site “{{site}}”, not at “{{other}}”. Laptops of one site belong together: remove it first.',
  'other-race':
    'This folder holds what happened in the race “{{race}}” of {{date}}; the file is for “{{other}}” of {{otherDate}}. For another race start Goldline with --data NEWFOLDER.',
  'entries-stay':
    'The start list of the race “{{race}}” stays loaded ({{count}} entries). If this is another race, take that list back in the log.',
  'race-day-change':
    'Bib {{bib}} was changed on race day: $t(columns.{{field}}) is now “{{now}}”, the list says “{{list}}”.',
  'age-gap': 'Nobody aged {{ages}} has a category.',
  'age-gap-sex': 'Nobody of sex {{sex}} aged {{ages}} has a category.',
  'age-overlap':
    'The categories “{{one}}” and “{{other}}” both hold ages {{ages}}; “{{one}}” comes first and takes them.',
  'category-never':
    'Nobody comes into the category “{{category}}”: “{{other}}” comes first and takes everybody.',
  'cut-off-order': 'The cut-off at “{{point}}” is earlier than at “{{before}}” before it.',
  'start-day': 'Wave “{{wave}}” does not start on the day of the race, {{date}}.',
  'copy-folder':
    '{{dir}} cannot hold the second copy: $t(copyState.{{trouble}}) ({{why}}). Choose a folder on a stick or another disk.',
  'copy-needed':
    'The disk of the journal takes nothing now, and the second copy has what waits. End it when the disk is well again.',
  'copy-settings': 'The settings in {{path}} cannot be written ({{detail}}). The second copy goes on.',
  network: 'This station cannot be opened to others: {{why}}',
  'devices-closed': 'Open the screens to other devices first.',
  'devices-port': 'The screens cannot be opened to other devices: {{why}}',
  'device-pin': 'This is not a PIN that the console shows now. After ten minutes a new one is needed.',
  'device-code':
    'This QR code was used already, or is older than ten minutes. Scan the one that the console shows now, or type the PIN.',
  'device-tries':
    'Too many wrong PINs came from this device. Scan the QR code at the console, or wait ten minutes.',
  'device-unknown': 'This device is not let in. The crew lets it in at the console, with a QR code or a PIN.',
  'device-may-not_announcer': 'This device is here to look: it changes nothing.',
  'device-may-not_desk': 'This device is an entry desk: it changes entries and chips, and nothing else.',
  'device-may-not_timing': 'This belongs to the laptop itself, and is done at its console.',
  'device-may-not_undo': 'An entry desk takes back only what it did itself.',
  'device-may-not_file': 'A file of the laptop is read at its own console, not from another device.',
  unreachable:
    '{{address}} cannot be reached ({{said}}). Is the other station started with --lan, and are both laptops on one network?',
  'pin-missing': '--follow needs --pin: the other station shows one in its console.',
  'wrong-pin':
    'That is not the PIN that the other station shows now. After five wrong ones and after ten minutes it needs a new one.',
  'not-proven_pin':
    'What answers at {{address}} does not know the PIN that was typed: it is not the station that shows it.',
  'same-station':
    'Both laptops say that they are the same station: one data directory was copied from the other. Start one of them with a new, empty --data.',
  'not-paired': 'This station was not paired with the one that asks.',
  'not-paired_parted':
    'The station at {{address}} does not know this one: “{{name}}” was parted from it, or another station is there now. Pair the two again.',
  'not-proven':
    'What answers at {{address}} is not “{{name}}” as it was paired: another station is there, or somebody is between the two. Pair the two again, on a network that is the crew’s own.',
  'pair-again':
    '“{{name}}” was paired by an older Goldline, which did not encrypt. Pair the two again, once.',
  'peer-moved': 'At {{address}} is “{{name}}” now, which is another station.',
  'site-of-peer':
    '“{{name}}” is at the site “{{there}}”, this station at “{{here}}”: stations of one site belong together.',
  'no-station':
    'At {{address}} is no Goldline station that listens for others, or an older one that does not encrypt yet. Its console shows the right address, and both laptops need the same Goldline.',
  'peer-protocol':
    'The other station speaks peer protocol {{theirs}}, this one {{own}}: update the older of the two.',
  'peer-protocol_encrypts':
    'The other laptop has a newer Goldline, which speaks to laptops encrypted only: update Goldline on this one, then pair the two again.',
  'no-journal': 'There is no copy of that journal there.',
  'no-such-call': 'There is no {{path}} here.',
  'out-waiting': 'Bib {{bib}} is left out: the result waits for a decision, or the runner is not in yet.',
  'out-not-finished': 'Bib {{bib}} is left out: the file takes finishers only.',
  'out-no-dns': 'Bib {{bib}} is left out: the file takes nobody who did not start.',
  'out-no-latin':
    'Bib {{bib}}, {{name}}, is left out: the file needs the name in Latin letters. Enter it in the start list.',
  'out-no-birth-date':
    'Bib {{bib}}, {{name}}, is left out: the file needs the whole birth date. Enter it in the start list.',
  'out-no-country':
    'Bib {{bib}}, {{name}}, is left out: World Athletics knows no country “{{value}}”. Correct the nationality.',
  'out-no-unit':
    'Bib {{bib}}, {{name}}, is left out: the file has units for men and women, and none for this entrant’s sex or division.',
  'out-no-place':
    'Bib {{bib}}, {{name}}, is left out: the file takes who has a place in the main list, and this finisher has none.',
  'out-bib-number': 'Bib {{bib}} is left out: the receiver takes whole numbers only as bibs.',
  'out-name-parts':
    'Bib {{bib}}: which part of “{{name}}” is the family name is a guess ({{family}}). Write it in capitals to be sure.',
  'out-event-id': 'Give World Athletics’ event id for: {{sexes}}. It is in the Global Calendar.',
  'out-site-country': 'The site has no country that World Athletics knows. Set it in the event editor.',
  'out-one-race': 'This file holds one race: choose one.',
  'certificates-running': 'Certificates are being made already. Wait for them, or stop them.',
  'picture-kind': 'This is no picture that can be printed: PNG and JPEG are.',
  'picture-large': 'The picture has {{size}} MB; at most {{max}} MB are taken. Save it as JPEG, or smaller.',
  'picture-unknown': 'The picture of this design is not here. Choose it again.',
  'picture-wide':
    'The picture is {{width}} × {{height}} pixels; at most {{max}} million pixels are taken. An A4 page needs 3508 × 2480.',
  'preset-unknown': 'There are no columns saved under the name “{{value}}”.',
  'list-unknown': 'There is no list “{{value}}”.',
  'event-unknown': 'No station times an event “{{value}}”.',
  'race-not-begun': 'Nothing came yet from the site “{{site}}” of the race “{{race}}”.',
  'passing-unknown_by-hand': 'There is no such passing by hand; a chip is given to a bib instead.',
  'entry-incomplete': 'Nobody has bib {{bib}} yet: a new entry needs a name and a sex.',
  'bib-twice_order': 'Bib {{bib}} is there twice.',
  'not-finished': 'Bib {{bib}} has not finished: only finishers are put in order.',
  'not-in-list': 'Bib {{bib}} does not stand in the list “{{list}}”.',
  'correction-empty': 'The correction ends before it begins; write a later end.',
  'no-reader-to-take': 'That station has no reader {{address}}.',
  'ports-unknown': '{{why}}',
  host: 'This station does not answer to the name “{{host}}”.',
  origin: 'Pages of {{origin}} may not do this.',
  'bad-act': 'The id of an act is a UUID, not “{{id}}”.',
  'bad-input': 'What was sent is not understood. {{message}}',
  diverged_older:
    'The other laptop holds more of this journal than the journal itself: its data directory was put back from an older copy. Both copies count; start it with a new, empty --data and pair again.',
  diverged_copied:
    'The other laptop holds another journal of the same station: its data directory was copied and both went on. Both copies count; start one of them with a new, empty --data and pair again.',
  'bad-input_pairing': 'What was sent is no step of a pairing.',
  'bad-encoding': 'The body is not {{value}}, or is cut off; Content-Encoding may be gzip or absent.',
  'bad-count': 'The push announces {{announced}} lines and brings {{brought}}.',
  'bad-head': 'The lines do not add up to the head that came with them: they changed on the way.',
  'line-too-long': 'Too long: line {{number}}; at most {{max}} bytes are taken.',
  'too-large_push': 'The body is larger than {{max}} bytes: send fewer lines at once.',
  'bad-input_stream': 'The address names stream {{inPath}}, the body {{inBody}}.',
  'stream-unknown': 'Stream {{value}} is not known: make it known first.',
  'stream-mismatch': 'Stream {{value}} is known already, as another one.',
  'token-unknown': 'This service did not issue the token: ask whoever runs it for the token of this station.',
  'token-withdrawn':
    'This station was withdrawn from the service: ask the organiser of the event. What it records stays on the laptop, and what it delivered before counts.',
  'station-has-token':
    'Station {{value}} delivers with another token. Whoever runs the service makes a new one for it: goldline token NAME --station {{value}}',
  'token-of-another-station':
    'This token belongs to another station: every station needs a token of its own.',
  'sync-protocol_station':
    'This service speaks sync protocol {{own}}, the station {{theirs}}: update Goldline on the station’s laptop; what it has recorded stays there and is delivered then.',
  'sync-protocol_service':
    'This service speaks sync protocol {{own}}, the station {{theirs}}: update Goldline on the service; the station keeps everything until then.',
  internal_service: 'Something went wrong in the service; its log says what. Nothing was lost: try again.',
  'bad-input_not-json': 'The body is not JSON.',
  'bad-input_header': 'Send the body as JSON, with the header Content-Type: application/json.',
  'bad-input_position': 'Say from which commit on the journal is wanted.',
} as const;

/** Columns of a start list. */
export const columns = {
  bib: 'bib',
  chip: 'chip',
  chips: 'chip',
  name: 'name',
  latinName: 'latin name',
  firstName: 'first name',
  lastName: 'last name',
  middleName: 'middle name',
  sex: 'sex',
  birthDate: 'birth date',
  age: 'age',
  idNumber: 'identity number',
  nationality: 'nationality',
  club: 'club',
  race: 'race',
  wave: 'wave',
  category: 'category',
  division: 'class',
  ownStart: 'own start',
  start: 'own start',
  legs: 'legs',
  note: 'note for the announcer',
  withdrawn: 'withdrawn',
} as const;
