import { useMemo, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingView, RunProfile } from '../../../contract/online.ts';
import {
  curveIn,
  paceCurve,
  pathOf,
  pointsOf,
  rangeOf,
  wayIn,
  type Box,
  type Range,
} from '../../../drawing/run-drawing.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { paceText, timeText } from '../../format/times.ts';
import own from './evidence.module.css';
import { useMeasures } from './use-measures.ts';

interface Props {
  profile: RunProfile;
  findings: readonly FindingView[];
  /** The finding that is looked at. */
  chosen: FindingView | null;
  onChoose: (finding: FindingView) => void;
  /** Another run about the same middle, and this one about it. */
  beside: { one: RunProfile; other: RunProfile } | null;
}

const wayBox: Box = { width: 480, height: 400, edge: 16 };
const chartBox: Box = { width: 600, height: 100, edge: 0 };

interface Curve {
  name: 'pace' | 'heart' | 'cadence' | 'height';
  values: readonly (number | null)[];
  range: Range;
  told: (value: number) => string;
}

/** What a recording says, drawn one under the other, with one cursor through all of it. */
export function Evidence({ profile, findings, chosen, onChoose, beside }: Props) {
  const { t } = useTranslation();
  const measures = useMeasures();
  const [metres, setMetres] = useState<number | null>(null);
  const curves = useCurves(profile);
  const length = profile.along.at(-1) ?? 1;
  const at = metres ?? 0;
  const index = Math.max(
    0,
    profile.along.findLastIndex((along) => along <= at),
  );
  return (
    <div className={own['evidence']}>
      <WayDrawing
        {...{ profile, findings, chosen, onChoose, beside }}
        at={metres === null ? null : index}
        onAt={setMetres}
      />
      <div className={own['charts']}>
        {curves.map((curve) => (
          <CurveDrawing
            key={curve.name}
            {...{ curve, profile, findings, chosen, length }}
            at={metres}
            index={index}
            onAt={setMetres}
          />
        ))}
        <label className={own['cursor']}>
          <span>
            {measures.length(at)} · {timeText((profile.seconds[index] ?? 0) * 1000)}
          </span>
          <input
            type="range"
            aria-label={t('review.cursor')}
            min={0}
            max={Math.floor(length)}
            step={100}
            value={at}
            onChange={({ target }) => setMetres(Number(target.value))}
          />
        </label>
      </div>
    </div>
  );
}

function useCurves(profile: RunProfile): Curve[] {
  const { t } = useTranslation();
  const number = useNumber();
  return useMemo(() => {
    const pace = paceCurve(profile);
    const paces = rangeOf(pace);
    const padded = ({ low, high }: Range, least: number): Range => {
      const [middle, half] = [(low + high) / 2, Math.max(least, (high - low) * 0.55)];
      return { low: middle - half, high: middle + half };
    };
    const all: Curve[] = [
      // The faster, the higher. Standing still shall not press the rest together.
      {
        name: 'pace',
        values: pace.map((value) => (value === null ? null : Math.min(value, paces.low * 2.2))),
        range: { low: Math.min(paces.high, paces.low * 2.2), high: paces.low },
        told: (value) => t('online.perKm', { pace: paceText(value * 1000, 1000) ?? '–' }),
      },
      {
        name: 'heart',
        values: profile.heartRate,
        range: padded(rangeOf(profile.heartRate), 10),
        told: (value) => t('online.heartRate', { beats: Math.round(value) }),
      },
      {
        name: 'cadence',
        values: profile.cadence,
        // Who stands makes no steps, and shall not press the others together.
        range: padded(rangeOf(profile.cadence.filter((value) => value !== 0)), 10),
        told: (value) => t('online.cadenceRate', { steps: Math.round(value) }),
      },
      {
        name: 'height',
        values: profile.altitude,
        range: padded(rangeOf(profile.altitude), 15),
        told: (value) => t('review.metres', { metres: number(Math.round(value)) }),
      },
    ];
    return all.filter(({ values }) => values.some((value) => value !== null));
  }, [profile, t, number]);
}

