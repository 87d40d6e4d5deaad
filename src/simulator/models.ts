/** `/v1/models` and `/v1/models/{id}`. Completions take any model name; these are the ones listed. */
import { ApiError } from './api-error.js';
import { asciiJson } from './ascii-json.js';

const ids = ['gpt-4o-mini', 'gpt-4o', 'gpt-4.1-mini'];
const list = '/v1/models';

function model(id: string): object {
  return { id, object: 'model', created: 1721172741, owned_by: 'system' };
}

/** Whether a path belongs to the models. */
export function isModelsPath(path: string): boolean {
  return path === list || path.startsWith(list + '/');
}

/** The body for a path; @throws ApiError 404 for a model that is not listed. */
export function modelsBody(path: string): string {
  if (path === list) return asciiJson({ object: 'list', data: ids.map(model) });
  const encoded = path.slice(list.length + 1);
  const id = ids.find((known) => encodeURIComponent(known) === encoded || known === encoded);
  if (id !== undefined) return asciiJson(model(id));
  throw new ApiError(404, `The model '${encoded}' does not exist`, 'model', 'model_not_found');
}
