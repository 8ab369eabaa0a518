// SPDX-License-Identifier: EUPL-1.2
// What browser.i18n.getMessage does, from the content of a messages.json. An
// unknown key is an error here, where a browser returns "".

/**
 * @param {Record<string, {message: string,
 *   placeholders?: Record<string, {content: string}>}>} messages
 * @returns {(key: string, subs?: string[]) => string}
 */
export function fromMessages(messages) {
  return (key, subs = []) => {
    const entry = messages[key];
    if (!entry) throw new Error(`no message ${key}`);
    const { message, placeholders = {} } = entry;
    return message.replace(/\$(\w+)\$/g, (_, name) => {
      const content = placeholders[name.toLowerCase()]?.content;
      if (!content) throw new Error(`${key}: no placeholder ${name}`);
      const value = subs[Number(content.slice(1)) - 1];
      if (value === undefined) throw new Error(`${key}: ${name} is not given`);
      return value;
    });
  };
}
