import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { serviceCalls } from '../../src/contract/calls/service.ts';
import { stationCalls } from '../../src/contract/calls/station.ts';
import type { Calls } from '../../src/contract/calls/call.ts';
import { dictionary } from '../../src/words/dictionary.ts';
import { isKnown } from '../../src/words/text.ts';

/** Codes that have a text, without the form that goes with a number or a context. */
const told = new Set(Object.keys(dictionary.en.problems).map((key) => key.split('_')[0]));
/** A code of another part of the dictionary has its part before it. */
const isTold = (code: string) => (code.includes('.') ? isKnown({ code }) : told.has(code));

it('every problem that a call may be refused with has a text', () => {
  const codes = [stationCalls, serviceCalls].flatMap((calls: Calls) =>
    Object.values(calls).flatMap(({ problems = [] }) => problems),
  );
  expect(codes.filter((code) => !isTold(code))).toEqual([]);
});

it('every problem that the sources write with an English sentence has a text', () => {
  const files = globSync('src/**/*.ts').filter((file) => !/\.(test|fixture)\.ts$/.test(file));
  const codes = files.flatMap(codesOf);
  expect(codes).toContain('bib-twice');
  expect([...new Set(codes.filter((code) => !told.has(code)))]).toEqual([]);
});

/** Codes of the objects in a file that have a code and a message, as problems do. */
function codesOf(file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const field = (name: string) => node.properties.find((each) => each.name?.getText(source) === name);
      const code = field('code');
      if (field('message') !== undefined && code !== undefined && ts.isPropertyAssignment(code))
        if (ts.isStringLiteral(code.initializer) && /^(?!custom$)[a-z]/.test(code.initializer.text))
          found.push(code.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
