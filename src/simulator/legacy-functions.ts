/** `functions` and `function_call`, which `tools` and `tool_choice` replaced in 2023; old clients still send them. */
import { ApiError, missing, unknownValue, wrongType } from './api-error.js';
import { isObject, type JsonObject } from './ascii-json.js';
import type { ToolChoice, ToolDefinition } from './model-request.js';
import { isAbsent } from './parameter-checks.js';
import { checkLength, functionDefinition } from './tool-definitions.js';

/** @throws ApiError */
export function readFunctions(body: JsonObject): ToolDefinition[] {
  const { functions } = body;
  if (isAbsent(functions)) return [];
  if (!Array.isArray(functions)) throw wrongType('functions', 'an array', functions);
  checkLength('functions', functions.length, 1);
  return functions.map((definition, at) => functionDefinition(definition, `functions[${at}]`));
}

/** @throws ApiError */
export function readFunctionCall(
  body: JsonObject,
  functions: readonly ToolDefinition[],
): ToolChoice {
  const choice = body.function_call;
  if (isAbsent(choice)) return 'auto';
  if (functions.length === 0) {
    throw new ApiError(
      400,
      "Invalid value for 'function_call': 'function_call' is only allowed when 'functions' are specified.",
      'function_call',
    );
  }
  if (choice === 'none' || choice === 'auto') return choice;
  if (typeof choice === 'string') throw unknownValue('function_call', choice, ['none', 'auto']);
  if (!isObject(choice)) throw wrongType('function_call', 'a string or an object', choice);
  const { name } = choice;
  if (name === undefined) throw missing('function_call.name');
  if (typeof name !== 'string') throw wrongType('function_call.name', 'a string', name);
  if (!functions.some((each) => each.name === name)) {
    throw new ApiError(
      400,
      `Invalid value for 'function_call': no function named '${name}' was specified in the 'functions' parameter.`,
      'function_call',
    );
  }
  return { name };
}
