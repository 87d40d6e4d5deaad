import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/testing/cli.js';
import { packageRoot } from '../package-root.js';
import { parseMoment } from './arrival-time.js';
import { readArrivalTrace } from './arrival-trace.js';

const folder = temporaryFolder();

function file(text: string): string {
  const path = join(folder, 'trace.csv');
  writeFileSync(path, text);
  return path;
}

const offsets = async (text: string, count: number, speed = 1) => [
  ...(await readArrivalTrace(file(text), count, speed)).offsetsNs,
];

describe('readArrivalTrace', () => {
  it('reads the published format to the last digit', async () => {
    const path = join(packageRoot, 'fixtures/traces/azure-llm-2023-conv-excerpt.csv');
    const { offsetsNs, name } = await readArrivalTrace(path, 150, 1);
    expect(name).toBe('azure-llm-2023-conv-excerpt.csv');
    // 18:15:46.6805900, 18:15:50.9951690, 18:15:51.2224670
    expect([...offsetsNs.slice(0, 3)]).toEqual([0, 4_314_579_000, 4_541_877_000]);
  });

  it.each([
    ['a header and CRLF', 'TIMESTAMP,A\r\n2023-11-16 18:17:03.5,1\r\n2023-11-16 18:17:04,2\r\n'],
    ['seconds of an epoch', '1700158623.5\n1700158624.0\n'],
    ['plain seconds and a BOM', '\uFEFFtime\n0.5\n1\n'],
    ['another column first', 'tokens,arrival_s\n5,0.5\n7,1\n'],
    ['ISO dates with zones', '2023-11-16T18:17:03.5+02:00\n2023-11-16T16:17:04Z\n'],
    ['quotes and empty lines', '"0.5",a\n\n"1.0",b\n\n'],
  ])('understands %s', async (_, text) => {
    expect(await offsets(text, 2)).toEqual([0, 500_000_000]);
  });

  it('plays faster by the speed, and only the first requests', async () => {
    expect(await offsets('0\n1\n3\nrubbish\n', 3, 4)).toEqual([0, 250_000_000, 750_000_000]);
  });

  it.each([
    ['0\n1\nsoon\n', 3, /trace\.csv: line 3: "soon" is neither a date and time nor a number/],
    ['t,x\n0,1\n2,1\n1.5,1\n', 3, /line 4: "1\.5" lies before the row above it/],
    ['0\n-1\n', 2, /line 2: "-1" is neither/],
    ['0\nNaN\n', 2, /line 2: "NaN" is neither/],
    ['0\n1700158623000\n', 2, /line 2: "1700158623000" is neither/],
    ['0\n2023-02-30 00:00:00\n', 2, /line 2: "2023-02-30 00:00:00" is neither/],
    ['0\n"1\n2\n', 3, /is no CSV file|is neither/],
    ['', 2, /holds 0 arrivals, --requests asks for 2/],
    ['time\n', 2, /holds 0 arrivals/],
    ['0\n1\n', 3, /holds 2 arrivals, --requests asks for 3/],
    ['5\n5\n5\n', 3, /its first 3 arrivals span no time/],
    ['0\n\u001b[31m\n', 2, /line 2: "" is neither/],
  ])('refuses %j', async (text, count, message) => {
    await expect(offsets(text, count)).rejects.toThrow(message);
    await expect(offsets(text, count)).rejects.toMatchObject({ exitCode: 2 });
  });

  it('refuses what is no file', async () => {
    await expect(readArrivalTrace(join(folder, 'nowhere'), 1, 1)).rejects.toThrow('no such file');
    await expect(readArrivalTrace(folder, 1, 1)).rejects.toThrow('is not a file');
  });
});

it('keeps nanoseconds of a date', () => {
  expect(parseMoment('1970-01-02 00:00:00.000000001')).toEqual({ seconds: 86_400, ns: 1 });
});
