import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { rawTables } from './raw-tables.js';
import { sampleCosts, sampleLoad } from './testing/sample-run.js';

const [cost] = sampleCosts;
if (!cost) throw new Error('the sample has an adapter');

describe('raw tables', () => {
  it('hold every value that went in, over several batches', () => {
    const tables = rawTables(sampleCosts.map(({ name }) => name));
    const blocks = [sampleLoad(cost, 0, 1), sampleLoad(cost, 1, 2)];
    for (const { samples } of blocks) tables.requests.append(samples.requests);
    const read = tableFromIPC(tables.requests.bytes());
    const samples = blocks.flatMap((block) => block.samples.requests);
    expect(read.batches).toHaveLength(2);
    const column = (name: string): unknown[] => [...(read.getChild(name) ?? [])];
    expect(column('adapter')).toEqual(samples.map(({ adapter }) => adapter));
    expect(column('request_id')).toEqual(samples.map(({ requestId }) => requestId));
    expect(column('answered_ns')).toEqual(samples.map(({ answeredNs }) => BigInt(answeredNs)));
    expect(column('ok')).toEqual(samples.map(({ ok }) => ok));
    expect(column('failure')).toEqual(samples.map(() => null));
  });

  it('keep integers exact up to 2^53, and negative ones', () => {
    const tables = rawTables([cost.name]);
    const [request] = sampleLoad(cost, 0, 1).samples.requests;
    if (!request) throw new Error('no request');
    const values = [-1, -(2 ** 40) - 3, 0, 2 ** 32, Number.MAX_SAFE_INTEGER];
    tables.requests.append(values.map((overheadNs) => ({ ...request, overheadNs })));
    const read = tableFromIPC(tables.requests.bytes());
    expect([...(read.getChild('overhead_ns') ?? [])]).toEqual(values.map(BigInt));
  });

  it('keep text of any script, and null apart from empty', () => {
    const tables = rawTables([cost.name]);
    const [request] = sampleLoad(cost, 0, 1).samples.requests;
    if (!request) throw new Error('no request');
    const values = ['Übergröße 🚕', '', null, 'x'];
    tables.requests.append(values.map((failure) => ({ ...request, failure })));
    const read = tableFromIPC(tables.requests.bytes());
    expect([...(read.getChild('failure') ?? [])]).toEqual(values);
  });

  it('refuse an adapter that was not announced', () => {
    const { requests } = sampleLoad(cost, 0, 1).samples;
    expect(() => {
      rawTables(['other/one']).requests.append(requests);
    }).toThrow('zig/bare');
  });
});
