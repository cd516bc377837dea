import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarningGroup } from '../../../contract/insight.ts';
import { useEvent, useZone } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { openDialog } from '../console-state.ts';
import { useOffset } from '../mats/use-offset.ts';
import { ChipOfTwo, StationsConflict, TwoPlaces } from './conflict-details.tsx';
import { shortReader } from '../mats/short-reader.ts';
import styles from './warning-card.module.css';

interface Props {
  warning: WarningGroup['first'][number];
}

/** What one warning says beyond its kind, and the way to put it right. */
const details: Partial<Record<string, (props: Props) => ReactNode>> = {
  'gun-does-not-fit': GunThatFits,
  'gun-unsure': GunCandidate,
  'reader-off': ReaderOffset,
  'readers-apart': ReaderOffset,
  'unknown-mat': ReadsElsewhere,
  'times-uncertain': StoodStill,
  'stood-still': StoodStill,
  'late-uncertain': LateReads,
  'official-changed': OfficialChanged,
  'stations-conflict': StationsConflict,
  'chip-on-two-bibs': ChipOfTwo,
  'two-places-at-once': TwoPlaces,
};

export function WarningDetails({ group: { code, first } }: { group: WarningGroup }) {
  const Detail = details[code];
  return Detail === undefined
    ? null
    : first.map((warning, index) => <Detail key={index} warning={warning} />);
}

/** A crowd that may have been the start of a wave. */
function GunCandidate({ warning: { params } }: Props) {
  const { t } = useTranslation();
  const number = useNumber();
  const zone = useZone();
  const { wave, gun, runners } = params;
  if (typeof wave !== 'string' || typeof gun !== 'number' || typeof runners !== 'number') return null;
  return (
    <p>
      {t('gun.candidate', { time: timeOfDay(gun, zone), count: runners, number: number(runners) })}{' '}
      <Button kind="quiet" onClick={() => openDialog({ kind: 'gun-time', wave, gun })}>
        {t('gun.choose')}
      </Button>
    </p>
  );
}

/** How many lines of the official results are others now, and the way to what changed. */
function OfficialChanged({ warning: { params, race } }: Props) {
  const { t } = useTranslation();
  const { number, changed } = params;
  if (typeof number !== 'number' || typeof changed !== 'number') return null;
  return (
    <p>
      {t('publish.version.official', { number })} {t('publish.state.changed', { count: changed })}{' '}
      <Button
        kind="quiet"
        onClick={() => openDialog({ kind: 'publish', ...(race === undefined ? {} : { race }) })}
      >
        {t('commands.names.publish')}
      </Button>
    </p>
  );
}

/** By how much a reader is off against another at its mat, for how many runners. */
function ReaderOffset({ warning: { params } }: Props) {
  const { t } = useTranslation();
  const offsetIn = useOffset();
  const number = useNumber();
  const { reader, against, offset, runners } = params;
  if (typeof reader !== 'string' || typeof offset !== 'number' || typeof runners !== 'number') return null;
  const words = {
    reader: shortReader(reader),
    against: shortReader(String(against ?? '')),
    offset: offsetIn(Math.abs(offset)).slice(1),
    count: runners,
    number: number(runners),
  };
  return (
    <p>
      {offset > 0 ? t('offset.slow', words) : t('offset.fast', words)}{' '}
      <Button kind="quiet" onClick={() => openDialog({ kind: 'clock-correction', reader, offset })}>
        {t('offset.correct')}
      </Button>
    </p>
  );
}

/** How many reads stand at a point of this name, and from when to when. */
function ReadsElsewhere({ warning: { params } }: Props) {
  const { t } = useTranslation();
  const number = useNumber();
  const zone = useZone();
  const { point = '', reads, from, to } = params;
  if (typeof reads !== 'number' || typeof from !== 'number' || typeof to !== 'number') return null;
  const span = { from: timeOfDay(from, zone), to: timeOfDay(to, zone) };
  return (
    <p className={styles['reads']}>
      {t('needsYou.readsAt', { count: reads, point, reads: number(reads), ...span })}
    </p>
  );
}

/** From when to when a laptop stood still, and what came out of its buffers afterwards. */
function StoodStill({ warning: { points, params } }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const { from, to, reads } = params;
  if (typeof from !== 'number' || typeof to !== 'number' || typeof reads !== 'number') return null;
  const zone = event?.zone ?? 'UTC';
  const times = { from: timeOfDay(from, zone), to: timeOfDay(to, zone) };
  const mats = points.map((point) => names.mat(event, point)).join(', ');
  const late = Math.ceil((to - from) / 1000);
  return (
    <p>{reads === 0 ? t('stall.none', times) : t('stall.reads', { ...times, count: reads, mats, late })}</p>
  );
}

/** Between which moments the passings of late reads lie, and the way to say how the reader's clock was. */
function LateReads({ warning: { params } }: Props) {
  const { t } = useTranslation();
  const zone = useZone();
  const { reader, from, to, passings } = params;
  if (typeof reader !== 'string' || typeof from !== 'number' || typeof to !== 'number') return null;
  const times = { from: timeOfDay(from, zone), to: timeOfDay(to, zone) };
  return (
    <p>
      {t('lateReads.reads', { ...times, count: Number(passings), reader: shortReader(reader) })}{' '}
      <Button kind="quiet" onClick={() => openDialog({ kind: 'clock-correction', reader, offset: 0 })}>
        {t('offset.correct')}
      </Button>
    </p>
  );
}

/** The time that would fit the starts, and the way to take it. */
function GunThatFits({ warning: { params } }: Props) {
  const { t } = useTranslation();
  const zone = useZone();
  const { wave, fits } = params;
  if (typeof wave !== 'string' || typeof fits !== 'number') return null;
  return (
    <p>
      {t('gun.fits', { time: timeOfDay(fits, zone) })}{' '}
      <Button kind="quiet" onClick={() => openDialog({ kind: 'gun-time', wave, gun: fits })}>
        {t('gun.correct')}
      </Button>
    </p>
  );
}
