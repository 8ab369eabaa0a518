// SPDX-License-Identifier: EUPL-1.2
/** A forward proxy, as offices and some tools put before a browser. */
import { once } from "node:events";
import http from "node:http";
import net from "node:net";

/** Amazon's in the test world: a wrong answer would show. */
export const ADDRESS = "127.20.9.9";

/**
 * It ends with the process.
 *
 * @param {Record<string, string>} names to addresses
 * @returns {Promise<string>} where it listens, "ADDRESS:PORT"
 */
export async function startProxy(names) {
  const server = http.createServer((_, response) => {
    response.writeHead(501).end();
  });
  server.on("connect", (request, client) => {
    const [host = "", port] = (request.url ?? "").split(":");
    const target = net.connect(Number(port), names[host] ?? "127.99.9.9");
    for (const socket of [client, target]) {
      socket.on("error", () => {
        client.destroy();
        target.destroy();
      });
    }
    target.once("connect", () => {
      client.write("HTTP/1.1 200 Connected\r\n\r\n");
      client.pipe(target).pipe(client);
    });
  });
  server.listen(0, ADDRESS);
  await once(server, "listening");
  server.unref();
  const { port } = /** @type {net.AddressInfo} */ (server.address());
  return `${ADDRESS}:${port}`;
}