interface WayProps extends Props {
  /** The point under the cursor. */
  at: number | null;
  onAt: (metres: number) => void;
}

function WayDrawing({ profile, findings, chosen, onChoose, beside, at, onAt }: WayProps) {
  const { t } = useTranslation();
  const { fineKm } = useMeasures();
  const shown = beside?.one ?? profile;
  const { places, other } = useMemo(() => {
    const frame = beside === null ? [shown] : [beside.one, beside.other];
    return {
      places: wayIn(wayBox, shown, frame),
      other: beside === null ? null : pathOf(wayIn(wayBox, beside.other, frame)),
    };
  }, [shown, beside]);
  const last = places.x.length - 1;
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [
      ((event.clientX - box.left) / box.width) * wayBox.width,
      ((event.clientY - box.top) / box.height) * wayBox.height,
    ];
    let [nearest, least] = [0, Infinity];
    for (let index = 0; index <= last; index += 1) {
      const far = Math.hypot(places.x[index]! - x, places.y[index]! - y);
      if (far < least) [nearest, least] = [index, far];
    }
    onAt(shown.along[nearest] ?? 0);
  };
  return (
    <svg
      className={own['way']}
      viewBox={`0 0 ${wayBox.width} ${wayBox.height}`}
      role="img"
      aria-label={t('online.wayText', { distance: fineKm(profile.along.at(-1) ?? 0) })}
      onPointerMove={move}
    >
      {other === null ? null : <path className={own['other']} d={other} />}
      <path className={own['line']} d={pathOf(places)} />
      {findings.map((finding) => {
        if (finding.along === null) return null;
        const { from, to } = pointsOf(shown.along, finding.along);
        return (
          <path
            key={finding.check}
            className={`${own['stretch']} ${own[finding.answer]} ${finding === chosen ? own['chosen'] : ''}`}
            d={pathOf(places, from, to)}
            onClick={() => onChoose(finding)}
          />
        );
      })}
      <circle className={own['start']} cx={places.x[0]} cy={places.y[0]} r={7} />
      <rect
        className={own['finish']}
        x={(places.x[last] ?? 0) - 6}
        y={(places.y[last] ?? 0) - 6}
        width={12}
        height={12}
      />
      {at === null ? null : <circle className={own['here']} cx={places.x[at]} cy={places.y[at]} r={8} />}
    </svg>
  );
}

interface CurveProps {
  curve: Curve;
  profile: RunProfile;
  findings: readonly FindingView[];
  chosen: FindingView | null;
  length: number;
  /** Metres from the start. */
  at: number | null;
  index: number;
  onAt: (metres: number) => void;
}

function CurveDrawing({ curve, profile, findings, chosen, length, at, index, onAt }: CurveProps) {
  const { t } = useTranslation();
  const { name, values, range, told } = curve;
  const path = useMemo(() => curveIn(chartBox, profile.along, values, range), [profile.along, values, range]);
  const across = (metres: number) => (Math.min(metres, length) / length) * chartBox.width;
  const value = values[index] ?? null;
  const known = rangeOf(values.filter((one) => one !== 0));
  const between = [known.low, known.high].map(told).join(' – ');
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onAt(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * length);
  };
  return (
    <figure className={own['chart']}>
      <figcaption>
        <span>{t(`review.chart.${name}`)}</span>
        <span className={own['value']}>{at === null ? between : value === null ? '–' : told(value)}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${chartBox.width} ${chartBox.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t(`review.chart.${name}`)}: ${between}`}
        onPointerMove={move}
      >
        {findings.map(({ check, along, answer }) =>
          along === null ? null : (
            <rect
              key={check}
              className={`${own['band']} ${own[answer]} ${check === chosen?.check ? own['chosen'] : ''}`}
              x={across(along.from)}
              y={0}
              width={Math.max(3, across(along.to) - across(along.from))}
              height={chartBox.height}
            />
          ),
        )}
        <path className={own['curve']} d={path} />
        {at === null ? null : (
          <line className={own['now']} x1={across(at)} x2={across(at)} y1={0} y2={chartBox.height} />
        )}
      </svg>
    </figure>
  );
}
