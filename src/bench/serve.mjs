// One peer in a process of its own, as its documentation sets it up. It answers "heap" with the bytes in use, and ends with its input.
import { createServer } from "node:http";
import { createInterface } from "node:readline";

const [, , kind, folder] = process.argv;

async function listen(server) {
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server.address().port;
}

const kinds = {
  async ws() {
    const { WebSocketServer } = await import("ws");
    const server = createServer();
    const sockets = new WebSocketServer({ server, perMessageDeflate: false });
    sockets.on("connection", (one) => one.on("message", (said) => sockets.clients.forEach((other) => other.send(said, { binary: false }))));
    return listen(server);
  },
  async "socket.io"() {
    const { Server } = await import("socket.io");
    const server = createServer();
    const sockets = new Server(server, { transports: ["websocket"], perMessageDeflate: false });
    sockets.on("connection", (one) => one.on("m", (said) => sockets.emit("m", said)));
    return listen(server);
  },
  async hocuspocus() {
    const { Server } = await import("@hocuspocus/server");
    const { SQLite } = await import("@hocuspocus/extension-sqlite");
    const server = new Server({ address: "127.0.0.1", port: 0, quiet: true, extensions: [new SQLite({ database: `${folder}/texts.sqlite` })] });
    await server.listen();
    return server.address.port;
  },
  async "y-websocket"() {
    process.env.YPERSISTENCE = `${folder}/level`;
    const { setupWSConnection } = await import("@y/websocket-server/utils");
    const { WebSocketServer } = await import("ws");
    const server = createServer();
    new WebSocketServer({ server, perMessageDeflate: false }).on("connection", setupWSConnection);
    return listen(server);
  },
};

console.log(`port ${await kinds[kind]()}`);
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== "heap") continue;
  for (let i = 0; i < 4; i++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  console.log(`heap ${heapUsed + external}`);
}
process.exit(0);
