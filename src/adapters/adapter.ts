/** An adapter as found on disk: its own manifest, its language's, and where both lie. */
import type { AdapterManifest, LanguageManifest } from './manifest.js';

export interface Adapter {
  /** `<language>/<framework>` */
  readonly name: string;
  /** The framework's short name, the second half of `name`. */
  readonly slug: string;
  readonly manifest: AdapterManifest;
  readonly language: LanguageManifest;
  readonly sourceDirectory: string;
  readonly kitDirectory: string;
  /** Of a program that is started where it lies: its known files. Nothing of it is copied or built. */
  readonly inPlace?: readonly string[];
  /** What it is told in `initialize` as `scenario.params`; a variant of an adapter has some. */
  readonly params: Readonly<Record<string, string>>;
}
