/** Tools and tool choice as both endpoints state them; only where the name stands differs. */
import { ApiError, invalid, missing, unknownValue, wrongType } from './api-error.js';
import { isObject, type JsonObject } from './ascii-json.js';
import type { ToolChoice, ToolDefinition } from './model-request.js';
import { isAbsent, requireObject, requireString } from './parameter-checks.js';

const toolName = /^[a-zA-Z0-9_-]{1,64}$/;
const mostTools = 128;

/** `chat` nests a function under `function`; `responses` has it flat. */
export type Dialect = 'chat' | 'responses';

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

function toolDefinition(value: unknown, param: string, dialect: Dialect): ToolDefinition | null {
  const tool = requireObject(value, param);
  const type = requireString(tool.type, `${param}.type`);
  if (type === 'function') {
    const at = dialect === 'chat' ? `${param}.function` : param;
    const definition = dialect === 'chat' ? requireObject(tool.function, at) : tool;
    const name = checkName(definition.name, `${at}.name`);
    const { parameters } = definition;
    if (isAbsent(parameters)) return { name, parameters: undefined };
    if (!isObject(parameters)) throw wrongType(`${at}.parameters`, 'an object', parameters);
    return { name, parameters };
  }
  if (dialect === 'chat' && type !== 'custom') {
    throw unknownValue(`${param}.type`, type, ['function', 'custom']);
  }
  // Hosted tools (web search and the like) are accepted and never called.
  return null;
}

/** The functions among the tools. @throws ApiError */
export function readTools(body: JsonObject, dialect: Dialect): ToolDefinition[] {
  const { tools } = body;
  if (isAbsent(tools)) return [];
  if (!Array.isArray(tools)) throw wrongType('tools', 'an array', tools);
  if (tools.length === 0 && dialect === 'chat') {
    throw invalid(
      'tools',
      'empty array. Expected an array with minimum length 1, but got an empty array instead.',
      'empty_array',
    );
  }
  if (tools.length > mostTools) {
    throw invalid(
      'tools',
      `array too long. Expected an array with maximum length ${mostTools}, ` +
        `but got an array with length ${tools.length} instead.`,
      'array_above_max_length',
    );
  }
  const definitions: ToolDefinition[] = [];
  for (let at = 0; at < tools.length; at++) {
    const definition = toolDefinition(tools[at], `tools[${at}]`, dialect);
    if (definition) definitions.push(definition);
  }
  return definitions;
}

/** @throws ApiError */
export function readToolChoice(
  body: JsonObject,
  tools: readonly ToolDefinition[],
  dialect: Dialect,
): ToolChoice {
  const choice = body.tool_choice;
  if (isAbsent(choice)) return 'auto';
  if (dialect === 'chat' && isAbsent(body.tools)) {
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
    const allowed = dialect === 'chat' ? choice.allowed_tools : choice;
    return isObject(allowed) && allowed.mode === 'required' ? 'required' : 'auto';
  }
  if (type !== 'function') {
    throw unknownValue('tool_choice.type', type, ['function', 'allowed_tools']);
  }
  const param = dialect === 'chat' ? 'tool_choice.function' : 'tool_choice';
  const named = dialect === 'chat' ? requireObject(choice.function, param) : choice;
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
