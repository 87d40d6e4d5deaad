import { expect, it } from 'vitest';
import { monotonicNs } from '../clock.js';
import { startAlarm } from './alarm.js';

it('rings for every time, never before it, and not after it was stopped', async () => {
  const alarm = await startAlarm();
  const startNs = monotonicNs() + 5e6;
  const dueNs = Float64Array.from({ length: 40 }, (_, at) => startNs + Math.floor(at / 2) * 0.7e6);
  const rings: number[] = [];
  await new Promise<void>((resolve) => {
    alarm.set(dueNs, () => {
      rings.push(monotonicNs());
      if ((rings.at(-1) ?? 0) >= (dueNs.at(-1) ?? 0)) resolve();
    });
  });
  expect(rings[0]).toBeGreaterThanOrEqual(dueNs[0] ?? NaN);
  for (const due of dueNs) expect(rings.some((ring) => ring >= due)).toBe(true);

  const before = rings.length;
  alarm.set(Float64Array.of(monotonicNs() + 20e6), () => rings.push(0));
  await alarm.stop();
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(rings).toHaveLength(before);
});
