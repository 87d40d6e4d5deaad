/** The trips file of a run, from the name on the command line. */
import type { Fixture } from '../fixture/fixture.js';
import type { Progress } from './progress.js';

/** What `--parquet` names; the large fixture is made with a progress line the first time. */
export async function chooseFixture(
  name: string,
  cacheDir: string,
  progress: Progress,
): Promise<Fixture> {
  const { largeFixture, smallFixture, userFixture } = await import('../fixture/fixture.js');
  if (name === 'small') return smallFixture();
  if (name !== 'large') return userFixture(name);
  let told = false;
  const fixture = await largeFixture({
    cacheDir,
    onProgress: (rows, total) => {
      if (!told) progress.line(`making the trips file, ${total} rows, once`);
      told = true;
      const filled = Math.round((rows / total) * 30);
      progress.live(
        `trips [${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${rows}/${total} rows`,
      );
    },
  });
  progress.clear();
  return fixture;
}
