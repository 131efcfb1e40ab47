import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut: every connection breaks in the midst of what it carries, and none is made until it is whole again. */
export async function cuttableWay(origin: string) {
  const { hostname, port } = new URL(origin)
  const open = new Set<Socket>()
  let isCut = false
  const way = createServer((socket) => {
    if (isCut) return socket.destroy()
    const onward = connect(Number(port), hostname)
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  }).listen(0, hostname)
  await once(way, 'listening')
  return {
    origin: `http://${hostname}:${(way.address() as AddressInfo).port}`,
    cut() {
      isCut = true
      for (const socket of open) socket.destroy()
    },
    mend() {
      isCut = false
    },
    close() {
      this.cut()
      way.close()
    },
  }
}
