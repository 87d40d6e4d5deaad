/** `response_format` of chat completions and `text.format` of responses. */
import type { ConversationMessage } from '../scenarios/scenario.js';
import { invalid, unknownValue } from './api-error.js';
import type { JsonObject } from './ascii-json.js';
import type { OutputFormat } from './model-request.js';
import { isAbsent, optionalObject, requireObject, requireString } from './parameter-checks.js';

const plain: OutputFormat = { kind: 'text' };

function readFormat(format: JsonObject, param: string, schemaHolder?: string): OutputFormat {
  const type = requireString(format.type, `${param}.type`);
  if (type === 'text' || type === 'json_object') return { kind: type };
  if (type !== 'json_schema') {
    throw unknownValue(`${param}.type`, type, ['text', 'json_object', 'json_schema']);
  }
  const at = schemaHolder === undefined ? param : `${param}.${schemaHolder}`;
  const holder = schemaHolder === undefined ? format : requireObject(format[schemaHolder], at);
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(requireString(holder.name, `${at}.name`))) {
    throw invalid(`${at}.name`, "string does not match the pattern '^[a-zA-Z0-9_-]{1,64}$'.");
  }
  const { schema } = holder;
  return {
    kind: 'json_schema',
    schema: isAbsent(schema) ? { type: 'object' } : requireObject(schema, `${at}.schema`),
  };
}

/** @throws ApiError */
export function readChatFormat(body: JsonObject): OutputFormat {
  const format = optionalObject(body, 'response_format');
  return format ? readFormat(format, 'response_format', 'json_schema') : plain;
}

/** @throws ApiError */
export function readResponsesFormat(body: JsonObject): OutputFormat {
  const settings = optionalObject(body, 'text');
  if (!settings || isAbsent(settings.format)) return plain;
  return readFormat(requireObject(settings.format, 'text.format'), 'text.format');
}

/** OpenAI refuses JSON mode when no message mentions JSON: the model would write blanks for ever. */
export function checkMentionsJson(
  format: OutputFormat,
  messages: readonly ConversationMessage[],
  param: string,
): void {
  if (format.kind === 'json_object' && !messages.some(({ text }) => /json/i.test(text))) {
    throw invalid(
      param,
      `the conversation must contain the word 'json' in some form, to use a format of type 'json_object'.`,
    );
  }
}
