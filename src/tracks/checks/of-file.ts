import { message } from '../../words/message.ts';
import type { MeasuredTrack } from '../measure/measures.ts';
import type { Asked } from './asked.ts';
import { doubted, passed, type Finding } from './finding.ts';

/** 1: the file is what it says. What cannot be read at all is refused before there is a track. */
export function checkFile({ track }: MeasuredTrack): Finding {
  return track.checksum === 'wrong'
    ? doubted('file', 'review', {
        seen: message('trackCheck.file-checksum'),
        remedy: 'trackRemedy.original-file',
      })
    : passed('file');
}

/** 2: no larger than a run can be; what is larger is refused before there is a track. */
export function checkSize({ measures }: MeasuredTrack): Finding {
  return passed('size', { samples: measures.samples });
}

const running = /^(running|run|trail[_ -]?running|trail[_ -]?run)$/;
const indoor = /treadmill|indoor|virtual/;

/** 3: a run, and outdoors where the race demands it. */
export function checkSport({ track }: MeasuredTrack, asked: Asked): Finding {
  const { sport, subSport } = track.told;
  const named = [sport, subSport].find((name) => name !== null && indoor.test(name));
  if (named !== undefined && named !== null && asked.indoorCounts !== true)
    return doubted('sport', 'refuse', {
      seen: message('trackCheck.sport-indoor', { sport: named }),
      remedy: 'trackRemedy.better-file',
    });
  if (sport === null)
    return doubted('sport', 'review', {
      seen: message('trackCheck.sport-none'),
      remedy: 'trackRemedy.answer',
    });
  if (running.test(sport) || (named !== undefined && asked.indoorCounts === true)) return passed('sport');
  return doubted('sport', 'review', {
    seen: message('trackCheck.sport-other', { sport }),
    remedy: 'trackRemedy.answer',
  });
}
