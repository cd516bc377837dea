import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/**
 * `call(...list)` puts each element on the stack, and from about 125,000 on the engine throws. These lists are short,
 * whatever the race; anything else is a loop.
 */
const bounded: Record<string, readonly string[]> = {
  'what the program itself writes': [
    'src/cli/import.ts: option(...encodingOption)',
    'src/cli/replay.ts: option(...encodingOption)',
    'src/cli/replay.ts: option(...siteOption)',
    'src/cli/simulate.ts: option(...encodingOption)',
    'src/cli/simulate.ts: option(...siteOption)',
    'src/cli/start/bundles.ts: max(...paths.map((path) => newest(path)))',
    'src/station/command.ts: option(...encodingOption)',
    'src/station/copy/copy-files.ts: max(...numbers)',
    'src/station/copy/mend.ts: keepAside(...databaseSuffixes.map((suffix) => basename(path) + suffix))',
    'src/station/data/data-dir.ts: keepAside(...damaged)',
    'src/station/data/settings.ts: assign(...places.map((place) => place.settings).reverse())',
    'src/station/network/mend-network.ts: keepAside(...databaseSuffixes.map((suffix) => name + suffix))',
  ],
  'what one runner, one action or one value has': [
    'src/http/parsed.ts: Refuse(...rest)',
    'src/service/http/within.ts: Refuse(...rest)',
    'src/service/online/entering.ts: Refuse(...others)',
    'src/tracks/measure/profile.ts: max(...values)',
    'src/tracks/measure/profile.ts: min(...values)',
    'src/station/api/results-file-calls.ts: Refuse(...more)',
    'src/readers/session/zone.ts: max(...ends.map((at) => localOfInstant(at - 1, zone)))',
    'src/readers/session/zone.ts: min(...starts.map((at) => localOfInstant(at, zone)))',
    'src/screens/announcer/queue/facts.ts: max(...facts.map(worthOf))',
    'src/screens/components/result/pace-line.tsx: max(...speeds)',
    'src/screens/components/result/pace-line.tsx: min(...speeds)',
    'src/simulator/field.ts: push(...run(alone(entry, entry.start, gun, race, random), gun, race, random))',
    'src/simulator/field.ts: push(...run(runner, gun, race, random))',
    'src/station/api/insight-calls.ts: push(...problemsOf(parsed.error))',
    'src/station/api/insight-calls.ts: push(...problems)',
    'src/station/api/long-body.ts: push(...problemsOf(parsed.error, [list, index]))',
    'src/station/crew/chips.ts: push(...this.#ignored(chip, bib))',
    'src/station/crew/chips.ts: push(...this.#unknownBib(bib))',
    'src/station/live/recent-rows.ts: set(...finishOf(timing, bib))',
    'src/station/race/station-race.ts: push(...this.#sources.actionsOf(station, [line]))',
    'src/station/sync/passing-outbox.ts: push(...this.gone(id, now))',
    'src/timing/insight/runner-warnings.ts: min(...gaps)',
    'src/timing/passings/ownership.ts: push(...(stand.byHand.get(bib) ?? []))',
    'src/timing/runner/start.ts: min(...path.crossings.map((crossing) => latestStart(crossing, course, gun, limit)))',
  ],
  'one frame or one line of a reader': [
    'src/readers/protocol/frame-decoder.ts: push(...this.#framing.read(frame, (from, to) => this.#origin(start + from, start + to)))',
    'src/readers/protocol/ipico.ts: fromCharCode(...line.subarray(at))',
    'src/readers/protocol/llrp-configuration.ts: long(...states)',
    "src/readers/protocol/raceresult.ts: line(...(pushed ? ['#P'] : []))",
    'src/readers/protocol/raceresult.ts: line(...dateAndTime(local))',
    'src/readers/protocol/raceresult.ts: line(...fields)',
    'src/readers/protocol/raceresult.ts: line(...head)',
    'src/readers/session/zone.ts: UTC(...rest)',
  ],
  'baud rates, antennas, or a window of fixed length': [
    'src/readers/session/clock-history.ts: max(...moments)',
    'src/readers/session/clock-history.ts: min(...moments)',
    'src/readers/session/clock-meter.ts: min(...this.#lags)',
    'src/readers/session/health-meter.ts: max(...antennas.map(([, { reads }]) => reads.sum(now)))',
    'src/readers/session/session.ts: push(...this.#bauds.splice(0, 1))',
    'src/readers/session/session.ts: push(...this.#protocol.bauds.filter((baud) => baud !== address.baud))',
    'src/readers/session/steady-lag.ts: min(...lags.map(({ lag }) => lag))',
    'src/screens/console/mats/sparkline.tsx: max(...values)',
    'src/station/live/deaf-readers.ts: max(...beside.map((other) => other.readsLastMinute))',
    'src/timing/insight/chip-map.ts: max(...scores)',
    'src/timing/insight/silence.ts: min(...shifts.map((shift) => by(until + shift) - by(instant + shift)))',
  ],
  'points, mats, waves, races, sites, or stations of an event': [
    'src/readers/simulated-clock.ts: max(...(clock ?? []).map(({ rate }) => rate))',
    'src/screens/announcer/ribbon.tsx: min(...fired)',
    'src/screens/announcer/states.ts: max(...readers.map((mat) => mat.since))',
    'src/screens/announcer/states.ts: push(...silentMats(sections, finishes))',
    'src/screens/console/header/race-clock.tsx: min(...planned)',
    'src/service/http/event-views.ts: max(...known.map(({ asOf }) => asOf))',
    'src/service/public/pages/runner-page.ts: max(...race.points.map(({ distance }) => distance))',
    'src/service/public/runner.ts: max(...points.map(({ distance }) => distance))',
    'src/service/projection/projection.ts: max(...stations.map((station) => station.asOf))',
    'src/service/projection/projection.ts: max(...stations.map((station) => station.heard))',
    'src/simulator/field.ts: min(...site.waves.map(gunOf))',
    'src/station/archive/dated-log.ts: min(...planned)',
    'src/station/race/sources.ts: max(...[...this.#sources.values()].map(({ notUnderstood }) => notUnderstood.lamport))',
    'src/timing/insight/read-warnings.ts: push(...(yield* heardTooWeakly(timing, reads)))',
    'src/timing/insight/race-warnings.ts: push(...inRace(yield* pointWarningsIn(results), results.race.id, timing.races))',
    'src/timing/insight/silence.ts: max(...points.map(({ point, estimates }) => estimates.usualLeg(point.id)))',
    'src/timing/passings/read-rules.ts: max(...this.#gaps.values())',
    'src/timing/runner/wave-guns.ts: min(...again)',
    'src/timing/runner/wave-guns.ts: min(...race.waves.map(({ id }) => this.of(id)?.time ?? Infinity))',
  ],
  'parts of an address, or of a page: followed runners, and what stands under one element': [
    'src/service/http/page-routes.ts: addressOf(...(list === undefined ? [] : [list]))',
    "src/service/public/pages/race-page.ts: addressOf(...(id === 'overall' ? [] : [id]))",
    "src/service/public/pages/race-page.ts: addressOf(...(list === 'overall' ? [] : [list]))",
    'src/service/public/pages/reader.ts: text(...params)',
    'src/screens/public/followed.ts: append(...own)',
    'src/screens/public/fresh.ts: replaceChildren(...fresh.childNodes)',
  ],
  'a message between threads or a page: 200 at most': [
    'src/station/race/list-thread.ts: push(...message.entries)',
    'src/station/race/list-thread.ts: push(...message.problems)',
    'src/station/race/list-worker.ts: push(...message.entries)',
  ],
};

function nameOf({ expression }: ts.CallExpression | ts.NewExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

/** Calls with a spread argument in a file, as they are written. */
function spreadCalls(path: string): string[] {
  const file = ts.createSourceFile(
    path,
    readFileSync(`${root}${path}`, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node))
      for (const argument of node.arguments ?? [])
        if (ts.isSpreadElement(argument))
          found.push(`${path}: ${nameOf(node)}(${argument.getText(file).replaceAll(/\s+/g, ' ')})`);
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

it('no call spreads a list that a race can make long', () => {
  const files = globSync('{src,electron}/**/*.{ts,tsx}', { cwd: root }).filter(
    (path) => !/\.(test|fixture)\./.test(path),
  );
  const known = new Set(Object.values(bounded).flat());
  expect(files.flatMap(spreadCalls).filter((call) => !known.has(call))).toEqual([]);
});
