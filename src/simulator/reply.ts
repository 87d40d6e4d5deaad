/** What the model answers: the scenario's turn under the request's dialect, tool choice, format and limits. */
import type { Scenario, Turn } from '../scenarios/scenario.js';
import { asciiJson } from './ascii-json.js';
import type { UnderstoodRequest } from './dialects/registry.js';
import type { ModelRequest, ToolDefinition } from './model-request.js';
import { exampleFor } from './schema-example.js';
import { textTokens, TokenText } from './tokens.js';
import { argumentsUnder } from './tool-arguments.js';

export interface ToolCall {
  readonly name: string;
  /** JSON text. */
  readonly arguments: string;
}

/** Either text or tool calls. */
export interface Reply {
  readonly text: string | undefined;
  readonly calls: readonly ToolCall[];
  /** Whether it calls tools, be it in words that the client reads as a call. */
  readonly callsTools: boolean;
  /** Whether the text was cut at the request's token limit. */
  readonly cut: boolean;
  readonly completionTokens: number;
}

function textOf(turn: Turn): string {
  return turn.kind === 'text' ? turn.text : '';
}

const noArguments = { type: 'object' };

function forcedCall(tool: ToolDefinition, turn: Turn): Turn {
  const wanted = turn.kind === 'tools' && turn.calls.find((call) => call.name === tool.name);
  const given = wanted
    ? wanted.arguments
    : exampleFor(tool.parameters ?? noArguments, textOf(turn));
  return { kind: 'tools', calls: [{ name: tool.name, arguments: Object(given) as object }] };
}

/** Tools by which alone a client's agent ends: their names say so. */
const answerTool = /(?:^|[_-])final[_-]?(?:answer|result|response|output)$/i;

/**
 * The tool that takes an answer, if the client has one. Where a call is required it is otherwise the last:
 * a framework that adds one for its final answer adds it behind the others.
 */
function endingTool(
  tools: readonly ToolDefinition[],
  required: boolean,
): ToolDefinition | undefined {
  return tools.find(({ name }) => answerTool.test(name)) ?? (required ? tools.at(-1) : undefined);
}

/** The scenario's turn, bent to what the client insists on. */
function chooseTurn(request: UnderstoodRequest, scenario: Scenario): Turn {
  const { messages, toolChoice } = request;
  const tools = toolChoice === 'none' ? [] : request.tools;
  const turn = scenario.nextTurn({ messages, tools });
  if (typeof toolChoice === 'object') {
    const tool = tools.find(({ name }) => name === toolChoice.name);
    return tool ? forcedCall(tool, turn) : turn;
  }
  if (turn.kind === 'tools' || request.write) return turn;
  const tool = endingTool(tools, toolChoice === 'required');
  return tool ? forcedCall(tool, turn) : turn;
}

function formatted(text: string, { format }: ModelRequest): string {
  if (format.kind === 'json_object') return asciiJson({ answer: text });
  if (format.kind === 'json_schema') return JSON.stringify(exampleFor(format.schema, text));
  return text;
}

function textReply(whole: string, request: ModelRequest): Reply {
  let text = whole;
  for (const stop of request.stop) {
    const at = stop === '' ? -1 : text.indexOf(stop);
    if (at >= 0) text = text.slice(0, at);
  }
  const { maxTokens } = request;
  const cut = maxTokens !== undefined && textTokens(text) > maxTokens;
  if (cut) text = new TokenText(text).slice(0, maxTokens);
  return { text, calls: [], callsTools: false, cut, completionTokens: textTokens(text) };
}

/** What the model answers to a request; follows from its arguments alone. */
export function replyTo(request: UnderstoodRequest, scenario: Scenario): Reply {
  const turn = chooseTurn(request, scenario);
  if (request.write) {
    return { ...textReply(request.write(turn), request), callsTools: turn.kind === 'tools' };
  }
  if (turn.kind === 'text') return textReply(formatted(turn.text, request), request);
  const turnCalls = request.parallelToolCalls ? turn.calls : turn.calls.slice(0, 1);
  const calls = turnCalls.map(({ name, arguments: given }) => {
    const tool = request.tools.find((offered) => offered.name === name);
    return { name, arguments: asciiJson(argumentsUnder(tool?.parameters, given)) };
  });
  const completionTokens = calls.reduce((sum, call) => sum + callTokens(call), 0);
  return { text: undefined, calls, callsTools: true, cut: false, completionTokens };
}

function callTokens(call: ToolCall): number {
  return textTokens(call.name) + textTokens(call.arguments);
}
