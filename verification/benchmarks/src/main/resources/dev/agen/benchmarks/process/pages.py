# The paged fetch: ADDRESS. A generator that awaits a page and yields its items, over one connection.
import asyncio
import sys
import urllib.parse


async def fetch(reader, writer, address, number):
    request = f"GET {address.path}?page={number} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n"
    writer.write(request.encode("ascii"))
    await writer.drain()
    head = (await reader.readuntil(b"\r\n\r\n")).decode("ascii").split("\r\n")
    if head[0].split()[1] != "200":
        raise OSError(head[0])
    headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
    body = await reader.readexactly(int(headers["content-length"]))
    return body.decode("ascii").splitlines()


async def items(address):
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    try:
        number = 1
        while number > 0:
            lines = await fetch(reader, writer, address, number)
            for item in lines[1:]:
                yield item
            number = int(lines[0])
    finally:
        writer.close()
        await writer.wait_closed()


async def main(address):
    async for item in items(urllib.parse.urlsplit(address)):
        sys.stdout.write(item + "\n")


asyncio.run(main(sys.argv[1]))
