/** Which field of a line holds what; -1 for what the lines do not say. */
export interface CsvColumns {
  delimiter: string;
  time: number;
  date: number;
  chip: number;
  point: number;
  antenna: number;
  rssi: number;
}

/** Of lines without a header: `time,chip,point[,antenna,rssi]`. */
export const usualColumns = { time: 0, date: -1, chip: 1, point: 2, antenna: 3, rssi: 4 } as const;

/** Heads as programs write them, in lower case and without blanks and marks. */
const heads: Readonly<Record<keyof Omit<CsvColumns, 'delimiter'>, readonly string[]>> = {
  time: [
    'time',
    'timestamp',
    'datetime',
    'dateandtime',
    'readtime',
    'passingtime',
    '时间',
    '读取时间',
    'время',
    'датаивремя',
  ],
  date: ['date', '日期', 'дата', 'datum'],
  chip: [
    'chip',
    'chipid',
    'chipcode',
    'chipno',
    'tag',
    'tagid',
    'epc',
    'rfid',
    'transponder',
    'transponderid',
    '芯片',
    '芯片号',
    'чип',
  ],
  point: ['point', 'timingpoint', 'mat', 'location', 'checkpoint', '计时点', 'точка'],
  antenna: ['antenna', 'ant', 'port', 'antennaport', '天线', 'антенна'],
  rssi: ['rssi', 'strength', 'signal', 'signalstrength', '信号', 'сигнал'],
};

/**
 * What the columns are under this header; null where the fields are no header. `unclear` for one in which two
 * columns say the same thing: nobody could say which counts.
 */
export function columnsOf(fields: readonly string[], delimiter: string): CsvColumns | 'unclear' | null {
  const names = fields.map((field) => field.toLowerCase().replaceAll(/[\s._-]/g, ''));
  const placesOf = (head: keyof typeof heads) =>
    names.flatMap((name, index) => (heads[head].includes(name) ? [index] : []));
  const places = {
    time: placesOf('time'),
    date: placesOf('date'),
    chip: placesOf('chip'),
    point: placesOf('point'),
    antenna: placesOf('antenna'),
    rssi: placesOf('rssi'),
  };
  if (places.time.length === 0 || places.chip.length === 0) return null;
  if (Object.values(places).some(({ length }) => length > 1)) return 'unclear';
  const [time = -1, date = -1, chip = -1, point = -1, antenna = -1, rssi = -1] = Object.values(places).map(
    ([place]) => place,
  );
  return { delimiter, time, date, chip, point, antenna, rssi };
}
