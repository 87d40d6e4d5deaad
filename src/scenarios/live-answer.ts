/** What a right answer is where a real model speaks: it may say it in its own words. */
import type { Scenario } from './scenario.js';

/** Words that hold a digit: `25.67`, `value-of-k0012`, a digest. */
const figure = /[\w-]*\d(?:\.?[\w-])*/g;
/** How many of something there were is no result, where there is another one. */
const smallCount = /^\d{1,3}$/;
const thousands = /(?<=\d),(?=\d{3}(?!\d))/g;

function figuresOf(text: string): string[] {
  const all = [...new Set(text.match(figure))];
  const results = all.filter((each) => !smallCount.test(each));
  return results.length > 0 ? results : all;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Whether an answer holds the figures of the right one, each by itself. Where that has none, any words will do: nobody
 * can say which are right.
 */
export function holdsFigures(answer: string, rightAnswer: string): boolean {
  const figures = figuresOf(rightAnswer);
  const said = answer.replaceAll(thousands, '');
  if (figures.length === 0) return said.trim() !== '';
  return figures.every((each) =>
    new RegExp(String.raw`(?<![\w.])${escaped(each)}(?![\w]|\.\d)`).test(said),
  );
}

/** The scenario, graded by the figures of its answers. */
export function gradedByFigures(scenario: Scenario): Scenario {
  return {
    ...scenario,
    isRight: (answer, toolSentence) => holdsFigures(answer, scenario.rightAnswer(toolSentence)),
  };
}
