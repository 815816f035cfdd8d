#!/usr/bin/env python3
"""Reads corpora (syntaxes/FORMAT.md, version 1) with Python's own library only. MIT: copy it into your pipeline.
python3 corpus_reader.py FILE...   one JSON object a document: name, attributes, and text, base64 or undecodable
"""
import json, re, sys

SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # white space as the format means it
HEADER, END = re.compile(r"<<<FILE(?=[ \t]|\Z)"), re.compile(r"END>>>[ \t]*\Z")
JOINED, GLUED = re.compile(r"END>>>[ \t]*(?=<<<FILE(?:[ \t]|\Z))"), re.compile(r"(.+)END>>>[ \t]*\Z", re.S)
NEVER_GLUED = re.compile(rf"\\*(?:<<<FILE|END>>>)|[{SPACE}\u200b-\u200d\u2060]*(?i:<{{2,6}}[ \t]*FILE[ \t]*:?(?:[ \t].*)?"
                         r"|(?:<{2,6}[ \t]*)?END(?:[ \t_-]*FILE)?[ \t]*>{2,6}[ \t]*)\Z", re.S | re.A)
KEY_ONWARDS, KEY = re.compile(rf'[^{SPACE}="]+='), re.compile(r"[a-z][a-z0-9-]*\Z")
QUOTE, WORD = re.compile(rf'(?:[^{SPACE}="]+=)?(?=")'), re.compile(r"[^ \t]+")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"(?=[ \t]|\Z)', re.S)

def tokens(line):
    """(start, end, quoted): the decoded string; None for a bare token, False for an ill-quoted one."""
    word = WORD.search(line, 7)
    while word:
        start, end, quoted = word.start(), word.end(), None
        if quote := QUOTE.match(line, start):
            try:
                string = STRING.match(line, quote.end())
                quoted, end = json.loads(string.group()), string.end()
            except (AttributeError, ValueError):
                quoted, end = False, len(line)
        yield start, end, quoted
        word = WORD.search(line, end)

def read_header(line):
    """The name (None if there is none) and the attributes of a header line."""
    found = list(tokens(line))
    split = next((i for i, (start, _, _) in enumerate(found) if KEY_ONWARDS.match(line, start)), len(found))
    name = line[found[0][0]:found[split - 1][1]] if split else None
    if split == 1 and name.startswith('"') and found[0][2] is not False:
        name = found[0][2] or None
    attributes = {}
    for start, end, quoted in found[split:]:
        key, _, value = line[start:end].partition("=")
        bare = quoted is None and value != "" and not re.search("[\0-\x1f\x7f-\x9f]", value)
        if KEY.match(key) and (bare or isinstance(quoted, str)):
            attributes.setdefault(key, value if bare else quoted)
    return name, attributes

def document(name, attributes, lines):
    """A document: name, attributes, and its text, base64 of its bytes, or undecodable."""
    said = {"name": name, "attributes": attributes}
    if attributes.get("encoding") == "base64":
        packed = re.sub(r"[ \t]", "", "".join(lines))
        sound = len(packed) % 4 == 0 and re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", packed)
        return {**said, "base64": packed} if sound else {**said, "undecodable": True}
    text = "".join(re.sub(r"\A\\(?=\\*(?:<<<FILE|END>>>))", "", line) + "\n" for line in lines)
    text = text[:-1] if attributes.get("final-newline") == "no" else text
    return {**said, "text": text.replace("\n", "\r\n" if attributes.get("eol") == "crlf" else "\n")}

def documents(lines):
    """The documents in lines without their line ends; one document is held at a time."""
    header, body = None, []
    for line in lines:
        joined = JOINED.match(line)
        if not (joined or HEADER.match(line) or END.match(line)):
            body += [line] if header else []
            continue
        if header:
            yield document(*header, body if line.startswith("END>>>") else without_terminator(body))
        header, body = None if END.match(line) else read_header(line[joined.end() if joined else 0:]), []
    if header:
        yield document(*header, without_terminator(body))

def without_terminator(body):
    """What is left of a body whose END>>> is missing, or glued to its last line."""
    while body and not body[-1].strip(" \t"):
        body.pop()
    glued = body and not NEVER_GLUED.match(body[-1]) and GLUED.match(body[-1])
    return [*body[:-1], glued.group(1)] if glued else body

for path in sys.argv[1:] if __name__ == "__main__" else ():
    with open(path, encoding="utf-8-sig", newline="\n") as file:
        for one in documents(re.sub(r"\r?\n\Z", "", line) for line in file):
            print(json.dumps(one))
