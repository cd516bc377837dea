/** Why the recording of a watch or a telephone cannot be read, and what can be done. */
export const trackFile = {
  empty: 'The file is empty. Export the activity again and hand in that file.',
  'no-track':
    'This is no GPX, FIT or TCX file. Export the activity from the watch or its app in one of these.',
  'web-page': 'This is a web page, not the recording. Use “Export original” or “Export GPX” on that page.',
  'other-xml': 'This is an XML file of another kind (<{{root}}>). Export the activity as GPX, TCX or FIT.',
  'too-large': 'The file is larger than {{megabytes}} MB, which no run of one day is. Export this run alone.',
  samples: 'The file holds more than {{max}} points, which no run of one day has. Export this run alone.',
  encoding: 'The file says that its text is encoded as “{{encoding}}”, which is not known. Export it again.',
  doctype:
    'Line {{line}}: the file has a DOCTYPE, which no recording needs and which is not read for safety. Export it again from the watch or its app.',
  'broken-xml':
    'The file is damaged at line {{line}}, column {{column}}: it is no complete XML. Export it again and hand it in unchanged.',
  'xml-depth':
    'Line {{line}}: elements are nested deeper than in any recording. Export it again from the watch or its app.',
  'xml-attributes':
    'Line {{line}}: an element has more attributes than in any recording. Export it again from the watch or its app.',
  'xml-text':
    'Line {{line}}: a text is longer than in any recording. Export it again from the watch or its app.',
  'fit-cut-off':
    'The FIT file is cut off: its end is missing. Synchronise the watch once more, then export the original file again.',
  'fit-broken': 'The FIT file is damaged and cannot be read. Export the original file again.',
  'no-samples': 'There is no recorded point in this file. Hand in the recording itself, not a planned route.',
  'no-times':
    'Not one of the points has a time, so nothing can be timed by this file. Hand in the recording itself, not a route.',
  'bad-archive': 'The ZIP file is damaged and cannot be opened. Hand in the recording itself, unpacked.',
  'archive-encrypted': 'The ZIP file has a password. Hand in the recording itself, unpacked.',
  'archive-entries':
    'The ZIP file holds {{count}} files; at most {{max}} are opened. Hand in the recording alone.',
  'archive-none': 'There is no GPX, FIT or TCX file in the ZIP file.',
  'archive-several': 'The ZIP file holds several recordings: {{names}}. Hand in the one of this run.',
  'archive-bomb':
    'Unpacked, the file would be far larger than any recording ({{megabytes}} MB). Hand in the recording itself, unpacked.',
  'bad-gzip':
    'The compressed file is damaged and cannot be unpacked. Hand in the recording itself, unpacked.',
  lost: 'The service began with this file several times and never came to an end. The organisers look at it; an export as FIT may help.',
  slow: 'Reading the file took longer than {{seconds}} s and was ended. Export the activity again.',
  memory:
    'Reading the file needed more memory than any recording does and was ended. Export the activity again.',
} as const;
