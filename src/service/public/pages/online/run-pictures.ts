import type { FindingView, RunProfile } from '../../../../contract/online.ts';
import {
  curveIn,
  kilometresOf,
  pathOf,
  pointsOf,
  rangeOf,
  wayIn,
  type Box,
  type Kilometre,
} from '../../../../drawing/run-drawing.ts';
import { html, type Html } from '../html.ts';
import type { Teller } from '../reader.ts';
import type { Telling } from './telling.ts';

/** A finding with the number by which pictures and list name it. */
export interface Numbered {
  number: number;
  finding: FindingView;
}

const wayBox: Box = { width: 360, height: 300, edge: 14 };
const chart: Box = { width: 360, height: 120, edge: 0 };

/** The way without a map: start, finish, and the stretches that findings speak of. */
export function wayPicture(
  profile: RunProfile,
  findings: readonly Numbered[],
  { say }: Teller,
  { fineKm }: Telling,
): Html {
  const places = wayIn(wayBox, profile);
  const last = places.x.length - 1;
  const at = (index: number) => ({ x: places.x[index] ?? 0, y: places.y[index] ?? 0 });
  const told = say('online.wayText', { distance: fineKm(profile.along.at(-1) ?? 0) });
  return html`<figcaption>${told}</figcaption>
    <svg class="drawing" viewBox="0 0 ${wayBox.width} ${wayBox.height}" aria-hidden="true">
      <path class="way" d="${pathOf(places)}" />
      ${findings.map(({ number, finding: { along, answer } }) => {
        if (along === null) return null;
        const { from, to } = pointsOf(profile.along, along);
        const middle = at(Math.floor((from + to) / 2));
        return html`<path class="stretch ${answer}" d="${pathOf(places, from, to)}" /><circle
            class="pin ${answer}"
            cx="${middle.x.toFixed(1)}"
            cy="${middle.y.toFixed(1)}"
            r="9"
          /><text class="pin" x="${middle.x.toFixed(1)}" y="${(middle.y + 4).toFixed(1)}">${number}</text>`;
      })}
      <circle class="start" cx="${at(0).x.toFixed(1)}" cy="${at(0).y.toFixed(1)}" r="6" />
      <rect
        class="finish"
        x="${(at(last).x - 5).toFixed(1)}"
        y="${(at(last).y - 5).toFixed(1)}"
        width="10"
        height="10"
      />
    </svg>`;
}

/** The pace of each kilometre: the taller, the faster. */
export function pacePicture(
  profile: RunProfile,
  findings: readonly Numbered[],
  { say }: Teller,
  { pace }: Telling,
): Html {
  const kilometres = kilometresOf(profile);
  const whole = kilometres.filter(({ from, to }) => to - from >= 500);
  const { low: fastest, high: slowest } = rangeOf(whole.map((one) => one.pace));
  const length = profile.along.at(-1) ?? 1;
  // Bars from nothing would all look alike: they begin where nobody of this run was.
  const [top, base] = [1000 / fastest, 1000 / (slowest * 1.4)];
  const heightOf = ({ pace: seconds }: Kilometre) =>
    Math.max(2, Math.min(1, (1000 / seconds - base) / (top - base)) * (chart.height - 6));
  const told = say('online.paceChartText', { fastest: pace(fastest, 1000), slowest: pace(slowest, 1000) });
  return html`<figcaption>${told}</figcaption>
    <svg class="drawing" viewBox="0 0 ${chart.width} ${chart.height}" aria-hidden="true">
      ${bands(findings, length)}
      ${kilometres.map((kilometre) => {
        const [left, right] = [kilometre.from, kilometre.to].map((metres) => (metres / length) * chart.width);
        const high = heightOf(kilometre);
        return html`<rect
          class="bar"
          x="${(left! + 0.6).toFixed(1)}"
          y="${(chart.height - high).toFixed(1)}"
          width="${Math.max(0.6, right! - left! - 1.2).toFixed(1)}"
          height="${high.toFixed(1)}"
        />`;
      })}
    </svg>`;
}

/** The height along the way; null where the device said nothing of it. */
export function heightPicture(
  profile: RunProfile,
  findings: readonly Numbered[],
  { say, number }: Teller,
): Html | null {
  const { altitude, along } = profile;
  if (altitude.every((value) => value === null)) return null;
  const range = rangeOf(altitude);
  // Where it is flat the noise of the device shall not look like hills.
  const middle = (range.low + range.high) / 2;
  const half = Math.max(15, (range.high - range.low) * 0.55);
  const line = curveIn(chart, along, altitude, { low: middle - half, high: middle + half });
  const told = say('online.heightChartText', {
    low: number(Math.round(range.low)),
    high: number(Math.round(range.high)),
  });
  return html`<figcaption>${told}</figcaption>
    <svg class="drawing" viewBox="0 0 ${chart.width} ${chart.height}" aria-hidden="true">
      ${bands(findings, along.at(-1) ?? 1)}
      <path class="line" d="${line}" />
    </svg>`;
}

/** Where findings lie, behind a chart over the way. */
function bands(findings: readonly Numbered[], length: number): (Html | null)[] {
  return findings.map(({ finding: { along, answer } }) => {
    if (along === null) return null;
    const [from, to] = [along.from, Math.min(along.to, length)].map(
      (metres) => (metres / length) * chart.width,
    );
    return html`<rect
      class="band ${answer}"
      x="${from!.toFixed(1)}"
      y="0"
      width="${Math.max(2, to! - from!).toFixed(1)}"
      height="${chart.height}"
    />`;
  });
}
