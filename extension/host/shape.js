// SPDX-License-Identifier: EUPL-1.2
// What a value must look like before we use it. Pure.

/**
 * Says where a value is not as it should be; null: it is.
 * @typedef {(value: unknown, path: string) => string | null} Shape
 */

/** @type {Shape} */
export const text = (value, path) => (typeof value === "string" ? null : path);

/** @type {Shape} */
export const number = (value, path) => (Number.isFinite(value) ? null : path);

/** @type {Shape} */
export const flag = (value, path) => (typeof value === "boolean" ? null : path);

/** @param {...unknown} values @returns {Shape} */
export const oneOf =
  (...values) =>
  (value, path) =>
    values.includes(value) ? null : path;

/** Null and absent are one: no data. @param {Shape} shape @returns {Shape} */
export const maybe = (shape) => (value, path) =>
  value === null || value === undefined ? null : shape(value, path);

/** @param {Shape} shape @returns {Shape} */
export const list = (shape) => (value, path) => {
  if (!Array.isArray(value)) return path;
  for (const [i, item] of value.entries()) {
    const wrong = shape(item, `${path}[${i}]`);
    if (wrong !== null) return wrong;
  }
  return null;
};

/**
 * Fields that are not named are ignored: a newer host may send more.
 * @param {Record<string, Shape>} fields
 * @returns {Shape}
 */
export const object = (fields) => (value, path) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return path;
  }
  for (const [name, shape] of Object.entries(fields)) {
    const field = /** @type {Record<string, unknown>} */ (value)[name];
    const wrong = shape(field, path === "" ? name : `${path}.${name}`);
    if (wrong !== null) return wrong;
  }
  return null;
};

/** @param {...Shape} shapes @returns {Shape} all of them hold */
export const all =
  (...shapes) =>
  (value, path) => {
    for (const shape of shapes) {
      const wrong = shape(value, path);
      if (wrong !== null) return wrong;
    }
    return null;
  };
