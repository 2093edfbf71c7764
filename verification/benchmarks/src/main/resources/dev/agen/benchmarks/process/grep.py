# grep over an archive: ARCHIVE PREFIX PATTERN. A generator of files, one of the matches in a file,
# and one of all matches.
import asyncio
import io
import re
import sys
import zipfile


async def entries(archive, prefix):
    for info in archive.infolist():
        if not info.is_dir() and info.filename.startswith(prefix):
            yield info


async def matches_in(archive, info, pattern):
    with io.TextIOWrapper(archive.open(info), encoding="utf-8", errors="replace") as text:
        for number, line in enumerate(text, 1):
            if pattern.search(line):
                yield f"{info.filename}:{number}: {line.rstrip(chr(10))}"


async def matches(archive, prefix, pattern):
    async for info in entries(archive, prefix):
        async for match in matches_in(archive, info, pattern):
            yield match


async def main(path, prefix, pattern):
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    with zipfile.ZipFile(path) as archive:
        async for match in matches(archive, prefix, re.compile(pattern, re.ASCII)):
            sys.stdout.write(match + "\n")


asyncio.run(main(*sys.argv[1:]))
