// SPDX-License-Identifier: EUPL-1.2
// Messages as data, and the one place that turns them into words. View models
// say what to say (a key and its arguments); only here do language, plural,
// country names, dates and lists come in. Pure: the browser is passed in.

/**
 * @typedef {object} Msg
 * @property {string} key      of _locales; with `count`, key_one or key_other
 * @property {number} [count]  chooses the plural, and is the first argument
 * @property {Arg[]} [args]    the next arguments, in order
 *
 * country: ISO 3166-1 alpha-2 · day: YYYY-MM-DD, a date of our data ·
 * moment: ISO 8601 with time, day and time of a visit · instant: the same with
 * the year · date: of it only the day, with the year · all: "a, b and c" ·
 * without: what stands after "without", "a, b or c"
 * @typedef {string | number | Msg | {country: string} | {day: string} |
 *   {moment: string} | {instant: string} | {date: string} | {all: Arg[]} | {without: Arg[]}} Arg
 *
 * @typedef {object} Language
 * @property {(key: string, subs: string[]) => string} getMessage
 * @property {string} tag            BCP 47, of the messages
 * @property {(iso: string) => number} parseDate  milliseconds, NaN if no date
 * @property {string} [timeZone]     of moments; left out: the computer's
 */

/** A sentence that ends with a name such as "Cloudflare, Inc." has one stop.
 * @param {string} sentence */
const oneStop = (sentence) => sentence.replace(/([^.])\.\.$/, "$1.");

/** @param {Language} language @returns {(arg: Arg) => string} */
export function makeText({ getMessage, tag, parseDate, timeZone }) {
  const plural = new Intl.PluralRules(tag);
  const number = new Intl.NumberFormat(tag);
  const regions = new Intl.DisplayNames([tag], { type: "region" });
  const lists = new Intl.ListFormat(tag, { type: "conjunction" });

  /** @param {string} code */
  function country(code) {
    try {
      return regions.of(code) ?? code;
    } catch {
      return code; // not a region code: show what the data says
    }
  }

  /** @param {string} iso */
  function day(iso) {
    const ms = parseDate(iso);
    if (Number.isNaN(ms)) return iso;
    const format = { dateStyle: /** @type {const} */ ("long") };
    return new Intl.DateTimeFormat(tag, { ...format, timeZone: "UTC" }).format(
      ms,
    );
  }

  const zone = timeZone ? { timeZone } : {};

  /** @param {string} iso @param {Intl.DateTimeFormatOptions} year */
  function date(iso, year) {
    const ms = parseDate(iso);
    if (Number.isNaN(ms)) return iso;
    const format = { day: "numeric", month: "short", ...year, ...zone };
    return new Intl.DateTimeFormat(
      tag,
      /** @type {Intl.DateTimeFormatOptions} */ (format),
    ).format(ms);
  }

  /** @param {string} iso @param {Intl.DateTimeFormatOptions} year */
  function moment(iso, year) {
    const ms = parseDate(iso);
    if (Number.isNaN(ms)) return iso;
    const clock = new Intl.DateTimeFormat(tag, {
      hour: "numeric",
      minute: "2-digit",
      hourCycle: "h23",
      ...zone,
    }).formatToParts(ms);
    /** @param {string} type */
    const part = (type) => clock.find((p) => p.type === type)?.value ?? "";
    const hour = String(Number(part("hour")));
    return getMessage("moment", [date(iso, year), hour, part("minute")]);
  }

  /** @param {Arg[]} args */
  function without(args) {
    const names = args.map(text);
    const last = names.pop() ?? "";
    return names.length
      ? getMessage("list_without", [names.join(", "), last])
      : last;
  }

  /** @param {Arg} arg @returns {string} */
  function text(arg) {
    if (typeof arg === "string") return arg;
    if (typeof arg === "number") return number.format(arg);
    if ("country" in arg) return country(arg.country);
    if ("day" in arg) return day(arg.day);
    if ("moment" in arg) return moment(arg.moment, {});
    if ("instant" in arg) return moment(arg.instant, { year: "numeric" });
    if ("date" in arg) return date(arg.date, { year: "numeric" });
    if ("all" in arg) return lists.format(arg.all.map(text));
    if ("without" in arg) return without(arg.without);
    const subs = (arg.args ?? []).map(text);
    if (arg.count === undefined) return oneStop(getMessage(arg.key, subs));
    const form = plural.select(arg.count) === "one" ? "one" : "other";
    const counted = [number.format(arg.count), ...subs];
    return oneStop(getMessage(`${arg.key}_${form}`, counted));
  }
  return text;
}
