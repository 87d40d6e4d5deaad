/** Tools and tool choice as both endpoints state them; only where the name stands differs. */
import { ApiError, invalid, missing, unknownValue, wrongType } from './api-error.js';
import { isObject, type JsonObject } from './ascii-json.js';
import type { ToolChoice, ToolDefinition } from './model-request.js';
import { isAbsent, requireObject, requireString } from './parameter-checks.js';

const toolName = /^[a-zA-Z0-9_-]{1,64}$/;
const mostTools = 128;

/** `chat` nests a function under `function`; `responses` has it flat. */
export type ToolSyntax = 'chat' | 'responses';

function checkName(value: unknown, param: string): string {
  const name = requireString(value, param);
  if (!toolName.test(name)) {
    throw invalid(
      param,
      'string does not match pattern. Expected a string that matches the pattern ' +
        "'^[a-zA-Z0-9_-]+$' of at most 64 characters.",
    );
  }
  return name;
}

/** A function with its name and the schema of its arguments. @throws ApiError */
export function functionDefinition(value: unknown, param: string): ToolDefinition {
  const definition = requireObject(value, param);
  const name = checkName(definition.name, `${param}.name`);
  const { parameters } = definition;
  if (isAbsent(parameters)) return { name, parameters: undefined };
  if (!isObject(parameters)) throw wrongType(`${param}.parameters`, 'an object', parameters);
  return { name, parameters };
}

function toolDefinition(value: unknown, param: string, syntax: ToolSyntax): ToolDefinition | null {
  const tool = requireObject(value, param);
  const type = requireString(tool.type, `${param}.type`);
  if (type === 'function') {
    return syntax === 'chat'
      ? functionDefinition(tool.function, `${param}.function`)
      : functionDefinition(tool, param);
  }
  if (syntax === 'chat' && type !== 'custom') {
    throw unknownValue(`${param}.type`, type, ['function', 'custom']);
  }
  // Hosted tools (web search and the like) are accepted and never called.
  return null;
}

/** Refuses a list of definitions that is shorter than `least` or longer than OpenAI takes. @throws ApiError */
export function checkLength(param: string, length: number, least: number): void {
  if (length < least) {
    throw invalid(
      param,
      'empty array. Expected an array with minimum length 1, but got an empty array instead.',
      'empty_array',
    );
  }
  if (length > mostTools) {
    throw invalid(
      param,
      `array too long. Expected an array with maximum length ${mostTools}, ` +
        `but got an array with length ${length} instead.`,
      'array_above_max_length',
    );
  }
}

/** The functions among the tools. @throws ApiError */
export function readTools(body: JsonObject, syntax: ToolSyntax): ToolDefinition[] {
  const { tools } = body;
  if (isAbsent(tools)) return [];
  if (!Array.isArray(tools)) throw wrongType('tools', 'an array', tools);
  checkLength('tools', tools.length, syntax === 'chat' ? 1 : 0);
  const definitions: ToolDefinition[] = [];
  for (let at = 0; at < tools.length; at++) {
    const definition = toolDefinition(tools[at], `tools[${at}]`, syntax);
    if (definition) definitions.push(definition);
  }
  return definitions;
}

/** @throws ApiError */
export function readToolChoice(
  body: JsonObject,
  tools: readonly ToolDefinition[],
  syntax: ToolSyntax,
): ToolChoice {
  const choice = body.tool_choice;
  if (isAbsent(choice)) return 'auto';
  if (syntax === 'chat' && isAbsent(body.tools)) {
    throw new ApiError(
      400,
      "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.",
      'tool_choice',
    );
  }
  if (choice === 'none' || choice === 'auto' || choice === 'required') return choice;
  if (typeof choice === 'string') {
    throw unknownValue('tool_choice', choice, ['none', 'auto', 'required']);
  }
  if (!isObject(choice)) throw wrongType('tool_choice', 'a string or an object', choice);
  const type = requireString(choice.type, 'tool_choice.type');
  if (type === 'allowed_tools') {
    const allowed = syntax === 'chat' ? choice.allowed_tools : choice;
    return isObject(allowed) && allowed.mode === 'required' ? 'required' : 'auto';
  }
  if (type !== 'function') {
    throw unknownValue('tool_choice.type', type, ['function', 'allowed_tools']);
  }
  const param = syntax === 'chat' ? 'tool_choice.function' : 'tool_choice';
  const named = syntax === 'chat' ? requireObject(choice.function, param) : choice;
  const name = named.name;
  if (name === undefined) throw missing(`${param}.name`);
  if (typeof name !== 'string') throw wrongType(`${param}.name`, 'a string', name);
  if (!tools.some((tool) => tool.name === name)) {
    throw new ApiError(
      400,
      `Invalid value for 'tool_choice': no tool named '${name}' is in 'tools'.`,
      'tool_choice',
    );
  }
  return { name };
}
