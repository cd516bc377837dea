import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { freePort, goldline, startStation, temporaryDir, TestProcess } from '../support/processes.ts';

const commands = [
  'backup',
  'restore',
  'station',
  'ports',
  'detect',
  'monitor',
  'simulate',
  'service',
  'token',
  'export',
  'import',
  'verify',
  'explain',
  'decode',
  'track',
  'replay',
];
const sample = (name: string) => join(import.meta.dirname, '../support/single-race', name);

async function outcome(...args: string[]): Promise<{ code: number | null; output: string }> {
  await using process = goldline(...args);
  const { code } = await process.ended();
  return { code, output: process.output };
}

/** The address that a station tells on its output. */
async function readyAt(output: Readable): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /ready: (\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('the station ended before it was ready');
}

describe('every command', () => {
  it.each(commands)('%s has help', async (command) => {
    const { code, output } = await outcome(command, '--help');
    expect(code).toBe(0);
    expect(output).toContain(`Usage: goldline ${command}`);
  });

  it.each([
    [['station'], /--data/],
    [['station', '--data=x', '--port=many'], /a port is a number/],
    [['station', '--data=x', '--sync=ftp://a', '--token=t'], /write it like https/],
    [['track', 'run.gpx', '--distance=0'], /a number above 0/],
    [['track', 'run.gpx', '--window=today'], /write it like 2026/],
    [['station', '--data=x', '--sync=http://a'], /--sync and --token belong together/],
    [['station', '--data=x', '--race=missing.json'], /missing\.json: cannot be read/],
    [['simulate', '--race=missing.json', '--entries=x'], /missing\.json: cannot be read/],
    [
      ['simulate', `--race=${sample('race.json')}`, `--entries=${sample('entries.csv')}`, '--speed=0'],
      /a number above 0/,
    ],
    [['export', '--data=nowhere', '--out=x.csv'], /no journal/],
    [['export', '--data=nowhere', '--out=x.csv', '--format=pdf'], /Allowed choices are csv/],
    [['verify', '--data=nowhere'], /no journal/],
    [['monitor', 'ttyUSB0'], /not a reader address; write serial:/],
    [['monitor', 'serial:/dev/x?protocol=zz'], /protocol "zz" is not known/],
    [['detect', '/dev/no-such-port'], /\/dev\/no-such-port is not there/],
    [['walk'], /unknown command 'walk'/],
  ])('%j: says what is wrong, without a stack, and fails', async (args, message) => {
    const { code, output } = await outcome(...args);
    expect(code).toBe(1);
    expect(output).toMatch(message);
    expect(output).not.toContain('    at ');
    expect(existsSync('nowhere')).toBe(false);
  });
});

it('a command speaks the language of the terminal, or the one that is asked for', async () => {
  const detect = ['src/cli/goldline.ts', 'detect', '/dev/no-such-port'];
  await using russian = new TestProcess(detect, { LC_ALL: 'ru_RU.UTF-8' });
  expect((await russian.ended()).code).toBe(1);
  expect(russian.output).toContain('/dev/no-such-port отсутствует');
  await using chinese = new TestProcess([...detect, '--lang=zh-CN'], { LC_ALL: 'ru_RU.UTF-8' });
  expect((await chinese.ended()).code).toBe(1);
  expect(chinese.output).toContain('找不到 /dev/no-such-port');
  await using wrong = new TestProcess(['src/cli/goldline.ts', 'monitor', 'ttyUSB0'], { LC_ALL: 'ru_RU' });
  expect((await wrong.ended()).code).toBe(1);
  expect(wrong.output).toContain('не адрес считывателя');
});

it('ports are listed with the help of no other program', async () => {
  await using ports = new TestProcess(['src/cli/goldline.ts', 'ports'], { PATH: '' });
  expect((await ports.ended()).code, ports.output).toBe(0);
  expect(ports.output).toMatch(/^(\/dev\/\S+|COM\d+|This computer has no serial port)/);
});

describe('a station', () => {
  it('tells every problem of a start list, with file and line, and does not start', async () => {
    using folder = temporaryDir();
    const list = join(folder.path, 'list.csv');
    writeFileSync(list, 'bib,name,sex,wave\n1,Ann,F,A\n1,Bob,Q,Z\n');
    const { code, output } = await outcome(
      'station',
      `--data=${join(folder.path, 'data')}`,
      '--port=0',
      `--race=${sample('race.json')}`,
      `--entries=${list}`,
    );
    expect(code).toBe(1);
    expect(output).toMatch(
      /list\.csv, line 3: Sex is “Q”; write M, F or X\.\n.*list\.csv, line 3: Wave “Z” is not in the race; it has A, B\.\n.*Bib 1 is also in line 2/s,
    );
  });

  it('that finds its data directory in use says by what', async () => {
    using folder = temporaryDir();
    const { station, address } = await startStation(folder.path);
    await using first = station;
    const { code, output } = await outcome('station', `--data=${folder.path}`, '--port=0');
    expect(code).toBe(1);
    expect(output).toContain(
      `in use by another Goldline station (process ${first.child.pid} on ${hostname()}`,
    );
    expect(output).toContain(address);
  });

  it('that finds its port in use says by what', async () => {
    using folder = temporaryDir();
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    const { code, output } = await outcome('station', `--data=${folder.path}`, `--port=${port}`);
    server.close();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`port ${port} is in use by .*; stop it, or choose another --port`));
  });

  it('ends in order when the npx that started it is ended', async ({ skip }) => {
    skip(process.platform === 'win32', 'programs of Windows are not asked to end');
    using folder = temporaryDir();
    const npx = spawn('npx', ['goldline', 'station', `--data=${folder.path}`, '--port=0'], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const address = await readyAt(npx.stdout);
    expect((await fetch(`${address}/api/about`)).status).toBe(200);
    npx.kill('SIGTERM');
    await expect.poll(() => existsSync(join(folder.path, 'station.json'))).toBe(false);
    const answers = () =>
      fetch(`${address}/api/about`).then(
        () => true,
        () => false,
      );
    await expect.poll(answers).toBe(false);
  });

  it('goes on where it was, and loading the same files again changes nothing', async () => {
    using folder = temporaryDir();
    const args = [`--race=${sample('race.json')}`, `--entries=${sample('entries.csv')}`];
    const actions: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const { station } = await startStation(folder.path, ...(run < 2 ? args : []));
      expect(await station.stop(run === 0 ? 'SIGINT' : 'SIGTERM')).toEqual({ code: 0, signal: null });
      const { output } = await outcome('verify', `--data=${folder.path}`);
      actions.push(Number(/(\d+) actions/.exec(output)?.[1]));
      expect(output).toContain('all is well');
    }
    expect(new Set(actions).size).toBe(1);
    const out = join(folder.path, 'results.csv');
    expect((await outcome('export', `--data=${folder.path}`, `--out=${out}`, '--lang=zh-CN')).code).toBe(0);
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(502);
  });
});
