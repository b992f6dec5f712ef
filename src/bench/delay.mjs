// A line of some length: what goes in at one end comes out at the other so many milliseconds later, both ways.
import { connect, createServer } from "node:net";

export async function longLine(port, ms) {
  const lines = new Set();
  const later = (from, to) => from.on("data", (bytes) => setTimeout(() => to.writable && to.write(bytes), ms)).on("close", () => setTimeout(() => to.destroy(), ms)).on("error", () => to.destroy());
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: "127.0.0.1", port, noDelay: true });
    lines.add(near).add(far);
    later(near, far);
    later(far, near);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const end = () => {
    lines.forEach((line) => line.destroy());
    server.close();
  };
  return { port: server.address().port, end };
}
