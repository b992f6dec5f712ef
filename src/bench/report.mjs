// Medians, ratios, a page of Markdown, and charts.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const median = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];
const round = (figure) => (figure === undefined ? "–" : Number(figure.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 2 }));
const times = (a, b) => (a === undefined || b === undefined ? "–" : `${round(a / b)} ×`);

/** The median of each figure over the rounds. */
export function medians(turns) {
  return Object.fromEntries(Object.keys(turns[0]).map((name) => [name, median(turns.map((turn) => turn[name]))]));
}

const table = (heads, rows) => [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

export function page(all) {
  const { fanout = {}, shared = {}, far = {}, many = {} } = all;
  const ours = fanout.Parley;
  const said = [`Medians of ${all.rounds} rounds of ${all.seconds} s a turn, in turns; load ${all.loadBefore.toFixed(1)} before, ${all.loadAfter.toFixed(1)} after (the generator's own in it); Node ${process.versions.node}. CPU is the server's, with its children; latencies from the intended instant.`];
  if (ours) {
    said.push(table(
      [`fan-out, ${all.frame} B to ${all.sockets} sockets`, "kept", "20/s: CPU a delivery", "to Parley's", "p50 / p99", "saturated: deliveries/s", "CPU a delivery", "Parley's to it"],
      Object.entries(fanout).map(([name, { steady, saturated }]) => [name, all.kept[name], `${round(steady.cpu)} µs`, times(steady.cpu, ours.steady.cpu), `${round(steady.p50)} / ${round(steady.p99)} ms`, round(saturated.perSecond), `${round(saturated.cpu)} µs`, times(ours.saturated.perSecond, saturated.perSecond)]),
    ));
  }
  const rows = [];
  for (const [setting, peers] of Object.entries(shared)) {
    for (const [name, figures] of Object.entries(peers)) {
      const rate = setting.startsWith("burst") ? `${round(figures.perSecond)} edits/s` : times(peers.Parley.p50, figures.p50);
      rows.push([setting, name, `${round(figures.p50)} / ${round(figures.p99)} ms`, rate, `${round(figures.cpu)} µs`]);
    }
  }
  if (rows.length > 0) said.push(table(["one text", "", "until every other has it, p50 / p99", "Parley's p50 to it", "CPU an edit, told to all"], rows));
  if (far.Parley) said.push(table(["20 typists, 75 ms each way", "p50", "p95", "of the round trip of 150 ms"], Object.entries(far).map(([name, { p50, p95 }]) => [name, `${round(p50)} ms`, `${round(p95)} ms`, times(p95, 150)])));
  if (many.Parley) said.push(table([`${all.texts} texts of 10,000 letters open`, "heap each", "opening, CPU", "opening, until it is there"], Object.entries(many).map(([name, is]) => [name, `${round(is.kilobytes)} KB`, `${round(is.openedCpu)} µs`, `${round(is.openedMs)} ms`])));
  said.push(table(["target", "measured", ""], targets(all).map(([what, figure, limit, most]) => [what, round(figure), figure === undefined ? "not measured" : (most ? figure <= limit : figure >= limit) ? "met" : "**missed**"])));
  return said.join("\n\n") + "\n";
}

/** What the issues ask for: a name, the figure, its limit, and whether that is the most it may be. */
function targets({ fanout = {}, shared = {}, far = {} }) {
  const ours = fanout.Parley;
  const beside = (name, which, field) => fanout[name] && ours && fanout[name][which][field] / ours[which][field];
  const latencies = Object.entries(shared).filter(([setting]) => !setting.startsWith("burst")).map(([setting, peers]) => [`p50 beside hocuspocus, ${setting}, ≤ 1.5 ×`, peers.Parley.p50 / peers.hocuspocus.p50, 1.5, true]);
  const alone = Object.entries(shared).find(([setting]) => setting.startsWith("burst"))?.[1].Parley;
  const saturated = fanout.ws && ours && ours.saturated.perSecond / fanout.ws.saturated.perSecond;
  return [
    ["CPU a delivery at 20/s ≤ 11 µs", ours?.steady.cpu, 11, true],
    ...[["ejabberd", 8], ["socket.io", 1.7], ["ws", 1.2]].map(([name, limit]) => [`CPU a delivery of ${name} ≥ ${limit} × Parley's`, beside(name, "steady", "cpu"), limit, false]),
    ["deliveries/s, saturated, ≥ 2 × ws", saturated, 2, false],
    ...latencies,
    ["CPU an edit in a burst ≤ 41 µs", alone?.cpu, 41, true],
    ["p95 of 20 typists ≤ 2 round trips of 150 ms", far.Parley && far.Parley.p95 / 150, 2, true],
  ];
}

const escaped = (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Bars beneath each other: `[label, figure]`; ours stand out. */
function chart(title, bars) {
  const [width, left, step, top] = [720, 230, 26, 44];
  const most = Math.max(...bars.map(([, figure]) => figure));
  const lines = bars.map(([label, figure], i) => {
    const [y, long] = [top + i * step, Math.max(1, (figure / most) * (width - left - 90))];
    return `<text x="${left - 8}" y="${y + 14}" text-anchor="end">${escaped(label)}</text><rect x="${left}" y="${y}" width="${long.toFixed(1)}" height="18" fill="${label.includes("Parley") ? "#1f5f8b" : "#9aa5ad"}"/><text x="${(left + long + 6).toFixed(1)}" y="${y + 14}">${round(figure)}</text>`;
  });
  const height = top + bars.length * step + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="#1b1b1b" role="img" aria-label="${escaped(title)}"><rect width="${width}" height="${height}" fill="#ffffff"/><text x="12" y="24" font-size="15" font-weight="bold">${escaped(title)}</text>${lines.join("")}</svg>\n`;
}

export function write(folder, all) {
  const put = (name, words) => writeFileSync(join(folder, name), words);
  put("peers.json", JSON.stringify(all, undefined, 2) + "\n");
  put("peers.md", page(all));
  const fan = Object.entries(all.fanout ?? {});
  if (fan.length > 0) {
    put("peers-fanout.svg", chart(`CPU a delivery in µs, ${all.frame} B to ${all.sockets} sockets at 20/s`, fan.map(([name, is]) => [name, is.steady.cpu])));
    put("peers-saturated.svg", chart("Deliveries a second, as many as are taken", fan.map(([name, is]) => [name, is.saturated.perSecond])));
  }
  const texts = Object.entries(all.shared ?? {}).filter(([setting]) => !setting.startsWith("burst"));
  if (texts.length > 0) put("peers-texts.svg", chart("One text: ms until every other has a letter, median", texts.flatMap(([setting, peers]) => Object.entries(peers).map(([name, is]) => [`${setting}: ${name}`, is.p50]))));
}
