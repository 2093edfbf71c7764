# Prints the first element of an asynchronous generator.
import asyncio


async def numbers():
    n = 1
    while True:
        yield n
        n += 1


async def main():
    async for n in numbers():
        print(n, flush=True)
        break


asyncio.run(main())
