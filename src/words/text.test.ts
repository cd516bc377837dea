import { describe, expect, it } from 'vitest';
import { message } from './message.ts';
import { messageText, text } from './text.ts';

describe('a text of a code', () => {
  it('has its values in the places of the language', () => {
    expect(text('en', 'port.in-use', { place: 'COM3' })).toBe('COM3 is in use by another program');
    expect(text('ru', 'port.in-use', { place: 'COM3' })).toBe('COM3 занят другой программой');
    expect(text('zh-CN', 'port.in-use', { place: 'COM3' })).toBe('COM3 正被其他程序占用');
  });

  it('has the form that goes with the number, and the number as the language writes it', () => {
    const reads = (count: number) => text('ru', 'explain.reads', { count });
    expect([1, 3, 5, 21, 111].map(reads)).toEqual([
      '1 считывание',
      '3 считывания',
      '5 считываний',
      '21 считывание',
      '111 считываний',
    ]);
    expect(text('en', 'explain.reads', { count: 1 })).toBe('1 read');
    expect(text('en', 'explain.reads', { count: 12_345 })).toBe('12,345 reads');
    expect(text('zh-CN', 'explain.reads', { count: 2 })).toBe('2 次读取');
  });

  it('may hold another message, or several, in the same language', () => {
    const why = message('device.antenna-missing');
    expect(messageText('en', message('reader.refuses-command', { why }))).toBe(
      'the reader refuses a command: antenna is not connected',
    );
    const several = message('reader.reports', { text: [why, message('device.too-hot')] });
    expect(messageText('zh-CN', several)).toBe('读写器报告：天线未连接；读写器过热，读取变慢');
    expect(text('zh-CN', 'reader.antennas-lost', { antennas: ['1', '3'] })).toContain('1、3');
  });

  it('holds values as they are, whatever stands in them', () => {
    const line = '{{place}} $t(port.closed) $& 1';
    expect(text('en', 'reader.line-not-understood', { line })).toContain(`"${line}"`);
  });

  it('names another text by a value', () => {
    const params = { field: 'sex', value: '#N/A' };
    expect(messageText('ru', { code: 'problems.cell-error', params })).toContain('пол');
  });

  it('of a code that this version does not know is the code with its values, not nothing', () => {
    const newer = { code: 'reader.on-fire', params: { degrees: 90, where: 'finish' } };
    expect(messageText('ru', newer)).toBe('reader.on-fire 90 finish');
  });
});
