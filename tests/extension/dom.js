// SPDX-License-Identifier: EUPL-1.2
// The few parts of the DOM that the popup builds with, for tests in Node. What
// only a browser can show (layout, focus order) is tested in browsers.

class Element {
  /** @param {string} tag @param {Document} document */
  constructor(tag, document) {
    this.tag = tag;
    this.document = document;
    /** @type {Map<string, string>} */
    this.attributes = new Map();
    /** @type {(Element | string)[]} */
    this.children = [];
    /** @type {Record<string, string>} */
    this.dataset = {};
    /** @type {Map<string, (event?: any) => unknown>} */
    this.listeners = new Map();
  }

  get id() {
    return this.attributes.get("id") ?? "";
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }

  /** @param {(Element | string)[]} children */
  append(...children) {
    this.children.push(...children);
  }

  /** @param {(Element | string)[]} children */
  prepend(...children) {
    this.children.unshift(...children);
  }

  /** @param {(Element | string)[]} children */
  replaceChildren(...children) {
    this.children = children;
  }

  hasChildNodes() {
    return this.children.length > 0;
  }

  /** @returns {string} */
  get textContent() {
    return this.children
      .map((child) => (typeof child === "string" ? child : child.textContent))
      .join("");
  }

  set textContent(text) {
    this.children = [text];
  }

  /** @param {string} name @param {(event?: any) => unknown} listener */
  addEventListener(name, listener) {
    this.listeners.set(name, listener);
  }

  async click() {
    await this.fire("click");
  }

  remove() {
    const within = this.document.body
      .all()
      .find(({ children }) => children.includes(this));
    const at = within?.children.indexOf(this) ?? -1;
    if (at >= 0) within?.children.splice(at, 1);
  }

  /** A dialog: open until it closes. */
  showModal() {
    this.setAttribute("open", "");
  }

  close() {
    this.attributes.delete("open");
  }

  focus() {
    this.document.activeElement = this;
  }

  /** What a person does to a control, whatever it is.
   * @param {string} name @param {Record<string, unknown>} [event] */
  async fire(name, event = {}) {
    await this.listeners.get(name)?.({ preventDefault() {}, ...event });
  }

  /** Only a name of elements is asked for. @param {string} tag */
  querySelector(tag) {
    return this.all().find((e) => e !== this && e.tag === tag) ?? null;
  }

  /** @returns {Element[]} itself and all below it */
  all() {
    const below = this.children.flatMap((child) =>
      typeof child === "string" ? [] : child.all(),
    );
    return [this, ...below];
  }

  /** Only "details[open]" is asked for. @param {string} selector */
  querySelectorAll(selector) {
    if (selector !== "details[open]") throw new Error(selector);
    return this.all().filter(
      (e) => e.tag === "details" && e.attributes.has("open"),
    );
  }
}

export class Document {
  constructor() {
    this.documentElement = Object.assign(new Element("html", this), {
      lang: "",
    });
    this.body = new Element("body", this);
    this.title = "";
    /** @type {Element | null} */
    this.activeElement = null;
  }

  /** @param {string} tag */
  createElement(tag) {
    return new Element(tag, this);
  }

  /** @param {string} _namespace @param {string} tag */
  createElementNS(_namespace, tag) {
    return new Element(tag, this);
  }

  /** @param {string} id */
  getElementById(id) {
    return this.body.all().find((e) => e.id === id) ?? null;
  }
}
