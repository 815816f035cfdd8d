// src/core/text.ts
function comparePositions(a, b) {
  return a.line - b.line || a.character - b.character;
}
var CR = 13;
var STEP = 16;
var LineIndex = class _LineIndex {
  lineCount;
  #text;
  /** Where every 16th line starts. */
  #starts;
  /** The line asked for last, and where it starts: the next one wanted is mostly the one after it. */
  #lastLine = 0;
  #lastStart = 0;
  constructor(text, starts, lineCount) {
    this.#text = text;
    this.#starts = starts;
    this.lineCount = lineCount;
  }
  /** The index of `text`. */
  static of(text) {
    return _LineIndex.numbering(text, new Int32Array(0), 0).index;
  }
  /**
   * The index of `text`, and the lines that start at the first `count` of `offsets`, which must be starts of lines in
   * the order of the text: both by one pass.
   */
  static numbering(text, offsets, count) {
    const lines2 = new Int32Array(count);
    let starts = new Int32Array(1024);
    let line = 1;
    let mark = 0;
    if (mark < count && offsets[mark] === 0) lines2[mark++] = 0;
    let wanted = mark < count ? offsets[mark] : -1;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      if (at + 1 === wanted) {
        lines2[mark++] = line;
        wanted = mark < count ? offsets[mark] : -1;
      }
      if (line % STEP === 0) {
        if (line / STEP === starts.length) starts = grown(starts);
        starts[line / STEP] = at + 1;
      }
      line++;
    }
    return { index: new _LineIndex(text, starts, line), lines: lines2 };
  }
  line(index) {
    const start = this.#start(index);
    return this.#text.slice(start, this.#lineEnd(index, start));
  }
  /** The position of `offset`; an offset inside a line end counts as the end of the line, one past the text as its end. */
  positionAt(offset) {
    let low = 0;
    let high = this.lineCount - 1 >> 4;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    let line = low * STEP;
    let start = this.#starts[low];
    for (let feed = this.#text.indexOf("\n", start); feed >= 0 && feed < offset; ) {
      line++;
      start = feed + 1;
      feed = this.#text.indexOf("\n", start);
    }
    return { line, character: Math.min(offset, this.#lineEnd(line, start)) - start };
  }
  /** The offset of `position`; a character past the line's end counts as its end. */
  offsetAt(position) {
    const line = Math.min(position.line, this.lineCount - 1);
    const start = this.#start(line);
    return Math.min(start + position.character, this.#lineEnd(line, start));
  }
  #start(line) {
    const checkpoint = line - line % STEP;
    const near = this.#lastLine <= line && this.#lastLine >= checkpoint;
    let at = near ? this.#lastLine : checkpoint;
    let start = near ? this.#lastStart : this.#starts[checkpoint / STEP];
    for (; at < line; at++) start = this.#text.indexOf("\n", start) + 1;
    this.#lastLine = line;
    this.#lastStart = start;
    return start;
  }
  /** The offset of the end of the line that starts at `start`, before its line end. */
  #lineEnd(line, start) {
    if (line + 1 === this.lineCount) return this.#text.length;
    const end = this.#text.indexOf("\n", start);
    return end > start && this.#text.charCodeAt(end - 1) === CR ? end - 1 : end;
  }
};
function grown(array) {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
function isBlank(line) {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}
function* linesIn(text, span) {
  let start = span.start;
  while (start < span.end) {
    let end = text.indexOf("\n", start);
    if (end < 0 || end > span.end) end = span.end;
    yield { start, end: end > start && end < span.end && text.charCodeAt(end - 1) === CR ? end - 1 : end };
    start = end + 1;
  }
}
function ownCopy(text) {
  return ` ${text}`.slice(1);
}

// src/core/syntax/markers.ts
var JOINED = /^END>>>[ \t]*<<<FILE(?:[ \t]|$)/;
var ESCAPED = /^\\+(?:<<<FILE|END>>>)/;
var NEAR_HEADER = /^<{2,6}[ \t]*FILE[ \t]*:?(?:[ \t].*)?$/is;
var NEAR_TERMINATOR = /^(?:<{2,6}[ \t]*)?END(?:[ \t_-]*FILE)?[ \t]*>{2,6}[ \t]*$/i;
var LEADING = /^[\s\uFEFF\u200B-\u200D\u2060\u00A0]+/;
var LESS = 60;
var CAPITAL_E = 69;
function classify(line) {
  const first = line.charCodeAt(0);
  if (first === LESS) return isHeaderLine(line) ? "header" : void 0;
  if (first !== CAPITAL_E || !line.startsWith("END>>>")) return void 0;
  if (isWhite(line, 6)) return "terminator";
  return JOINED.test(line) ? "joined" : void 0;
}
function isHeaderLine(line) {
  if (!line.startsWith("<<<FILE")) return false;
  const next = line.charCodeAt(7);
  return line.length === 7 || next === 32 || next === 9;
}
function isTerminatorLine(line) {
  return line.startsWith("END>>>") && isWhite(line, 6);
}
function isMarkerLike(line) {
  return line.startsWith("<<<FILE") || line.startsWith("END>>>");
}
function isEscaped(line) {
  return line.charCodeAt(0) === 92 && ESCAPED.test(line);
}
function joinedHeaderAt(line) {
  return line.indexOf("<<<FILE", 6);
}
function nearMiss(line) {
  const start = LEADING.exec(line)?.[0].length ?? 0;
  const code = line.charCodeAt(start) | 32;
  if (code !== (LESS | 32) && code !== 101) return void 0;
  const seen = start === 0 ? line : line.slice(start);
  if (NEAR_TERMINATOR.test(seen)) return isTerminatorLine(line) ? void 0 : { meant: "terminator", start };
  if (!NEAR_HEADER.test(seen)) return void 0;
  return isHeaderLine(line) ? void 0 : { meant: "header", start };
}
function gluedTerminatorAt(line) {
  let end = line.length;
  while (end > 0 && (line.charCodeAt(end - 1) === 32 || line.charCodeAt(end - 1) === 9)) end--;
  const at = end - 6;
  if (at < 1 || !line.startsWith("END>>>", at)) return void 0;
  if (isMarkerLike(line) || isEscaped(line) || nearMiss(line)) return void 0;
  return at;
}
function gluedHeaderAt(line) {
  const match = /[ \t]<<<FILE[ \t]/.exec(line);
  return !match || isMarkerLike(line) || nearMiss(line) ? void 0 : match.index + 1;
}
function isWhite(line, from) {
  for (let i = from; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

// src/core/syntax/marker-index.ts
var CAPACITY = 512;
var KINDS = ["header", "terminator", "joined"];
var NUMBERS = { header: 0, terminator: 1, joined: 2 };
var Chunk = class {
  base = 0;
  count = 0;
  next = void 0;
  previous = void 0;
  lines = new Int32Array(CAPACITY);
  kinds = new Uint8Array(CAPACITY);
  /** What the owner keeps of each marker, two places a marker. */
  kept = [];
};
var MarkerIndex = class {
  #chunks = [];
  /** Adds the marker at the end, below all others. */
  append(line, kind) {
    let chunk = this.#chunks.at(-1);
    if (!chunk || chunk.count === CAPACITY) {
      const fresh = new Chunk();
      fresh.base = line;
      this.#insertChunk(this.#chunks.length, fresh);
      chunk = fresh;
    }
    chunk.lines[chunk.count] = line - chunk.base;
    chunk.kinds[chunk.count] = NUMBERS[kind];
    chunk.count++;
  }
  /** Adds many markers at the end, below all others: the first `count` of each array, kinds by their numbers. */
  appendAll(lines2, kinds, count) {
    for (let from = 0; from < count; from += CAPACITY) {
      const chunk = new Chunk();
      chunk.base = lines2[from];
      chunk.count = Math.min(CAPACITY, count - from);
      for (let slot = 0; slot < chunk.count; slot++) chunk.lines[slot] = lines2[from + slot] - chunk.base;
      chunk.kinds.set(kinds.subarray(from, from + chunk.count));
      this.#insertChunk(this.#chunks.length, chunk);
    }
  }
  /** The first marker of the text. */
  first() {
    const chunk = this.#chunks[0];
    return chunk && { chunk, slot: 0 };
  }
  /** The last marker above `line`. */
  before(line) {
    let at = this.#chunkAt(line);
    for (; at >= 0; at--) {
      const chunk = this.#chunks[at];
      const slot = slotAt(chunk, line) - 1;
      if (slot >= 0) return { chunk, slot };
    }
    return void 0;
  }
  /** Removes the markers of the lines that are gone and moves those below. The new lines are not looked at. */
  apply({ start, removed, inserted }) {
    const delta = inserted - removed;
    let at = Math.max(0, this.#chunkAt(start));
    for (; at < this.#chunks.length; at++) {
      const chunk = this.#chunks[at];
      if (chunk.base + chunk.lines[0] >= start + removed) break;
      const from = slotAt(chunk, start);
      const to = slotAt(chunk, start + removed);
      removeSlots(chunk, from, to);
      if (delta !== 0) moveSlots(chunk, from, delta);
      if (chunk.count === 0) this.#removeChunk(at--);
    }
    if (delta !== 0) for (; at < this.#chunks.length; at++) this.#chunks[at].base += delta;
  }
  /** Reads the lines from `start` to `end`, which hold no markers of the index, and takes up those they have. */
  read(line, start, end) {
    for (let index = start; index < end; index++) {
      const kind = classify(line(index));
      if (kind) this.#insert(index, kind);
    }
  }
  #insert(line, kind) {
    const last = this.#chunks.at(-1);
    if (!last || line > last.base + last.lines[last.count - 1]) {
      this.append(line, kind);
      return;
    }
    const at = Math.max(0, this.#chunkAt(line));
    let chunk = this.#chunks[at];
    if (chunk.count === CAPACITY) {
      this.#split(at);
      if (line > chunk.next.base + chunk.next.lines[0]) chunk = chunk.next;
    }
    const slot = slotAt(chunk, line);
    chunk.lines.copyWithin(slot + 1, slot, chunk.count);
    chunk.kinds.copyWithin(slot + 1, slot, chunk.count);
    chunk.kept.splice(slot * 2, 0, void 0, void 0);
    chunk.lines[slot] = line - chunk.base;
    chunk.kinds[slot] = NUMBERS[kind];
    chunk.count++;
  }
  /** The chunk whose first marker is the last at or above `line`; −1 where none is. */
  #chunkAt(line) {
    let low = -1;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      const chunk = this.#chunks[middle];
      if (chunk.base + chunk.lines[0] <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  #split(at) {
    const chunk = this.#chunks[at];
    const half = chunk.count >> 1;
    const fresh = new Chunk();
    fresh.base = chunk.base;
    fresh.lines.set(chunk.lines.subarray(half, chunk.count));
    fresh.kinds.set(chunk.kinds.subarray(half, chunk.count));
    fresh.count = chunk.count - half;
    chunk.count = half;
    for (const kept2 of chunk.kept.splice(half * 2)) {
      fresh.kept.push(kept2);
      if (kept2) kept2.chunk = fresh;
    }
    fresh.kept.length = fresh.count * 2;
    this.#insertChunk(at + 1, fresh);
  }
  #insertChunk(at, chunk) {
    chunk.kept.length = chunk.count * 2;
    chunk.previous = this.#chunks[at - 1];
    chunk.next = this.#chunks[at];
    if (chunk.previous) chunk.previous.next = chunk;
    if (chunk.next) chunk.next.previous = chunk;
    this.#chunks.splice(at, 0, chunk);
  }
  #removeChunk(at) {
    const { previous, next } = this.#chunks[at];
    if (previous) previous.next = next;
    if (next) next.previous = previous;
    this.#chunks.splice(at, 1);
  }
};
function lineOf({ chunk, slot }) {
  return chunk.base + chunk.lines[slot];
}
function kindOf({ chunk, slot }) {
  return KINDS[chunk.kinds[slot]];
}
function nextMarker({ chunk, slot }) {
  if (slot + 1 < chunk.count) return { chunk, slot: slot + 1 };
  return chunk.next && { chunk: chunk.next, slot: 0 };
}
function previousMarker({ chunk, slot }) {
  if (slot > 0) return { chunk, slot: slot - 1 };
  return chunk.previous && { chunk: chunk.previous, slot: chunk.previous.count - 1 };
}
function slotAt(chunk, line) {
  const wanted = line - chunk.base;
  let low = 0;
  let high = chunk.count;
  while (low < high) {
    const middle = low + high >> 1;
    if (chunk.lines[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
function removeSlots(chunk, from, to) {
  if (from === to) return;
  chunk.lines.copyWithin(from, to, chunk.count);
  chunk.kinds.copyWithin(from, to, chunk.count);
  chunk.kept.splice(from * 2, (to - from) * 2);
  chunk.count -= to - from;
}
function moveSlots(chunk, from, delta) {
  for (let slot = from; slot < chunk.count; slot++) chunk.lines[slot] += delta;
  for (let at = from * 2; at < chunk.kept.length; at++) {
    const kept2 = chunk.kept[at];
    if (kept2) kept2.line += delta;
  }
}

// src/core/syntax/scan.ts
var LF = 10;
var CR2 = 13;
var HEADER_START = "<<<FIL";
var TERMINATOR_START = "END>>>";
function scanMarkers(text, from = 0) {
  const found = new Found();
  let header = nextAtLineStart(text, HEADER_START, from, from);
  let terminator = nextAtLineStart(text, TERMINATOR_START, from, from);
  while (header >= 0 || terminator >= 0) {
    if (terminator < 0 || header >= 0 && header < terminator) {
      if (isHeaderAt(text, header)) found.add(header, 0);
      header = nextAtLineStart(text, HEADER_START, header + 1, from);
    } else {
      const kind = terminatorKindAt(text, terminator);
      if (kind !== void 0) found.add(terminator, kind);
      terminator = nextAtLineStart(text, TERMINATOR_START, terminator + 1, from);
    }
  }
  return found;
}
function nextAtLineStart(text, pattern, from, first) {
  let at = text.indexOf(pattern, from);
  while (at > first && text.charCodeAt(at - 1) !== LF) at = text.indexOf(pattern, at + 1);
  return at;
}
function isHeaderAt(text, at) {
  if (text.charCodeAt(at + 6) !== 69) return false;
  const next = text.charCodeAt(at + 7);
  return next === 32 || next === 9 || at + 7 === text.length || endsLine(text, at + 7);
}
function terminatorKindAt(text, at) {
  if (endsLine(text, at + 6)) return 1;
  let end = text.indexOf("\n", at);
  if (end < 0) end = text.length;
  else if (text.charCodeAt(end - 1) === CR2) end--;
  const line = text.slice(at, end);
  if (isTerminatorLine(line)) return 1;
  const rest = line.slice(6).replace(/^[ \t]+/, "");
  return isHeaderLine(rest) ? 2 : void 0;
}
function endsLine(text, at) {
  const code = text.charCodeAt(at);
  return code === LF || code === CR2 && text.charCodeAt(at + 1) === LF || at >= text.length;
}
var Found = class {
  count = 0;
  offsets = new Int32Array(1024);
  kinds = new Uint8Array(1024);
  add(offset, kind) {
    if (this.count === this.offsets.length) this.#grow();
    this.offsets[this.count] = offset;
    this.kinds[this.count++] = kind;
  }
  #grow() {
    const offsets = new Int32Array(this.count * 2);
    const kinds = new Uint8Array(this.count * 2);
    offsets.set(this.offsets);
    kinds.set(this.kinds);
    this.offsets = offsets;
    this.kinds = kinds;
  }
};

// src/core/syntax/corpus-index.ts
var SLICE = 1e3;
var CorpusIndex = class _CorpusIndex {
  source;
  #markers = new MarkerIndex();
  /** What stands before the first marker. */
  #leading;
  #parts;
  #lineCount;
  constructor(source) {
    this.source = source;
    this.#lineCount = source.lineCount;
  }
  /** Reads all lines at once. */
  static of(source) {
    const building = _CorpusIndex.building(source);
    for (; ; ) {
      const step = building.next();
      if (step.done) return step.value;
    }
  }
  /** Reads a text that is held as one string, finding its markers without looking at other lines. */
  static ofText(text) {
    const { count, offsets, kinds } = scanMarkers(text);
    const { index: source, lines: lines2 } = LineIndex.numbering(text, offsets, count);
    const index = new _CorpusIndex(source);
    index.#markers.appendAll(lines2, kinds, count);
    return index;
  }
  /** Reads all lines, and rests often: whoever drives it decides when others have their turn. */
  static *building(source) {
    const index = new _CorpusIndex(source);
    for (let line = 0; line < source.lineCount; line++) {
      const kind = classify(source.line(line));
      if (kind) index.#markers.append(line, kind);
      if (line % SLICE === SLICE - 1) yield;
    }
    return index;
  }
  /** All parts, in the order of the text. */
  get parts() {
    this.#parts ??= this.#collect();
    return this.#parts;
  }
  /** The part that holds the position, the last one for the end of the text; found without looking at the others. */
  partAt({ line, character }) {
    let marker = this.#markers.before(line + 1);
    if (marker && kindOf(marker) === "joined" && lineOf(marker) === line && character < this.#headerColumn(marker))
      marker = previousMarker(marker);
    while (marker && isStray(marker)) marker = previousMarker(marker);
    if (!marker) return this.#leadingGap(this.#markers.first());
    if (kindOf(marker) !== "terminator") return this.#blockOrGap(marker, line, character);
    const gap = lineOf(marker) < line ? this.#gapAfterTerminator(marker) : void 0;
    return gap ?? this.#blockAt(previousMarker(marker));
  }
  /** A block that is not closed by its own terminator may be followed by a gap before the next marker. */
  #blockOrGap(header, line, character) {
    const block = this.#blockAt(header);
    const { end, close } = block;
    if (close.kind === "terminator" || close.kind === "joined" || comparePositions({ line, character }, end) < 0)
      return block;
    return this.#gapAfter(header, end) ?? block;
  }
  /**
   * Takes up changes that the source already shows, in the order in which they were made.
   *
   * Each counts lines as they were when it was made; the lines it touched are read once all are applied. Answers
   * whether the source has as many lines as the changes leave: if not, one was missed, and the index must be made anew.
   */
  update(changes) {
    for (const { removed, inserted } of changes) this.#lineCount += inserted - removed;
    if (this.#lineCount !== this.source.lineCount) return false;
    this.#parts = void 0;
    let dirty = [];
    for (const change2 of changes) {
      this.#forgetAround(change2);
      this.#markers.apply(change2);
      dirty = dirty.map((stretch) => moved(stretch, change2));
      dirty.push({ start: change2.start, end: change2.start + change2.inserted });
    }
    dirty.sort((a, b) => a.start - b.start);
    let read = 0;
    for (const { start, end } of dirty) {
      this.#markers.read((line) => this.source.line(line), Math.max(start, read), end);
      read = Math.max(read, end);
    }
    return true;
  }
  /** An edit changes the part it lies in, and, by its first line, how the part before is closed. */
  #forgetAround({ start }) {
    let marker = this.#markers.before(start);
    if (marker) keep(marker, BLOCK, void 0);
    for (; marker; marker = previousMarker(marker)) {
      keep(marker, GAP, void 0);
      if (!isStray(marker)) return;
    }
    this.#leading = void 0;
  }
  #collect() {
    const parts = [];
    const first = this.#markers.first();
    const leading = this.#leadingGap(first);
    if (leading) parts.push(leading);
    let inside = false;
    for (let marker = first; marker; marker = nextMarker(marker)) {
      let gap;
      if (kindOf(marker) !== "terminator") {
        const block = this.#blockAt(marker);
        parts.push(block);
        inside = block.closeKind === "terminator";
        if (!inside && block.closeKind !== "joined") gap = this.#gapAfter(marker, block.end);
      } else if (inside) {
        inside = false;
        gap = this.#gapAfterTerminator(marker);
      }
      if (gap) parts.push(gap);
    }
    return parts;
  }
  #gapAfterTerminator(marker) {
    const next = nextMarker(marker);
    const line = lineOf(marker);
    if (next && lineOf(next) === line + 1 && kindOf(next) === "header") return void 0;
    return this.#gapAfter(marker, this.#startOfLine(line + 1));
  }
  #leadingGap(first) {
    const end = this.#nextHeader(first) ?? this.#textEnd();
    if (end.line === 0 && end.character === 0) return void 0;
    this.#leading ??= new IndexedGap(NO_CHUNK, 0, { line: 0, character: 0 }, end);
    return this.#leading;
  }
  #blockAt(marker) {
    const known4 = kept(marker, BLOCK);
    if (known4 instanceof IndexedBlock) return known4;
    const line = lineOf(marker);
    const start = { line, character: this.#headerColumn(marker) };
    const shape = this.#shape(start, nextMarker(marker));
    const block = new IndexedBlock(marker.chunk, marker.chunk.lines[marker.slot], start, shape);
    keep(marker, BLOCK, block);
    return block;
  }
  #gapAfter(marker, start) {
    const known4 = kept(marker, GAP);
    if (known4 instanceof IndexedGap) return known4;
    const end = this.#nextHeader(nextMarker(marker)) ?? this.#textEnd();
    if (end.line === start.line && end.character === start.character) return void 0;
    const gap = new IndexedGap(marker.chunk, marker.chunk.lines[marker.slot], start, end);
    keep(marker, GAP, gap);
    return gap;
  }
  /** How the block that begins at `start` ends, given the marker below its header. */
  #shape(start, next) {
    const kind = next && kindOf(next);
    if (next && kind === "terminator") {
      const line = lineOf(next);
      return { bodyEnd: line, close: { kind, at: { line, character: 0 } }, end: this.#startOfLine(line + 1) };
    }
    if (next && kind === "joined") {
      const line = lineOf(next);
      const end = { line, character: this.#headerColumn(next) };
      return { bodyEnd: line, close: { kind, at: { line, character: 0 } }, end };
    }
    return this.#unterminated(start, next ? lineOf(next) : this.source.lineCount);
  }
  #unterminated(start, before) {
    let last = before - 1;
    while (last > start.line && isBlank(this.source.line(last))) last--;
    const text = this.source.line(last);
    const glued = last > start.line ? gluedTerminatorAt(text) : void 0;
    const close = glued === void 0 ? { kind: "missing", at: { line: last, character: text.length } } : { kind: "glued", at: { line: last, character: glued } };
    return { bodyEnd: last + 1, close, end: this.#startOfLine(last + 1) };
  }
  /** Where the next block begins, from `marker` on. */
  #nextHeader(marker) {
    let at = marker;
    while (at && kindOf(at) === "terminator") at = nextMarker(at);
    return at && { line: lineOf(at), character: this.#headerColumn(at) };
  }
  #headerColumn(marker) {
    return kindOf(marker) === "joined" ? joinedHeaderAt(this.source.line(lineOf(marker))) : 0;
  }
  #startOfLine(line) {
    return line < this.source.lineCount ? { line, character: 0 } : this.#textEnd();
  }
  #textEnd() {
    const line = this.source.lineCount - 1;
    return { line, character: this.source.line(line).length };
  }
};
var BLOCK = 0;
var GAP = 1;
var NO_CHUNK = { base: 0 };
function kept({ chunk, slot }, which) {
  return chunk.kept[slot * 2 + which];
}
function keep({ chunk, slot }, which, value) {
  chunk.kept[slot * 2 + which] = value;
}
function isStray(marker) {
  if (kindOf(marker) !== "terminator") return false;
  const above = previousMarker(marker);
  return !above || kindOf(above) === "terminator";
}
function moved({ start, end }, change2) {
  const delta = change2.inserted - change2.removed;
  const after = change2.start + change2.removed;
  return {
    start: start < change2.start ? start : start >= after ? start + delta : change2.start,
    end: end <= change2.start ? end : end >= after ? end + delta : change2.start + change2.inserted
  };
}
var Placed = class {
  chunk;
  line;
  constructor(chunk, line) {
    this.chunk = chunk;
    this.line = line;
  }
  /** The line of the marker now. */
  get markerLine() {
    return this.chunk.base + this.line;
  }
};
var IndexedBlock = class extends Placed {
  #bodyLines;
  /** Relative to the marker's line; `undefined` when the block is closed by a terminator that is not the last line. */
  #unusual;
  constructor(chunk, line, start, shape) {
    super(chunk, line);
    this.#bodyLines = shape.bodyEnd - start.line - 1;
    const isUsual = start.character === 0 && shape.close.kind === "terminator" && shape.end.line === shape.bodyEnd + 1;
    this.#unusual = isUsual ? void 0 : { ...moveShape(shape, -start.line), column: start.character };
  }
  get kind() {
    return "block";
  }
  get start() {
    return { line: this.markerLine, character: this.#unusual?.column ?? 0 };
  }
  get end() {
    const end = this.#unusual?.end;
    if (end) return { line: this.markerLine + end.line, character: end.character };
    return { line: this.bodyEnd + 1, character: 0 };
  }
  get bodyStart() {
    return this.markerLine + 1;
  }
  get bodyEnd() {
    return this.bodyStart + this.#bodyLines;
  }
  get closeKind() {
    return this.#unusual?.close.kind ?? "terminator";
  }
  get close() {
    const close = this.#unusual?.close;
    if (!close) return { kind: "terminator", at: { line: this.bodyEnd, character: 0 } };
    return { kind: close.kind, at: { line: this.markerLine + close.at.line, character: close.at.character } };
  }
};
function moveShape({ bodyEnd, close, end }, by) {
  return {
    bodyEnd: bodyEnd + by,
    close: { kind: close.kind, at: { line: close.at.line + by, character: close.at.character } },
    end: { line: end.line + by, character: end.character }
  };
}
var IndexedGap = class extends Placed {
  #startLine;
  #startCharacter;
  #endLine;
  #endCharacter;
  constructor(chunk, line, start, end) {
    super(chunk, line);
    const marker = this.markerLine;
    this.#startLine = start.line - marker;
    this.#startCharacter = start.character;
    this.#endLine = end.line - marker;
    this.#endCharacter = end.character;
  }
  get kind() {
    return "gap";
  }
  get start() {
    return { line: this.markerLine + this.#startLine, character: this.#startCharacter };
  }
  get end() {
    return { line: this.markerLine + this.#endLine, character: this.#endCharacter };
  }
};

// src/core/syntax/parse.ts
var BYTE_ORDER_MARK = "\uFEFF";
function parseText(text) {
  return CorpusIndex.ofText(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
}

// src/core/recent.ts
var Recent = class {
  #most;
  #young = /* @__PURE__ */ new Map();
  #old = /* @__PURE__ */ new Map();
  #weight = 0;
  /** Holds between `most` and twice as much, in the unit of the weights given to {@link set}. */
  constructor(most) {
    this.#most = most;
  }
  get(key) {
    return this.#young.get(key) ?? this.#old.get(key);
  }
  set(key, value, weight) {
    if (this.#weight + weight > this.#most) {
      this.#old = this.#young;
      this.#young = /* @__PURE__ */ new Map();
      this.#weight = 0;
    }
    this.#young.set(key, value);
    this.#weight += weight;
  }
};

// src/core/syntax/header.ts
var KEY = /^[a-z][a-z0-9-]*$/;
var BEGINS_ATTRIBUTE = /^[^\s="]+=/;
var CONTROL = /[\u0000-\u001F\u007F-\u009F]/;
function readHeader(line) {
  const tokens = [...tokensOf(line, 7)];
  let split2 = tokens.findIndex((token) => token.quote !== 0 && BEGINS_ATTRIBUTE.test(token.text));
  if (split2 < 0) split2 = tokens.length;
  const faults = [];
  const named2 = readName(line, tokens.slice(0, split2), faults);
  const attributes = [];
  const keys = /* @__PURE__ */ new Set();
  for (const token of tokens.slice(split2)) {
    const attribute = readAttribute(token, faults);
    if (!attribute) continue;
    if (keys.has(attribute.key)) faults.push({ kind: "repeated-key", ...spanned(token) });
    else attributes.push(attribute);
    keys.add(attribute.key);
  }
  return { span: { start: 0, end: line.length }, ...named2, attributes, faults };
}
function attributeOf(header, key) {
  return header.attributes.find((attribute) => attribute.key === key)?.value;
}
function writeName(name) {
  return name === "" || /[ \t="]/.test(name) || CONTROL.test(name) || !isQuietlyBare(name) ? quote(name) : name;
}
function writeValue(value) {
  return value === "" || /^"|[ \t]/.test(value) || CONTROL.test(value) || !value.isWellFormed() ? quote(value) : value;
}
function isQuietlyBare(name) {
  return !name.includes('"') && name.isWellFormed();
}
function quote(text) {
  return JSON.stringify(text);
}
function readName(line, tokens, faults) {
  const first = tokens[0];
  if (!first) {
    const nameSpan2 = placeForName(line);
    faults.push({ kind: "no-name", span: nameSpan2 });
    return { name: void 0, nameSpan: nameSpan2, nameForm: "none" };
  }
  const nameSpan = { start: first.start, end: tokens.at(-1).end };
  const written = line.slice(nameSpan.start, nameSpan.end);
  if (tokens.some((token) => token.quote === 0 && (token.quoted === void 0 || tokens.length > 1))) {
    faults.push({ kind: "quoting", span: nameSpan });
    return { name: written, nameSpan, nameForm: "ill-quoted" };
  }
  if (first.quoted !== void 0) {
    if (first.quoted !== "") return { name: first.quoted, nameSpan, nameForm: "quoted" };
    faults.push({ kind: "no-name", span: nameSpan });
    return { name: void 0, nameSpan, nameForm: "none" };
  }
  if (tokens.length === 1) return { name: written, nameSpan, nameForm: "bare" };
  faults.push({ kind: "spaced-name", span: nameSpan });
  return { name: written, nameSpan, nameForm: "spaced" };
}
function placeForName(line) {
  const at = Math.min(8, line.length);
  return { start: at, end: at };
}
function readAttribute(token, faults) {
  const fault = (kind) => {
    faults.push({ kind, ...spanned(token) });
  };
  const equals = token.text.indexOf("=");
  if (token.quote === 0 || equals < 0) return fault("not-an-attribute");
  const key = token.text.slice(0, equals);
  if (!KEY.test(key)) return fault("key");
  if (token.quote !== void 0 && token.quoted === void 0) return fault("quoting");
  const value = token.quoted ?? token.text.slice(equals + 1);
  if (token.quoted === void 0 && (value === "" || CONTROL.test(value))) return fault("no-value");
  const valueSpan = { start: token.start + equals + 1, end: token.end };
  return { key, value, span: { start: token.start, end: token.end }, valueSpan };
}
function spanned(token) {
  return { span: { start: token.start, end: token.end } };
}
function* tokensOf(line, from) {
  let at = from;
  for (; ; ) {
    while (at < line.length && isWhiteSpace(line.charCodeAt(at))) at++;
    if (at >= line.length) return;
    const token = tokenAt(line, at);
    yield token;
    at = token.end;
  }
}
function tokenAt(line, start) {
  const quoteAt = quoteIn(line, start);
  if (quoteAt !== void 0) {
    const end2 = closingQuote(line, quoteAt);
    const quoted3 = end2 === void 0 ? void 0 : decode(line.slice(quoteAt, end2));
    const reach = quoted3 === void 0 ? line.length : end2;
    return { start, end: reach, text: line.slice(start, reach), quote: quoteAt - start, quoted: quoted3 };
  }
  let end = start;
  while (end < line.length && !isWhiteSpace(line.charCodeAt(end))) end++;
  return { start, end, text: line.slice(start, end), quote: void 0, quoted: void 0 };
}
function quoteIn(line, start) {
  if (line[start] === '"') return start;
  for (let at = start; at < line.length; at++) {
    const character = line[at];
    if (character === "=") return at > start && line[at + 1] === '"' ? at + 1 : void 0;
    if (character === '"' || /\s/.test(character)) return void 0;
  }
  return void 0;
}
function closingQuote(line, open) {
  for (let at = open + 1; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === '"')
      return at + 1 === line.length || isWhiteSpace(line.charCodeAt(at + 1)) ? at + 1 : void 0;
  }
  return void 0;
}
function decode(json) {
  try {
    return JSON.parse(json);
  } catch {
    return void 0;
  }
}
function isWhiteSpace(code) {
  return code === 32 || code === 9;
}

// src/core/syntax/cut.ts
var MOST_TEXT = 4e6;
var MOST_HEADERS = 1e4;
var OVERHEAD = 300;
var Cuts = class {
  texts = new Recent(MOST_TEXT);
  headers = new Recent(MOST_HEADERS);
};
var memory = /* @__PURE__ */ new WeakMap();
function cutsOf(corpus) {
  const known4 = memory.get(corpus);
  if (known4) return known4;
  const cuts = new Cuts();
  memory.set(corpus, cuts);
  return cuts;
}
function headerOf(corpus, block) {
  const { headers } = cutsOf(corpus);
  const known4 = headers.get(block);
  if (known4) return known4;
  const { line, character } = block.start;
  const header = readHeader(corpus.source.line(line).slice(character));
  headers.set(block, header, 1);
  return header;
}
function cutBlock(corpus, block) {
  const { texts: texts2 } = cutsOf(corpus);
  const known4 = texts2.get(block);
  if (known4?.kind === "block") return known4;
  const text = textBetween(corpus, block.start, block.end);
  const header = headerOf(corpus, block);
  const closeStart = offsetIn(text, block, block.close.at);
  const bodyStart = block.bodyEnd > block.bodyStart ? header.span.end + 1 : Math.min(header.span.end + 1, text.length);
  const body = { start: bodyStart, end: Math.max(bodyStart, bodyEndOf(text, block, closeStart)) };
  const closeEnd = block.close.kind === "missing" ? closeStart : closeStart + 6;
  const close = { kind: block.close.kind, span: { start: closeStart, end: closeEnd } };
  const cut = { kind: "block", text, header, body, close };
  texts2.set(block, cut, text.length + OVERHEAD);
  return cut;
}
function cutGap(corpus, gap) {
  const { texts: texts2 } = cutsOf(corpus);
  const known4 = texts2.get(gap);
  if (known4?.kind === "gap") return known4;
  const cut = { kind: "gap", text: textBetween(corpus, gap.start, gap.end) };
  texts2.set(gap, cut, cut.text.length + OVERHEAD);
  return cut;
}
function cutPart(corpus, part) {
  return part.kind === "block" ? cutBlock(corpus, part) : cutGap(corpus, part);
}
function offsetIn(text, part, position) {
  if (position.line === part.start.line) return position.character - part.start.character;
  let lineStart2 = 0;
  for (let line = part.start.line; line < position.line; line++) lineStart2 = text.indexOf("\n", lineStart2) + 1;
  return lineStart2 + position.character;
}
function textBetween(corpus, start, end) {
  const { source } = corpus;
  if (start.line === end.line) return source.line(start.line).slice(start.character, end.character);
  const lines2 = [source.line(start.line).slice(start.character)];
  for (let line = start.line + 1; line < end.line; line++) lines2.push(source.line(line));
  lines2.push(source.line(end.line).slice(0, end.character));
  return lines2.join("\n");
}
function bodyEndOf(text, block, closeStart) {
  if (block.close.kind !== "missing") return closeStart;
  if (block.bodyEnd === block.bodyStart) return 0;
  return Math.min(closeStart + 1, text.length);
}

// src/core/checks/part-lines.ts
function* partLines(text, span = { start: 0, end: text.length }) {
  let start = span.start;
  while (start < span.end) {
    const end = lineEnd(text, start);
    yield { start, end };
    start = end + 1;
  }
}
function lineEnd(text, offset) {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
function lineStart(text, offset) {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}
function withLineFeed(text, line) {
  return { start: line.start, end: Math.min(line.end + 1, text.length) };
}

// src/core/checks/conflicts.ts
var OURS = "<<<<<<<";
var MIDDLE = "=======";
var THEIRS = ">>>>>>>";
function conflictsIn(text) {
  const found = [];
  let from = 0;
  for (; ; ) {
    const ours = lineBeginning(text, OURS, from);
    const middle = ours && lineBeginning(text, MIDDLE, ours.end);
    const theirs = middle && lineBeginning(text, THEIRS, middle.end);
    if (!theirs) return found;
    found.push({ ours, middle, theirs });
    from = theirs.end;
  }
}
function lineBeginning(text, mark, from) {
  if (from === 0 && text.startsWith(mark)) return { start: 0, end: lineEnd(text, 0) };
  const at = text.indexOf(`
${mark}`, from);
  return at < 0 ? void 0 : { start: at + 1, end: lineEnd(text, at + 1) };
}

// src/core/checks/directives.ts
var DIRECTIVE = /^#[ \t]*(corpus-(ignore-file|ignore|format)[ \t]*:)/;
var NONE = [];
var lines = /* @__PURE__ */ new WeakMap();
var known = /* @__PURE__ */ new WeakMap();
function directivesOf(corpus) {
  const { parts } = corpus;
  const remembered6 = known.get(parts);
  if (remembered6) return remembered6;
  const ignores = [];
  const formats = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== "gap") continue;
    const next = parts[index + 1];
    for (const { kind, last, value, version, ...rest } of linesOf(corpus, part)) {
      if (kind === "format") formats.push({ part, version, span: value });
      else {
        const target = kind === "ignore" && last && next?.kind === "block" ? next : void 0;
        ignores.push({ scope: kind === "ignore" ? "block" : "file", part, target, ...rest });
      }
    }
  }
  const directives = { ignores, formats };
  known.set(parts, directives);
  return directives;
}
function hasUnknownFormat(corpus) {
  return directivesOf(corpus).formats.some(({ version }) => version !== "1");
}
function linesOf(corpus, gap) {
  let found = lines.get(gap);
  if (!found) {
    const cut = cutGap(corpus, gap);
    found = cut.text.includes("corpus-") ? [...readLines(cut)] : NONE;
    lines.set(gap, found);
  }
  return found;
}
function* readLines({ text }) {
  let afterText = 0;
  const found = [];
  for (const line of partLines(text)) {
    const written = text.slice(line.start, line.end);
    if (!written.startsWith("#")) {
      if (!isBlank(written)) afterText = line.end;
      continue;
    }
    const match = DIRECTIVE.exec(written);
    if (!match) continue;
    const keyword = { start: line.start + match[0].length - match[1].length, end: line.start + match[0].length };
    const kind = match[2];
    const value = trimmed(text, { start: keyword.end, end: line.end });
    const removal = withLineFeed(text, line);
    const entries = kind === "format" ? [] : entriesIn(text, value, removal);
    found.push({ kind, line, keyword, removal, entries, value, version: text.slice(value.start, value.end) });
  }
  for (const line of found) yield { ...line, last: line.line.start >= afterText };
}
function entriesIn(text, value, whole) {
  const written = text.slice(value.start, value.end);
  const reason = written.indexOf("--");
  const ids = reason < 0 ? written : written.slice(0, reason);
  const words = [...ids.matchAll(/[^, \t]+/g)].map(({ 0: rule, index }) => ({
    rule,
    span: { start: value.start + index, end: value.start + index + rule.length }
  }));
  return words.map(({ rule, span }, at) => {
    const before = words[at - 1];
    const after = words[at + 1];
    if (before) return { rule, span, removal: { start: before.span.end, end: span.end } };
    return { rule, span, removal: after ? { start: span.start, end: after.span.start } : whole };
  });
}
function trimmed(text, { start, end }) {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charAt(from))) from++;
  while (to > from && isBlank(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

// src/core/checks/wording.ts
var LONGEST = 60;
var UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
function quoted(text) {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}\u2026` : text;
  return `"${short.replace(UNSEEN, spelled)}"`;
}
function spelled(character) {
  return `\\u{${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}}`;
}
function listed(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

// src/core/checks/names.ts
function* named(blocks) {
  for (const { block, index, header } of blocks)
    if (header.name !== void 0) yield { block, index, header, name: header.name };
}
function collisionKey(name) {
  const composed = PLAIN.test(name) ? name.toLowerCase() : foldWide(name);
  return composed.split("/").map(withoutTail).join("/");
}
var UnusedNames = class {
  #taken;
  #given = /* @__PURE__ */ new Set();
  #next = /* @__PURE__ */ new Map();
  constructor(taken) {
    this.#taken = taken;
  }
  get(wanted, instead) {
    const key = collisionKey(wanted);
    const own = instead !== void 0 && collisionKey(instead) === key ? 1 : 0;
    if (!this.#given.has(key) && (this.#taken.get(key) ?? 0) - own <= 0) {
      this.#given.add(key);
      return wanted;
    }
    for (let number = this.#next.get(key) ?? 2; ; number++) {
      const name = numbered(wanted, number);
      const numberedKey = collisionKey(name);
      if (this.#given.has(numberedKey) || this.#taken.has(numberedKey)) continue;
      this.#given.add(numberedKey);
      this.#next.set(key, number + 1);
      return name;
    }
  }
};
function rename(header, name) {
  const edits = [{ span: header.nameSpan, newText: writeName(name) }];
  return { title: `Rename to ${quoted(name)}`, safety: "suggested", edits };
}
var PLAIN = /^[\x00-\x7F]*$/;
var DEEPEST = 32;
function takenNames(blocks) {
  const counts = /* @__PURE__ */ new Map();
  for (const { name } of named(blocks)) {
    const key = collisionKey(name);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    let slash = key.indexOf("/");
    for (let depth = 0; slash >= 0 && slash < key.length - 1 && depth < DEEPEST; depth++) {
      counts.set(key.slice(0, slash), 2);
      slash = key.indexOf("/", slash + 1);
    }
  }
  return counts;
}
function numbered(name, number) {
  const base = name.lastIndexOf("/") + 1;
  const dot = name.lastIndexOf(".");
  const at = dot > base ? dot : name.length;
  return `${name.slice(0, at)}-${number}${name.slice(at)}`;
}
function foldWide(name) {
  const folded2 = name.normalize("NFKC").replace(/[^\u0131]+/gu, (run) => run.toUpperCase().toLowerCase());
  return folded2.replaceAll("\u03C2", "\u03C3").normalize("NFKC");
}
function withoutTail(segment) {
  let end = segment.length;
  while (end > 0 && (segment[end - 1] === "." || segment[end - 1] === " ")) end--;
  return end === 0 ? segment : segment.slice(0, end);
}

// src/core/checks/part-places.ts
var PartPlaces = class {
  #corpus;
  #part;
  #start;
  #firstLineLength;
  #lineStarts;
  constructor(corpus, part) {
    this.#corpus = corpus;
    this.#part = part;
    this.#start = part.start;
    const { start, end } = part;
    const lineEnd3 = start.line === end.line ? end.character : corpus.source.line(start.line).length;
    this.#firstLineLength = lineEnd3 - start.character;
  }
  range({ start, end }) {
    return { start: this.position(start), end: this.position(end) };
  }
  position(offset) {
    const { line, character } = this.#start;
    if (offset <= this.#firstLineLength) return { line, character: character + offset };
    this.#lineStarts ??= lineStarts(cutPart(this.#corpus, this.#part).text);
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: line + low, character: offset - starts[low] };
  }
};
function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

// src/core/syntax/escaping.ts
var TO_ESCAPE = /^\\*(?:<<<FILE|END>>>)/;
var TO_UNESCAPE = /^\\+(?:<<<FILE|END>>>)/;
function escapeLine(line) {
  return TO_ESCAPE.test(line) ? `\\${line}` : line;
}
function unescapeLine(line) {
  return TO_UNESCAPE.test(line) ? line.slice(1) : line;
}
function unescapeBody(text) {
  return /\\<<<FILE|\\END>>>/.test(text) ? text.split("\n").map(unescapeLine).join("\n") : text;
}

// src/core/checks/ansi.ts
var ANSI_ESCAPE = "\\x1B(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\\][^\\x07\\x1B\\n]{0,256}(?:\\x07|\\x1B\\\\)|[ -/]{0,4}[0-Z\\\\^-~])";

// src/core/checks/windows-1252.ts
var HIGH = "\u20AC \u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152 \u017D  \u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153 \u017E\u0178";
var BYTES = new Map(
  [...HIGH].map((character, at) => [character, 128 + at]).filter(([character]) => character !== " ")
);
function windows1252(byte) {
  const character = HIGH[byte - 128];
  return character === " " ? void 0 : character;
}
function windows1252Byte(character) {
  const code = character.charCodeAt(0);
  return code >= 128 && code <= 255 ? code : BYTES.get(character);
}

// src/core/checks/html-entities.ts
var LATIN_1 = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
var OTHERS = `quot " amp & lt < gt > apos ' OElig \u0152 oelig \u0153 Scaron \u0160 scaron \u0161 Yuml \u0178 fnof \u0192 circ \u02C6 tilde \u02DC Alpha \u0391 Beta \u0392 Gamma \u0393 Delta \u0394 Epsilon \u0395 Zeta \u0396 Eta \u0397 Theta \u0398 Iota \u0399 Kappa \u039A Lambda \u039B Mu \u039C Nu \u039D Xi \u039E Omicron \u039F Pi \u03A0 Rho \u03A1 Sigma \u03A3 Tau \u03A4 Upsilon \u03A5 Phi \u03A6 Chi \u03A7 Psi \u03A8 Omega \u03A9 alpha \u03B1 beta \u03B2 gamma \u03B3 delta \u03B4 epsilon \u03B5 zeta \u03B6 eta \u03B7 theta \u03B8 iota \u03B9 kappa \u03BA lambda \u03BB mu \u03BC nu \u03BD xi \u03BE omicron \u03BF pi \u03C0 rho \u03C1 sigmaf \u03C2 sigma \u03C3 tau \u03C4 upsilon \u03C5 phi \u03C6 chi \u03C7 psi \u03C8 omega \u03C9 ndash \u2013 mdash \u2014 lsquo \u2018 rsquo \u2019 sbquo \u201A ldquo \u201C rdquo \u201D bdquo \u201E dagger \u2020 Dagger \u2021 bull \u2022 hellip \u2026 permil \u2030 prime \u2032 Prime \u2033 lsaquo \u2039 rsaquo \u203A oline \u203E frasl \u2044 euro \u20AC image \u2111 weierp \u2118 real \u211C trade \u2122 larr \u2190 uarr \u2191 rarr \u2192 darr \u2193 harr \u2194 forall \u2200 part \u2202 exist \u2203 empty \u2205 nabla \u2207 isin \u2208 notin \u2209 ni \u220B prod \u220F sum \u2211 minus \u2212 radic \u221A prop \u221D infin \u221E ang \u2220 and \u2227 or \u2228 cap \u2229 cup \u222A int \u222B there4 \u2234 sim \u223C cong \u2245 asymp \u2248 ne \u2260 equiv \u2261 le \u2264 ge \u2265 sub \u2282 sup \u2283 nsub \u2284 sube \u2286 supe \u2287 oplus \u2295 otimes \u2297 perp \u22A5 sdot \u22C5 loz \u25CA spades \u2660 clubs \u2663 hearts \u2665 diams \u2666 num # dollar $ percnt % lpar ( rpar ) lsqb [ rsqb ] lbrace { rbrace } ast * comma , period . colon : semi ; excl ! quest ? equals = lowbar _ vert | bsol \\ sol / commat @ check \u2713 star \u2606 phone \u260E hyphen \u2010 Amacr \u0100 amacr \u0101 Lstrok \u0141 lstrok \u0142 Zcaron \u017D zcaron \u017E Ccaron \u010C ccaron \u010D Nacute \u0143 nacute \u0144`;
var UNSEEN2 = [
  ["ensp", 8194],
  ["emsp", 8195],
  ["thinsp", 8201],
  ["zwnj", 8204],
  ["zwj", 8205],
  ["lrm", 8206],
  ["rlm", 8207]
];
var PLAIN_NAMES = /* @__PURE__ */ new Set(["amp", "quot", "nbsp", "apos"]);
var NAMES = namesOf();
var PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
var ENTITY = /&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)*(?:([A-Za-z][A-Za-z0-9]{1,9})|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));/y;
function* entitiesIn(text, start, end) {
  let at = text.indexOf("&", start);
  while (at >= 0 && at < end) {
    const entity = entityAt(text, at);
    if (entity && entity.end <= end) yield entity;
    at = text.indexOf("&", entity?.end ?? at + 1);
  }
}
function entityAt(text, at) {
  ENTITY.lastIndex = at;
  const match = ENTITY.exec(text);
  if (!match) return void 0;
  const [whole, name, decimal, hexadecimal] = match;
  const end = at + whole.length;
  if (name !== void 0) {
    const character2 = NAMES.get(name);
    return character2 === void 0 ? void 0 : { start: at, end, character: character2, isPlain: PLAIN_NAMES.has(name) };
  }
  const number = decimal === void 0 ? Number.parseInt(hexadecimal, 16) : Number.parseInt(decimal, 10);
  const character = characterOf(number);
  const isPlain = character !== void 0 && (number < 128 || number > 159) && (number === 160 || PRINTABLE.test(character));
  return { start: at, end, character, isPlain };
}
function characterOf(number) {
  if (number >= 128 && number <= 159) return windows1252(number);
  if (number > 1114111 || number >= 55296 && number < 57344) return void 0;
  const character = String.fromCodePoint(number);
  return /^[\p{Cc}\p{Cn}]$/u.test(character) ? void 0 : character;
}
function namesOf() {
  const names = /* @__PURE__ */ new Map();
  for (const [at, name] of LATIN_1.split(" ").entries()) names.set(name, String.fromCharCode(160 + at));
  const others = OTHERS.split(" ");
  for (let at = 0; at < others.length; at += 2) names.set(others[at], others[at + 1]);
  for (const [name, code] of UNSEEN2) names.set(name, String.fromCharCode(code));
  return names;
}

// src/core/checks/line-facts.ts
var LineFacts = class {
  #text;
  #tell;
  #line = { start: 0, end: -1 };
  #fact;
  constructor(text, tell) {
    this.#text = text;
    this.#tell = tell;
  }
  /** What is to be said of the line `offset` lies in; its line feed belongs to it. */
  at(offset) {
    const { start, end } = this.#line;
    if (offset < start || offset > end) {
      this.#line = { start: lineStart(this.#text, offset), end: lineEnd(this.#text, offset) };
      this.#fact = this.#tell(this.#line);
    }
    return this.#fact;
  }
};

// src/core/checks/sealed.ts
function isSealed(header) {
  return attributeOf(header, "sha256") !== void 0;
}

// src/core/checks/body-edits.ts
function* keepingMarkers(block, findings) {
  if (isSealed(block.header)) {
    for (const finding3 of findings) yield withFixes(finding3, []);
    return;
  }
  const heads = new LineFacts(block.text, ({ start }) => headOf(block.text, start));
  const editable = endOfEditing(block);
  let held;
  for (const finding3 of findings) {
    const fixes = (finding3.fixes ?? []).filter(
      ({ edits }) => edits.every((edit2) => edit2.span.end <= editable && !meetsReturn(block.text, edit2))
    );
    const head = fixes.length === 0 ? void 0 : headAt(heads, fixes);
    if (held && held.head !== head) {
      yield* released(block.text, held);
      held = void 0;
    }
    if (head) {
      held ??= { head, findings: [] };
      held.findings.push(withFixes(finding3, fixes));
    } else
      yield withFixes(
        finding3,
        fixes.map((fix2) => afterBreaks(block.text, fix2))
      );
  }
  if (held) yield* released(block.text, held);
}
function* keepingComments(gap, findings) {
  const lines2 = new LineFacts(gap.text, ({ start, end }) => {
    const line = gap.text.slice(start, end);
    return line.startsWith("#") && !line.replace(/[^!-~]/g, "").includes("corpus-");
  });
  for (const finding3 of findings) yield lines2.at(finding3.span.start) ? finding3 : withFixes(finding3, []);
}
var MARKER = /^\\?(?:<<<FILE|END>>>)/;
var MOST_SEEN = 8;
var LONGEST_HEAD = 1e3;
var ESCAPE = new RegExp(ANSI_ESCAPE, "y");
function headOf(text, start) {
  let seen = "";
  let at = start;
  while (seen.length < MOST_SEEN) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code) || code === 10) break;
    const hidden = code === 27 ? escapeEnd(text, at) : void 0;
    const entity = code === 38 ? entityAt(text, at) : void 0;
    const character = entity ? entity.character ?? "" : text.charAt(at);
    if (!hidden && /^[!-~]$/.test(character) && !(character === "\\" && seen === "\\")) seen += character;
    at = hidden ?? entity?.end ?? at + 1;
    if (!couldBeMarker(seen)) return void 0;
  }
  return MARKER.test(seen) ? { start, end: at } : void 0;
}
function couldBeMarker(seen) {
  const plain2 = seen.startsWith("\\") ? seen.slice(1) : seen;
  const length = Math.min(plain2.length, 7);
  return "<<<FILE".startsWith(plain2.slice(0, length)) || "END>>>".startsWith(plain2.slice(0, Math.min(length, 6)));
}
function escapeEnd(text, at) {
  ESCAPE.lastIndex = at;
  return ESCAPE.test(text) ? ESCAPE.lastIndex : void 0;
}
function headAt(heads, fixes) {
  for (const { edits } of fixes)
    for (const { span } of edits) {
      const head = heads.at(span.start);
      if (head && span.start < head.end) return head;
    }
  return void 0;
}
function* released(text, { head, findings }) {
  const safe = new Set(findings.flatMap(({ fixes }) => fixes?.find(({ safety }) => safety === "safe") ?? []));
  const edits = safe.size === 0 ? [] : rewritten(
    text,
    head,
    [...safe].flatMap((fix2) => fix2.edits)
  );
  const isLong = head.end - head.start > LONGEST_HEAD;
  for (const finding3 of findings)
    yield withFixes(
      finding3,
      (finding3.fixes ?? []).flatMap((fix2) => {
        if (safe.has(fix2)) return { ...fix2, edits };
        return isLong ? [] : { ...fix2, edits: rewritten(text, head, fix2.edits) };
      })
    );
}
function rewritten(text, head, edits) {
  const isInside2 = ({ span }) => span.start >= head.start && span.start < head.end;
  const inside = edits.filter(isInside2);
  const outside = edits.filter((edit2) => !isInside2(edit2));
  const region = { start: head.start, end: Math.max(head.end, inside.at(-1)?.span.end ?? 0) };
  const written = text.slice(region.start, region.end);
  const dropped = written.length - unescapeLine(written).length;
  let decoded = "";
  let at = region.start + dropped;
  for (const { span, newText: newText2 } of inside) {
    decoded += text.slice(at, Math.max(at, span.start)) + newText2;
    at = Math.max(at, span.end);
  }
  decoded += text.slice(at, region.end);
  const lines2 = decoded.split("\n");
  const last = lines2.pop();
  const escaped = lines2.map((line) => `${escapeLine(line)}
`).join("");
  const newText = escaped + (isMarkerWith(text, last, region.end) ? "\\" : "") + last;
  return [{ span: region, newText }, ...outside.map((edit2) => afterBreak(text, edit2))];
}
function afterBreaks(text, fix2) {
  return fix2.edits.some(({ newText }) => newText.includes("\n")) ? { ...fix2, edits: fix2.edits.map((edit2) => ({ ...edit2, ...afterBreak(text, edit2) })) } : fix2;
}
function afterBreak(text, { span, newText }) {
  const feed = newText.lastIndexOf("\n");
  if (feed < 0) return { span, newText };
  const begun = newText.slice(feed + 1);
  if (!isMarkerWith(text, begun, span.end)) return { span, newText };
  return { span, newText: `${newText.slice(0, feed + 1)}\\${begun}` };
}
function isMarkerWith(text, begun, at) {
  let start = 0;
  while (begun[start] === "\\") start++;
  let rest = at;
  if (start === begun.length) while (text[rest] === "\\") rest++;
  const line = begun.slice(start, start + 8) + text.slice(rest, rest + 8);
  return line.startsWith("<<<FILE") || line.startsWith("END>>>");
}
function endOfEditing({ text, body, close }) {
  if (close.kind === "terminator" || close.kind === "joined") return body.end;
  let start = lineStart(text, Math.min(close.span.start, text.length));
  while (start > body.start && isBlank(text.slice(start, lineEnd(text, start)))) start = lineStart(text, start - 1);
  return start;
}
function meetsReturn(text, { span, newText }) {
  if (span.start === 0 || text.charCodeAt(span.start - 1) !== 13) return false;
  return newText === "" ? text.charCodeAt(span.end) === 10 : newText.startsWith("\n");
}
function withFixes({ fixes, ...finding3 }, kept2) {
  return kept2.length === 0 && fixes === void 0 ? finding3 : { ...finding3, fixes: kept2 };
}

// src/core/syntax/header-edits.ts
function findAttribute(header, key) {
  return header.attributes.find((attribute) => attribute.key === key);
}
function setAttribute(block, key, value) {
  const { header } = block;
  const known4 = findAttribute(header, key);
  if (known4) return { span: known4.valueSpan, newText: writeValue(value) };
  if (hasOpenQuote(header)) return void 0;
  const end = inkEndOf(block);
  return { span: { start: end, end }, newText: ` ${key}=${writeValue(value)}` };
}
function removeAttribute({ text, header }, key) {
  const known4 = findAttribute(header, key);
  if (!known4) return void 0;
  let { start } = known4.span;
  while (isBlank(text.charAt(start - 1))) start--;
  return { span: { start, end: known4.span.end }, newText: "" };
}
function hasOpenQuote({ span, faults }) {
  return faults.some((fault) => fault.kind === "quoting" && fault.span.end === span.end);
}
var inkEnds = /* @__PURE__ */ new WeakMap();
function inkEndOf({ text, header }) {
  let end = inkEnds.get(header);
  if (end === void 0) {
    end = header.span.end;
    while (end > header.span.start && isBlank(text.charAt(end - 1))) end--;
    inkEnds.set(header, end);
  }
  return end;
}

// src/core/checks/line-removal.ts
function removeLine({ text, body }, span) {
  let start = lineStart(text, span.start);
  let { end } = withLineFeed(text, { start, end: lineEnd(text, span.end) });
  end = Math.min(end, body.end);
  const isFirst = start <= body.start || isBlankLine(text, lineStart(text, start - 1));
  if (isFirst) while (end < body.end && isBlankLine(text, end)) end = Math.min(body.end, lineEnd(text, end) + 1);
  if (end >= body.end)
    while (start > body.start && isBlankLine(text, lineStart(text, start - 1))) start = lineStart(text, start - 1);
  return { span: { start: Math.max(start, body.start), end }, newText: "" };
}
function moveToAttribute(block, key, value, removal) {
  const known4 = findAttribute(block.header, key)?.value ?? "";
  const said3 = known4.split("; ");
  if (said3.includes(value)) return [deletion(`Delete it: ${key}= says so already`, removal)];
  const edit2 = setAttribute(block, key, known4.trim() === "" ? value : `${known4}; ${value}`);
  return edit2 ? [{ title: `Move it to ${key}=`, safety: "suggested", edits: [edit2, removal] }] : [];
}
function deletion(title, removal) {
  return { title, safety: "suggested", edits: [removal] };
}
function isBlankLine(text, start) {
  return isBlank(text.slice(start, lineEnd(text, start)));
}

// src/core/boilerplate.ts
var LONGEST2 = 300;
var PATTERNS = [
  {
    kind: "newsletter",
    first: "sr",
    line: /^(?:sign up|subscribe|register)\b[^.]{0,60}\b(?:newsletters?|inbox|e-?mail alerts?|news alerts?|bulletins?|updates)\b.{0,80}$/iu
  },
  { kind: "newsletter", first: "s", line: /^sign up (?:now|today|here|for free)\b[^.]{0,80}$/iu },
  {
    kind: "newsletter",
    first: "gr",
    line: /^(?:get|receive) (?:our|the|this|all|daily|weekly|breaking|more|[\p{L} ]{1,30}['’]s)\b[^.]{0,60}(?:newsletters?|inbox|by e-?mail)[.!]?$/iu
  },
  {
    kind: "newsletter",
    first: "ajnz\uAD6C\uB274\u8BA2\u0627\u0625",
    line: /^(?:(?:jetzt |hier |unseren? )?(?:abonnieren|anmelden|newsletter|zum newsletter)\b[^.]{0,40}|(?:뉴스레터 )?구독(?:하기|신청)|뉴스레터 구독|订阅(?:我们的)?(?:新闻)?(?:简报|通讯|邮件)|اشترك في (?:نشرتنا|النشرة).{0,60})$/iu
  },
  {
    kind: "topic",
    first: "f",
    line: /^follow (?:(?:this |the |our |more )?topics?(?::.{0,60})?|us(?: (?:on|at)\b[^.]{0,50})?:?|(?:this|our|more) stor(?:y|ies):?)$/iu
  },
  {
    kind: "topic",
    first: "trmf",
    line: /^(?:topics|tags?|related topics?|more on(?: this)?(?: topic)?|filed under):.{0,120}$/iu
  },
  {
    kind: "share",
    first: "ste",
    line: /^(?:share|tweet|e-?mail)(?: (?:this|the)(?: (?:article|story|page|post))?(?: (?:on|via|with|to)\b[^.]{0,40})?| (?:article|story|page|via [^.]{1,30}|on (?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit)))?[.!]?$/iu
  },
  { kind: "share", first: "p", line: /^print(?: (?:this )?(?:article|story|page))?$/iu },
  {
    kind: "share",
    first: "cslt",
    line: /^(?:click (?:here )?to share\b[^.]{0,60}|copy (?:the )?link(?: to clipboard)?|save this(?: (?:article|story|page)\b[^.]{0,40})?|listen to this(?: (?:article|story)\b[^.]{0,40})?|thank(?:s| you) for sharing)[.!]?$/iu
  },
  {
    kind: "advertisement",
    first: "aspw-\u2013\u2014[(\uAD11\u5E7F\u0625",
    line: /^[-–—[( ]{0,9}(?:advertisements?|advertisement[ -–—]{1,3}(?:scroll|continue|story)\b[^.]{0,40}|sponsored(?: content)?|paid content|anzeige|werbung|publicité|publicidad|광고|广告|إعلان)[-–—\]) ]{0,9}$/iu
  },
  { kind: "advertisement", first: "sa", line: /^(?:story|article) continues (?:below|after)\b[^.]{0,40}$/iu },
  {
    kind: "read-more",
    first: "rasml\u0627\u5173\u76F8\u5EF6\uAD00\u0627\u0625",
    line: /^(?:(?:read more|read also|read next|also read|see also|more from|related|recommended|lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|관련\s?기사|相关(?:阅读|新闻|报道)|延伸阅读|اقرأ أيضًا|اقرأ أيضا|إقرأ أيضا)(?:\s?[:：].{0,160})?|related (?:stor(?:y|ies)|articles?))$/iu
  },
  {
    kind: "read-more",
    first: "cvsl",
    line: /^(?:continue reading|view comments|show comments|load more|skip to (?:main )?(?:content|navigation|search))\b[^.]{0,60}$/iu
  },
  {
    kind: "credit",
    first: "pivfb\uC0AC\u56FE",
    line: /^(?:photos?|images?|pictures?|video|illustration|foto|bild|사진|图片|图)\s?[:：|].{0,120}$/iu
  },
  {
    kind: "credit",
    first: "pif",
    line: /^(?:(?:photo|image|picture) (?:by|credit|courtesy)\b|file (?:photo|picture)\s?[:|]).{0,120}$/iu
  },
  { kind: "disclaimer", first: "d", line: /^disclaimer\s?:.*$/iu },
  {
    kind: "disclaimer",
    first: "tov",
    line: /^(?:(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in this|here|herein|above|are (?:those|solely))|this (?:article|story|piece|report) (?:was|is) (?:first published|originally published|auto-generated|syndicated|published (?:from|by an?) (?:syndicated|automatic))|this story has not been edited)\b.*$/iu
  },
  {
    kind: "terms",
    first: "\xA9(ca",
    line: /^(?:©|\(c\) ?\d|copyright(?: ©| \(c\)| \d{4}|:)|all rights reserved\b).{0,160}$/iu
  },
  {
    kind: "terms",
    first: "wtacpd",
    line: /^(?:we use cookies|this (?:web)?site uses cookies|diese (?:web)?seite verwendet cookies|accept (?:all )?cookies)\b.*$/iu
  },
  {
    kind: "terms",
    first: "tcp",
    line: /^(?:cookie (?:policy|settings|notice)|privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)(?: (?:and|&|\|) privacy policy)?)[.]?$/iu
  },
  {
    kind: "terms",
    first: "b",
    line: /^by (?:continuing|clicking|signing up|subscribing|registering|using)\b[^.]{0,80}\byou (?:agree|accept|consent|acknowledge)\b.*$/iu
  }
];
var DOUBTFUL = [
  {
    kind: "disclaimer",
    first: "enwct",
    line: /^(?:(?:(?:editor|publisher)['’]s )?note\s?:|warning\s?:|caution\s?:|this (?:newspaper|outlet|site|publication|paper|source)\b).*$/iu
  },
  { kind: "terms", first: "c", line: /^copyright\b.*$/iu }
];
var BY_FIRST = byFirst();
var MAY_BEGIN = new Set([...BY_FIRST.keys(), " ", "	"].map((first) => first.charCodeAt(0)));
var KINDS2 = new Map(PATTERNS.map(({ kind, line }) => [line, kind]));
function boilerplateKind(line) {
  if (line.length > LONGEST2) return void 0;
  const seen = line.trim();
  const pattern = BY_FIRST.get(seen.charAt(0))?.find((one) => one.test(seen));
  return pattern && KINDS2.get(pattern);
}
function doubtfulBoilerplateKind(line) {
  if (line.length > LONGEST2) return void 0;
  const seen = line.trim();
  const first = seen.charAt(0).toLowerCase();
  return first === "" ? void 0 : DOUBTFUL.find((one) => one.first.includes(first) && one.line.test(seen))?.kind;
}
function boilerplateIn(text, span) {
  const found = [];
  for (let start = span.start, end = start; start < span.end; start = end + 1) {
    end = lineEnd2(text, start, span.end);
    if (end - start > LONGEST2 || !MAY_BEGIN.has(text.charCodeAt(start))) continue;
    const line = text.slice(start, end);
    const kind = boilerplateKind(line);
    if (!kind) continue;
    const lead = line.length - line.trimStart().length;
    found.push({ kind, span: { start: start + lead, end: start + line.trimEnd().length } });
  }
  return found;
}
function lineEnd2(text, start, end) {
  const feed = text.indexOf("\n", start);
  return feed < 0 || feed > end ? end : feed;
}
function byFirst() {
  const found = /* @__PURE__ */ new Map();
  for (const { first, line } of PATTERNS)
    for (const letter of /* @__PURE__ */ new Set([...first, ...first.toUpperCase()])) {
      const known4 = found.get(letter);
      if (known4) known4.push(line);
      else found.set(letter, [line]);
    }
  return found;
}

// src/core/outline/paragraphs.ts
var WIDEST_WRAP = 120;
var NARROWEST_WRAP = 50;
var BEGINS_ITEM = /^[ \t]{0,12}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|[>|]|```|~~~)/;
function paragraphsIn(text, span, layout, alone = () => false) {
  const paragraphs = [];
  let group = [];
  for (const line of linesIn(text, span)) {
    const seen = trimmed2(text, line);
    const breaks = seen.start === seen.end;
    if (!breaks && !alone(seen)) {
      group.push(seen);
      continue;
    }
    if (group.length > 0) split(text, group, layout, paragraphs);
    if (group.length > 0) group = [];
    if (!breaks) paragraphs.push(seen);
  }
  if (group.length > 0) split(text, group, layout, paragraphs);
  return paragraphs;
}
function trimmed2(text, span) {
  let { start } = span;
  while (start < span.end && isWhite2(text, start)) start++;
  return { start, end: inkEnd(text, start, span.end) };
}
function inkEnd(text, least, end) {
  let at = Math.max(least, end);
  while (at > least && isWhite2(text, at - 1)) at--;
  return at;
}
function isWhite2(text, at) {
  const code = text.charCodeAt(at);
  if (code <= 32) return code === 32 || code >= 9 && code <= 13;
  if (code < 5760) return code === 160;
  if (code < 8192) return code === 5760;
  if (code <= 8287) return code <= 8202 || code === 8232 || code === 8233 || code === 8239 || code === 8287;
  return code === 12288 || code === 65279;
}
function split(text, lines2, layout, paragraphs) {
  if (lines2.length === 1) {
    paragraphs.push(lines2[0]);
    return;
  }
  let widest = 0;
  for (const line of lines2) widest = Math.max(widest, line.end - line.start);
  let start = 0;
  for (let at = 1; at <= lines2.length; at++) {
    if (at < lines2.length && continues(text, lines2[at - 1], lines2[at], widest, layout)) continue;
    paragraphs.push({ start: lines2[start].start, end: lines2[at - 1].end });
    start = at;
  }
}
function continues(text, before, line, widest, layout) {
  if (layout === "markdown") {
    const head = text.slice(line.start, Math.min(line.end, line.start + 24));
    return !BEGINS_ITEM.test(head) && !/^#{1,6}[ \t]/.test(text.slice(before.start, before.start + 7));
  }
  if (widest < NARROWEST_WRAP || widest > WIDEST_WRAP) return false;
  let word = line.start;
  while (word < line.end && text.charCodeAt(word) !== 32) word++;
  return before.end - before.start + 1 + (word - line.start) > widest;
}

// src/core/outline/markup.ts
var VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

// src/core/outline/stamp.ts
var MONTHS = new Set(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec januar j\xE4nner februar m\xE4rz mai juni juli oktober dezember okt dez m\xE4r janvier f\xE9vrier mars avril juin juillet ao\xFBt septembre octobre novembre d\xE9cembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \u044F\u043D\u0432\u0430\u0440\u044F \u0444\u0435\u0432\u0440\u0430\u043B\u044F \u043C\u0430\u0440\u0442\u0430 \u0430\u043F\u0440\u0435\u043B\u044F \u043C\u0430\u044F \u0438\u044E\u043D\u044F \u0438\u044E\u043B\u044F \u0430\u0432\u0433\u0443\u0441\u0442\u0430 \u0441\u0435\u043D\u0442\u044F\u0431\u0440\u044F \u043E\u043A\u0442\u044F\u0431\u0440\u044F \u043D\u043E\u044F\u0431\u0440\u044F \u0434\u0435\u043A\u0430\u0431\u0440\u044F \u064A\u0646\u0627\u064A\u0631 \u0641\u0628\u0631\u0627\u064A\u0631 \u0645\u0627\u0631\u0633 \u0623\u0628\u0631\u064A\u0644 \u0625\u0628\u0631\u064A\u0644 \u0645\u0627\u064A\u0648 \u064A\u0648\u0646\u064A\u0648 \u064A\u0648\u0644\u064A\u0648 \u0623\u063A\u0633\u0637\u0633 \u0633\u0628\u062A\u0645\u0628\u0631 \u0623\u0643\u062A\u0648\u0628\u0631 \u0646\u0648\u0641\u0645\u0628\u0631 \u062F\u064A\u0633\u0645\u0628\u0631".split(" ")
);
var BESIDE = new Set(
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes mi\xE9rcoles jueves viernes s\xE1bado domingo am pm a.m. p.m. at um uhr of de del le z utc gmt kst jst est edt cst cdt pst pdt cet cest bst hkt sgt ist | - \u2013 \u2014".split(" ")
);
var FULL = [
  /^\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})$/,
  /^(?:19|20)\d\d([/.-])\d{1,2}\1\d{1,2}\.?(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/,
  /^(?:19|20)\d\d[年년]\d{1,2}[月월]\d{1,2}[日일号]?$/
];
var NUMBER = /^(\d{1,4})(?:st|nd|rd|th|er)?\.?$/;
var BESIDE_PATTERN = /^(?:\d{1,2}:\d\d(?::\d\d)?(?:am|pm|h)?|[+-]\d\d:?\d\d|\([A-Z]{2,4}\)|[(（]?[月火水木金土日一二三四五六월화수목금토][)）]?|星期[一二三四五六日天]|[월화수목금토일]요일)$/u;
var BULLET = /^[\u2022\u00B7\u25CF\u25AA*\u2013-]\s{0,3}/u;
var LONGEST3 = 60;
function stampText(line) {
  if (line.length > LONGEST3 * 2) return void 0;
  const seen = line.trim();
  if (seen.length > LONGEST3 || !/\d/.test(seen)) return void 0;
  const text = seen.replace(BULLET, "");
  return isDate(text) ? text : void 0;
}
function isDate(text) {
  const joined4 = text.replace(/([年년月월])\s+(?=\d)/g, "$1");
  let full = 0;
  let months = 0;
  let numbers = 0;
  for (const word of joined4.split(/[\s,،]+/)) {
    if (word === "") continue;
    const small = word.toLowerCase();
    if (FULL.some((pattern) => pattern.test(word))) full++;
    else if (MONTHS.has(small.replace(/\.$/, ""))) months++;
    else if (NUMBER.test(word)) numbers++;
    else if (!BESIDE.has(small) && !BESIDE.has(small.replace(/\.$/, "")) && !BESIDE_PATTERN.test(word)) return false;
  }
  if (full > 0) return full === 1 && months === 0 && numbers === 0;
  return months === 1 && numbers > 0 && numbers <= 2;
}

// src/core/sentences.ts
var TITLES = new Set(
  "Mr Mrs Ms Mx Messrs Dr Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Brig Sen Rep Gov Pres Hon Rev Fr St Mt Hr Frl vs cf approx ca bzw Abs Art Dipl Ing e.g i.e z.B d.h u.a viz".split(" ")
);
var MAYBE_LAST = new Set("Inc Ltd Co Corp Bros Jr Sr etc usw Dept Univ Ave Blvd Rd Est al".split(" "));
var BEFORE_NUMBER = new Set(
  "No Nos Nr no nos pp p Fig Figs Vol vol Ch Sec Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split(" ")
);
var STARTERS = new Set(
  "The A An It Its He His She Her They Their We Our I You Your This That These Those There Here In On At By For From With Under After Before Since Until While When Where Why How What Who If As Although Though However But And Or So Yet Not No Both Some Many Most All Each Every One Two Another Other Then Now Also Meanwhile Mr Mrs Ms Dr Der Die Das Ein Eine Er Sie Es Wir Ihr Im Am Aber Und Doch Auch Nach Vor Bei Mit".split(" ")
);
var AFTER_ORDINAL = new Set(
  "Januar J\xE4nner Februar M\xE4rz April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrhunderts".split(
    " "
  )
);
var HOST_ENDS = /* @__PURE__ */ new Set(["com", "net", "org", "edu", "gov", "info"]);
var CLOSERS = `"'\u2019\u201D\xBB\u203A)]}\u300D\u300F\uFF09\u300B\u3011\u3009`;
var GERMAN_CLOSERS = "\u2018\u201C";
var OPENERS = `"'\u2018\u2019\u201C\u201D\u201E\u201A\xAB\xBB\u2039([{\xBF\xA1\u300C\u300E\uFF08\u300A\u3010-\u2013\u2014\u2022`;
var LONGEST_ABBREVIATION = 20;
function* sentencesIn(text, span) {
  let start = skipSpace(text, span.start, span.end);
  let at = start;
  while (at < span.end) {
    if (!isStop(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const stop = readStop(text, at, span.end);
    at = stop.end;
    if (!endsSentence(text, stop, start, span.end)) continue;
    const end2 = stop.spaced ? stop.closed : stop.end;
    yield { start, end: end2 };
    start = skipSpace(text, end2, span.end);
    at = start;
  }
  const end = trimmedEnd(text, start, span.end);
  if (end > start) yield { start, end };
}
function readStop(text, start, limit) {
  let end = start;
  let wide = false;
  while (end < limit && isStop(text.charCodeAt(end))) wide = isWideStop(text.charCodeAt(end++)) || wide;
  let closed = end;
  while (closed < limit && closes(text, closed, wide, limit)) closed++;
  return { start, end, closed, wide, spaced: wide || closed === limit || isSpace(text.charCodeAt(closed)) };
}
function closes(text, at, wide, limit) {
  const character = text[at];
  if (!GERMAN_CLOSERS.includes(character)) return CLOSERS.includes(character);
  return !wide && (at + 1 >= limit || !isLetter(text[at + 1]));
}
function endsSentence(text, stop, sentenceStart, limit) {
  if (stop.wide) return !isWideQuestionInside(text, stop, limit);
  if (!stop.spaced) return lacksSpace(text, stop, limit);
  const next = skipOpeners(text, skipSpace(text, stop.closed, limit), limit);
  if (next >= limit) return true;
  if (isLower(text[next])) return false;
  if (stop.end - stop.start > 1 || text[stop.start] !== ".") return true;
  const before = wordBefore(text, stop.start);
  if (before === "") return !isOrdinal(text, stop.start, sentenceStart, next);
  if (TITLES.has(before)) return false;
  if (BEFORE_NUMBER.has(before) && isDigit(text.charCodeAt(next))) return false;
  if (!isDoubtful(before)) return true;
  const word = wordFrom(text, next);
  if (before === "I") return word.length > 1;
  return STARTERS.has(word);
}
function isWideQuestionInside(text, stop, limit) {
  if (stop.closed === stop.end || stop.closed >= limit || text[stop.end - 1] === "\u3002") return false;
  return /[\p{L}]/u.test(text[stop.closed]);
}
function lacksSpace(text, stop, limit) {
  if (stop.end - stop.start !== 1 || text[stop.start] !== "." || stop.end + 1 >= limit) return false;
  if (stop.closed !== stop.end || !isUpper(text[stop.end]) || !isLower(text[stop.end + 1])) return false;
  const before = stop.start > 0 ? text[stop.start - 1] : "";
  if (!isLower(before)) return false;
  const token = wordBefore(text, stop.start);
  const earlier = text[stop.start - token.length - 1] ?? " ";
  if (token.includes(".") || token === "www" || "/@:=_#%".includes(earlier)) return false;
  const word = wordFrom(text, stop.end);
  const after = text[stop.end + word.length] ?? " ";
  if (after === "." && isLetter(text[stop.end + word.length + 1] ?? " ")) return false;
  return !HOST_ENDS.has(word.toLowerCase()) && !"/@_(".includes(after);
}
function isDoubtful(word) {
  return word.length === 1 ? isUpper(word) : word.includes(".") || MAYBE_LAST.has(word);
}
function isOrdinal(text, stop, sentenceStart, next) {
  let start = stop;
  while (start > stop - 3 && start > 0 && isDigit(text.charCodeAt(start - 1))) start--;
  const digits = stop - start;
  if (digits === 0 || digits > 2) return false;
  return start === sentenceStart || AFTER_ORDINAL.has(wordFrom(text, next));
}
function wordBefore(text, end) {
  let start = end;
  const least = Math.max(0, end - LONGEST_ABBREVIATION);
  while (start > least && (isLetter(text[start - 1]) || text[start - 1] === "." && start < end)) start--;
  return text.slice(start, end);
}
function wordFrom(text, start) {
  let end = start;
  const most = Math.min(text.length, start + LONGEST_ABBREVIATION);
  while (end < most && isLetter(text[end])) end++;
  return text.slice(start, end);
}
function skipSpace(text, from, limit) {
  let at = from;
  while (at < limit && isSpace(text.charCodeAt(at))) at++;
  return at;
}
function skipOpeners(text, from, limit) {
  let at = from;
  while (at < limit && OPENERS.includes(text[at])) at++;
  return skipSpace(text, at, limit);
}
function trimmedEnd(text, start, end) {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}
function isStop(code) {
  if (code < 1567) return code === 46 || code === 33 || code === 63;
  if (code < 8230) return code === 1567 || code === 1748 || code === 2404 || code === 2405;
  return code === 8230 || isWideStop(code);
}
function isWideStop(code) {
  return code === 12290 || code === 65281 || code === 65311 || code === 65377;
}
function isSpace(code) {
  if (code <= 32) return code === 32 || code >= 9 && code <= 13;
  if (code < 5760) return code === 160 || code === 133;
  return code >= 8192 && code <= 8203 || code === 8232 || code === 8233 || code === 8239 || code === 12288;
}
function isDigit(code) {
  return code >= 48 && code <= 57;
}
function isLetter(character) {
  const code = character.charCodeAt(0);
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122;
  return /\p{L}/u.test(character);
}
function isLower(character) {
  return character !== "" && character.toUpperCase() !== character && character.toLowerCase() === character;
}
function isUpper(character) {
  return character.toLowerCase() !== character && character.toUpperCase() === character;
}

// src/core/syntax/content.ts
function contentOf(block) {
  const raw = bodyLines(block);
  if (isBase64(block.header)) return decodeBase64(raw);
  const decoded = unescapeBody(raw);
  const kept2 = attributeOf(block.header, "final-newline") === "no" ? decoded.slice(0, -1) : decoded;
  return { kind: "text", text: ownLineEnds(block.header, kept2) };
}
function isBase64(header) {
  return attributeOf(header, "encoding") === "base64";
}
function bodyLines({ text, body }) {
  const raw = text.slice(body.start, body.end);
  return raw === "" || raw.endsWith("\n") ? raw : `${raw}
`;
}
function ownLineEnds(header, text) {
  return attributeOf(header, "eol") === "crlf" ? text.replaceAll("\n", "\r\n") : text;
}
function decodeBase64(raw) {
  const compact = raw.replace(/[ \t\n]+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) return { kind: "bad-base64" };
  return { kind: "bytes", bytes: Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)) };
}

// src/core/syntax/front-matter.ts
var KEY_LINE = /^([A-Za-z][\w-]*):(?:[ \t]+(.*))?$/;
var LONGEST4 = 200;
function frontMatterOf(block) {
  const { text, body } = block;
  if (!text.startsWith("---", body.start)) return void 0;
  const values = /* @__PURE__ */ new Map();
  let count = 0;
  for (const line of linesIn(text, body)) {
    const content = text.slice(line.start, line.end).trimEnd();
    if (count++ === 0) {
      if (content !== "---") return void 0;
      continue;
    }
    if (content === "---" || content === "...")
      return { span: { start: body.start, end: Math.min(line.end + 1, body.end) }, values };
    if (count > LONGEST4) return void 0;
    const match = KEY_LINE.exec(content);
    const value = match && scalar(match[2] ?? "");
    if (match && value && !values.has(match[1])) values.set(match[1], value);
  }
  return void 0;
}
function factOf(block, key) {
  return attributeOf(block.header, key) ?? frontMatterOf(block)?.values.get(key);
}
function scalar(written) {
  const text = written.trim();
  if (text.startsWith('"')) {
    const end = text.lastIndexOf('"');
    if (end === 0) return text;
    try {
      return String(JSON.parse(text.slice(0, end + 1)));
    } catch {
      return text.slice(1, end);
    }
  }
  if (text.startsWith("'") && text.endsWith("'") && text.length > 1) return text.slice(1, -1).replaceAll("''", "'");
  if (/^[[{&*|>!]/.test(text)) return "";
  return text.replace(/[ \t]+#.*$/, "");
}

// src/core/words.ts
var CLASSES = new Uint8Array(65536);

// src/core/document-facts.ts
var KINDS3 = /* @__PURE__ */ new Map([
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["json", "json"],
  ["geojson", "json"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["html", "html"],
  ["htm", "html"],
  ["xhtml", "html"],
  ["xml", "xml"],
  ["rss", "xml"],
  ["atom", "xml"],
  ["svg", "xml"],
  ["csv", "csv"],
  ["tsv", "csv"]
]);
function bodyKindOf(name) {
  const dot = name?.lastIndexOf(".") ?? -1;
  if (name === void 0 || dot < 0 || name.length - dot > 10) return "text";
  return KINDS3.get(name.slice(dot + 1).toLowerCase()) ?? "text";
}

// src/core/entities/spelling.ts
function canonicalSpelling(text) {
  if (PLAIN2.test(text)) return text;
  return text.normalize("NFC").replace(/[‐‑‒–]/g, "-").replace(/[’‘ʼ]/g, "'").replace(/[•‧・･]/g, "\xB7").replace(/[\s\u0085]+/g, " ").trim();
}
var PLAIN2 = /^(?:[A-Za-z0-9'.+&-]+(?: [A-Za-z0-9'.+&-]+)*)?$/;
function isHyphen(code) {
  return code === 45 || code >= 8208 && code <= 8211;
}
function isApostrophe(code) {
  return code === 39 || code === 8217 || code === 8216 || code === 700;
}
function isSpace2(code) {
  if (code === 32 || code >= 9 && code <= 13) return true;
  if (code < 133) return false;
  return code === 160 || code === 133 || code === 5760 || code >= 8192 && code <= 8202 || code === 8232 || code === 8233 || code === 8239 || code === 8287 || code === 12288 || code === 65279;
}
function canonicalSeparator(code) {
  if (code < 128) return code;
  if (isHyphen(code)) return 45;
  if (isApostrophe(code)) return 39;
  if (code === 8226 || code === 8231 || code === 12539 || code === 65381) return 183;
  return code;
}

// src/core/entities/addresses.ts
var LONGEST_BACK = 64;
function addressesIn(text, span) {
  const found = [];
  const after = () => found.at(-1)?.end ?? span.start;
  for (let at = nextSign(text, span.start); at < span.end; ) {
    const from = Math.max(after(), at - LONGEST_BACK);
    const address = text[at] === "@" ? mailAddress(text, at, from, span.end) : webAddress(text, at, from, span.end);
    if (address) found.push(address);
    at = nextSign(text, Math.max(at + 1, address?.end ?? 0));
  }
  return found;
}
function isInside(spans, offset) {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (spans[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== void 0 && span.start <= offset;
}
function nextSign(text, from) {
  SIGN.lastIndex = from;
  return SIGN.exec(text)?.index ?? text.length;
}
var SIGN = /:\/\/|@|www\./g;
function webAddress(text, at, from, limit) {
  let start = at;
  if (text[at] === ":") while (start > from && /[A-Za-z0-9+.-]/.test(text[start - 1])) start--;
  else if (start > from && /[\p{L}\p{N}]/u.test(text[start - 1])) return void 0;
  if (text[at] === ":" && start === at) return void 0;
  let end = at + 3;
  while (end < limit && !endsAddress(text.charCodeAt(end))) end++;
  return { start, end };
}
function mailAddress(text, at, from, limit) {
  let start = at;
  while (start > from && /[\p{L}\p{N}._%+-]/u.test(text[start - 1])) start--;
  let end = at + 1;
  const farthest = Math.min(limit, at + 255);
  while (end < farthest && /[\p{L}\p{N}.-]/u.test(text[end])) end++;
  return start < at && text.slice(at + 1, end).includes(".") ? { start, end } : void 0;
}
function endsAddress(code) {
  if (code < 128) return isSpace2(code) || code === 34 || code === 60 || code === 62 || code === 96;
  return isSpace2(code) || code === 171 || code === 187 || code >= 8208 && code <= 8287 || code >= 12288 && code <= 12351 || code >= 65280 && code <= 65381;
}

// src/core/checks/prose.ts
var NOT_PROSE = new Set(
  "jsonl ndjson toml ini cfg conf properties env lock log sql diff patch tex bib ics vcf srt vtt po js mjs cjs jsx ts mts cts tsx py ipynb rb pl php java kt scala groovy c h cc cpp hpp cs fs go rs swift m mm r jl lua sh bash zsh fish ps1 bat cmd css scss less vue svelte asm s hs ml ex exs erl clj lisp el vim proto graphql tf gradle cmake mk dockerfile makefile conllu conll tei xsl xslt xsd dtd ttl rdf nt owl".split(" ")
);
var NOT_LANGUAGES = new Set(
  "zxx code json jsonl yaml toml csv tsv xml html css sql javascript typescript python ruby perl php java kotlin c cpp csharp go rust swift bash shell sh powershell lua r latex tex diff".split(" ")
);
var INK = /\S/g;
var FENCE = /^ {0,3}(`{3,}|~{3,})/;
var known2 = /* @__PURE__ */ new WeakMap();
function proseOf(part) {
  if (part.kind === "gap") return void 0;
  let prose = known2.get(part);
  if (!prose) {
    prose = readProse(part) ?? "none";
    known2.set(part, prose);
  }
  return prose === "none" ? void 0 : prose;
}
function textOf(part) {
  return part.kind === "gap" || isBase64(part.header) || !hasInk(part) ? void 0 : part.body;
}
function hasInk({ text, body }) {
  INK.lastIndex = body.start;
  const first = INK.exec(text);
  return first !== null && first.index < body.end;
}
function readProse(block) {
  const { header, text, body } = block;
  const kind = bodyKindOf(header.name);
  if (isBase64(header) || kind !== "text" && kind !== "markdown" || NOT_PROSE.has(endingOf(header.name)))
    return void 0;
  if (!hasInk(block)) return void 0;
  const language = factOf(block, "lang")?.split(/[-_]/, 1)[0]?.toLowerCase();
  if (language !== void 0 && NOT_LANGUAGES.has(language)) return void 0;
  const span = { start: frontMatterOf(block)?.span.end ?? body.start, end: body.end };
  return new ReadProse(text, span, kind, language);
}
function endingOf(name) {
  const path = name ?? "";
  return path.slice(Math.max(path.lastIndexOf("."), path.lastIndexOf("/")) + 1).toLowerCase();
}
var ReadProse = class {
  layout;
  span;
  language;
  #text;
  #code;
  #addresses;
  #paragraphs;
  constructor(text, span, layout, language) {
    this.#text = text;
    this.span = span;
    this.layout = layout;
    this.language = language;
  }
  get paragraphs() {
    this.#paragraphs ??= paragraphsIn(this.#text, this.span, this.layout, ({ start }) => this.isCode(start)).filter(
      ({ start }) => !this.isCode(start)
    );
    return this.#paragraphs;
  }
  isCode(offset) {
    if (this.layout === "text") return false;
    this.#code ??= [...codeIn(this.#text, this.span)];
    return isInside(this.#code, offset);
  }
  isSkipped(offset) {
    if (this.isCode(offset)) return true;
    this.#addresses ??= addressesIn(this.#text, this.span);
    return isInside(this.#addresses, offset);
  }
};
function* codeIn(text, span) {
  let fence;
  for (const line of linesIn(text, span)) {
    const mark = FENCE.exec(text.slice(line.start, Math.min(line.end, line.start + 80)))?.[1];
    if (fence) {
      if (!mark?.startsWith(fence.mark)) continue;
      yield { start: fence.start, end: line.end };
      fence = void 0;
    } else if (mark) fence = { mark, start: line.start };
    else yield* codeSpans(text, line);
  }
  if (fence) yield { start: fence.start, end: span.end };
}
function* codeSpans(text, { start, end }) {
  let at = start;
  for (; ; ) {
    const open = text.indexOf("`", at);
    const close = open < 0 || open >= end ? -1 : text.indexOf("`", open + 1);
    if (close < 0 || close >= end) return;
    yield { start: open, end: close + 1 };
    at = close + 1;
  }
}

// src/core/checks/agencies.ts
var AGENCIES = "BLOOMBERG|BLOOMBERG NEWS|REUTERS|THOMSON REUTERS|AFP|AGENCE FRANCE-PRESSE|AP|ASSOCIATED PRESS|THE ASSOCIATED PRESS|UPI|XINHUA|CHINA NEWS SERVICE|CCTV|KYODO|KYODO NEWS|JIJI|JIJI PRESS|NHK|NIKKEI|NIKKEI ASIA|YONHAP|YONHAP NEWS|NEWSIS|NEWS1|KCNA|TASS|ITAR-TASS|RIA NOVOSTI|INTERFAX|SPUTNIK|UKRINFORM|UNIAN|BELTA|DPA|DPA-AFX|EPD|KNA|SID|APA|KEYSTONE-SDA|SDA|ANSA|ADNKRONOS|EFE|EUROPA PRESS|LUSA|BELGA|ANP|RITZAU|NTB|STT|PAP|CTK|\u010CTK|MTI|ANADOLU|ANADOLU AGENCY|DHA|IRNA|ISNA|TASNIM|WAFA|PETRA|WAM|KUNA|BERNAMA|ANTARA|VNA|PTI|ANI|IANS|UNI|AAP|RNZ|CANADIAN PRESS|THE CANADIAN PRESS|NYTIMES|NEW YORK TIMES|THE NEW YORK TIMES|WASHINGTON POST|THE WASHINGTON POST|FINANCIAL TIMES|WALL STREET JOURNAL|THE STRAITS TIMES|SCMP|CNN|BBC|DW|RFA|VOA".split("|");
var REACH = 80;
var LONGEST_NAME = 40;
var Agencies = class {
  #names;
  /** `more`: names as the user writes them; they sign in any letter case of theirs and in capitals. */
  constructor(more = []) {
    this.#names = /* @__PURE__ */ new Set([...AGENCIES, ...more, ...more.map((name) => name.toUpperCase())]);
  }
  /**
   * Where the names at the line's end stand, brackets and a dash included; `undefined` when it ends otherwise. Several
   * may be joined by commas, strokes and "AND".
   */
  signature(text, line) {
    const least = Math.max(line.start, line.end - REACH);
    const isBracketed = BRACKETS.includes(text.charAt(line.end - 1));
    const end = isBracketed ? line.end - 1 : line.end;
    let start = end;
    for (; ; ) {
      const from = this.#nameBefore(text, least, start === end ? end : beforeJoint(text, least, start));
      if (from === void 0) break;
      start = from;
    }
    if (start === end) return void 0;
    const names = text.slice(start, end);
    if (isBracketed) {
      if (!OPENING.includes(text.charAt(start - 1)) || start - 1 < line.start) return void 0;
      return { span: { start: start - 1, end: line.end }, names };
    }
    return { span: { start: dashBefore(text, line.start, start), end: line.end }, names };
  }
  /** Whether the line is nothing but such names. */
  isSignature(text, line) {
    return this.signature(text, line)?.span.start === line.start;
  }
  /** Where the longest name begins that ends at `end`. */
  #nameBefore(text, least, end) {
    let found;
    for (let start = end - 1; start >= Math.max(least, end - LONGEST_NAME); start--) {
      if (start > 0 && isWordCharacter(text.charAt(start - 1)) && isWordCharacter(text.charAt(start))) continue;
      if (this.#names.has(text.slice(start, end))) found = start;
    }
    return found;
  }
};
var BRACKETS = ")]\uFF09";
var OPENING = "([\uFF08";
function beforeJoint(text, least, start) {
  const joint = /(?: ?[,/;&+|] ?| AND | and | )$/.exec(text.slice(Math.max(least, start - 6), start));
  return start - (joint?.[0].length ?? 0);
}
function dashBefore(text, least, start) {
  const dash = /[-–—] ?$/.exec(text.slice(Math.max(least, start - 2), start));
  return start - (dash?.[0].length ?? 0);
}
function isWordCharacter(character) {
  return /[\p{L}\p{N}]/u.test(character);
}

// src/core/checks/web-lines.ts
var WebLines = class {
  agencies;
  #own;
  constructor({ agencies, boilerplate }) {
    this.agencies = new Agencies(agencies);
    this.#own = boilerplate;
  }
  /** Whether the user added to our list, so that every line has to be asked about. */
  get hasOwn() {
    return this.#own !== void 0;
  }
  /** The kind of boilerplate a line is, by our list or by the user's; blanks around it do not count. */
  kindOf(line) {
    const kind = boilerplateKind(line);
    if (kind || !this.#own) return kind;
    const seen = line.trim();
    return seen !== "" && seen.length <= LONGEST5 && this.#own.test(seen) ? "own" : void 0;
  }
};
var LONGEST5 = 300;
var LONGEST_URL = 2048;
var made = /* @__PURE__ */ new WeakMap();
function webLinesOf(context) {
  let lines2 = made.get(context);
  if (!lines2) {
    lines2 = new WebLines(context);
    made.set(context, lines2);
  }
  return lines2;
}
function endingOf2({ text }, { span }, lines2) {
  let url;
  let { end } = trimmed2(text, span);
  for (let isLast = true; end > span.start; isLast = false) {
    const line = trimmed2(text, { start: Math.max(span.start, lineStart(text, end)), end });
    if (isUrl(text, line)) {
      if (isLast) url = line;
    } else if (!isAround(text, line, lines2)) return { prose: line, url };
    end = trimmed2(text, { start: span.start, end: line.start }).end;
  }
  return { prose: void 0, url };
}
function isUrl(text, { start, end }) {
  return end - start <= LONGEST_URL && /^https?:\/\/[^\s<>"]+$/i.test(text.slice(start, end));
}
function isAround(text, line, lines2) {
  if (line.end - line.start > LONGEST5) return false;
  return lines2.kindOf(text.slice(line.start, line.end)) !== void 0 || lines2.agencies.isSignature(text, line);
}

// src/core/checks/rules/agency-credit-glued.ts
var agencyCreditGlued = {
  id: "agency-credit-glued",
  group: "web-residue",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "An agency's name stands behind the last sentence.",
  why: "The agency's sign is no word of the text: it ends up in the last sentence, and as somebody who is spoken of. More names: `agencies:` in `.corpus.yaml`.",
  example: {
    bad: "<<<FILE a\nThe minister left. {|agency-credit-glued:REUTERS|}\nEND>>>\n",
    good: "<<<FILE a credit=REUTERS\nThe minister left.\nEND>>>\n"
  },
  *check(part, context) {
    const prose = proseOf(part);
    if (prose && part.kind === "block") yield* keepingMarkers(part, findingsIn(part, prose, webLinesOf(context)));
  }
};
var SENTENCE_END = /(?:(?:^|[^\p{Lu}.]|[^\P{Lu}]{2})\.|[!?…。！？؟۔])["'’”»«“)\]」』）]{0,3}$/u;
function* findingsIn(block, prose, lines2) {
  const { text } = block;
  const line = endingOf2(block, prose, lines2).prose;
  const signature = line && lines2.agencies.signature(text, line);
  if (!line || !signature) return;
  const { span, names } = signature;
  const blanks = blanksBefore(text, line.start, span.start);
  if (!SENTENCE_END.test(text.slice(Math.max(line.start, blanks - 8), blanks))) return;
  const removal = { span: { start: blanks, end: span.end }, newText: "" };
  const gap = text.slice(prose.span.start, line.start).includes("\n\n") ? "\n\n" : "\n";
  yield {
    span,
    message: `${quoted(names)} is the agency's sign and no part of the last sentence.`,
    fixes: [
      ...moveToAttribute(block, "credit", names, removal),
      {
        title: "Put it on a line of its own",
        safety: "suggested",
        edits: [{ span: { start: blanks, end: span.start }, newText: gap }]
      }
    ]
  };
}
function blanksBefore(text, least, start) {
  let at = start;
  while (at > least && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

// src/core/checks/rules/ambiguous-alias.ts
var ambiguousAlias = {
  id: "ambiguous-alias",
  group: "entities",
  scope: "catalogue",
  severity: "warning",
  fix: "none",
  summary: "A name or an alias stands for two entities everywhere.",
  why: "Nobody can tell which of them a text means, so that each mention counts for both. Where that is so, and known, mark the alias `shared: true`; else let it hold only after the full name, with `when: introduced`.",
  example: {
    bad: "entities:\n  - id: georgia\n    name: {|ambiguous-alias:Georgia|}\n    type: place\n  - id: georgia-us\n    name: State of Georgia\n    type: place\n    aliases: [{|ambiguous-alias:Georgia|}]\n",
    good: "entities:\n  - id: georgia\n    name: Georgia\n    type: place\n  - id: georgia-us\n    name: State of Georgia\n    type: place\n    aliases:\n      - { text: Georgia, shared: true }\n"
  }
};

// src/core/dates/calendar.ts
var LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function monthLength(month, year) {
  const isLong = year === void 0 || year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
  return month === 2 && isLong ? 29 : LENGTHS[month - 1] ?? 0;
}
function isRealDay({ year, month, day }) {
  return day >= 1 && day <= monthLength(month, year);
}
function dayNumber({ year, month, day }) {
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  const era = Math.floor(years / 400);
  const yearOfEra = years - era * 400;
  const dayOfYear = Math.floor((153 * months + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}
function weekdayOf(day) {
  return ((dayNumber(day) + 3) % 7 + 7) % 7 + 1;
}
function isoDay({ year, month, day }) {
  const two = (part) => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}
function wordedDay({ year, month, day }) {
  return `${day} ${MONTH_WORDS[month - 1]} ${year}`;
}
function wordedWeekday(weekday) {
  return WEEKDAY_WORDS[weekday - 1];
}
var MONTH_WORDS = "January February March April May June July August September October November December".split(" ");
var WEEKDAY_WORDS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

// src/core/dates/words.ts
var DATE_WORDS = dateWords();
var UNITS = /* @__PURE__ */ new Map([
  ["week", "week"],
  ["month", "month"],
  ["year", "year"],
  ["woche", "week"],
  ["monat", "month"],
  ["jahr", "year"]
]);
var GERMAN_SHORT_WEEKDAYS = /* @__PURE__ */ new Map([
  ["Mo", 1],
  ["Di", 2],
  ["Mi", 3],
  ["Do", 4],
  ["Fr", 5],
  ["Sa", 6],
  ["So", 7]
]);
var EAST_ASIAN_WEEKDAYS = { han: "\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u65E5", korean: "\uC6D4\uD654\uC218\uBAA9\uAE08\uD1A0\uC77C", japanese: "\u6708\u706B\u6C34\u6728\u91D1\u571F\u65E5" };
var EAST_ASIAN_RELATIVES = eastAsianRelatives();
function dateWords() {
  const words = /* @__PURE__ */ new Map();
  const months = (list2, small, before) => {
    for (const [index, names] of list2.split(" ").entries())
      for (const name of names.split("/"))
        if (name !== "-" && !words.has(name)) words.set(name, { kind: "month", month: index + 1, small, before });
  };
  const weekdays = (list2, small, short) => {
    for (const [index, names] of list2.split(" ").entries())
      for (const name of names.split("/"))
        if (!words.has(name)) words.set(name, { kind: "weekday", weekday: index + 1, small, short });
  };
  words.set("mai", { kind: "month", month: 5, small: true, before: "year" });
  months("january february march april may june july august september october november december", false, "day");
  months("jan feb mar apr - jun jul aug sep/sept oct nov dec", false, "day");
  months("januar/j\xE4nner februar m\xE4rz - mai juni juli - - oktober - dezember", false, "year");
  months("- - m\xE4r/mrz - - - - - - okt - dez", false, "nothing");
  months("janvier f\xE9vrier mars avril - juin juillet ao\xFBt septembre octobre novembre d\xE9cembre", true, "nothing");
  months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", true, "nothing");
  months("\u044F\u043D\u0432\u0430\u0440\u044F \u0444\u0435\u0432\u0440\u0430\u043B\u044F \u043C\u0430\u0440\u0442\u0430 \u0430\u043F\u0440\u0435\u043B\u044F \u043C\u0430\u044F \u0438\u044E\u043D\u044F \u0438\u044E\u043B\u044F \u0430\u0432\u0433\u0443\u0441\u0442\u0430 \u0441\u0435\u043D\u0442\u044F\u0431\u0440\u044F \u043E\u043A\u0442\u044F\u0431\u0440\u044F \u043D\u043E\u044F\u0431\u0440\u044F \u0434\u0435\u043A\u0430\u0431\u0440\u044F", true, "nothing");
  months("\u064A\u0646\u0627\u064A\u0631 \u0641\u0628\u0631\u0627\u064A\u0631 \u0645\u0627\u0631\u0633 \u0623\u0628\u0631\u064A\u0644/\u0625\u0628\u0631\u064A\u0644 \u0645\u0627\u064A\u0648 \u064A\u0648\u0646\u064A\u0648 \u064A\u0648\u0644\u064A\u0648 \u0623\u063A\u0633\u0637\u0633 \u0633\u0628\u062A\u0645\u0628\u0631 \u0623\u0643\u062A\u0648\u0628\u0631 \u0646\u0648\u0641\u0645\u0628\u0631 \u062F\u064A\u0633\u0645\u0628\u0631", true, "nothing");
  weekdays("monday tuesday wednesday thursday friday saturday sunday", false, false);
  weekdays("mon tue/tues wed thu/thur/thurs fri sat sun", false, true);
  weekdays("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", false, false);
  weekdays("lundi mardi mercredi jeudi vendredi samedi dimanche", true, false);
  weekdays("lunes martes mi\xE9rcoles jueves viernes s\xE1bado domingo", true, false);
  weekdays("\u0627\u0644\u0627\u062B\u0646\u064A\u0646/\u0627\u0644\u0625\u062B\u0646\u064A\u0646 \u0627\u0644\u062B\u0644\u0627\u062B\u0627\u0621 \u0627\u0644\u0623\u0631\u0628\u0639\u0627\u0621 \u0627\u0644\u062E\u0645\u064A\u0633 \u0627\u0644\u062C\u0645\u0639\u0629 \u0627\u0644\u0633\u0628\u062A \u0627\u0644\u0623\u062D\u062F", true, false);
  const days = [
    ["yesterday", -1],
    ["today", 0],
    ["tonight", 0],
    ["tomorrow", 1],
    ["vorgestern", -2],
    ["gestern", -1],
    ["heute", 0],
    ["\xFCbermorgen", 2]
  ];
  for (const [word, step] of days) words.set(word, { kind: "day", step });
  const stems = [
    ["letzte", -1],
    ["vergangene", -1],
    ["vorige", -1],
    ["diese", 0],
    ["n\xE4chste", 1],
    ["kommende", 1]
  ];
  for (const [stem, step] of stems)
    for (const ending of ["", "n", "r", "s", "m"]) words.set(stem + ending, { kind: "step", step });
  const steps = [
    ["last", -1],
    ["previous", -1],
    ["this", 0],
    ["next", 1]
  ];
  for (const [word, step] of steps) words.set(word, { kind: "step", step });
  return words;
}
function eastAsianRelatives() {
  const list2 = [
    ["\u6628\u5929", "day", -1],
    ["\u6628\u65E5", "day", -1],
    ["\u4ECA\u5929", "day", 0],
    ["\u4ECA\u65E5", "day", 0],
    ["\u660E\u5929", "day", 1],
    ["\u4E0A\u5468", "week", -1],
    ["\u672C\u5468", "week", 0],
    ["\u4E0B\u5468", "week", 1],
    ["\u4E0A\u4E2A\u6708", "month", -1],
    ["\u4E0A\u6708", "month", -1],
    ["\u672C\u6708", "month", 0],
    ["\u4E0B\u4E2A\u6708", "month", 1],
    ["\u53BB\u5E74", "year", -1],
    ["\u4ECA\u5E74", "year", 0],
    ["\u660E\u5E74", "year", 1],
    ["\uC5B4\uC81C", "day", -1],
    ["\uC624\uB298", "day", 0],
    ["\uB0B4\uC77C", "day", 1],
    ["\uC9C0\uB09C\uC8FC", "week", -1],
    ["\uC774\uBC88 \uC8FC", "week", 0],
    ["\uB2E4\uC74C \uC8FC", "week", 1],
    ["\uC9C0\uB09C\uB2EC", "month", -1],
    ["\uC774\uB2EC", "month", 0],
    ["\uB2E4\uC74C \uB2EC", "month", 1],
    ["\uC9C0\uB09C\uD574", "year", -1],
    ["\uC791\uB144", "year", -1],
    ["\uC62C\uD574", "year", 0],
    ["\uB0B4\uB144", "year", 1]
  ];
  const byFirst2 = /* @__PURE__ */ new Map();
  for (const [written, unit, step] of list2) {
    const first = written.charAt(0);
    byFirst2.set(first, [...byFirst2.get(first) ?? [], { written, unit, step }]);
  }
  return byFirst2;
}

// src/core/dates/scan.ts
function datesIn(text, span) {
  return new Scanner(text, span).run();
}
var LONGEST_WORD = 12;
var FIRST_YEAR = 1500;
var LAST_YEAR = 2199;
var MOST_BLANKS = 3;
var STARTS = startsOf(DATE_WORDS.keys());
var Scanner = class {
  #text;
  #span;
  #found = [];
  #pending;
  constructor(text, span) {
    this.#text = text;
    this.#span = span;
  }
  run() {
    const text = this.#text;
    const { start, end } = this.#span;
    for (let at = start; at < end; ) {
      const code = text.charCodeAt(at);
      if (isSmall(code | 32)) at = this.#word(at);
      else if (code < 128) {
        if (isDigit2(code)) at = this.#number(at);
        else if (code === 58 && text.charCodeAt(at + 1) === 47 && text.charCodeAt(at + 2) === 47)
          at = this.#addressEnd(at);
        else at++;
      } else if (code >= 12288) at = this.#eastAsian(at, code);
      else at = isLetter2(code) ? this.#word(at) : at + 1;
    }
    return this.#found;
  }
  /** Words of alphabets. Answers where it ends, or what it began does. */
  #word(start) {
    const text = this.#text;
    const limit = this.#span.end;
    let end = start + 1;
    while (end < limit && isLetter2(text.charCodeAt(end))) end++;
    const length = end - start;
    if (length === 2) return this.#germanShort(start, end);
    if (length < 3 || length > LONGEST_WORD || STARTS[startAt(text, start)] === 0) return end;
    const word = DATE_WORDS.get(text.slice(start, end).toLowerCase());
    if (!word || isInsideWord(text, start)) return end;
    switch (word.kind) {
      case "month":
        return this.#monthFirst(word, start, end);
      case "weekday":
        this.#weekday(word, start, end);
        return end;
      case "day":
        this.#take({ start, end }, "relative", [{ kind: "relative", unit: "day", step: word.step }]);
        return end;
      case "step":
        return this.#step(word.step, start, end);
    }
  }
  /** `Di.` before a date. */
  #germanShort(start, end) {
    if (this.#text.charCodeAt(end) !== 46) return end;
    const weekday = GERMAN_SHORT_WEEKDAYS.get(this.#text.slice(start, end));
    if (weekday && !isInsideWord(this.#text, start)) this.#wait(weekday, { start, end });
    return end;
  }
  #weekday(word, start, end) {
    const { weekday, small, short } = word;
    if (!small && !isUpper2(this.#text, start)) return;
    if (short && this.#followsName(start)) return;
    const span = { start, end };
    if (!short) this.#take(span, "weekday", [{ kind: "weekday", weekday, step: 0 }]);
    this.#wait(weekday, span, short ? -1 : this.#found.length - 1);
  }
  /** "The Sun", "Baltimore Sun": a newspaper's name and no weekday. */
  #followsName(start) {
    let at = start - 1;
    if (this.#text.charCodeAt(at) !== 32) return false;
    const end = at;
    while (at > this.#span.start && end - at < 30 && isLetter2(this.#text.charCodeAt(at - 1))) at--;
    return at < end && isUpper2(this.#text, at);
  }
  #wait(weekday, span, index = -1) {
    const before = this.#pending;
    const isListed = before !== void 0 && LIST.test(this.#text.slice(before.span.end, span.start).slice(0, 12));
    this.#pending = { weekday, span, isListed, index };
  }
  /** "last week", "nächsten Dienstag". */
  #step(step, start, end) {
    const from = this.#blanks(end);
    if (from === end) return end;
    const next = this.#wordAt(from);
    const name = next.written.toLowerCase();
    const unit = UNITS.get(name);
    if (unit) {
      this.#take({ start, end: next.end }, "relative", [{ kind: "relative", unit, step }]);
      return next.end;
    }
    const word = DATE_WORDS.get(name);
    if (word?.kind !== "weekday" || word.short || !word.small && !isUpper2(this.#text, from)) return end;
    this.#take({ start, end: next.end }, "weekday", [{ kind: "weekday", weekday: word.weekday, step }]);
    this.#wait(word.weekday, { start: from, end: next.end }, this.#found.length - 1);
    return next.end;
  }
  /** "June 18, 2024", "June 18", "June 18–19", "Juni 2024". */
  #monthFirst({ month, small, before }, start, end) {
    if (before === "nothing" || !isUpper2(this.#text, start) && !(small && before === "day")) return end;
    const from = this.#blanks(this.#afterShortName(start, end));
    if (!isBlankCode(this.#text.charCodeAt(from - 1)) || !isDigit2(this.#text.charCodeAt(from))) return end;
    const first = this.#figure(from);
    if (first.digits === 4 && isYear(first.value) && this.#isNumberEnd(first.end)) {
      const reading2 = { kind: "calendar", year: first.value, month, day: void 0 };
      return this.#take({ start, end: first.end }, "named", [reading2]);
    }
    if (before !== "day" || first.digits > 2) return end;
    const dayEnd = this.#letteredEnd(first.end);
    if (!this.#isNumberEnd(dayEnd) && this.#rangeEnd(dayEnd) === void 0) return end;
    const last = this.#rangeEnd(dayEnd);
    const afterDays = last ? this.#letteredEnd(last.end) : dayEnd;
    const year = this.#yearAfter(afterDays);
    const reading = calendar(year?.value, month, first.value, last?.value);
    return reading ? this.#take({ start, end: year?.end ?? afterDays }, "named", [reading]) : end;
  }
  #number(start) {
    const figure = this.#figure(start);
    const { digits, end } = figure;
    if (digits > 4 || digits === 3 || !this.#mayBegin(start)) return end;
    const next = this.#text.charCodeAt(end);
    if (digits === 4) {
      if (next === YEAR_HAN || next === YEAR_KOREAN) return this.#eastAsianYear(start, figure);
      return isYear(figure.value) && isSeparator(next) ? this.#yearFirst(start, figure, next) : end;
    }
    if (isSeparator(next)) {
      const numeric = this.#yearLast(start, figure, next);
      if (numeric !== void 0) return numeric;
    }
    return this.#eastAsianMonth(start, figure, void 0) ?? this.#dayFirst(start, figure) ?? end;
  }
  /** `2024-06-18`, `2024/6/18`, `2024. 6. 18.` */
  #yearFirst(start, year, separator) {
    const month = this.#figureAfter(year.end, separator);
    const day = month && this.#figureAfter(month.end, separator);
    if (!month || !day || month.digits > 2 || day.digits > 2) return year.end;
    const reading = calendar(year.value, month.value, day.value, void 0);
    if (!reading) return day.end;
    const time = this.#timeEnd(day.end);
    if (time === day.end && !this.#isNumberEnd(day.end)) return day.end;
    const isIso = separator === 45 && month.digits === 2 && day.digits === 2;
    return this.#take({ start, end: time }, isIso ? "iso" : "numeric", [
      isIso ? reading : { ...reading, order: "year-first" }
    ]);
  }
  /** `18/6/2024`, `6/18/2024`, `18.06.2024`: a stop between the parts is written where the day comes first. */
  #yearLast(start, first, separator) {
    const second = this.#figureAfter(first.end, separator);
    const year = second && this.#figureAfter(second.end, separator);
    if (!second || !year || second.digits > 2) return void 0;
    if (year.digits !== 4 || !isYear(year.value) || !this.#isNumberEnd(year.end)) return year.end;
    const readings = [];
    const dayFirst = calendar(year.value, second.value, first.value, void 0);
    if (dayFirst) readings.push({ ...dayFirst, order: "day-first" });
    const monthFirst = separator === 46 ? void 0 : calendar(year.value, first.value, second.value, void 0);
    if (monthFirst && !(dayFirst && first.value === second.value))
      readings.push({ ...monthFirst, order: "month-first" });
    return readings.length > 0 ? this.#take({ start, end: year.end }, "numeric", readings) : year.end;
  }
  /** "18 June 2024", "18th of June", "18. Juni", "18–19 June". */
  #dayFirst(start, first) {
    if (first.value < 1 || first.value > 31) return void 0;
    let end = this.#ordinalEnd(first.end);
    const last = this.#rangeEnd(end);
    if (last) end = this.#ordinalEnd(last.end);
    let from = this.#blanks(end);
    if (from === end) return void 0;
    let named2 = this.#wordAt(from);
    if (OF.has(named2.written)) {
      from = this.#blanks(named2.end);
      named2 = this.#wordAt(from);
    }
    const name = named2.written.toLowerCase();
    const word = name === "" ? void 0 : DATE_WORDS.get(name);
    if (word?.kind !== "month" || !word.small && !isUpper2(this.#text, from)) return void 0;
    if (this.#text.charCodeAt(end - 1) === 46 && ENGLISH_ONLY.has(name)) return void 0;
    const year = this.#yearAfter(this.#afterShortName(from, named2.end));
    const reading = calendar(year?.value, word.month, first.value, last?.value);
    return reading && this.#take({ start, end: year?.end ?? named2.end }, "named", [reading]);
  }
  /** `2024年6月18日`, `2024년 6월`. */
  #eastAsianYear(start, year) {
    const from = this.#blanks(year.end + 1);
    const month = this.#figure(from);
    const end = isYear(year.value) ? this.#eastAsianMonth(start, month, year.value) : void 0;
    return end ?? year.end;
  }
  /** `6月18日`; without a day only after a year. */
  #eastAsianMonth(start, month, year) {
    const sign = this.#text.charCodeAt(month.end);
    if (sign !== MONTH_HAN && sign !== MONTH_KOREAN || month.digits < 1 || month.digits > 2) return void 0;
    const day = this.#figure(this.#blanks(month.end + 1));
    const hasDay = day.digits > 0 && day.digits < 3 && DAY_SIGNS.has(this.#text.charCodeAt(day.end));
    const reading = calendar(year, month.value, hasDay ? day.value : void 0, void 0);
    if (!reading || !hasDay && year === void 0) return void 0;
    return this.#take({ start, end: (hasDay ? day.end : month.end) + 1 }, "east-asian", [reading]);
  }
  #eastAsian(at, code) {
    if (code < 19968) return at + 1;
    const text = this.#text;
    if (text.charCodeAt(at + 1) === 50836 && text.charCodeAt(at + 2) === 51068) {
      const weekday = EAST_ASIAN_WEEKDAYS.korean.indexOf(text.charAt(at)) + 1;
      if (weekday > 0) return this.#eastAsianWeekday(weekday, at, at + 3);
    }
    if (WEEK_SIGNS.has(code)) {
      const signAt = code === 26143 || code === 31036 ? at + 2 : at + 1;
      const weekday = hanWeekday(text.charAt(signAt));
      const isWritten = signAt === at + 1 || text[at + 1] === "\u671F" || text[at + 1] === "\u62DC";
      if (weekday && isWritten) return this.#eastAsianWeekday(weekday, at, signAt + 1);
    }
    const known4 = RELATIVE_SIGNS.has(code) ? EAST_ASIAN_RELATIVES.get(text.charAt(at)) : void 0;
    for (const { written, unit, step } of known4 ?? [])
      if (text.startsWith(written, at) && at + written.length <= this.#span.end)
        return this.#take({ start: at, end: at + written.length }, "relative", [{ kind: "relative", unit, step }]);
    return at + 1;
  }
  #eastAsianWeekday(weekday, start, end) {
    if (end > this.#span.end) return end;
    return this.#take({ start, end }, "weekday", [{ kind: "weekday", weekday, step: 0 }]);
  }
  /** Keeps a mention, with the weekday beside it if it is a day. Answers where the search goes on. */
  #take(span, form, readings) {
    const [reading] = readings;
    if (reading?.kind !== "calendar" || reading.day === void 0) {
      this.#found.push({ span, form, readings, beside: void 0 });
      return span.end;
    }
    const before = this.#weekdayBefore(span.start);
    const after = before ? void 0 : this.#weekdayAfter(span.end);
    if (before && !before.isListed && before.index === this.#found.length - 1 && before.index >= 0) this.#found.pop();
    const beside = before && !before.isListed ? { weekday: before.weekday, span: before.span } : after;
    this.#found.push({ span, form, readings, beside });
    return after ? after.span.end : span.end;
  }
  #weekdayBefore(start) {
    const waiting = this.#pending;
    this.#pending = void 0;
    if (!waiting || start - waiting.span.end > 8) return void 0;
    const between2 = this.#text.slice(waiting.span.end, start);
    const isParted = waiting.index >= 0 && between2.startsWith(".");
    return !isParted && BETWEEN.test(between2) ? waiting : void 0;
  }
  /** `(Tue)`, `, Tuesday.`, `화요일`, `（周二）`. */
  #weekdayAfter(end) {
    const near = this.#text.slice(end, Math.min(this.#span.end, end + 20));
    const match = AFTER_LATIN.exec(near) ?? AFTER_EAST_ASIAN.exec(near);
    if (!match) return void 0;
    const written = match[2];
    const weekday = readWeekday(written);
    const start = end + match[1].length;
    return weekday && { weekday, span: { start, end: start + written.length } };
  }
  /** Whether a date may begin here: not inside a word, a path, a larger number or a sum of money. */
  #mayBegin(start) {
    if (start === 0) return true;
    const code = this.#text.charCodeAt(start - 1);
    if (code >= 128) return code >= 4352 || !isLetter2(code);
    return !isDigit2(code) && !isSmall(code | 32) && !NOT_BEFORE.includes(this.#text[start - 1]);
  }
  /** Whether a number is over: no letter, digit, or separator with more digits follows. */
  #isNumberEnd(end) {
    if (end >= this.#span.end) return true;
    const code = this.#text.charCodeAt(end);
    if (isDigit2(code) || isSmall(code | 32) || code === 95 || code === 37) return false;
    const next = this.#text.charCodeAt(end + 1);
    if (code === 45 && isSmall(next | 32)) return false;
    return !(",./-:".includes(this.#text[end]) && isDigit2(next));
  }
  #figure(start) {
    const most = Math.min(this.#span.end, start + 40);
    let end = start;
    let value = 0;
    while (end < most && isDigit2(this.#text.charCodeAt(end))) {
      if (end - start < 5) value = value * 10 + this.#text.charCodeAt(end) - 48;
      end++;
    }
    return { value, digits: end - start, end };
  }
  /** The number after a separator; after a stop a blank may stand. */
  #figureAfter(at, separator) {
    if (this.#text.charCodeAt(at) !== separator) return void 0;
    const from = separator === 46 && this.#text.charCodeAt(at + 1) === 32 ? at + 2 : at + 1;
    const figure = this.#figure(from);
    return figure.digits > 0 ? figure : void 0;
  }
  /** "Jan.": after the stop of a shortened month. */
  #afterShortName(start, end) {
    if (this.#text.charCodeAt(end) !== 46) return end;
    return SHORT_MONTHS.has(this.#text.slice(start, end).toLowerCase()) ? end + 1 : end;
  }
  /** "18th", "1er", "18.": where what makes it a number in a row ends. */
  #ordinalEnd(end) {
    return this.#text.charCodeAt(end) === 46 ? end + 1 : this.#letteredEnd(end);
  }
  #letteredEnd(end) {
    return ORDINALS.has(this.#text.slice(end, end + 2)) && !isLetter2(this.#text.charCodeAt(end + 2)) ? end + 2 : end;
  }
  /** The second day of "18–19", "18 and 19", "18. bis 19."; its end is that of the number. */
  #rangeEnd(at) {
    const match = RANGE.exec(this.#text.slice(at, Math.min(this.#span.end, at + 14)));
    if (!match) return void 0;
    const last = this.#figure(at + match[0].length);
    const isDay = last.digits > 0 && last.digits < 3 && last.value >= 1 && last.value <= 31;
    return isDay && this.#isNumberEnd(this.#ordinalEnd(last.end)) ? last : void 0;
  }
  /** " 2024", ", 2024", " de 2024". */
  #yearAfter(at) {
    const match = BEFORE_YEAR.exec(this.#text.slice(at, Math.min(this.#span.end, at + 8)));
    if (!match) return void 0;
    const year = this.#figure(at + match[0].length);
    return year.digits === 4 && isYear(year.value) && this.#isNumberEnd(year.end) ? year : void 0;
  }
  #timeEnd(at) {
    if (this.#text.charCodeAt(at) !== 84) return at;
    return at + (TIME.exec(this.#text.slice(at, Math.min(this.#span.end, at + 30)))?.[0].length ?? 0);
  }
  #blanks(at) {
    let end = at;
    const most = Math.min(this.#span.end, at + MOST_BLANKS);
    while (end < most && isBlankCode(this.#text.charCodeAt(end))) end++;
    return end;
  }
  #wordAt(start) {
    let end = start;
    const most = Math.min(this.#span.end, start + LONGEST_WORD + 1);
    while (end < most && isLetter2(this.#text.charCodeAt(end))) end++;
    return { written: this.#text.slice(start, end), end };
  }
  #addressEnd(at) {
    let end = at + 3;
    while (end < this.#span.end && !endsAddress2(this.#text.charCodeAt(end))) end++;
    return end;
  }
};
var YEAR_HAN = 24180;
var YEAR_KOREAN = 45380;
var MONTH_HAN = 26376;
var MONTH_KOREAN = 50900;
var DAY_SIGNS = /* @__PURE__ */ new Set([26085, 21495, 34399, 51068]);
var WEEK_SIGNS = /* @__PURE__ */ new Set([26143, 31036, 21608, 36913]);
var RELATIVE_SIGNS = new Set([...EAST_ASIAN_RELATIVES.keys()].map((sign) => sign.charCodeAt(0)));
var NOT_BEFORE = "./-_$%#&=@+*\\'";
var OF = /* @__PURE__ */ new Set(["of", "de"]);
var ENGLISH_ONLY = new Set("january february march may june july october december".split(" "));
var SHORT_MONTHS = new Set(
  "jan feb mar apr jun jul aug sep sept oct nov dec m\xE4r mrz okt dez".split(" ")
);
var ORDINALS = /* @__PURE__ */ new Set(["st", "nd", "rd", "th", "er"]);
var RANGE = /^(?: ?[-–—/] ?| (?:and|to|und|bis|y|et|au) (?:the )?)(?=\d)/;
var BEFORE_YEAR = /^(?:,? {1,2}|\u00a0)(?:de |del )?(?=\d{4})/;
var TIME = /^T\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?/;
var BETWEEN = /^[.,،]{0,2}[ \u00a0]{0,2}(?:the |den |dem |le |el )?$/;
var LIST = /^(?:,? ?(?:and|or|to|und|oder|bis|et|y|و) ?|, ?|\.? ?[-–—/] ?)$/;
var AFTER_LATIN = /^((?:[ ,]{1,2}|[ ]?[([]))([A-Za-zäöüáéíóúñ]{3,10})\.?(?=[,.;:)\]\n]|$)/;
var AFTER_EAST_ASIAN = /^( ?[(（]?)([月火水木金土日]曜日|星期[一二三四五六日天]|[周週][一二三四五六日天]|[월화수목금토일]요일|(?<=[(（])[月火水木金土日一二三四五六월화수목금토일](?=[)）]))/;
function readWeekday(written) {
  const word = DATE_WORDS.get(written.toLowerCase());
  if (word) return word.kind === "weekday" && (word.small || isUpper2(written, 0)) ? word.weekday : void 0;
  if (written.endsWith("\u66DC\u65E5")) return numberIn(EAST_ASIAN_WEEKDAYS.japanese, written.charAt(0));
  if (written.endsWith("\uC694\uC77C")) return numberIn(EAST_ASIAN_WEEKDAYS.korean, written.charAt(0));
  const sign = written.charAt(written.length - 1);
  if (written.length > 1) return hanWeekday(sign);
  return numberIn(EAST_ASIAN_WEEKDAYS.japanese, sign) ?? numberIn(EAST_ASIAN_WEEKDAYS.korean, sign) ?? hanWeekday(sign);
}
function hanWeekday(sign) {
  return sign === "\u5929" ? 7 : numberIn(EAST_ASIAN_WEEKDAYS.han, sign);
}
function numberIn(week, sign) {
  const index = sign === "" ? -1 : week.indexOf(sign);
  return index < 0 ? void 0 : index + 1;
}
function calendar(year, month, day, lastDay) {
  const length = monthLength(month, year);
  if (length === 0 || day !== void 0 && (day < 1 || day > length)) return void 0;
  if (year !== void 0 && day !== void 0 && !isRealDay({ year, month, day })) return void 0;
  const reading = { kind: "calendar", year, month, day };
  return lastDay === void 0 ? reading : { ...reading, lastDay };
}
function isYear(value) {
  return value >= FIRST_YEAR && value <= LAST_YEAR;
}
function isSeparator(code) {
  return code >= 45 && code <= 47;
}
function isDigit2(code) {
  return code >= 48 && code <= 57;
}
function isSmall(code) {
  return code >= 97 && code <= 122;
}
function isLetter2(code) {
  if (code < 128) return isSmall(code | 32);
  if (code < 192) return false;
  return code < 8192 ? code !== 215 && code !== 247 && code !== 1548 && code !== 1563 && code !== 1567 : false;
}
function isBlankCode(code) {
  return code === 32 || code === 160 || code === 12288;
}
function isUpper2(text, at) {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const character = text.charAt(at);
  return character.toLowerCase() !== character;
}
function isInsideWord(text, start) {
  const code = text.charCodeAt(start - 1);
  return isDigit2(code) || code === 95 || code === 64 || code === 35;
}
function endsAddress2(code) {
  return code <= 32 || code === 34 || code === 60 || code === 62 || code >= 8192;
}
function startAt(text, start) {
  return (text.charCodeAt(start) & 31) << 10 | (text.charCodeAt(start + 1) & 31) << 5 | text.charCodeAt(start + 2) & 31;
}
function startsOf(words) {
  const starts = new Uint8Array(1 << 15);
  for (const word of words) starts[startAt(word, 0)] = 1;
  return starts;
}

// src/core/dates/block-dates.ts
var memo = /* @__PURE__ */ new WeakMap();
function datesOf(block) {
  let dates = memo.get(block);
  if (!dates) {
    dates = datesIn(block.text, block.body);
    memo.set(block, dates);
  }
  return dates;
}

// src/core/dates/mention.ts
function daysOf(mention) {
  const days = [];
  for (const reading of mention.readings) {
    if (reading.kind !== "calendar") continue;
    const { year, month, day, order } = reading;
    if (year !== void 0 && day !== void 0) days.push({ year, month, day, ...order && { order } });
  }
  return days;
}

// src/core/dates/iso-8601.ts
var DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?|(\d\d)(\d\d))?(?:$|T)/;
var TIME2 = /^T(?:[01]\d|2[0-4])(?::?[0-5]\d(?::?(?:[0-5]\d|60))?)?(?:[.,]\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/;
var LONGEST6 = 40;
function readIso8601(value) {
  const match = value.length <= LONGEST6 ? DATE.exec(value) : void 0;
  if (!match) return void 0;
  const year = Number(match[1]);
  const month = Number(match[2] ?? match[4] ?? 0);
  const day = Number(match[3] ?? match[5] ?? 0);
  const time = value.indexOf("T");
  if (time >= 0 && (day === 0 || !TIME2.test(value.slice(time)))) return void 0;
  if (match[2] === void 0 && match[4] === void 0)
    return between({ year, month: 1, day: 1 }, { year, month: 12, day: 31 });
  if (match[3] === void 0 && match[5] === void 0)
    return between({ year, month, day: 1 }, { year, month, day: monthLength(month, year) });
  return between({ year, month, day }, { year, month, day });
}
function between(from, to) {
  return isRealDay(from) && isRealDay(to) ? { from, to } : void 0;
}

// src/core/checks/dateline.ts
var REACH2 = 120;
var DASH = / ?(?:[-–—]{1,2}|\u2015) /;
var CAPITALS = /^["“]?\p{Lu}[\p{Lu}\p{M}.'’-]{2,}(?:[ /][\p{Lu}\p{M}.'’-]{2,}){0,3}(?=$|[,(.]| \()/u;
var SIGNED = /^\p{L}[\p{L}\p{M}.'’-]+(?:[ /][\p{L}\p{M}.'’-]+){0,3}(?:, [\p{L}\p{N}. ]{3,30})? \([\p{L}\p{N}./ -]{2,40}\)$/u;
var KOREAN = /^[[(][가-힣·]{2,12}=[가-힣A-Za-z0-9 ]{2,12}[\])](?: [^=\n]{2,40} = ?)? ?/u;
var CHINESE = /^[（(【]?[\p{Script=Han}]{2,12}\d{0,2}月?\d{1,2}日(?:电|電|讯|訊)[）)】]? ?/u;
function datelineOf(text, line) {
  const head = text.slice(line.start, Math.min(line.end, line.start + REACH2));
  const eastAsian = KOREAN.exec(head) ?? CHINESE.exec(head);
  if (eastAsian) return { start: line.start, end: line.start + eastAsian[0].length };
  const dash = DASH.exec(head);
  if (!dash) return void 0;
  const before = head.slice(0, dash.index);
  if (!CAPITALS.test(before) && !SIGNED.test(before)) return void 0;
  return { start: line.start, end: line.start + dash.index + dash[0].length };
}

// src/core/checks/publication-days.ts
var NEAR = 10;
function publicationDays(block, prose, ending) {
  const found = [];
  const attribute = findAttribute(block.header, "date");
  const stated = attribute && readIso8601(attribute.value);
  if (stated) found.push({ by: "attribute", span: attribute.valueSpan, days: stated });
  const inFront = frontMatterDay(block);
  if (inFront) found.push(inFront);
  const address = addressDay(block, ending);
  if (address) found.push(address);
  const dateline = prose && datelineDay(block, prose, found);
  if (dateline) found.push(dateline);
  return found;
}
function daysApart(a, b) {
  return Math.max(0, dayNumber(a.from) - dayNumber(b.to), dayNumber(b.from) - dayNumber(a.to));
}
function wordedDays({ from, to }) {
  return dayNumber(from) === dayNumber(to) ? wordedDay(from) : `${wordedDay(from)} to ${wordedDay(to)}`;
}
function dayInAddress(address) {
  const path = address.search(/[?#]/) < 0 ? address : address.slice(0, address.search(/[?#]/));
  const match = DAY_IN_PATH.exec(path) ?? COMPACT_DAY_IN_PATH.exec(path) ?? MONTH_IN_PATH.exec(path);
  if (!match) return void 0;
  const [year, month, day] = match.slice(1).map(Number);
  const from = { year, month, day: day ?? 1 };
  const to = { year, month, day: day ?? monthLength(month, year) };
  const span = { start: match.index + 1, end: match.index + match[0].length };
  return isRealDay(from) && isRealDay(to) ? { from, to, span } : void 0;
}
var DAY_IN_PATH = /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)/;
var COMPACT_DAY_IN_PATH = /\/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/._-]|$)/;
var MONTH_IN_PATH = /\/((?:19|20)\d\d)\/(\d\d)(?=\/)/;
var LONGEST_URL2 = 2048;
var WEB = /^https?:\/\/[^/]+/i;
function frontMatterDay(block) {
  const matter = frontMatterOf(block);
  const value = matter?.values.get("date");
  if (!matter || !value) return void 0;
  const days = readIso8601(value.trim().replace(/^(\d{4}-\d\d-\d\d)[ T].*$/, "$1")) ?? wholeDay(value);
  const line = block.text.indexOf("\ndate:", matter.span.start) + 1;
  if (!days || line === 0 || line >= matter.span.end) return void 0;
  const start = block.text.indexOf(value, line);
  const end = lineEnd(block.text, line);
  return {
    by: "front matter",
    span: start < 0 || start > end ? { start: line, end } : { start, end: start + value.length },
    days
  };
}
function wholeDay(value) {
  const days = datesIn(value, { start: 0, end: Math.min(value.length, 60) }).flatMap(daysOf);
  return days.length === 1 ? { from: days[0], to: days[0] } : void 0;
}
function addressDay(block, ending) {
  const attribute = findAttribute(block.header, "url");
  const span = attribute?.valueSpan ?? ending?.url;
  if (!span || span.end - span.start > LONGEST_URL2) return void 0;
  const written = block.text.slice(span.start, span.end);
  const address = attribute && written.startsWith('"') ? written.slice(1, -1) : written;
  const host = WEB.exec(address)?.[0].length;
  const found = host === void 0 ? void 0 : dayInAddress(address.slice(host));
  if (!found || host === void 0) return void 0;
  const base = span.start + (address === written ? 0 : 1) + host;
  return { by: "address", span: { start: base + found.span.start, end: base + found.span.end }, days: found };
}
function datelineDay({ text }, prose, others) {
  for (const paragraph of firstLines(text, prose.span)) {
    const dateline = datelineOf(text, paragraph);
    const mention = dateline && datesIn(text, dateline).find(({ form }) => form !== "weekday" && form !== "relative");
    if (!mention) continue;
    const [reading] = mention.readings;
    if (mention.readings.length !== 1 || reading?.kind !== "calendar" || reading.day === void 0) return void 0;
    const { year, month, day } = reading;
    const years = year === void 0 ? [-1, 0, 1].map((step) => (others[0]?.days.from.year ?? Number.NaN) + step) : [year];
    const candidates = years.map((one) => ({ year: one, month, day })).filter((one) => !Number.isNaN(one.year) && isRealDay(one)).map((one) => ({ from: one, to: one }));
    const distance = (days) => others[0] ? daysApart(days, others[0].days) : 0;
    const [nearest] = candidates.sort((a, b) => distance(a) - distance(b));
    return nearest && { by: "dateline", span: mention.span, days: nearest };
  }
  return void 0;
}
function* firstLines(text, { start, end }) {
  let at = start;
  for (let count = 0; count < NEAR && at < end; ) {
    const stop = Math.min(end, lineEnd(text, at));
    if (text.slice(at, Math.min(stop, at + 20)).trim() !== "") {
      yield { start: at, end: stop };
      count++;
    }
    at = stop + 1;
  }
}

// src/core/checks/date-orders.ts
var MAY_BE_NUMERIC = /\d[/-]\d{1,2}[/-]\d{4}/;
function dateOrdersOf(block) {
  if (!MAY_BE_NUMERIC.test(block.text)) return void 0;
  const prose = proseOf(block);
  if (!prose) return void 0;
  const dates = datesOf(block).filter(({ span }) => span.start >= prose.span.start && !prose.isCode(span.start));
  const seen = /* @__PURE__ */ new Set();
  const open = [];
  for (const mention of dates) {
    if (mention.form !== "numeric" || block.text.slice(mention.span.start, mention.span.end).includes(".")) continue;
    const fitting = fittingDays(mention);
    if (fitting.length > 1) open.push(mention);
    const order = fitting.length === 1 ? fitting[0].order : void 0;
    if (order !== void 0 && order !== "year-first" && !isSame(mention)) seen.add(order);
  }
  if (seen.size === 0 && open.length === 0) return void 0;
  const known4 = open.length === 0 || seen.size === 1 ? /* @__PURE__ */ new Set() : knownDays(block, dates);
  const left = seen.size === 1 ? [] : open.map(toOpen(block.text)).filter(({ days }) => !isSettled(days, known4));
  const source = factOf(block, "source");
  return { source: source === void 0 ? void 0 : ownCopy(source), seen, open: left };
}
function fittingDays(mention) {
  const days = daysOf(mention);
  const fitting = days.filter((day) => weekdayOf(day) === mention.beside?.weekday);
  return fitting.length > 0 ? fitting : days;
}
function isSame(mention) {
  const [day] = daysOf(mention);
  return mention.readings.length === 1 && day !== void 0 && day.day === day.month;
}
function knownDays(block, dates) {
  const known4 = /* @__PURE__ */ new Set();
  for (const mention of dates)
    if (mention.readings.length === 1) for (const day of daysOf(mention)) known4.add(dayNumber(day));
  for (const { days } of publicationDays(block, proseOf(block), void 0))
    if (dayNumber(days.from) === dayNumber(days.to)) known4.add(dayNumber(days.from));
  return known4;
}
function isSettled(days, known4) {
  return days.filter((day) => known4.has(dayNumber(day))).length === 1;
}
function toOpen(text) {
  return (mention) => ({
    span: mention.span,
    written: ownCopy(text.slice(mention.span.start, mention.span.end)),
    days: daysOf(mention).map(({ year, month, day }) => ({ year, month, day }))
  });
}

// src/core/checks/rules/ambiguous-date.ts
var ambiguousDate = {
  id: "ambiguous-date",
  group: "metadata",
  scope: "file",
  severity: "info",
  fix: "none",
  summary: "Nothing says whether day or month comes first in a numeric date.",
  why: "Two readers take it for two days. Other dates of the document, or of documents of the same source, mostly settle it; here they do not.",
  example: {
    bad: "<<<FILE a\nThe form was signed on {|ambiguous-date:03/04/2024|}.\nEND>>>\n",
    good: "<<<FILE a\nThe form was signed on 3 April 2024.\nEND>>>\n"
  },
  *check(corpus, { blocks }) {
    const found = [...withOrders(corpus, blocks)];
    const bySource = ordersBySource(found.map(({ orders }) => orders));
    for (const { block, orders } of found) {
      if (orders.source !== void 0 && orders.seen.size === 0 && bySource.get(orders.source)?.size === 1) continue;
      for (const { span, written, days } of orders.open)
        yield { part: block, span, message: `${quoted(written)} is ${days.map(wordedDay).join(" or ")}.` };
    }
  }
};
var memo2 = /* @__PURE__ */ new WeakMap();
function* withOrders(corpus, blocks) {
  for (const { block } of blocks) {
    let orders = memo2.get(block);
    if (!orders) {
      orders = dateOrdersOf(cutBlock(corpus, block)) ?? "none";
      memo2.set(block, orders);
    }
    if (orders !== "none") yield { block, orders };
  }
}
function ordersBySource(all) {
  const bySource = /* @__PURE__ */ new Map();
  for (const { source, seen } of all) {
    if (source === void 0) continue;
    const known4 = bySource.get(source) ?? /* @__PURE__ */ new Set();
    for (const order of seen) known4.add(order);
    bySource.set(source, known4);
  }
  return bySource;
}

// src/core/checks/rules/bidi-control.ts
var BIDI = /[\u202A-\u202E\u2066-\u2069]/g;
var POP_FORMATTING = "\u202C";
var POP_ISOLATE = "\u2069";
var bidiControl = {
  id: "bidi-control",
  group: "characters",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "An invisible character turns the reading direction.",
  why: "What is read then is not what is there: a name or a line can show something else than it says. Right-to-left text does not need these characters where paragraphs have one direction.",
  example: {
    bad: "<<<FILE a\nThe {|bidi-control:\u2067|}file{|bidi-control:\u2069|} is here.\nEND>>>\n",
    good: "<<<FILE a\nThe file is here.\nEND>>>\n"
  },
  *check(part) {
    BIDI.lastIndex = 0;
    if (!BIDI.test(part.text)) return;
    if (part.kind === "gap") {
      yield* keepingComments(part, findingsIn2(part, { start: 0, end: part.text.length }));
      return;
    }
    yield* inHeader(part);
    if (textOf(part)) yield* keepingMarkers(part, findingsIn2(part, part.body));
  }
};
function* inHeader(block) {
  const { header } = block;
  for (const finding3 of findingsIn2(block, header.span)) {
    const { start } = finding3.span;
    if (start < header.nameSpan.start) continue;
    if (start < header.nameSpan.end) yield { ...finding3, severity: "error", fixes: [] };
    else yield isInAttribute(header, start) ? finding3 : { ...finding3, fixes: [] };
  }
}
function isInAttribute({ attributes }, offset) {
  return attributes.some(({ valueSpan }) => valueSpan.start <= offset && offset < valueSpan.end);
}
function* findingsIn2({ text }, span) {
  for (const controls of linesOfControls(text, span)) {
    pair(controls);
    for (const { start, end, character, partner } of controls) {
      const own = { start, end };
      const spans = partner ? [own, { start: partner.start, end: partner.end }].sort((a, b) => a.start - b.start) : [own];
      const fix2 = {
        title: partner ? "Remove the pair" : `Remove ${quoted(character)}`,
        safety: "suggested",
        edits: spans.map((one) => ({ span: one, newText: "" }))
      };
      const message = `${quoted(character)} turns the reading direction`;
      if (partner) yield { span: own, message: `${message}.`, fixes: [fix2] };
      else
        yield {
          span: own,
          severity: "error",
          message: `${message}, and nothing on its line ${isCloser(character) ? "opens" : "ends"} it.`,
          fixes: [fix2]
        };
    }
  }
}
function* linesOfControls(text, span) {
  let controls = [];
  let end = -1;
  for (let at = span.start; ; ) {
    BIDI.lastIndex = at;
    const start = BIDI.exec(text)?.index ?? span.end;
    if (start >= span.end) break;
    if (start > end) {
      if (controls.length > 0) yield controls;
      controls = [];
      end = lineEnd(text, start);
    }
    controls.push({ start, end: start + 1, character: text[start], partner: void 0 });
    at = start + 1;
  }
  if (controls.length > 0) yield controls;
}
function pair(controls) {
  const formatting = [];
  const isolates = [];
  for (const control of controls) {
    const { character } = control;
    if (!isCloser(character)) {
      (character < "\u2066" ? formatting : isolates).push(control);
      continue;
    }
    const opener = (character === POP_ISOLATE ? isolates : formatting).pop();
    if (!opener) continue;
    opener.partner = control;
    control.partner = opener;
  }
}
function isCloser(character) {
  return character === POP_FORMATTING || character === POP_ISOLATE;
}

// src/core/checks/quote-kinds.ts
function countQuotes(text, { start, end }) {
  let straight = 0;
  let curly = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) straight++;
    else if (code >= 8216 && code <= 8223) curly++;
  }
  return { straight, curly };
}
var MOST = 0.9;
function isSetDifferently(part, whole) {
  const straight = whole.straight - part.straight;
  const curly = whole.curly - part.curly;
  if (part.straight > 0 && part.curly === 0) return curly > 0 && curly >= MOST * (straight + curly);
  if (part.curly > 0 && part.straight === 0) return straight > 0 && straight >= MOST * (straight + curly);
  return false;
}

// src/core/checks/rules/boilerplate-line.ts
var boilerplateLine = {
  id: "boilerplate-line",
  group: "web-residue",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "A line belongs to the web page and not to the text.",
  why: "Newsletter sign-ups, share buttons, picture credits and notices are the same in thousands of documents: they are counted as words, found by searches, and make documents look alike. Own patterns: `boilerplate:` in `.corpus.yaml`.",
  example: {
    bad: "<<<FILE a\nThe minister left.\n{|boilerplate-line:Sign up now: Get our newsletter in your inbox|}\nShe did not say why.\nEND>>>\n",
    good: "<<<FILE a\nThe minister left.\nShe did not say why.\nEND>>>\n"
  },
  *check(part, context) {
    const prose = proseOf(part);
    if (prose && part.kind === "block") yield* keepingMarkers(part, findingsIn3(part, prose, webLinesOf(context)));
  }
};
function* findingsIn3(block, prose, lines2) {
  const { text } = block;
  let whole;
  const isOther = (span) => {
    const own = countQuotes(text, span);
    if (own.straight + own.curly === 0) return false;
    whole ??= countQuotes(text, prose.span);
    return isSetDifferently(own, whole);
  };
  for (const { span, kind } of linesOf2(text, prose, lines2, isOther)) {
    const reason = isOther(span) ? ", and its quotes are not the document's" : "";
    const message = `${quoted(text.slice(span.start, span.end))} is ${WORDS[kind]}${reason}.`;
    yield { span, message, fixes: fixesOf(block, span, kind) };
  }
}
function* linesOf2(text, prose, lines2, isOther) {
  const known4 = boilerplateIn(text, prose.span);
  const doubtful = [...doubtfulLines(text, prose.span, lines2)].filter(
    ({ span, kind }) => kind === "own" || isOther(span)
  );
  const starts = new Set(known4.map(({ span }) => span.start));
  const all = doubtful.length === 0 ? known4 : [...known4, ...doubtful.filter(({ span }) => !starts.has(span.start))];
  const sorted = doubtful.length === 0 ? all : all.toSorted((a, b) => a.span.start - b.span.start);
  for (const line of sorted) if (!prose.isCode(line.span.start)) yield line;
}
function* doubtfulLines(text, within, lines2) {
  for (const line of linesIn(text, within)) {
    if (line.end === line.start || line.end - line.start > LONGEST7) continue;
    if (!lines2.hasOwn && !"enwctENWCT 	".includes(text.charAt(line.start))) continue;
    const span = trimmed2(text, line);
    const seen = text.slice(span.start, span.end);
    const kind = (lines2.hasOwn ? lines2.kindOf(seen) : void 0) ?? doubtfulBoilerplateKind(seen);
    if (kind) yield { span, kind };
  }
}
var LONGEST7 = 300;
var WORDS = {
  newsletter: "an invitation to a newsletter",
  topic: "a link to a topic",
  share: "a share button",
  advertisement: "the mark of an advertisement",
  "read-more": "a link to another page",
  credit: "the credit of a picture",
  disclaimer: "a notice of the page",
  terms: "a notice of the page",
  own: "boilerplate by the project's own list"
};
function fixesOf(block, span, kind) {
  const removal = removeLine(block, span);
  const written = block.text.slice(span.start, span.end);
  const deleting = deletion("Delete the line", removal);
  if (kind === "credit") return [...moveToAttribute(block, "credit", creditOf(written), removal), deleting];
  if (kind === "disclaimer") return [...moveToAttribute(block, "note", written, removal), deleting];
  return [deleting];
}
function creditOf(written) {
  const label = /^\p{Lu}+(?=\s?[:：|])/u.exec(written)?.[0] ?? "";
  return label.toLowerCase() + written.slice(label.length);
}

// src/core/checks/rules/broken-sentence-line.ts
var LONG = 40;
var WIDEST_WRAP2 = 120;
var WIDEST_VERSE = 80;
var FEWEST_VERSES = 4;
var ENDS = /[.!?…:;。！？：；।॥؟۔؛][)\]}"'”’»«“」』）]{0,3}$/u;
var ITEM = /^(?:[-–—*+•·▪◦‣>|#]|\p{N}{1,3}[.)]|\p{L}[.)])/u;
var NOT_PROSE2 = /[|{}<>=\t]| {3}/;
var SMALL_NAME = /^(?:(?:von|van|de|der|den|del|della|di|da|dos|du|la|le|el|bin|bint|ibn|ten|ter|zu|af|av)[ ]+){1,3}\p{Lu}|^(?:al|el|an|ad|ar|as|ash)-\p{Lu}|^\p{Ll}\p{Lu}/u;
var ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.|[^\s@]{1,64}@[^\s@]{1,64}\.)/;
var brokenSentenceLine = {
  id: "broken-sentence-line",
  group: "white-space",
  scope: "block",
  severity: "info",
  fix: "suggested",
  summary: "A line ends in the middle of a sentence.",
  why: "Links and advertisements leave line ends in the middle of sentences. Each line then counts as a paragraph, and the sentence is found by nobody. Verse, lists, tables and texts that are wrapped throughout are left alone.",
  example: {
    bad: "<<<FILE a\nThe two ministers will speak to reporters {|broken-sentence-line:after|}\nthe talks have ended.\nEND>>>\n",
    good: "<<<FILE a\nThe two ministers will speak to reporters after the talks have ended.\nEND>>>\n"
  },
  *check(part) {
    if (part.kind === "gap") return;
    const prose = proseOf(part);
    if (prose?.layout === "text") yield* keepingMarkers(part, findingsIn4(part, prose));
  }
};
function* findingsIn4({ text }, prose) {
  for (const group of groupsIn(text, prose)) {
    if (isVerse(text, group)) continue;
    for (let at = 1; at < group.length; at++) {
      const before = group[at - 1];
      const after = group[at];
      if (!isBroken(text, before, after)) continue;
      const span = { start: lastWord(text, before), end: before.end };
      const words = `${text.slice(span.start, span.end)} ${/^\S{1,30}/.exec(text.slice(after.start, after.start + 30))?.[0] ?? ""}`;
      yield {
        span,
        message: `A line ends in the middle of the sentence, at ${quoted(words)}.`,
        fixes: fixesOf2(text, before, after)
      };
    }
  }
}
function* groupsIn(text, { paragraphs, span }) {
  let group = [];
  const lines2 = [...linesIn(text, span)];
  const isUnwrapped = lines2.some(({ start, end }) => end - start > WIDEST_WRAP2);
  for (const paragraph of isUnwrapped ? inked(text, lines2) : paragraphs) {
    const last = group.at(-1);
    if (last && hasBlankBetween(text, last, paragraph)) {
      yield group;
      group = [];
    }
    group.push(paragraph);
  }
  if (group.length > 0) yield group;
}
function inked(text, lines2) {
  return lines2.map((line) => trimmed2(text, line)).filter(({ start, end }) => end > start);
}
function hasBlankBetween(text, before, after) {
  const first = text.indexOf("\n", before.end);
  const second = first < 0 ? -1 : text.indexOf("\n", first + 1);
  return second >= 0 && second < after.start;
}
function isVerse(text, group) {
  if (group.length < 2) return true;
  if (startsSmall(text, group[0])) return true;
  return group.length >= FEWEST_VERSES && group.every(({ start, end }) => end - start <= WIDEST_VERSE);
}
function isBroken(text, before, after) {
  if (before.end - before.start <= LONG || !startsSmall(text, after)) return false;
  const tail = text.slice(Math.max(before.start, before.end - 8), before.end);
  if (ENDS.test(tail)) return false;
  const [first, next] = [before, after].map(({ start, end }) => text.slice(start, Math.min(end, start + 300)));
  if (SMALL_NAME.test(next) || ADDRESS.test(next) || ADDRESS.test(lastToken(text, before))) return false;
  if (ITEM.test(first) || NOT_PROSE2.test(first) || NOT_PROSE2.test(next)) return false;
  return !boilerplateKind(text.slice(before.start, before.end)) && !boilerplateKind(next);
}
function startsSmall(text, { start }) {
  return /^\p{Ll}/u.test(text.slice(start, start + 2));
}
function lastWord(text, { start, end }) {
  const from = Math.max(start, end - 30);
  return end - (/\S+$/.exec(text.slice(from, end))?.[0].length ?? 0);
}
function lastToken(text, line) {
  return text.slice(Math.max(line.start, text.lastIndexOf(" ", line.end - 1) + 1), line.end).slice(0, 200);
}
function fixesOf2(text, before, after) {
  const join = (title, start, newText) => ({
    title,
    safety: "suggested",
    edits: [{ span: { start, end: after.start }, newText }]
  });
  if (!/\p{Ll}-$/u.test(text.slice(before.end - 2, before.end))) return [join("Join the lines", before.end, " ")];
  return [
    join("Join the word without its hyphen", before.end - 1, ""),
    join("Join the word with its hyphen", before.end, "")
  ];
}

// src/core/checks/rules/byte-order-mark.ts
var MARK = "\uFEFF";
var byteOrderMark = {
  id: "byte-order-mark",
  group: "characters",
  scope: "block",
  severity: "warning",
  fix: "safe",
  summary: "A byte order mark stands at the start of the file, or before a header.",
  why: "UTF-8 needs no byte order mark. Tools that look for `<<<FILE` at the start of a line do not see a header behind one, and `cat` carries the mark of the second file into the middle of the joined one.",
  example: {
    bad: "<<<FILE a\nx\nEND>>>\n{|byte-order-mark:\uFEFF|}<<<FILE b\n{|text-outside-block:y|}\n{|stray-terminator:END>>>|}\n",
    good: "<<<FILE a\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n"
  },
  *check(part) {
    if (part.kind === "block") return;
    const { text } = part;
    for (let start = text.indexOf(MARK); start >= 0; ) {
      let end = start + 1;
      while (text[end] === MARK) end++;
      const isFirst = start === 0 || text[start - 1] === "\n";
      if (isFirst && isHeaderLine(text.slice(end, Math.min(end + 8, lineEnd(text, end))))) {
        const span = { start, end };
        const edits = [{ span, newText: "" }];
        yield {
          span,
          message: 'A byte order mark stands before "<<<FILE", so no document begins here.',
          fixes: [{ title: "Remove the byte order mark", safety: "safe", edits }]
        };
      }
      start = text.indexOf(MARK, end);
    }
  },
  *checkBytes({ startsWithMark }) {
    if (startsWithMark)
      yield { offset: 0, line: 0, message: "The file begins with a byte order mark, which UTF-8 does not need." };
  }
};

// src/core/checks/rules/catalogue-entry.ts
var catalogueEntry = {
  id: "catalogue-entry",
  group: "entities",
  scope: "catalogue",
  severity: "error",
  fix: "none",
  summary: "An entry of a catalogue cannot be read or used as it stands.",
  why: "What is wrong in an entry is left out, and the names it should explain stay unexplained: YAML that cannot be read, an id used twice, an unknown type or key, a Wikidata id that is none, an alias of one letter, a relation to nobody.",
  example: {
    bad: "entities:\n  - id: lin-jian\n    name: Lin Jian\n    type: {|catalogue-entry:persn|}\n",
    good: "entities:\n  - id: lin-jian\n    name: Lin Jian\n    type: person\n"
  }
};

// src/core/checks/mojibake.ts
var BEGINS = /[\u00C2-\u00F4](?=[\u0080-\u00BF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178])/g;
var NATURAL = /[\u2018-\u201E\u2026\u2013\u2014\u00A0\u00AB\u00BB\u2039\u203A\u00B0\u00B2-\u00B4\u00B7]/;
var SIGN2 = /[\u2122\u00A9\u00AA\u00AE\u00B8-\u00BA]/;
var SEEN = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\uFEFF\u200B-\u200F]$/u;
var SIGNS = /^[\u200B-\u2027\u202F-\u205E\u20A0-\u20BF\u2100-\u22FF\u25A0-\u27BF\uFF01-\uFF5E\uFFFD\uFEFF]$/;
var NEAR2 = 3;
var MOST_UNITS = 500;
var MOST_TIMES = 4;
function* mojibakeIn(text, span) {
  let from = span.start;
  let runEnd = Number.NEGATIVE_INFINITY;
  for (; ; ) {
    BEGINS.lastIndex = from;
    const at = BEGINS.exec(text)?.index ?? span.end;
    if (at >= span.end) return;
    const units = unitsFrom(text, at, span.end);
    const last = units.at(-1);
    if (last && (isLessStrange(text, units) || isBesideRun(text, units, at - runEnd, span.end))) {
      if (isForeign(text, units)) runEnd = last.end;
      yield { start: at, end: last.end, meant: readAgain(units) };
      from = last.end;
    } else {
      const lost = lostQuote(text, at, span.end);
      if (lost) yield lost;
      from = lost?.end ?? last?.end ?? at + 1;
    }
  }
}
function unitsFrom(text, start, end) {
  const units = [];
  for (let at = start; at < end && units.length < MOST_UNITS; at = units.at(-1).end) {
    const unit = unitAt(text, at, end);
    if (!unit) break;
    units.push(unit);
  }
  return units;
}
function unitAt(text, start, end) {
  const lead = text.charCodeAt(start);
  if (lead < 194 || lead > 244) return void 0;
  const length = lead < 224 ? 2 : lead < 240 ? 3 : 4;
  if (start + length > end) return void 0;
  let codePoint = lead & 127 >> length;
  for (let at = start + 1; at < start + length; at++) {
    const byte = windows1252Byte(text[at]);
    if (byte === void 0 || byte > 191) return void 0;
    codePoint = codePoint << 6 | byte & 63;
  }
  const isShorter = length === 3 && codePoint < 2048 || length === 4 && codePoint < 65536;
  if (isShorter || codePoint >= 55296 && codePoint < 57344 || codePoint > 1114111) return void 0;
  return { start, end: start + length, codePoint };
}
function isLessStrange(text, units) {
  if (!units.every(({ codePoint }) => SEEN.test(String.fromCodePoint(codePoint)))) return false;
  const isRun = units.length > 1;
  return units.some((unit) => {
    const lead = text.charCodeAt(unit.start);
    if (lead <= 197) return !isNatural(text, unit) || isRun && isWestern(units);
    if (lead === 226 || lead === 239) return SIGNS.test(String.fromCodePoint(unit.codePoint));
    if (lead === 240) return text[unit.start + 1] === "\u0178" || text[unit.start + 1] === "\x9F";
    return isRun && isOneScript(units);
  });
}
function isNatural(text, { start, end }) {
  const follower = text[start + 1];
  if (text[start] === "\xC2" && follower !== "\xAB" && follower !== "\xBB") return false;
  const before = text.charAt(start - 1);
  if (SIGN2.test(follower) || follower === "\xA0" && text[start] === "\xC3") return /\p{Lu}/u.test(before);
  return NATURAL.test(follower) && !/\p{Ll}/u.test(before) && !/\p{Ll}/u.test(text.charAt(end));
}
function isBesideRun(text, units, distance, end) {
  if (!isForeign(text, units) || !units.every(({ codePoint }) => SEEN.test(String.fromCodePoint(codePoint))))
    return false;
  if (distance <= NEAR2) return true;
  const next = units.at(-1).end + 1;
  const after = unitsFrom(text, next, end);
  return isForeign(text, after) && isLessStrange(text, after);
}
function isForeign(text, units) {
  const [first] = units;
  const lead = first ? text.charCodeAt(first.start) : 0;
  return lead >= 204 && lead < 240 && lead !== 226 && lead !== 239;
}
function isWestern(units) {
  return units.every(({ codePoint }) => codePoint < 384 || codePoint >= 8208 && codePoint < 8483);
}
var SCRIPTS = [
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\uFF01-\uFF5E]+$/u,
  /^[\p{Script_Extensions=Hangul}]+$/u,
  /^[\p{Script_Extensions=Cyrillic}]+$/u,
  /^[\p{Script_Extensions=Greek}]+$/u,
  /^[\p{Script_Extensions=Arabic}]+$/u,
  /^[\p{Script_Extensions=Hebrew}]+$/u,
  /^[\p{Script_Extensions=Devanagari}]+$/u,
  /^[\p{Script_Extensions=Thai}]+$/u
];
function isOneScript(units) {
  const letters2 = units.slice(0, 8).filter(({ codePoint }) => codePoint >= 880 && !(codePoint >= 8192 && codePoint < 8448));
  const text = String.fromCodePoint(...letters2.map(({ codePoint }) => codePoint));
  return letters2.length > 1 && SCRIPTS.some((script) => script.test(text));
}
function lostQuote(text, at, end) {
  if (!text.startsWith("\xE2\u20AC", at) || at + 2 > end) return void 0;
  const isMarked = text[at + 2] === "\uFFFD" && at + 3 <= end;
  return { start: at, end: isMarked ? at + 3 : at + 2, meant: "\u201D" };
}
function readAgain(units) {
  let meant = said(units);
  for (let times = 1; times < MOST_TIMES; times++) {
    const again = unitsFrom(meant, 0, meant.length);
    if (again.length === 0 || again.at(-1).end < meant.length || !isLessStrange(meant, again)) break;
    meant = said(again);
  }
  return meant;
}
function said(units) {
  let text = "";
  for (const { codePoint } of units) text += String.fromCodePoint(codePoint);
  return text;
}

// src/core/checks/rules/control-character.ts
var CONTROL2 = new RegExp(`${ANSI_ESCAPE}|[\\x00-\\x08\\x0E-\\x1F\\x7F]+|[\\x80-\\x84\\x86-\\x9F]`, "g");
var controlCharacter = {
  id: "control-character",
  group: "characters",
  scope: "block",
  severity: "warning",
  fix: "safe",
  summary: "A control character stands in the text.",
  why: "Control characters are seen by nobody and break searches, exports to XML and terminals. Those at 80\u20139F are mostly quotes and dashes of windows-1252 in disguise.",
  example: {
    bad: "<<<FILE a\nThe min{|control-character:\0|}ister.\nEND>>>\n",
    good: "<<<FILE a\nThe minister.\nEND>>>\n"
  },
  *check(part) {
    if (part.kind === "gap") yield* keepingComments(part, findingsIn5(part, 0, part.text.length));
    else if (textOf(part)) yield* keepingMarkers(part, inBody(part));
  }
};
function* inBody(block) {
  const { text, body } = block;
  if (firstIn(text, body.start, body.end) === void 0) return;
  let from = body.start;
  for (const { start, end } of mojibakeIn(text, body)) {
    yield* findingsIn5(block, from, start);
    from = end;
  }
  yield* findingsIn5(block, from, body.end);
}
function firstIn(text, start, end) {
  CONTROL2.lastIndex = start;
  const match = CONTROL2.exec(text);
  return match && match.index < end ? match : void 0;
}
function* findingsIn5({ text }, from, end) {
  for (let at = from; ; ) {
    const match = firstIn(text, at, end);
    if (!match) return;
    const written = match[0].slice(0, end - match.index);
    at = match.index + written.length;
    const span = { start: match.index, end: at };
    yield { span, message: `${quoted(written)} is ${kindOf2(written)}.`, fixes: fixesOf3(written, span) };
  }
}
function kindOf2(written) {
  if (written.startsWith("\x1B") && written.length > 1) return "an escape sequence for a terminal";
  return written.length > 1 ? "control characters" : "a control character";
}
function fixesOf3(written, span) {
  const title = `Remove ${quoted(written)}`;
  const code = written.charCodeAt(0);
  if (code < 128) return [{ title, safety: "safe", edits: [{ span, newText: "" }] }];
  const removal = { title, safety: "suggested", edits: [{ span, newText: "" }] };
  const meant = windows1252(code);
  if (meant === void 0) return [removal];
  return [{ title: `Change to ${quoted(meant)}`, safety: "suggested", edits: [{ span, newText: meant }] }, removal];
}

// src/core/checks/rules/date-contradiction.ts
var dateContradiction = {
  id: "date-contradiction",
  group: "metadata",
  scope: "block",
  severity: "warning",
  fix: "none",
  summary: "What says when the document was published does not agree, or lies in the future.",
  why: "The header, the front matter, the address and the dateline should name one day, give or take one for time zones. Events the text speaks of are no evidence here.",
  example: {
    bad: "<<<FILE a date={|date-contradiction:2024-06-27|} url=https://example.org/2024/06/17/a\nx\nEND>>>\n",
    good: "<<<FILE a date=2024-06-17 url=https://example.org/2024/06/17/a\nx\nEND>>>\n"
  },
  *check(part, context) {
    if (part.kind !== "block") return;
    const prose = proseOf(part);
    const days = publicationDays(part, prose, prose && endingOf2(part, prose, webLinesOf(context)));
    if (days.length > 1) yield* contradictions(part, days);
    const today = context.today === void 0 ? void 0 : readIso8601(context.today)?.to;
    if (!today) return;
    for (const { span, days: range } of days) {
      if (dayNumber(range.from) <= dayNumber(today)) continue;
      const message = `${quoted(part.text.slice(span.start, span.end))} lies in the future: today is ${wordedDay(today)}.`;
      yield { span, message };
    }
  }
};
var MOST_APART = 1;
var WORDS2 = {
  attribute: "the header",
  "front matter": "the front matter",
  address: "the address",
  dateline: "the dateline"
};
function* contradictions({ text }, days) {
  for (const one of days) {
    const others = days.filter((other) => daysApart(one.days, other.days) > MOST_APART);
    if (others.length === 0) continue;
    const { start, end } = one.span;
    yield {
      span: one.span,
      message: `${quoted(text.slice(start, end))} contradicts ${listed(others.map(({ by }) => WORDS2[by]))}.`,
      related: others.map(({ span, by, days: range }) => {
        const who = WORDS2[by];
        return { span, message: `${who.charAt(0).toUpperCase()}${who.slice(1)} says ${wordedDays(range)}.` };
      })
    };
    return;
  }
}

// src/core/checks/rules/directive.ts
var directive = {
  id: "directive",
  group: "structure",
  scope: "last",
  severity: "hint",
  fix: "suggested",
  summary: "An ignore directive is unknown or needless, or the format version is not known.",
  why: "A directive for a rule that does not exist, or that finds nothing here, hides what comes later. A file of another format version is read as far as it goes, and never written: no fixes are offered in it.",
  example: {
    bad: "# corpus-ignore: {|directive:no-such-rule|} -- why\n<<<FILE a\nx\nEND>>>\n",
    good: "<<<FILE a\nx\nEND>>>\n"
  },
  *check(corpus, _context, outcome) {
    const { ignores, formats } = directivesOf(corpus);
    for (const { part, version, span } of formats)
      if (version !== "1")
        yield {
          part,
          span,
          severity: "warning",
          message: `The format version ${quoted(version)} is not known; the file is read as far as it goes, and not changed.`
        };
    for (const ignore of ignores) yield* unneeded(ignore, outcome);
  }
};
function* unneeded(ignore, outcome) {
  const { part, keyword, removal, entries, scope, target } = ignore;
  if (entries.length === 0) {
    const edits = [{ span: removal, newText: "" }];
    const fixes = [{ title: "Remove the directive", safety: "suggested", edits }];
    yield { part, span: keyword, message: "The directive names no rule.", fixes };
  }
  for (const entry of entries) {
    if (outcome.silenced(entry)) continue;
    const message = complaint(entry.rule, outcome, scope === "block" && !target);
    if (message === void 0) continue;
    const edits = [{ span: entry.removal, newText: "" }];
    const fixes = [{ title: `Remove ${quoted(entry.rule)}`, safety: "suggested", edits }];
    yield { part, span: entry.span, message, fixes };
  }
}
function complaint(rule, outcome, isAdrift) {
  const standing = outcome.standing(rule);
  if (standing === "unknown") return `There is no rule ${quoted(rule)}.`;
  if (standing === "retired") return `The rule ${quoted(rule)} is no more.`;
  if (isAdrift) return `The directive for ${quoted(rule)} holds for nothing, because no header follows it directly.`;
  return outcome.ran(rule) ? `The directive for ${quoted(rule)} is needless: the rule finds nothing here.` : void 0;
}

// src/core/checks/document-names.ts
function subjectOf({ name }) {
  return name === void 0 ? "This document" : quoted(name);
}
function nameOf({ name }) {
  return name === void 0 ? "a document without a name" : quoted(name);
}
function placeOfName({ nameSpan, span }) {
  return nameSpan.end > nameSpan.start ? nameSpan : span;
}

// src/core/checks/facts/folded-text.ts
var UnitKind = {
  space: 1,
  /** Letters, digits and marks: words run on through them. */
  letter: 2,
  /** Han, Hiragana, Thai and their like: each is a word of its own, as they are written without spaces. */
  single: 3,
  other: 4
};
var SPACE = 32;
var LINE_FEED = 10;
var UNSETTLED = 8;
var KINDS4 = new Uint8Array(65536);
var SMALL = new Uint16Array(65536);
function kindOfUnit(unit) {
  return (KINDS4[unit] || classify2(unit)) & UNSETTLED - 1;
}
var TextFolder = class {
  /** The folded text; what stands beyond its count means nothing. */
  units = new Uint16Array(4096);
  #count = 0;
  /** Folds what lies within `span`; answers the count of units. */
  fold(text, span) {
    if (this.#foldSpan(text, span, "not composed yet")) return this.#count;
    const composed = text.slice(span.start, span.end).normalize("NFC");
    this.#foldSpan(composed, { start: 0, end: composed.length }, "composed");
    return this.#count;
  }
  /** The folded text as one line, for a look at whether two are really the same. */
  textOf(text, span) {
    const count = this.fold(text, span);
    let folded2 = "";
    for (let at = 0; at < count; at += CHUNK)
      folded2 += String.fromCharCode(...this.units.subarray(at, Math.min(count, at + CHUNK)));
    return folded2.trimEnd().replaceAll("\n", " ");
  }
  /** Whether it was in NFC, or as composed as can be. */
  #foldSpan(text, span, form) {
    const most = span.end - span.start + 1;
    if (this.units.length < most) this.units = new Uint16Array(most * 2);
    this.#count = 0;
    let at = span.start;
    for (const residue of boilerplateIn(text, span)) {
      if (!this.#foldLines(text, at, residue.span.start, form)) return false;
      at = residue.span.end;
    }
    return this.#foldLines(text, at, span.end, form);
  }
  #foldLines(text, start, end, form) {
    const { units } = this;
    const unsettled = form === "composed" ? 0 : UNSETTLED;
    let to = this.#count;
    let begun = false;
    let blank = false;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      const kind = KINDS4[unit] || classify2(unit);
      if (kind !== UnitKind.space) {
        if (kind & unsettled) return false;
        if (blank && begun) units[to++] = SPACE;
        blank = false;
        begun = true;
        units[to++] = SMALL[unit];
      } else if (unit === LINE_FEED) {
        if (begun) units[to++] = LINE_FEED;
        begun = false;
        blank = false;
      } else blank = true;
    }
    if (begun) units[to++] = LINE_FEED;
    this.#count = to;
    return true;
  }
};
var CHUNK = 8192;
function classify2(unit) {
  const character = String.fromCharCode(unit);
  const small = character.toLowerCase();
  SMALL[unit] = small.length !== 1 ? unit : small === "\u03C2" ? 963 : small.charCodeAt(0);
  const isSettled2 = !/[\p{M}\u1160-\u11FF]/u.test(character) && character.normalize("NFC") === character;
  const kind = kindOf3(unit, character) | (isSettled2 ? 0 : UNSETTLED);
  KINDS4[unit] = kind;
  return kind;
}
var SINGLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
function kindOf3(unit, character) {
  if (unit >= 55296 && unit < 57344) return unit >= 55356 && unit <= 55358 ? UnitKind.other : UnitKind.letter;
  if (/[\s\u0085\u200B]/.test(character)) return UnitKind.space;
  if (/[\p{L}\p{N}]/u.test(character)) return SINGLE.test(character) ? UnitKind.single : UnitKind.letter;
  return /\p{M}/u.test(character) ? UnitKind.letter : UnitKind.other;
}

// src/core/checks/facts/body-hashes.ts
var SHINGLE = 5;
var SHORTEST_LINE = 15;
var LONGEST_LINE = 200;
var LEAST_WORDS = 2;
var SPACE2 = 32;
var FNV_START = 2166136261 | 0;
var FNV_PRIME = 16777619;
var SECOND_START = 2538058380 | 0;
var SECOND_PRIME = 2246822507 | 0;
var WEIGHT = 2654435761 | 0;
var WEIGHT_TO_FIFTH = Math.imul(Math.imul(Math.imul(WEIGHT, WEIGHT), Math.imul(WEIGHT, WEIGHT)), WEIGHT);
var BodyHasher = class {
  #folder = new TextFolder();
  #shingles = new Uint32Array(1024);
  #shingleCount = 0;
  #lines = new Float64Array(256);
  #lineCount = 0;
  #words = 0;
  /** The last five words. */
  #ring = new Int32Array(SHINGLE);
  #rolling = 0;
  /** The hashes of the text within `span`. */
  hash(text, span) {
    const body = this.#read(this.#folder.fold(text, span));
    return {
      body,
      words: this.#words,
      shingles: distinct(this.#shingles.subarray(0, this.#shingleCount).sort()),
      lines: distinct(this.#lines.subarray(0, this.#lineCount).sort())
    };
  }
  /** The hash of one line, as it stands among those of its body. */
  hashLine(line) {
    return this.#read(this.#folder.fold(line, { start: 0, end: line.length }));
  }
  /** Reads folded units once: stretches between blanks make up lines and the body, words make up shingles. */
  #read(count) {
    const { units } = this.#folder;
    this.#words = 0;
    this.#shingleCount = 0;
    this.#lineCount = 0;
    this.#rolling = 0;
    this.#ring.fill(0);
    let body = FNV_START;
    let body2 = SECOND_START;
    let line = FNV_START;
    let line2 = SECOND_START;
    let chunk = FNV_START;
    let chunk2 = SECOND_START;
    let word = FNV_START;
    let inWord = false;
    let lineStart2 = 0;
    let wordsBefore = 0;
    for (let at = 0; at < count; at++) {
      const unit = units[at];
      const kind = kindOfUnit(unit);
      if (kind === UnitKind.letter) {
        word = Math.imul(word ^ unit, FNV_PRIME);
        inWord = true;
      } else {
        if (inWord) this.#addWord(word);
        inWord = false;
        word = FNV_START;
        if (kind === UnitKind.single) this.#addWord(Math.imul(FNV_START ^ unit, FNV_PRIME));
      }
      if (kind !== UnitKind.space) {
        chunk = Math.imul(chunk ^ unit, FNV_PRIME);
        chunk2 = Math.imul(chunk2 ^ unit, SECOND_PRIME);
        continue;
      }
      body = mixed(body, chunk);
      body2 = mixed(body2, chunk2);
      line = mixed(line, chunk);
      line2 = mixed(line2, chunk2);
      chunk = FNV_START;
      chunk2 = SECOND_START;
      if (unit === SPACE2) continue;
      const length = at - lineStart2;
      if (length >= SHORTEST_LINE && length <= LONGEST_LINE && this.#words - wordsBefore >= LEAST_WORDS)
        this.#addLine(joined(line, line2));
      line = FNV_START;
      line2 = SECOND_START;
      wordsBefore = this.#words;
      lineStart2 = at + 1;
    }
    return joined(body, body2);
  }
  #addWord(word) {
    const slot = this.#words++ % SHINGLE;
    this.#rolling = Math.imul(this.#rolling, WEIGHT) + word - Math.imul(this.#ring[slot], WEIGHT_TO_FIFTH) | 0;
    this.#ring[slot] = word;
    if (this.#words < SHINGLE) return;
    if (this.#shingleCount === this.#shingles.length)
      this.#shingles = grown2(this.#shingles, new Uint32Array(this.#shingleCount * 2));
    this.#shingles[this.#shingleCount++] = finished(this.#rolling);
  }
  #addLine(hash) {
    if (this.#lineCount === this.#lines.length) this.#lines = grown2(this.#lines, new Float64Array(this.#lineCount * 2));
    this.#lines[this.#lineCount++] = hash;
  }
};
function grown2(from, to) {
  to.set(from);
  return to;
}
function mixed(hash, value) {
  let k = Math.imul(value, 3432918353);
  k = Math.imul(k << 15 | k >>> 17, 461845907);
  const h = hash ^ k;
  return Math.imul(h << 13 | h >>> 19, 5) + 3864292196 | 0;
}
function finished(hash) {
  let h = hash ^ hash >>> 16;
  h = Math.imul(h, 2246822507);
  h ^= h >>> 13;
  h = Math.imul(h, 3266489909);
  return (h ^ h >>> 16) >>> 0;
}
function joined(first, second) {
  return (finished(second) & 2097151) * 4294967296 + finished(first);
}
function distinct(sorted) {
  let count = 0;
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at];
    if (at === 0 || value !== sorted[count - 1]) sorted[count++] = value;
  }
  return sorted.slice(0, count);
}

// src/core/checks/facts/body-facts.ts
var SHORTEST_BODY = 5;
var SHORTEST_COMPARED = 20;
var LONGEST_SOURCE = 200;
var NO_SHINGLES = new Uint32Array(0);
var NO_LINES = new Float64Array(0);
var NOTHING = { body: void 0, shingles: NO_SHINGLES, lines: NO_LINES, source: void 0 };
var remembered = /* @__PURE__ */ new WeakMap();
function factsOf(corpus, block, hasher) {
  let facts2 = remembered.get(block);
  if (!facts2) {
    facts2 = readFacts(cutBlock(corpus, block), hasher ?? new BodyHasher());
    remembered.set(block, facts2);
  }
  return facts2;
}
function comparedSpan(block) {
  return { start: frontMatterOf(block)?.span.end ?? block.body.start, end: block.body.end };
}
function readFacts(block, hasher) {
  if (isBase64(block.header)) return NOTHING;
  const { body, words, shingles, lines: lines2 } = hasher.hash(block.text, comparedSpan(block));
  const isText = proseOf(block) !== void 0;
  return {
    body: words < SHORTEST_BODY ? void 0 : body,
    shingles: isText && words >= SHORTEST_COMPARED ? shingles : NO_SHINGLES,
    lines: isText && lines2.length > 0 ? lines2 : NO_LINES,
    source: sourceOf(block)
  };
}
function sourceOf(block) {
  const source = factOf(block, "source")?.trim();
  if (source) return ownCopy(source.slice(0, LONGEST_SOURCE));
  const url = factOf(block, "url");
  const host = url === void 0 ? void 0 : /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)/i.exec(url)?.[1];
  return host === void 0 ? void 0 : ownCopy(host.slice(0, LONGEST_SOURCE).toLowerCase());
}

// src/core/checks/facts/shingle-sets.ts
var NUMERATOR = 4;
var DENOMINATOR = 5;
function canBeTwins(first, second) {
  return DENOMINATOR * Math.min(first, second) >= NUMERATOR * Math.max(first, second);
}
function leastShared(count) {
  return Math.ceil(NUMERATOR * count / DENOMINATOR);
}
function similarityOf(first, second) {
  const all = first.length + second.length;
  const needed = Math.ceil(NUMERATOR * all / (NUMERATOR + DENOMINATOR));
  let sparedOfFirst = first.length - needed;
  let sparedOfSecond = second.length - needed;
  let i = 0;
  let j = 0;
  while (i < first.length && j < second.length) {
    const a = first[i];
    const b = second[j];
    if (a === b) {
      i++;
      j++;
    } else if (a < b) {
      if (--sparedOfFirst < 0) return void 0;
      i++;
    } else {
      if (--sparedOfSecond < 0) return void 0;
      j++;
    }
  }
  const shared = needed + sparedOfFirst - (first.length - i);
  return shared < needed ? void 0 : shared / (all - shared);
}

// src/core/checks/facts/min-hash.ts
var BANDS = 14;
var ROWS = 8;
var MOST_DOCUMENTS = 2097152;
var MOST_IN_BAND = 16;
var MULTIPLIERS = new Uint32Array(BANDS * ROWS);
var OFFSETS = new Uint32Array(BANDS * ROWS);
for (let at = 0, state = 625341585; at < BANDS * ROWS; at++) {
  state = scrambled(state);
  MULTIPLIERS[at] = state | 1;
  state = scrambled(state);
  OFFSETS[at] = state;
}
var signatures = /* @__PURE__ */ new WeakMap();
function* candidatesByMinHash(sets) {
  const count = Math.min(sets.length, MOST_DOCUMENTS);
  const pairs = [];
  const keys = new Float64Array(count);
  for (let band = 0; band < BANDS; band++) {
    for (let at = 0; at < count; at++) keys[at] = bandOf(signatureOf(sets[at]), band) * MOST_DOCUMENTS + at;
    keys.sort();
    for (let start = 0, at = 1; at <= count; at++) {
      if (at < count && bandIn(keys[at]) === bandIn(keys[start])) continue;
      if (at - start > 1) pairsAmong(keys.subarray(start, at), sets, pairs);
      start = at;
    }
  }
  yield* grouped(Float64Array.from(pairs).sort());
}
function bandIn(key) {
  return Math.floor(key / MOST_DOCUMENTS);
}
function pairsAmong(keys, sets, pairs) {
  for (let at = 1; at < keys.length; at++) {
    const later = keys[at] % MOST_DOCUMENTS;
    const add2 = (other) => {
      const earlier = keys[other] % MOST_DOCUMENTS;
      if (canBeTwins(sets[earlier].length, sets[later].length)) pairs.push(later * MOST_DOCUMENTS + earlier);
    };
    const near = Math.max(0, at - MOST_IN_BAND / 2);
    for (let other = 0; other < Math.min(near, MOST_IN_BAND / 2); other++) add2(other);
    for (let other = near; other < at; other++) add2(other);
  }
}
function* grouped(pairs) {
  for (let start = 0; start < pairs.length; ) {
    const later = bandIn(pairs[start]);
    const earlier = [];
    let at = start;
    for (; at < pairs.length && bandIn(pairs[at]) === later; at++)
      if (at === start || pairs[at] !== pairs[at - 1]) earlier.push(pairs[at] % MOST_DOCUMENTS);
    yield { later, earlier: Int32Array.from(earlier) };
    start = at;
  }
}
function signatureOf(set) {
  const known4 = signatures.get(set);
  if (known4) return known4;
  const signature = new Uint32Array(BANDS * ROWS);
  for (let row = 0; row < signature.length; row++) {
    const multiplier = MULTIPLIERS[row];
    const offset = OFFSETS[row];
    let least = 4294967295;
    for (let at = 0; at < set.length; at++) {
      const value = Math.imul(set[at], multiplier) + offset >>> 0;
      if (value < least) least = value;
    }
    signature[row] = least;
  }
  signatures.set(set, signature);
  return signature;
}
function bandOf(signature, band) {
  let hash = 2166136261;
  for (let row = band * ROWS; row < (band + 1) * ROWS; row++) hash = scrambled(hash ^ signature[row]);
  return hash;
}
function scrambled(value) {
  let hash = value ^ value >>> 16;
  hash = Math.imul(hash, 2246822507);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 3266489909);
  return (hash ^ hash >>> 16) >>> 0;
}

// src/core/checks/facts/rare-shingles.ts
var STEPS_A_SHINGLE = 256;
function* candidatesByRareShingles(sets) {
  const counts = documentsOf(sets);
  const documents = /* @__PURE__ */ new Map();
  const seen = new Int32Array(sets.length).fill(-1);
  for (const [later, set] of sets.entries()) {
    const rare = rarest(set, counts);
    const earlier = [];
    let steps = STEPS_A_SHINGLE * set.length;
    for (const shingle of rare) {
      for (const document of documents.get(shingle) ?? []) {
        if (--steps < 0) break;
        if (seen[document] === later) continue;
        seen[document] = later;
        if (canBeTwins(sets[document].length, set.length)) earlier.push(document);
      }
    }
    if (earlier.length > 0) yield { later, earlier: Int32Array.from(earlier).sort() };
    for (const shingle of rare) {
      const known4 = documents.get(shingle);
      if (known4) known4.push(later);
      else documents.set(shingle, [later]);
    }
  }
}
function documentsOf(sets) {
  let total = 0;
  for (const set of sets) total += set.length;
  const all = new Uint32Array(total);
  let to = 0;
  for (const set of sets) {
    all.set(set, to);
    to += set.length;
  }
  all.sort();
  const counts = /* @__PURE__ */ new Map();
  for (let start = 0, at = 1; at <= total; at++) {
    if (at < total && all[at] === all[start]) continue;
    if (at - start > 1) counts.set(all[start], at - start);
    start = at;
  }
  return counts;
}
function rarest(set, counts) {
  const byCount = new Float64Array(set.length);
  for (let at = 0; at < set.length; at++) byCount[at] = (counts.get(set[at]) ?? 1) * 4294967296 + set[at];
  byCount.sort();
  const shared = [];
  const size = set.length - leastShared(set.length) + 1;
  for (const packed of byCount.subarray(0, size)) if (packed >= 2 * 4294967296) shared.push(packed % 4294967296);
  return shared;
}

// src/core/checks/facts/near-twins.ts
var MOST_COMPARED = 2e3;
var MOST_TWINS = 5;
var STEPS_A_SHINGLE2 = 256;
function nearTwins(sets) {
  const places = inQuestion(sets);
  const chosen = places.map((place) => sets[place]);
  const candidates = chosen.length > MOST_COMPARED ? candidatesByMinHash(chosen) : candidatesByRareShingles(chosen);
  let steps = STEPS_A_SHINGLE2 * chosen.reduce((sum, set) => sum + set.length, 0);
  const twins = [];
  for (const { later, earlier } of candidates) {
    let found = 0;
    for (const one of earlier) {
      if (found === MOST_TWINS || steps < 0) break;
      const [first, second] = [chosen[one], chosen[later]];
      steps -= first.length + second.length;
      const similarity = similarityOf(first, second);
      if (similarity === void 0) continue;
      twins.push({ earlier: places[one], later: places[later], similarity });
      found++;
    }
  }
  return twins;
}
function inQuestion(sets) {
  let total = 0;
  for (const set of sets) total += set.length;
  if (total === 0) return [];
  const bits = Math.min(25, Math.max(10, Math.ceil(Math.log2(total)) + 3));
  const shift = 32 - bits;
  const counts = new Uint8Array(2 ** bits);
  for (const set of sets)
    for (let at = 0; at < set.length; at++) {
      const slot = set[at] >>> shift;
      if (counts[slot] < 2) counts[slot] = counts[slot] + 1;
    }
  const places = [];
  for (const [place, set] of sets.entries()) {
    let shared = 0;
    for (let at = 0; at < set.length; at++) if (counts[set[at] >>> shift] > 1) shared++;
    if (set.length > 0 && shared >= leastShared(set.length)) places.push(place);
  }
  return places;
}

// src/core/checks/facts/repeated-lines.ts
var LEAST = 3;
var SHARE = 0.05;
function repeatedLines(facts2, originals) {
  const bySource = /* @__PURE__ */ new Map();
  for (const [place, { source, lines: lines2 }] of facts2.entries()) {
    if (lines2.length === 0) continue;
    const known4 = bySource.get(source);
    if (known4) known4.push(place);
    else bySource.set(source, [place]);
  }
  const found = [];
  for (const [source, members] of bySource) {
    if (members.length < LEAST) continue;
    const frequent = frequentLines(members, facts2);
    if (frequent.size === 0) continue;
    const originalOf = originals();
    const documents = new Set(members.map((place) => originalOf[place])).size;
    const least = leastOf(documents);
    const counts = /* @__PURE__ */ new Map();
    for (const [line, places] of placesOf(frequent, members, facts2)) {
      const count = new Set(places.map((place) => originalOf[place])).size;
      if (count >= least) counts.set(line, count);
    }
    if (counts.size > 0) found.push({ source, documents, members, counts });
  }
  return found;
}
function leastOf(documents) {
  return Math.max(LEAST, Math.ceil(SHARE * documents));
}
function frequentLines(members, facts2) {
  let total = 0;
  for (const place of members) total += facts2[place].lines.length;
  const all = new Float64Array(total);
  let to = 0;
  for (const place of members) {
    all.set(facts2[place].lines, to);
    to += facts2[place].lines.length;
  }
  all.sort();
  const frequent = /* @__PURE__ */ new Set();
  for (let at = LEAST - 1; at < total; at++) if (all[at] === all[at - LEAST + 1]) frequent.add(all[at]);
  return frequent;
}
function placesOf(frequent, members, facts2) {
  const places = /* @__PURE__ */ new Map();
  for (const place of members)
    for (const line of facts2[place].lines) {
      if (!frequent.has(line)) continue;
      const known4 = places.get(line);
      if (known4) known4.push(place);
      else places.set(line, [place]);
    }
  return places;
}

// src/core/checks/facts/combine.ts
function combine(shards) {
  const sorted = shards.toSorted((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  return new FactsTogether(sorted);
}
var NO_SHINGLES2 = new Uint32Array(0);
var FactsTogether = class {
  places;
  #facts;
  #same;
  #twins;
  #repeated;
  constructor(shards) {
    this.places = shards.flatMap(({ name, documents }) => documents.map((_, index) => ({ shard: name, index })));
    this.#facts = shards.flatMap(({ documents }) => documents);
  }
  sameBodies() {
    this.#same ??= groupsOf(this.#facts);
    return this.#same;
  }
  nearTwins() {
    if (this.#twins) return this.#twins;
    const sets = this.#facts.map(({ shingles }) => shingles);
    for (const [, ...copies] of this.sameBodies()) for (const copy of copies) sets[copy] = NO_SHINGLES2;
    this.#twins = nearTwins(sets);
    return this.#twins;
  }
  repeatedLines() {
    this.#repeated ??= repeatedLines(this.#facts, () => this.#originals());
    return this.#repeated;
  }
  /** For each document the first of those that it is a copy of, or a twin of a twin of. */
  #originals() {
    const originals = this.#facts.map((_, place) => place);
    for (const { earlier, later } of this.nearTwins())
      if (originals[later] === later) originals[later] = originals[earlier];
    for (const [first, ...copies] of this.sameBodies()) for (const copy of copies) originals[copy] = originals[first];
    return originals;
  }
};
function groupsOf(facts2) {
  const byBody = /* @__PURE__ */ new Map();
  for (const [place, { body }] of facts2.entries()) {
    if (body === void 0) continue;
    const known4 = byBody.get(body);
    if (known4) known4.push(place);
    else byBody.set(body, [place]);
  }
  return [...byBody.values()].filter((places) => places.length > 1);
}

// src/core/checks/facts/between.ts
var remembered2 = /* @__PURE__ */ new WeakMap();
function betweenDocuments(corpus, blocks) {
  let combined = remembered2.get(corpus.parts);
  if (!combined) {
    const hasher = new BodyHasher();
    combined = combine([{ name: "", documents: blocks.map(({ block }) => factsOf(corpus, block, hasher)) }]);
    remembered2.set(corpus.parts, combined);
  }
  return combined;
}

// src/core/checks/removal.ts
var OF_THE_FILE = /^#[ \t]*corpus-(?:format|ignore-file)[ \t]*:/;
function deletion2(corpus, index) {
  const block = corpus.parts[index];
  const edits = [{ span: { start: 0, end: cutBlock(corpus, block).text.length }, newText: "" }];
  const above = corpus.parts[index - 1];
  if (above?.kind === "gap" && above.end.character === 0) {
    const span = commentsAtEnd(cutGap(corpus, above));
    if (span.end > span.start) edits.unshift({ part: above, span, newText: "" });
  }
  return { title: "Delete the document", safety: "suggested", edits };
}
function commentsAtEnd({ text }) {
  let start = text.length;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (text[above] !== "#" || OF_THE_FILE.test(text.slice(above, start - 1))) break;
    start = above;
  }
  return { start, end: text.length };
}

// src/core/checks/rules/duplicate-body.ts
var duplicateBody = {
  id: "duplicate-body",
  group: "documents",
  scope: "corpus",
  severity: "warning",
  fix: "suggested",
  summary: "A document says the same as another.",
  why: "A text that is there twice counts twice in every figure, and is read twice by everyone. Letter case, white space, front matter and lines of boilerplate make no difference; a document of fewer than five words is left alone.",
  example: {
    bad: "<<<FILE a.txt\nThe two sides met on Tuesday.\nEND>>>\n<<<FILE {|duplicate-body:b.txt|}\nThe two sides\nmet on Tuesday.\nEND>>>\n",
    good: "<<<FILE a.txt\nThe two sides met on Tuesday.\nEND>>>\n"
  },
  *check(corpus, { blocks }) {
    const folder = new TextFolder();
    for (const [first, ...copies] of betweenDocuments(corpus, blocks).sameBodies()) {
      const original = blocks[first];
      const said3 = bodyOf(corpus, original.block, folder);
      for (const copy of copies) {
        const { block, header, index } = blocks[copy];
        if (bodyOf(corpus, block, folder) !== said3) continue;
        yield {
          part: block,
          span: placeOfName(header),
          message: `${subjectOf(header)} says the same as ${nameOf(original.header)}.`,
          related: [{ part: original.block, span: placeOfName(original.header), message: "The first of them." }],
          fixes: isSealed(header) ? [] : [deletion2(corpus, index)]
        };
      }
    }
  }
};
function bodyOf(corpus, block, folder) {
  const cut = cutBlock(corpus, block);
  return folder.textOf(cut.text, comparedSpan(cut));
}

// src/core/checks/header-repairs.ts
function headerLine(line, header) {
  const byKey = new Map(header.attributes.map((attribute) => [attribute.key, attribute]));
  const byEnd = new Map(header.attributes.map((attribute) => [attribute.span.end, attribute]));
  return { line, header, byKey, byEnd };
}
function remove({ line }, span, title) {
  return replacement(title, { start: endBefore(line, span.start), end: span.end }, "");
}
function quoteName({ name, nameSpan }, safety) {
  const fix2 = replacement("Quote the name", nameSpan, JSON.stringify(name));
  return { ...fix2, safety };
}
function addName({ line }, place, name) {
  const before = isBlank(line.charAt(place.start - 1)) ? "" : " ";
  const after = place.end === line.length || isBlank(line.charAt(place.end)) ? "" : " ";
  return replacement(`Name it ${quoted(name)}`, place, `${before}${writeName(name)}${after}`);
}
function requoteName({ line, header }) {
  const { nameSpan } = header;
  const quote2 = line.indexOf('"', nameSpan.start);
  const again = readHeader(line.slice(0, quote2) + line.slice(quote2 + 1));
  const stretches = [{ start: nameSpan.start, end: Math.min(again.nameSpan.end + 1, line.length) }, nameSpan];
  for (const span of stretches) {
    const name = line.slice(span.start, span.end).replaceAll('"', "").trim();
    const fix2 = replacement("Quote the name", span, writeName(name));
    if (name !== "" && !readHeader(applied(line, fix2)).faults.some(({ kind }) => NAME_FAULTS.has(kind))) return [fix2];
  }
  return [];
}
function requoteValue({ line }, span) {
  const start = line.indexOf("=", span.start) + 1;
  const next = line.slice(start + 1, span.end).search(/[ \t][a-z][a-z0-9-]*=/);
  const end = endBefore(line, next < 0 ? span.end : start + 1 + next);
  const written = line.slice(start + 1, end);
  const value = written.endsWith('"') ? written.slice(0, -1) : written;
  return value === "" ? [] : [replacement("Quote the value", { start, end }, JSON.stringify(value))];
}
function joinToValue({ line, byEnd }, span) {
  const before = byEnd.get(endBefore(line, span.start));
  if (!before || line[before.valueSpan.start] === '"') return [];
  const whole = { start: before.valueSpan.start, end: span.end };
  return [replacement("Quote the value", whole, JSON.stringify(line.slice(whole.start, whole.end)))];
}
function quoteValue({ line }, span) {
  const start = line.indexOf("=", span.start) + 1;
  const value = line.slice(start, span.end).trim();
  return value === "" ? [] : [replacement("Quote the value", { start, end: span.end }, writeValue(value))];
}
function smallKey({ line, byKey }, span) {
  const end = line.indexOf("=", span.start);
  const key = line.slice(span.start, end).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+/, "");
  const plain2 = key.endsWith("-") ? key.slice(0, -1) : key;
  if (plain2 === "" || byKey.has(plain2)) return [];
  return [replacement(`Write the key as ${quoted(plain2)}`, { start: span.start, end }, plain2)];
}
var NAME_FAULTS = /* @__PURE__ */ new Set(["no-name", "spaced-name", "quoting"]);
function replacement(title, span, newText) {
  return { title, safety: "suggested", edits: [{ span, newText }] };
}
function applied(line, { edits }) {
  const { span, newText } = edits[0];
  return line.slice(0, span.start) + newText + line.slice(span.end);
}
function endBefore(line, at) {
  let end = at;
  while (end > 0 && isBlank(line.charAt(end - 1))) end--;
  return end;
}

// src/core/checks/rules/duplicate-id.ts
var duplicateId = {
  id: "duplicate-id",
  group: "names",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "Two documents have the same id.",
  why: "An id says which document it is, whatever its name: decisions and exports of one would be taken for the other's.",
  example: {
    bad: "<<<FILE a id=7\nx\nEND>>>\n<<<FILE b {|duplicate-id:id=7|}\ny\nEND>>>\n",
    good: "<<<FILE a id=7\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n"
  },
  *check(corpus, { blocks }) {
    const first = /* @__PURE__ */ new Map();
    for (const { block, header } of blocks) {
      const id = header.attributes.find(({ key }) => key === "id");
      if (!id) continue;
      const earlier = first.get(id.value);
      if (!earlier) {
        first.set(id.value, { block, id });
        continue;
      }
      const line = corpus.source.line(block.start.line).slice(block.start.character);
      yield {
        part: block,
        span: id.span,
        message: `The id ${quoted(id.value)} is already another document's.`,
        related: [{ part: earlier.block, span: earlier.id.span, message: "The first use." }],
        fixes: [remove({ line }, id.span, "Remove the id")]
      };
    }
  }
};

// src/core/checks/rules/duplicate-name.ts
var duplicateName = {
  id: "duplicate-name",
  group: "names",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "Two documents have the same name.",
  why: "Facts, decisions and exports go by the name. Of two documents with one name, the second overwrites the first on disk.",
  example: {
    bad: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE {|duplicate-name:a.txt|}\ny\nEND>>>\n",
    good: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE a-2.txt\ny\nEND>>>\n"
  },
  *check(corpus, context) {
    const first = /* @__PURE__ */ new Map();
    let names;
    for (const one of named(context.blocks)) {
      const { block, index, header, name } = one;
      const earlier = first.get(name);
      if (!earlier) {
        first.set(name, { one });
        continue;
      }
      names ??= context.freshNames();
      const fixes = [rename(header, names.get(name))];
      if (!isSealed(header) && saysTheSame(corpus, earlier, block)) fixes.push(deletion2(corpus, index));
      yield {
        part: block,
        span: header.nameSpan,
        message: `${quoted(name)} is already the name of another document.`,
        related: [{ part: earlier.one.block, span: earlier.one.header.nameSpan, message: "The first use." }],
        fixes
      };
    }
  }
};
function saysTheSame(corpus, first, block) {
  first.content ??= contentOf(cutBlock(corpus, first.one.block));
  const content = contentOf(cutBlock(corpus, block));
  if (content.kind === "text") return first.content.kind === "text" && first.content.text === content.text;
  if (content.kind === "bad-base64" || first.content.kind !== "bytes") return false;
  const { bytes } = first.content;
  return bytes.length === content.bytes.length && bytes.every((byte, at) => byte === content.bytes[at]);
}

// src/core/checks/rules/empty-block.ts
var emptyBlock = {
  id: "empty-block",
  group: "structure",
  scope: "file",
  severity: "warning",
  fix: "suggested",
  summary: "A document holds nothing but white space.",
  why: "An empty document is counted, exported and searched like any other; mostly its text got lost on the way.",
  example: {
    bad: "<<<FILE {|empty-block:a|}\nEND>>>\n<<<FILE b\nx\nEND>>>\n",
    good: "<<<FILE b\nx\nEND>>>\n"
  },
  *check(corpus, { blocks }) {
    for (const { block, index, header } of blocks) {
      if (!isEmpty(corpus, block)) continue;
      const { name, nameSpan, span } = header;
      yield {
        part: block,
        span: nameSpan.end > nameSpan.start ? nameSpan : span,
        message: `${name === void 0 ? "A document without a name" : quoted(name)} is empty.`,
        fixes: isSealed(header) ? [] : [deletion2(corpus, index)]
      };
    }
  }
};
function isEmpty({ source }, { bodyStart, bodyEnd, close }) {
  if (close.kind === "missing") return false;
  for (let line = bodyStart; line < bodyEnd; line++) if (/\S/.test(source.line(line))) return false;
  return true;
}

// src/core/checks/rules/excess-blank-lines.ts
var MOST2 = 3;
var excessBlankLines = {
  id: "excess-blank-lines",
  group: "white-space",
  scope: "block",
  severity: "hint",
  fix: "safe",
  summary: "Three or more blank lines, or blank lines at the start or the end of a document.",
  why: "One blank line parts two paragraphs. More are what a web page left behind where something else stood.",
  example: {
    bad: "<<<FILE a\nOne.\n\n{|excess-blank-lines:\n\n|}Two.\n{|excess-blank-lines:\n|}END>>>\n",
    good: "<<<FILE a\nOne.\n\nTwo.\nEND>>>\n"
  },
  *check(part) {
    if (part.kind === "gap") return;
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, findingsIn6(part, prose));
  }
};
function* findingsIn6(block, prose) {
  const { text, body, close } = block;
  for (const { span, count } of blankRuns(text, prose.span)) {
    const isFirst = span.start === body.start;
    const isLast = span.end >= body.end;
    if (isFirst && isLast) return;
    if (isLast && close.kind !== "terminator" && close.kind !== "joined") return;
    if (prose.isCode(span.start)) continue;
    if (isFirst || isLast) yield findingOf(span, count, isFirst ? "start" : "end");
    else if (count >= MOST2)
      yield findingOf({ start: text.indexOf("\n", span.start) + 1, end: span.end }, count, void 0);
  }
}
function* blankRuns(text, span) {
  let start = -1;
  let count = 0;
  for (const line of partLines(text, span)) {
    if (isBlank(text.slice(line.start, line.end))) {
      if (count++ === 0) ({ start } = line);
      continue;
    }
    if (count > 0) yield { span: { start, end: line.start }, count };
    count = 0;
  }
  if (count > 0) yield { span: { start, end: span.end }, count };
}
function findingOf(span, count, where) {
  const lines2 = count === 1 ? "A blank line stands" : `${count} blank lines stand`;
  const message = where ? `${lines2} at the ${where} of the document.` : `${lines2} where one will do.`;
  const title = count === 1 ? "Remove the blank line" : where ? "Remove the blank lines" : "Leave one blank line";
  return { span, message, fixes: [{ title, safety: "safe", edits: [{ span, newText: "" }] }] };
}

// src/core/checks/missed-markers.ts
var UNSEEN3 = "\\s\\uFEFF\\u200B-\\u200D\\u2060\\u00A0";
var HEADER_WORD = new RegExp(`^[${UNSEEN3}]*<{2,6}[ \\t]*FILE`, "iu");
var TERMINATOR_WORD = /^END>>>>*/;
var JUNCTION = new RegExp(`^[:${UNSEEN3}]*`, "u");
var NOTHING_SEEN = new RegExp(`^[${UNSEEN3}]*$`, "u");
function missedMarker(line, at) {
  const near = nearMiss(line);
  if (!near && (!isMarkerLike(line) || classify(line))) return void 0;
  const meant = near?.meant ?? (line.startsWith("END>>>") ? "terminator" : "header");
  const { wordEnd, edit: edit2 } = meant === "header" ? correctHeader(line) : correctTerminator(line, near !== void 0);
  const word = line.slice(near?.start ?? 0, wordEnd);
  const marker = meant === "header" ? "<<<FILE" : "END>>>";
  const wrong = near && near.start > 0 && word === marker ? `${quoted(word)} is not at the start of its line` : `${quoted(word)} is not the marker "${marker}"`;
  const unread = meant === "header" ? "no document begins here" : "no document ends here";
  return {
    meant,
    message: `${wrong}, so ${unread}.`,
    span: { start: at, end: at + wordEnd },
    line: { start: at, end: at + line.length },
    escapable: isMarkerLike(line),
    correction: { title: `Correct to ${marker}`, safety: "suggested", edits: [shifted(edit2, at)] }
  };
}
function* missedMarkersIn({ text, body }) {
  let less = -1;
  let greater = -1;
  for (let from = body.start; ; ) {
    if (less < from) less = placeOf("<<", text, from);
    if (greater < from) greater = placeOf(">>", text, from);
    const at = Math.min(less, greater);
    if (at >= body.end) return;
    const start = lineStart(text, at);
    const end = lineEnd(text, at);
    const missed = missedMarker(text.slice(start, end), start);
    if (missed) yield missed;
    from = end + 1;
  }
}
function correctHeader(line) {
  const word = HEADER_WORD.exec(line)[0].length;
  const junction = JUNCTION.exec(line.slice(word))[0];
  const rest = word + junction.length;
  const more = rest < line.length ? " " : "";
  const wordEnd = junction === "" ? tokenEnd(line, word) : word + withoutBlanks(junction).length;
  return { wordEnd, edit: { span: { start: 0, end: rest }, newText: `<<<FILE${more}` } };
}
function correctTerminator(line, whole) {
  if (whole) return { wordEnd: line.trimEnd().length, edit: replaceAll(line, "END>>>") };
  const word = TERMINATOR_WORD.exec(line)[0].length;
  if (NOTHING_SEEN.test(line.slice(word))) return { wordEnd: line.length, edit: replaceAll(line, "END>>>") };
  const rest = word + /^[ \t]*/.exec(line.slice(word))[0].length;
  return { wordEnd: tokenEnd(line, word), edit: { span: { start: 0, end: rest }, newText: "END>>>\n" } };
}
function withoutBlanks(text) {
  let end = text.length;
  while (end > 0 && isBlank(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
function replaceAll(line, newText) {
  return { span: { start: 0, end: line.length }, newText };
}
function shifted({ span, newText }, by) {
  return { span: { start: span.start + by, end: span.end + by }, newText };
}
function tokenEnd(line, from) {
  const blank = line.slice(from).search(/[ \t]/);
  return blank < 0 ? line.length : from + blank;
}
function placeOf(mark, text, from) {
  const at = text.indexOf(mark, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

// src/core/checks/outside.ts
var NONE2 = [];
var known3 = /* @__PURE__ */ new WeakMap();
function outsideLines(corpus, gap) {
  let lines2 = known3.get(gap);
  if (!lines2) {
    const found = [...readLines2(cutGap(corpus, gap))];
    lines2 = found.length === 0 ? NONE2 : found;
    known3.set(gap, lines2);
  }
  return lines2;
}
function* gapsWithText(corpus) {
  for (const [index, part] of corpus.parts.entries()) {
    if (part.kind !== "gap") continue;
    const lines2 = outsideLines(corpus, part);
    if (lines2.length > 0) yield { gap: part, index, lines: lines2 };
  }
}
function breakBefore(text, line, headerAt) {
  const { faults } = readHeader(text.slice(headerAt, line.end));
  if (faults.length > 0) return void 0;
  let start = headerAt;
  while (isBlank(text.charAt(start - 1))) start--;
  const edits = [{ span: { start, end: headerAt }, newText: "\n" }];
  return { title: "Break the line before <<<FILE", safety: "suggested", edits };
}
function* readLines2({ text }) {
  const marks = conflictsIn(text).flatMap(({ ours, middle, theirs }) => [ours.start, middle.start, theirs.start]);
  const conflicting = new Set(marks);
  let under;
  for (const span of partLines(text)) {
    const line = text.slice(span.start, span.end);
    if (line.startsWith("#") || isBlank(line)) continue;
    const read = conflicting.has(span.start) ? { ...span, kind: "conflict", under } : readLine(line, span, under);
    yield read;
    under = leftOpenBy(read, text);
  }
}
function readLine(line, span, under) {
  if (isTerminatorLine(line)) return { ...span, kind: "terminator", under };
  const marker = missedMarker(line, span.start);
  if (marker) return { ...span, kind: "missed", marker, under };
  const headerAt = gluedHeaderAt(line);
  if (headerAt === void 0) return { ...span, kind: "text", under };
  return { ...span, kind: "glued", headerAt: span.start + headerAt, under };
}
function leftOpenBy(line, text) {
  if (line.kind === "terminator") return void 0;
  if (line.kind === "missed") {
    const { meant, span: span2, message: message2, correction } = line.marker;
    return meant === "header" ? { span: span2, message: message2, correction } : void 0;
  }
  if (line.kind !== "glued") return line.under;
  const span = { start: line.headerAt, end: line.headerAt + 7 };
  const message = '"<<<FILE" is not at the start of its line, so no document begins here.';
  return { span, message, correction: breakBefore(text, line, line.headerAt) };
}

// src/core/checks/rules/glued-marker.ts
var gluedMarker = {
  id: "glued-marker",
  group: "structure",
  scope: "file",
  severity: "error",
  fix: "safe",
  summary: "A marker does not stand on a line of its own.",
  why: "Markers are read at the start of a line only. One that is glued to a text, as happens when files without a final line end are joined, is read by good will here and not at all by other tools.",
  example: {
    bad: "<<<FILE a\nx{|glued-marker:END>>>|}\n<<<FILE b\ny\nEND>>>\n",
    good: "<<<FILE a\nx\nEND>>>\n<<<FILE b\ny\nEND>>>\n"
  },
  *check(corpus) {
    const { parts } = corpus;
    for (const [index, part] of parts.entries()) {
      if (part.kind === "block") {
        const { kind } = part.close;
        if (kind === "glued") yield gluedTerminator(corpus, part);
        else if (kind === "joined") yield joined2(corpus, part);
      } else if (part.end.character > 0 && index + 1 < parts.length) yield joined2(corpus, part);
    }
    for (const { gap, lines: lines2 } of gapsWithText(corpus)) {
      const { text } = cutGap(corpus, gap);
      for (const line of lines2) {
        if (line.kind !== "glued") continue;
        const fix2 = breakBefore(text, line, line.headerAt);
        yield {
          part: gap,
          span: { start: line.headerAt, end: line.headerAt + 7 },
          message: '"<<<FILE" stands after other text, so no document begins here.',
          fixes: fix2 ? [fix2] : []
        };
      }
    }
  }
};
function gluedTerminator(corpus, block) {
  const { span } = cutBlock(corpus, block).close;
  return {
    part: block,
    span,
    message: '"END>>>" is glued to the end of the text.',
    fixes: [breakAt("END>>>", span.start, span.start)]
  };
}
function joined2(corpus, part) {
  const { text } = part.kind === "block" ? cutBlock(corpus, part) : cutGap(corpus, part);
  const terminator = text.lastIndexOf("END>>>");
  const end = terminator + 6;
  return {
    part,
    span: { start: terminator, end },
    message: '"END>>>" and the next "<<<FILE" stand on one line.',
    fixes: [breakAt("<<<FILE", end, text.length)]
  };
}
function breakAt(marker, start, end) {
  const edits = [{ span: { start, end }, newText: "\n" }];
  return { title: `Break the line before ${marker}`, safety: "safe", edits };
}

// src/core/checks/rules/header-syntax.ts
var headerSyntax = {
  id: "header-syntax",
  group: "structure",
  scope: "file",
  severity: "error",
  fix: "safe",
  summary: "A header line is not well formed.",
  why: "What cannot be read is kept in the text but not used: a document without a name cannot be written to disk, and an attribute with a slip in it is as good as absent.",
  example: {
    bad: "<<<FILE {|header-syntax:two words.txt|} lang=en\nx\nEND>>>\n",
    good: '<<<FILE "two words.txt" lang=en\nx\nEND>>>\n'
  },
  *check(corpus, context) {
    let names;
    const fresh = () => {
      names ??= context.freshNames();
      return names.get("untitled.txt");
    };
    for (const { block, header } of context.blocks) {
      for (const finding3 of findingsIn7(corpus, block, header, fresh)) yield { part: block, ...finding3 };
    }
  }
};
function* findingsIn7(corpus, block, header, fresh) {
  const { name, nameForm, nameSpan, faults } = header;
  if (nameForm === "bare" && name.includes("=")) {
    const message2 = `The name ${quoted(name)} holds "=" and has to be quoted.`;
    yield { span: nameSpan, message: message2, fixes: [quoteName(header, "suggested")] };
  }
  const needless = needlessFinalNewline(block, header);
  if (faults.length === 0 && !needless) return;
  const whole = headerLine(corpus.source.line(block.start.line).slice(block.start.character), header);
  for (const fault of mistakes(whole)) yield findingOf2(fault, whole, fresh);
  if (!needless) return;
  const message = '"final-newline=no" has no meaning in an empty document.';
  yield { span: needless, message, fixes: [remove(whole, needless, "Remove the attribute")] };
}
function* mistakes({ line, header: { faults } }) {
  for (let at = 0; at < faults.length; at++) {
    const { kind, span } = faults[at];
    let { end } = span;
    const goesOn = kind === "not-an-attribute" || kind === "no-value";
    for (let next = faults[at + 1]; goesOn && next?.kind === "not-an-attribute"; next = faults[at + 1]) {
      if (!isBlank(line.slice(end, next.span.start))) break;
      end = next.span.end;
      at++;
    }
    yield { kind, span: { start: span.start, end } };
  }
}
function findingOf2({ kind, span }, whole, fresh) {
  const { line, header } = whole;
  const written = line.slice(span.start, span.end);
  const removal = remove(whole, span, `Remove ${quoted(written)}`);
  switch (kind) {
    case "no-name":
      return {
        span: span.end > span.start ? span : { start: 0, end: Math.min(7, line.length) },
        message: '"<<<FILE" is not followed by a name.',
        fixes: [addName(whole, span, fresh())]
      };
    case "spaced-name": {
      const message = `The name ${quoted(written)} has a space in it and has to be quoted.`;
      return { span, severity: "warning", message, fixes: [quoteName(header, "safe")] };
    }
    case "quoting": {
      const message = `The quotes in ${quoted(written)} do not pair.`;
      if (span.start === header.nameSpan.start) return { span, message, fixes: requoteName(whole) };
      return { span, message, fixes: [...requoteValue(whole, span), removal] };
    }
    case "not-an-attribute": {
      const message = `${quoted(written)} is not an attribute of the form key=value.`;
      return { span, message, fixes: [...joinToValue(whole, span), removal] };
    }
    case "key": {
      const message = `The key of ${quoted(written)} is not of small letters, digits and hyphens.`;
      return { span, message, fixes: [...smallKey(whole, span), removal] };
    }
    case "no-value": {
      const message = `The attribute ${quoted(written)} has no value that can be read.`;
      return { span, message, fixes: [...quoteValue(whole, span), removal] };
    }
    case "repeated-key": {
      const key = written.slice(0, written.indexOf("="));
      const related = [{ span: whole.byKey.get(key).span, message: "The first one holds." }];
      const fixes = [remove(whole, span, "Remove the repeated attribute")];
      return { span, message: `The key ${quoted(key)} is there twice.`, related, fixes };
    }
  }
}
function needlessFinalNewline({ bodyStart, bodyEnd, close }, { attributes }) {
  if (attributes.length === 0 || bodyEnd > bodyStart || close.kind === "missing") return void 0;
  return attributes.find(({ key, value }) => key === "final-newline" && value === "no")?.span;
}

// src/core/checks/scripts.ts
var JOINING = /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Nko}\p{scx=Mandaic}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}\p{scx=Javanese}\p{scx=Balinese}\p{scx=Chakma}]/u;
var UNSPACED = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}\p{scx=Javanese}\p{scx=Balinese}]/u;
var LATIN = /[\p{Script=Latin}]/u;
var CASED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;
var RIGHT_TO_LEFT = /[\p{scx=Hebrew}\p{scx=Arabic}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]/u;
var PICTURE = /\p{Extended_Pictographic}/u;
function isJoining(character) {
  return character > "\u024F" && JOINING.test(character);
}
function isUnspaced(character) {
  return character > "\u024F" && UNSPACED.test(character);
}
function isLatin(character) {
  return LATIN.test(character);
}
function isCased(character) {
  return CASED.test(character);
}
function hasRightToLeft(text) {
  return RIGHT_TO_LEFT.test(text);
}
function isPicture(character) {
  return PICTURE.test(character);
}
function characterBefore(text, at) {
  const isPair = at > 1 && isLow(text.charCodeAt(at - 1)) && isHigh(text.charCodeAt(at - 2));
  return at > 0 ? text.slice(at - (isPair ? 2 : 1), at) : "";
}
function characterAt(text, at) {
  const code = text.codePointAt(at);
  return code === void 0 ? "" : String.fromCodePoint(code);
}
function isHigh(code) {
  return code >= 55296 && code < 56320;
}
function isLow(code) {
  return code >= 56320 && code < 57344;
}

// src/core/checks/rules/html-entity.ts
var TAG = /<[A-Za-z/!][^<>\n]{0,500}>/;
var htmlEntity = {
  id: "html-entity",
  group: "characters",
  scope: "block",
  severity: "warning",
  fix: "safe",
  summary: "An HTML entity stands in a text without markup.",
  why: "In plain text `&amp;` is five characters and no ampersand: searches for what was meant do not find it.",
  example: {
    bad: "<<<FILE a\nTrade {|html-entity:&amp;|} industry, 5{|html-entity:&nbsp;|}%\nEND>>>\n",
    good: "<<<FILE a\nTrade & industry, 5\xA0%\nEND>>>\n"
  },
  *check(part) {
    if (part.kind === "gap" || !part.text.includes("&", part.body.start)) return;
    const prose = proseOf(part);
    if (!prose || bodyKindOf(part.header.name) !== "text") return;
    yield* keepingMarkers(part, findingsIn8(part, prose));
  }
};
function* findingsIn8({ text }, prose) {
  let hasTags;
  for (const entity of entitiesIn(text, prose.span.start, prose.span.end)) {
    if (prose.isSkipped(entity.start)) continue;
    hasTags ??= TAG.test(text.slice(prose.span.start, prose.span.end));
    if (hasTags) return;
    const written = quoted(text.slice(entity.start, entity.end));
    const span = { start: entity.start, end: entity.end };
    const character = characterOf2(entity, text);
    if (character === void 0) yield { span, message: `${written} is an HTML entity for no character.` };
    else
      yield {
        span,
        message: `${written} is an HTML entity for ${quoted(character)}.`,
        fixes: [fixOf(entity, character)]
      };
  }
}
function characterOf2({ start, end, character }, text) {
  const isBetween = isLatin(text.charAt(start - 1)) && isLatin(text.charAt(end));
  return character === "\xA0" && isBetween ? " " : character;
}
function fixOf({ start, end, isPlain }, newText) {
  const title = `Change to ${quoted(newText)}`;
  return { title, safety: isPlain ? "safe" : "suggested", edits: [{ span: { start, end }, newText }] };
}

// src/core/checks/rules/invalid-utf8.ts
var TOLD = 20;
var invalidUtf8 = {
  id: "invalid-utf8",
  group: "characters",
  scope: "bytes",
  severity: "error",
  fix: "none",
  summary: "The file holds bytes that are not UTF-8.",
  why: "A corpus is UTF-8. An editor shows U+FFFD for such bytes, and saving the file then destroys them: find out which encoding the text was in, and convert it from there.",
  example: {
    bad: "<<<FILE a\nThe caf{|invalid-utf8:\\xE9|} is open.\nEND>>>\n",
    good: "<<<FILE a\nThe caf\\xC3\\xA9 is open.\nEND>>>\n"
  },
  *checkBytes({ illFormed, illFormedCount }) {
    for (const [index, { offset, line, bytes }] of illFormed.slice(0, TOLD).entries()) {
      const hex = bytes.map((byte) => byte.toString(16).toUpperCase()).join(" ");
      const more = illFormedCount - index - 1;
      const rest = index === TOLD - 1 && more > 0 ? `, and ${more} more places follow` : "";
      const is = bytes.length === 1 ? `The byte "${hex}" at offset ${offset} is` : `The bytes "${hex}" at offset ${offset} are`;
      yield { offset, line, message: `${is} not UTF-8${rest}.` };
    }
  }
};

// src/core/checks/rules/invisible-character.ts
var INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u2060-\u2064\uFEFF]+|[\u00A0\u2007\u202F]/g;
var MEANINGLESS = /^[\u200B\u2060\uFEFF]+$/;
var OF_PICTURE = /^[\uFE0F\u{1F3FB}-\u{1F3FF}]$/u;
var invisibleCharacter = {
  id: "invisible-character",
  group: "characters",
  scope: "block",
  severity: "info",
  fix: "safe",
  summary: "An invisible character stands in the text.",
  why: "A word with a character in it that nobody sees is not found, and not recognised as a name. Joiners in scripts that need them, and in emoji, are left alone.",
  example: {
    bad: "<<<FILE a\nPyong{|invisible-character:\u200B|}yang and Mr{|invisible-character:\xA0|}Li\nEND>>>\n",
    good: "<<<FILE a\nPyongyang and Mr Li\nEND>>>\n"
  },
  *check(part) {
    if (part.kind === "gap" || !textOf(part)) return;
    yield* keepingMarkers(part, findingsIn9(part));
  }
};
function* findingsIn9({ text, body }) {
  const missed = new LineFacts(text, ({ start, end }) => {
    const line = text.slice(start, end);
    return line.includes("<<") || line.includes(">>") ? missedMarker(line, start)?.span.end ?? -1 : -1;
  });
  const isRightToLeft = new LineFacts(text, ({ start, end }) => hasRightToLeft(text.slice(start, end)));
  for (let at = body.start; ; ) {
    INVISIBLE.lastIndex = at;
    const match = INVISIBLE.exec(text);
    if (!match || match.index >= body.end) return;
    const span = { start: match.index, end: match.index + match[0].length };
    at = span.end;
    const isNeeded = (character) => {
      if (character === "\u200E" || character === "\u200F" || character === "\u061C")
        return isRightToLeft.at(span.start);
      return isNeededThere(character, text, span);
    };
    if (isBlankNoBreak(match[0]) ? !isBetweenLatin(text, span) : [...match[0]].every(isNeeded)) continue;
    if (span.start < missed.at(span.start)) continue;
    yield { span, message: messageOf(match[0], text, span), fixes: [fixOf2(match[0], text, span)] };
  }
}
function isNeededThere(character, text, { start, end }) {
  const before = characterBefore(text, start);
  const after = characterAt(text, end);
  if (character === "\u200B") return isUnspaced(before) || isUnspaced(after);
  if (character === "\u180E") return isJoining(before) || isJoining(after);
  if (character !== "\u200C" && character !== "\u200D") return false;
  if (isJoining(before) || isJoining(after)) return true;
  return character === "\u200D" && isPicture(after) && isPicture(pictureBefore(text, start));
}
function pictureBefore(text, at) {
  let end = at;
  for (let steps = 0; steps < 2; steps++) {
    const character = characterBefore(text, end);
    if (!OF_PICTURE.test(character)) break;
    end -= character.length;
  }
  return characterBefore(text, end);
}
function isBetweenLatin(text, { start, end }) {
  return isLatin(text.charAt(start - 1)) && isLatin(text.charAt(end));
}
function isBlankNoBreak(written) {
  return written === "\xA0" || written === "\u2007" || written === "\u202F";
}
function messageOf(written, text, { start, end }) {
  const around = text.slice(Math.max(0, start - 8), end + 8).replaceAll("\n", " ").toWellFormed();
  const what = isBlankNoBreak(written) ? "a blank that breaks no line" : "an invisible character";
  return `${quoted(written)} is ${what}, in ${quoted(around.trim())}.`;
}
function fixOf2(written, text, span) {
  if (isBlankNoBreak(written))
    return { title: "Change to a space", safety: "suggested", edits: [{ span, newText: " " }] };
  const isSafe = MEANINGLESS.test(written) && isBetweenLatin(text, span);
  return { title: `Remove ${quoted(written)}`, safety: isSafe ? "safe" : "suggested", edits: [{ span, newText: "" }] };
}

// src/core/checks/markup-in-text.ts
var ELEMENTS = new Set(
  "a abbr address article aside audio b blockquote body br button caption center cite code col div dl dd dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label legend li link main map meta nav noscript object ol option p param picture pre script section select small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr u ul video".split(" ")
);
var TAG_NAME = /^<(\/?)([a-z][a-z0-9]{0,11})(?=[\s/>])/i;
var LONGEST_TAG = 2e3;
function tagAt(text, at, limit) {
  const most = Math.min(limit, at + LONGEST_TAG);
  if (text.startsWith("<!--", at)) return { start: at, end: Math.min(limit, at + 4) };
  const match = TAG_NAME.exec(text.slice(at, Math.min(limit, at + 15)));
  if (!match || !ELEMENTS.has(match[2].toLowerCase())) return void 0;
  const rest = at + match[0].length;
  const end = tagEnd(text, rest, most);
  if (end === void 0) return void 0;
  const inside = text.slice(rest, end).trim();
  const isPlain = inside === "" || inside === "/";
  return isPlain || match[1] === "" && inside.includes("=") ? { start: at, end: end + 1 } : void 0;
}
function tagEnd(text, from, limit) {
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 62) return at;
    if (code === 60) return void 0;
  }
  return void 0;
}
var SCRIPTS2 = [
  { sign: "function", pattern: /^function ?[\w$]{0,40} ?\([\w$, ]{0,80}\) ?\{/ },
  {
    sign: "document.",
    pattern: /^document\.(?:write|get\w{1,30}|create\w{1,30}|query\w{1,30}|cookie|body|title) ?[(.=[]/
  },
  { sign: "window.", pattern: /^window\.[A-Za-z_$][\w$]{1,30} ?[(.=[]/ },
  { sign: "console.log(", pattern: /^console\.log\(/ },
  { sign: "googletag.", pattern: /^googletag\./ },
  { sign: "adsbygoogle", pattern: /^adsbygoogle/ },
  { sign: "$(document)", pattern: /^\$\(document\)/ }
];
var LONGEST_SCRIPT = 160;
function* scriptsIn(text, span) {
  for (const { sign, pattern } of SCRIPTS2)
    for (let at = text.indexOf(sign, span.start); at >= 0 && at < span.end; at = text.indexOf(sign, at + 1)) {
      if (at > span.start && /[\w$.]/.test(text.charAt(at - 1))) continue;
      const match = pattern.exec(text.slice(at, Math.min(span.end, at + LONGEST_SCRIPT)));
      if (match) yield { start: at, end: at + match[0].length };
    }
}

// src/core/checks/rules/markup-residue.ts
var markupResidue = {
  id: "markup-residue",
  group: "web-residue",
  scope: "block",
  severity: "warning",
  fix: "none",
  summary: "Markup, a template's placeholder or script stands in the prose.",
  why: "Somebody's extraction went wrong here, and mostly not only in this place: look at the whole document.",
  example: {
    bad: "<<<FILE a\nThe minister {|markup-residue:<b>|}left</b>.\nEND>>>\n",
    good: "<<<FILE a\nThe minister left.\nEND>>>\n"
  },
  *check(part) {
    const prose = proseOf(part);
    if (prose && part.kind === "block") yield* findingsIn10(part, prose);
  }
};
function* findingsIn10({ text }, prose) {
  const found = [...residueIn(text, prose)].sort((a, b) => a.span.start - b.span.start);
  let end = -1;
  for (const { span, what } of found) {
    if (span.start <= end || prose.isCode(span.start)) continue;
    end = lineEnd(text, span.start);
    yield { span, message: `${quoted(text.slice(span.start, span.end))} is ${what} and no prose.` };
  }
}
function* residueIn(text, { span, layout }) {
  yield* signs(text, span, /lorem ipsum/gi, "filler");
  if (layout === "markdown") return;
  for (let at = text.indexOf("<", span.start); at >= 0 && at < span.end; at = text.indexOf("<", at + 1)) {
    const tag = tagAt(text, at, span.end);
    if (tag) yield { span: tag, what: "markup" };
  }
  yield* signs(text, span, /\]\(https?:/g, "a Markdown link");
  yield* signs(text, span, /\{\{/g, "a template's placeholder");
  for (const script of scriptsIn(text, span)) yield { span: script, what: "script" };
}
function* signs(text, within, pattern, what) {
  pattern.lastIndex = within.start;
  for (let match = pattern.exec(text); match && match.index < within.end; match = pattern.exec(text))
    yield { span: { start: match.index, end: match.index + match[0].length }, what };
}

// src/core/checks/rules/merge-conflict-marker.ts
var mergeConflictMarker = {
  id: "merge-conflict-marker",
  group: "structure",
  scope: "block",
  severity: "error",
  fix: "none",
  summary: "Git's merge-conflict markers stand in the file.",
  why: "Two versions of the text stand one after the other. As long as they do, no fix is offered anywhere in the file: it could mend one version and not the other.",
  example: {
    bad: "<<<FILE a\n{|merge-conflict-marker:<<<<<<< ours|}\nx\n=======\ny\n>>>>>>> theirs\nEND>>>\n",
    good: "<<<FILE a\nx\nEND>>>\n"
  },
  *check({ text }) {
    for (const { ours, middle, theirs } of conflictsIn(text))
      yield {
        span: ours,
        message: `A merge conflict begins with "${text.slice(ours.start, ours.start + 7)}"; no fixes are offered until it is resolved.`,
        related: [
          { span: middle, message: "The other version begins here." },
          { span: theirs, message: "The conflict ends here." }
        ]
      };
  }
};

// src/core/sha-256.ts
function sha256(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const state = Int32Array.from(INITIAL);
  const words = new Int32Array(64);
  const whole = bytes.length - bytes.length % 64;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += 64) digest(view, at, state, words);
  const last = padded(bytes.subarray(whole), bytes.length);
  for (let at = 0; at < last.byteLength; at += 64) digest(last, at, state, words);
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
function padded(rest, length) {
  const bytes = new Uint8Array(rest.length < 56 ? 64 : 128);
  bytes.set(rest);
  bytes[rest.length] = 128;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(length / 536870912));
  view.setUint32(bytes.length - 4, length * 8 >>> 0);
  return view;
}
function digest(view, at, state, words) {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const early = words[i - 15];
    const late = words[i - 2];
    const low = turned(early, 7) ^ turned(early, 18) ^ early >>> 3;
    const high = turned(late, 17) ^ turned(late, 19) ^ late >>> 10;
    words[i] = words[i - 16] + low + words[i - 7] + high | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i++) {
    const choice = e & f ^ ~e & g;
    const majority = a & b ^ a & c ^ b & c;
    const first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + CONSTANTS[i] + words[i] | 0;
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority | 0;
    h = g;
    g = f;
    f = e;
    e = d + first | 0;
    d = c;
    c = b;
    b = a;
    a = first + second | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}
function turned(word, count) {
  return word >>> count | word << 32 - count;
}
var PRIMES = firstPrimes(64);
var INITIAL = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
var CONSTANTS = Int32Array.from(PRIMES.map((prime) => fraction(Math.cbrt(prime))));
function fraction(root) {
  return (root - Math.floor(root)) * 4294967296 | 0;
}
function firstPrimes(count) {
  const primes = [];
  for (let candidate = 2; primes.length < count; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return primes;
}

// src/core/nearest-word.ts
function nearestWord(word, known4) {
  const seen = word.toLowerCase().slice(0, 64);
  let nearest;
  let least = Math.min(3, Math.ceil(seen.length / 2));
  for (const candidate of known4) {
    if (Math.abs(candidate.length - seen.length) >= least) continue;
    const distance = editDistance(seen, candidate.toLowerCase());
    if (distance >= least) continue;
    nearest = candidate;
    least = distance;
  }
  return nearest;
}
function editDistance(a, b) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}

// src/core/checks/known-keys.ts
var KEYS = [
  "id",
  "title",
  "date",
  "retrieved",
  "note",
  "source",
  "author",
  "url",
  "lang",
  "credit",
  "truncated",
  "sha256",
  "encoding",
  "eol",
  "final-newline"
];
var MEANT = /* @__PURE__ */ new Map([
  ["language", "lang"],
  ["sha-256", "sha256"],
  ["finalnewline", "final-newline"]
]);
var SHORTEST_SUBSTITUTED = 5;
var SHORTEST_TWICE_WRONG = 8;
var SHORTEST = 3;
var OWN_WORDS = /* @__PURE__ */ new Set([
  "authors",
  "sources",
  "dates",
  "notes",
  "titles",
  "urls",
  "ids",
  "langs"
]);
function meantKey(key) {
  if (KEYS.some((known4) => known4 === key) || OWN_WORDS.has(key)) return void 0;
  return MEANT.get(key) ?? KEYS.find((known4) => isSlip(key, known4));
}
function isSlip(key, known4) {
  if (known4.length < SHORTEST || key[0] !== known4[0]) return false;
  return known4.length < SHORTEST_TWICE_WRONG ? isOneEditAway(key, known4) : nearestWord(key, [known4]) !== void 0;
}
function isOneEditAway(key, known4) {
  let start = 0;
  while (start < key.length && key[start] === known4[start]) start++;
  let end = 0;
  while (end < Math.min(key.length, known4.length) - start && key.at(-1 - end) === known4.at(-1 - end)) end++;
  const wrong = key.slice(start, key.length - end);
  const right = known4.slice(start, known4.length - end);
  if (wrong.length === 2 && right.length === 2) return wrong[0] === right[1] && wrong[1] === right[0];
  if (wrong.length === 1 && right.length === 1) return known4.length >= SHORTEST_SUBSTITUTED;
  return wrong.length + right.length === 1;
}

// src/core/checks/language-tag.ts
var TWO_LETTERS = new Set(
  "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split(" ")
);
var TAG2 = /^[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$/;
var PRIVATE = /^x(?:-[a-z\d]{1,8})+$/;
var LONGEST8 = 64;
var MEANT2 = new Map(
  "english=en german=de deutsch=de french=fr fran\xE7ais=fr spanish=es espa\xF1ol=es russian=ru chinese=zh korean=ko japanese=ja arabic=ar portuguese=pt italian=it ukrainian=uk turkish=tr eng-us=en-US eng-gb=en-GB jp=ja cn=zh ua=uk gr=el cz=cs dk=da us=en-US gb=en-GB kp=ko vn=vi ir=fa".split(" ").map((pair2) => pair2.split("="))
);
function isLanguageTag(value) {
  const tag = value.length <= LONGEST8 ? value.toLowerCase() : "";
  if (PRIVATE.test(tag)) return true;
  if (!TAG2.test(tag)) return false;
  const language = tag.split("-", 1)[0];
  return language.length > 2 || TWO_LETTERS.has(language);
}
function meantLanguageTag(value) {
  const known4 = MEANT2.get(value.toLowerCase());
  if (known4) return known4;
  const tag = value.trim().replace(/\..*$/, "").replaceAll("_", "-");
  return isLanguageTag(tag) ? tag : void 0;
}

// src/core/checks/rules/metadata-value.ts
var metadataValue = {
  id: "metadata-value",
  group: "metadata",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "An attribute's value is not of the kind its key asks for.",
  why: "Dates, addresses and languages are sorted, linked and searched by; one that cannot be read is left out without a word. A text that no longer has its checksum was changed after annotations were made on it.",
  example: {
    bad: '<<<FILE a date={|metadata-value:"June 18, 2024"|}\nx\nEND>>>\n',
    good: "<<<FILE a date=2024-06-18\nx\nEND>>>\n"
  },
  *check(part) {
    if (part.kind !== "block") return;
    for (const attribute of part.header.attributes) yield* findingsOf(part, attribute);
  }
};
var LONGEST_DATE = 60;
var LONGEST_URL3 = 2048;
var WEB_ADDRESS = /^https?:\/\/[^\s/?#<>"@]+(?::\d{1,5})?(?:[/?#][^\s<>"]*)?$/i;
var HOST = /^(?:[a-z\d](?:[a-z\d-]{0,62})\.){1,8}[a-z]{2,24}(?:[/?#:][^\s<>"]*)?$/i;
var SHA_256 = /^[\da-f]{64}$/i;
function* findingsOf(block, attribute) {
  switch (attribute.key) {
    case "date":
    case "retrieved":
      return yield* dateFindings(block, attribute);
    case "url":
      return yield* urlFindings(block, attribute);
    case "lang":
      return yield* languageFindings(block, attribute);
    case "sha256":
      return yield* sumFindings(block, attribute);
    case "encoding":
      return yield* encodingFindings(block, attribute);
    case "eol":
      return yield* switchFindings(block, attribute, "crlf");
    case "final-newline":
      return yield* switchFindings(block, attribute, "no");
    default:
      return yield* keyFindings(block, attribute);
  }
}
function* dateFindings(block, attribute) {
  const { key, value } = attribute;
  if (readIso8601(value)) return;
  const message = `${quoted(value)} is no date of ISO 8601, as ${quoted("2024-06-18")} is.`;
  yield finding(
    attribute,
    message,
    datesMeant(value).map((date) => change(block, key, date))
  );
}
function datesMeant(value) {
  if (value.length > LONGEST_DATE) return [];
  const spaced = value.trim().replace(/^(\d{4}-\d\d-\d\d) +(?=\d\d:)/, "$1T");
  if (spaced !== value && readIso8601(spaced)) return [spaced];
  const mentions = datesIn(value, { start: 0, end: value.length }).filter(({ form }) => form !== "relative");
  return mentions.length === 1 ? daysOf(mentions[0]).map(isoDay) : [];
}
function* urlFindings(block, attribute) {
  const { key, value } = attribute;
  if (WEB_ADDRESS.test(value)) return;
  const meant = urlMeant(value);
  yield finding(
    attribute,
    `${quoted(value)} is no absolute address of the web.`,
    meant ? [change(block, key, meant)] : []
  );
}
function urlMeant(value) {
  if (value.length > LONGEST_URL3) return void 0;
  const plain2 = value.trim().replace(/^<(.*)>$/, "$1");
  if (WEB_ADDRESS.test(plain2)) return plain2;
  const bare = plain2.replace(/^(?:https?:)?\/\//i, "").replace(/^https?:\/?(?!\/)/i, "");
  return HOST.test(bare) ? `https://${bare}` : void 0;
}
function* languageFindings(block, attribute) {
  const { key, value } = attribute;
  if (isLanguageTag(value)) return;
  const meant = meantLanguageTag(value);
  yield finding(attribute, `${quoted(value)} is no language tag of BCP 47.`, meant ? [change(block, key, meant)] : []);
}
function* sumFindings(block, attribute) {
  const { key, value } = attribute;
  const sum = contentSum(block);
  if (sum === void 0 || value.toLowerCase() === sum) return;
  const message = SHA_256.test(value) ? `The text is not the one that was sealed with ${quoted(`${value.slice(0, 12)}\u2026`)}.` : `${quoted(value)} is no SHA-256 sum.`;
  yield finding(attribute, message, [
    fix("Seal the text as it is now", setAttribute(block, key, sum)),
    fix("Unseal it", removeAttribute(block, key))
  ]);
}
function contentSum(block) {
  const content = contentOf(block);
  switch (content.kind) {
    case "text":
      return sha256(content.text);
    case "bytes":
      return sha256(content.bytes);
    case "bad-base64":
      return void 0;
  }
}
function* encodingFindings(block, attribute) {
  if (attribute.value !== "base64") return yield* switchFindings(block, attribute, "base64");
  if (contentOf(block).kind !== "bad-base64") return;
  yield { ...finding(attribute, "The text is not base64.", []), severity: "error" };
}
function* switchFindings(block, attribute, only) {
  const { key, value } = attribute;
  if (value === only) return;
  const message = `${quoted(value)} is no value of ${quoted(key)}, which can only be ${quoted(only)}.`;
  const isSlip2 = value.toLowerCase().replace(/[^a-z\d]/g, "") === only;
  const fixes = isSlip2 ? [change(block, key, only)] : [fix("Remove the attribute", removeAttribute(block, key))];
  yield { ...finding(attribute, message, fixes), severity: "error" };
}
function* keyFindings(block, attribute) {
  const { key, span } = attribute;
  const meant = meantKey(key);
  if (meant === void 0) return;
  const keySpan = { start: span.start, end: span.start + key.length };
  const edit2 = findAttribute(block.header, meant) ? void 0 : { span: keySpan, newText: meant };
  const message = `The key ${quoted(key)} is unknown; ${quoted(meant)} is known.`;
  yield { ...finding(attribute, message, [fix(`Write the key as ${quoted(meant)}`, edit2)]), span: keySpan };
}
function finding({ valueSpan }, message, fixes) {
  return { span: valueSpan, message, fixes: fixes.filter((one) => one !== void 0) };
}
function change(block, key, value) {
  return fix(`Write ${quoted(value)}`, setAttribute(block, key, value));
}
function fix(title, edit2) {
  return edit2 && { title, safety: "suggested", edits: [edit2] };
}

// src/core/checks/rules/missing-final-line-end.ts
var missingFinalLineEnd = {
  id: "missing-final-line-end",
  group: "structure",
  scope: "file",
  severity: "warning",
  fix: "safe",
  summary: "The file does not end with a line end.",
  why: "Corpora are joined by `cat`. Without a line end after the last line, the next file's first marker would be glued to it.",
  example: { bad: "<<<FILE a\nx\nEND>>>{|missing-final-line-end:|}", good: "<<<FILE a\nx\nEND>>>\n" },
  *check(corpus) {
    const { parts, source } = corpus;
    const part = parts.at(-1);
    if (!part || source.line(source.lineCount - 1) === "") return;
    const end = cutPart(corpus, part).text.length;
    const span = { start: end, end };
    const edits = [{ span, newText: "\n" }];
    yield {
      part,
      span,
      message: "The file's last line has no line end.",
      fixes: [{ title: "Add a line end", safety: "safe", edits }]
    };
  }
};

// src/core/checks/sentence-gaps.ts
var STOP = /[.?!][”’»“]?[“„«]?(?=\p{Lu})/gu;
var OPENING2 = /[“„«](?=[\p{L}\p{N}])/gu;
var ENDINGS = new Set(
  "com net org edu gov info biz io ai js ts py md txt pdf doc docx xls xlsx ppt pptx htm html php asp aspx jsp exe zip jpg jpeg png gif svg mp3 mp4 json xml yaml csv cfg ini dll java cpp rb rs uk de fr kr jp cn ru nl ch au app dev tv eu".split(" ")
);
var LONGEST9 = 40;
var TECHNICAL = /[@/\\:_=#%&*<>{}|~^$+]/;
function* sentenceGapsIn(text, prose, abbreviations) {
  const own = new Set(abbreviations.map((one) => one.replace(/\.$/, "")));
  const isLow2 = text.indexOf("\u201E", prose.span.start) >= 0;
  const isInward = /[«»]/.exec(text)?.[0] === "\xBB";
  const quotation = new Finder(OPENING2, text, prose.span);
  const stop = new Finder(STOP, text, prose.span);
  while (stop.at !== void 0 || quotation.at !== void 0) {
    const isStop2 = quotation.at === void 0 || stop.at !== void 0 && stop.at <= quotation.at;
    const at = isStop2 ? stop.at : quotation.at;
    const gap = isStop2 ? sentenceGap(text, at, stop.length, { prose, own, isLow: isLow2 }) : quotationGap(text, at, { isLow: isLow2, isInward, prose });
    if (gap && !prose.isSkipped(gap.at)) yield gap;
    if (isStop2) stop.advance();
    else quotation.advance();
  }
}
var Finder = class {
  at;
  length = 0;
  #pattern;
  #text;
  #end;
  #from;
  constructor(pattern, text, span) {
    this.#pattern = pattern;
    this.#text = text;
    this.#from = span.start;
    this.#end = span.end;
    this.advance();
  }
  advance() {
    this.#pattern.lastIndex = this.#from;
    const match = this.#pattern.exec(this.#text);
    const isWithin = match !== null && match.index < this.#end;
    this.at = isWithin ? match.index : void 0;
    this.length = isWithin ? match[0].length : 0;
    this.#from = isWithin ? match.index + match[0].length : this.#end;
  }
};
function sentenceGap(text, stop, length, around) {
  const after = stop + length;
  const next = wordFrom2(text, after);
  const beyond = text.charAt(after + next.length);
  if (!isSentenceStart(next, beyond, text.charAt(after + next.length + 1))) return void 0;
  const token = tokenBefore(text, stop);
  const word = wordBefore2(text, stop);
  if (TECHNICAL.test(token.slice(0, -1)) || /[.]/.test(token.slice(0, -1)) || TECHNICAL.test(beyond)) return void 0;
  const isWide = !startsSentences(next);
  const marks = text.slice(stop + 1, after);
  if (marks === "" && !mayEnd(text, { stop, word, token, next, isWide }, around)) return void 0;
  if (marks !== "" && !/[\p{Ll}\p{N})\]%]$/u.test(text.slice(stop - 1, stop))) return void 0;
  const closing = marks.length === 2 ? 1 : marks === "" ? 0 : closes2(marks, around.isLow) ? 1 : 0;
  const span = { start: stop - Math.max(1, wordOrNumberBefore(text, stop).length), end: after + next.length };
  return { span, at: stop + 1 + closing, kind: "sentence" };
}
function isSentenceStart(next, beyond, afterThat) {
  if (beyond === "." && /[\p{L}\p{N}]/u.test(afterThat)) return false;
  if (/[\p{N}(]/u.test(beyond) || ENDINGS.has(next.toLowerCase())) return false;
  if (next === "A" || next === "I") return beyond === " ";
  const rest = next.replace(/^(?:Ma?c|O|D|L|De|Mc|Van)(?=\p{Lu}\p{Ll})/u, "");
  return /^\p{Lu}\p{Ll}+$/u.test(rest) && isCased(next);
}
function mayEnd(text, { stop, word, token, next, isWide }, { prose, own }) {
  const last = text.charAt(stop - 1);
  if (/[”’»“]/.test(last)) return true;
  if (/[)\]%\p{N}]/u.test(last)) return !isWide && !isNumbering(text, stop, token);
  if (!isCased(last)) return false;
  const isDot = text[stop] === ".";
  if (word.length < 2 || own.has(word)) return false;
  if (!isDot) return /^\p{Ll}+$/u.test(word) && !isWide;
  if (isAbbreviation(word, next)) return false;
  if (/^\p{Ll}+$/u.test(word)) return true;
  if (!/^\p{Lu}[\p{Ll}\p{M}]+$/u.test(word)) return /^\p{Lu}+$/u.test(word) && !isWide;
  return !isWide || prose.language === "de";
}
function isNumbering(text, stop, token) {
  if (!/^\p{N}{1,2}$/u.test(token)) return false;
  return !/\p{L} $/u.test(text.slice(Math.max(0, stop - token.length - 2), stop - token.length));
}
function isAbbreviation(word, next) {
  const text = `Xx ${word}. ${next} xx.`;
  const [first] = sentencesIn(text, { start: 0, end: text.length });
  return first?.end !== word.length + 4;
}
function startsSentences(next) {
  return !isAbbreviation("Inc", next);
}
function closes2(mark, isLow2) {
  return mark === "\u201D" || mark === "\u2019" || mark === "\xBB" || mark === "\u201C" && isLow2;
}
function quotationGap(text, at, { isLow: isLow2, isInward }) {
  const mark = text[at];
  if (mark === "\u201C" && isLow2 || mark === "\xAB" && isInward) return void 0;
  const before = text.charAt(at - 1);
  const word = wordBefore2(text, at);
  if (word === "" || !isCased(before)) return void 0;
  const next = wordFrom2(text, at + 1);
  return { span: { start: at - word.length, end: at + 1 + next.length }, at, kind: "quotation" };
}
function wordBefore2(text, end) {
  const piece = text.slice(Math.max(0, end - LONGEST9), end);
  return /[\p{L}\p{M}]+$/u.exec(piece)?.[0] ?? "";
}
function wordOrNumberBefore(text, end) {
  const piece = text.slice(Math.max(0, end - LONGEST9), end);
  return /[\p{L}\p{M}\p{N}]+$/u.exec(piece)?.[0] ?? "";
}
function tokenBefore(text, end) {
  const piece = text.slice(Math.max(0, end - LONGEST9), end);
  return /[^\s“”„«»"()[\]]*[)\]”’»“]?$/u.exec(piece)?.[0] ?? "";
}
function wordFrom2(text, start) {
  return /^[\p{L}\p{M}\p{N}]+/u.exec(text.slice(start, start + LONGEST9))?.[0] ?? "";
}

// src/core/checks/rules/missing-sentence-break.ts
var missingSentenceBreak = {
  id: "missing-sentence-break",
  group: "white-space",
  scope: "block",
  severity: "info",
  fix: "suggested",
  summary: "A sentence ends, or a quotation begins, without a space.",
  why: "Where a page had two paragraphs or a picture between them, the words on either side run into one: neither of them is found, and the sentences count as one.",
  example: {
    bad: "<<<FILE a\nThere were two {|missing-sentence-break:rooms.The|} larger was full.\nEND>>>\n",
    good: "<<<FILE a\nThere were two rooms. The larger was full.\nEND>>>\n"
  },
  *check(part, context) {
    if (part.kind === "gap") return;
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, findingsIn11(part, prose, context));
  }
};
function* findingsIn11({ text }, prose, { abbreviations }) {
  const { start, end } = prose.span;
  const hasBlankLines = text.indexOf("\n\n", start) >= 0 && text.indexOf("\n\n", start) < end - 2;
  for (const { span, at, kind } of sentenceGapsIn(text, prose, abbreviations ?? [])) {
    const what = kind === "sentence" ? "a sentence ends" : "a quotation begins";
    yield {
      span,
      message: `In ${quoted(text.slice(span.start, span.end))} ${what} without a space.`,
      fixes: [insertion("Add a space", at, " "), insertion("Begin a new paragraph", at, hasBlankLines ? "\n\n" : "\n")]
    };
  }
}
function insertion(title, at, newText) {
  return { title, safety: "suggested", edits: [{ span: { start: at, end: at }, newText }] };
}

// src/core/checks/rules/missing-terminator.ts
var missingTerminator = {
  id: "missing-terminator",
  group: "structure",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "A document has no END>>> line.",
  why: "Where the document ends can then only be guessed: it is taken to end before the next header, or at the end of the file. What was meant to stand between two documents ends up in one.",
  example: { bad: "<<<FILE {|missing-terminator:a|}\nx\n", good: "<<<FILE a\nx\nEND>>>\n" },
  *check(corpus) {
    const { parts } = corpus;
    for (let index = 0; index < parts.length; index++) {
      const block = parts[index];
      if (block.kind !== "block" || block.close.kind !== "missing") continue;
      const after = parts[index + 1];
      const next = after?.kind === "gap" ? parts[index + 2] : after;
      yield finding2(corpus, block, next?.kind === "block" ? next : void 0);
    }
  }
};
function finding2(corpus, block, next) {
  const cut = cutBlock(corpus, block);
  const { name, nameSpan, span } = cut.header;
  const meant = meantTerminator(cut);
  const where = next ? "before the next header" : "at the end of the file";
  const related = meant ? [{ span: meant.span, message: meant.message }] : [];
  if (next) {
    const message = "The document has to end before this header, because a header begins a new document.";
    related.push({ part: next, span: placeOf2(corpus, next), message });
  } else related.push({ span: cut.close.span, message: "The document has to end here, because no header follows." });
  const fixes = meant?.fix && !isSealed(cut.header) ? [meant.fix] : [];
  fixes.push(addTerminator(cut));
  if (next && !isSealed(cut.header)) fixes.push(escapeHeader(next));
  return {
    part: block,
    span: nameSpan.end > nameSpan.start ? nameSpan : span,
    message: `${name === void 0 ? "A document without a name" : quoted(name)} has no END>>> line ${where}.`,
    related,
    fixes
  };
}
function meantTerminator(cut) {
  let last;
  for (const { meant, span, message, correction } of missedMarkersIn(cut))
    if (meant === "terminator") last = { span, message, fix: correction };
  return last ?? gluedAbove(cut);
}
function gluedAbove({ text, body }) {
  const at = text.lastIndexOf("END>>>", body.end);
  if (at < body.start) return void 0;
  const start = lineStart(text, at);
  const end = lineEnd(text, at);
  const glued = gluedTerminatorAt(text.slice(start, end));
  if (glued === void 0) return void 0;
  for (const line of partLines(text, { start: end + 1, end: body.end }))
    if (text[line.start] !== "#" && !isBlank(text.slice(line.start, line.end))) return void 0;
  const place = start + glued;
  return {
    span: { start: place, end: place + 6 },
    message: "END>>> stands after other text, and a comment follows, so no document ends here.",
    fix: {
      title: "Break the line before END>>>",
      safety: "suggested",
      edits: [{ span: { start: place, end: place }, newText: "\n" }]
    }
  };
}
function addTerminator({ text, close }) {
  const last = close.span.end === text.length;
  const edits = [{ span: close.span, newText: last ? "\nEND>>>\n" : "\nEND>>>" }];
  return { title: "Add END>>>", safety: "suggested", edits };
}
function escapeHeader(next) {
  const edits = [{ part: next, span: { start: 0, end: 0 }, newText: "\\" }];
  return { title: "Escape the header that follows", safety: "suggested", edits };
}
function placeOf2(corpus, block) {
  const { nameSpan, span } = headerOf(corpus, block);
  return nameSpan.end > nameSpan.start ? nameSpan : span;
}

// src/core/checks/rules/mixed-line-endings.ts
var TOLD2 = 3;
var mixedLineEndings = {
  id: "mixed-line-endings",
  group: "white-space",
  scope: "bytes",
  severity: "warning",
  fix: "safe",
  summary: "The file's lines end in more than one way.",
  why: "Editors make all line ends alike when they save, so that the next change touches every line. A lone CR ends no line of a corpus, but editors read one there: what is text for one tool is a marker for another.",
  example: { bad: "<<<FILE a{|mixed-line-endings:\\r|}\nx\nEND>>>\n", good: "<<<FILE a\nx\nEND>>>\n" },
  *checkBytes({ lf, crlf, cr }) {
    if (lf.count > 0 && crlf.count > 0) {
      const isMostlyLf = lf.count >= crlf.count;
      const [few, name, rest] = isMostlyLf ? [crlf, "CRLF", `${lf.count} in LF`] : [lf, "LF", `${crlf.count} in CRLF`];
      yield {
        offset: few.offset,
        line: few.lines[0],
        message: `${placed(few)} ${few.count === 1 ? "ends" : "end"} in "${name}", and ${rest}.`
      };
    }
    if (cr.count === 0) return;
    const what = cr.count === 1 ? 'A lone "CR" stands' : `${cr.count} lone "CR" stand`;
    yield {
      offset: cr.offset,
      line: cr.lines[0],
      severity: "error",
      message: `${what} in the text (${placed(cr).toLowerCase()}), where editors see a line end and no tool does.`
    };
  }
};
function placed({ count, lines: lines2 }) {
  const numbers = [...new Set(lines2.map((line) => String(line + 1)))];
  if (count === 1) return `Line ${numbers[0]}`;
  if (count > TOLD2) return `${count} lines, the first of them ${numbers[0]},`;
  return numbers.length === 1 ? `Line ${numbers[0]}` : `Lines ${listed(numbers)}`;
}

// src/core/checks/rules/mojibake.ts
var mojibake = {
  id: "mojibake",
  group: "characters",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "Characters were read in the wrong encoding on their way here.",
  why: "UTF-8 that some program took for windows-1252 leaves two or three strange characters for each one that is not ASCII. Searches miss such words, and names in them are not recognised.",
  example: {
    bad: "<<<FILE a\nThe president{|mojibake:\xE2\u20AC\u2122|}s caf{|mojibake:\xC3\xA9|}.\nEND>>>\n",
    good: "<<<FILE a\nThe president\u2019s caf\xE9.\nEND>>>\n"
  },
  *check(part) {
    if (part.kind === "gap" || !textOf(part)) return;
    yield* keepingMarkers(part, findingsIn12(part));
  }
};
function* findingsIn12({ text, body }) {
  for (const { start, end, meant } of mojibakeIn(text, body)) {
    const span = { start, end };
    const newText = meant === "\uFEFF" ? "" : meant;
    const title = newText === "" ? `Remove ${quoted(text.slice(start, end))}` : `Change to ${quoted(newText)}`;
    yield {
      span,
      message: `${quoted(text.slice(start, end))} is ${quoted(meant)}, read in the wrong encoding.`,
      fixes: [{ title, safety: "suggested", edits: [{ span, newText }] }]
    };
  }
}

// src/core/checks/rules/name-collision.ts
var nameCollision = {
  id: "name-collision",
  group: "names",
  scope: "file",
  severity: "warning",
  fix: "suggested",
  summary: "Two names are the same file on some disk, or a name is another's folder.",
  why: "Windows and macOS take A.txt and a.txt for one file, some disks normalise names, and Windows drops dots and spaces at a name's end: unpacked there, one document overwrites the other. And nothing can be a file and a folder.",
  example: {
    bad: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE {|name-collision:A.txt|}\ny\nEND>>>\n",
    good: "<<<FILE a.txt\nx\nEND>>>\n<<<FILE A-2.txt\ny\nEND>>>\n"
  },
  *check(_corpus, context) {
    const firstByKey = /* @__PURE__ */ new Map();
    const seen = /* @__PURE__ */ new Set();
    let hasFolders = false;
    let names;
    const collision = (one, other, message) => {
      names ??= context.freshNames();
      return {
        part: one.block,
        span: one.header.nameSpan,
        message,
        related: [{ part: other.block, span: other.header.nameSpan, message: "The other name." }],
        fixes: [rename(one.header, names.get(one.name, one.name))]
      };
    };
    for (const one of named(context.blocks)) {
      const { name } = one;
      if (seen.has(name)) continue;
      seen.add(name);
      hasFolders ||= name.includes("/");
      const key = collisionKey(name);
      const other = firstByKey.get(key);
      if (!other) firstByKey.set(key, one);
      else yield collision(one, other, `${quoted(name)} and ${quoted(other.name)} are one file on some disks.`);
    }
    if (!hasFolders) return;
    for (const [folder, child] of foldersThatAreFiles(firstByKey))
      yield collision(folder, child, `${quoted(folder.name)} is also the folder of ${quoted(child.name)}.`);
  }
};
function* foldersThatAreFiles(names) {
  const sorted = [...names].map(([key, one]) => ({ path: `${key.replaceAll("/", "\0")}\0`, one }));
  sorted.sort((a, b) => a.path < b.path ? -1 : 1);
  for (let at = 1; at < sorted.length; at++) {
    const folder = sorted[at - 1];
    const child = sorted[at];
    if (child.path.startsWith(folder.path)) yield [folder.one, child.one];
  }
}

// src/core/checks/rules/name-pattern.ts
var namePattern = {
  id: "name-pattern",
  group: "names",
  scope: "file",
  severity: "warning",
  fix: "none",
  summary: "A name does not match the pattern that was set.",
  why: "A pattern for names (`name-pattern:` in `.corpus.yaml`; none by default) keeps a series of documents uniform.",
  example: {
    bad: "<<<FILE {|name-pattern:a.txt|}\nx\nEND>>>\n",
    good: "<<<FILE 000_a.txt\nx\nEND>>>\n",
    context: { namePattern: /^\d{3}_/ }
  },
  *check(_corpus, { namePattern: pattern, blocks }) {
    if (!pattern) return;
    for (const { block, header, name } of named(blocks)) {
      if (pattern.test(name)) continue;
      const message = `The name ${quoted(name)} does not match the pattern ${quoted(pattern.source)}.`;
      yield { part: block, span: header.nameSpan, message };
    }
  }
};

// src/core/entities/common-words.ts
var SENTENCE_STARTERS = new Set(
  "a about above according across after again against all also although amid among an and another any are around as asked at away back because before behind below beside besides between beyond both but by can could despite did do does down during each early either even ever every everyone few finally first for from further had has have he hence her here his how however i if in indeed inside instead into is it its just last late later like many may maybe meanwhile might more moreover most much my near neither never nevertheless next no nobody none nor not nothing now of off often on once one only or other others our out outside over perhaps quite rather recently said second several shall she should since so some sometimes soon still such than that the their them then there therefore these they this those though three through throughout thus to today together tomorrow too toward towards two under unless unlike until up upon very via was we were what whatever when where whether which while who whom whose why will with within without would yes yesterday yet you your der die das den dem des ein eine einen einem einer und oder aber als auch auf aus bei bis durch f\xFCr gegen im in ist mit nach nicht noch nun ob ohne seit sich sie so \xFCber um unter vom von vor w\xE4hrend was wenn wer wie wir zu zum zur zwischen le la les un une et mais en dans pour par sur avec".split(" ")
);
var CALENDAR_WORDS = new Set(
  "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Januar Februar M\xE4rz Mai Juni Juli Oktober Dezember".split(" ")
);
var THINGS_NAMED_AFTER_PEOPLE = new Set(
  "Academy Act Administration Airport Arena Avenue Award Boulevard Bridge Cabinet Cathedral Center Centre Church City College Committee Corporation Cup Doctrine Foundation Government Group Hall Hospital House Institute Island Lake Lane Library Memorial Mountain Mount Museum Palace Park Party Peninsula Plan Prize Province River Road School Sea Square Stadium State Station Street Street Theatre Thought Tower Town Trophy University Valley Weekly Times Post News".split(" ")
);
var NAME_COMPOUNDS = new Set(
  "led backed style era friendly ruled run appointed controlled aligned linked hosted chaired like nominated brokered ordered approved".split(
    " "
  )
);

// src/core/entities/catalogue.ts
var DEFAULT_TYPES = ["person", "organisation", "place", "event", "work", "product", "law"];
function mergeCatalogues(nearestFirst) {
  const byId = /* @__PURE__ */ new Map();
  const types = /* @__PURE__ */ new Set();
  for (const file of nearestFirst) {
    for (const type of file.types) types.add(type);
    for (const entity of file.entities) if (!byId.has(entity.id)) byId.set(entity.id, entity);
  }
  const replacing = [...byId.values()].filter((entity) => entity.replaces.length > 0);
  const replaced = /* @__PURE__ */ new Map();
  for (const entity of replacing)
    for (const old of entity.replaces)
      if (old !== entity.id && !replaced.has(old) && !leadsTo(replaced, entity.id, old)) replaced.set(old, entity);
  for (const old of replaced.keys()) byId.delete(old);
  const entities = [...byId.values()];
  for (const old of replaced.keys()) {
    const entity = followed(replaced, old);
    if (entity) byId.set(old, entity);
  }
  return { entities, byId, types: types.size > 0 ? [...types] : DEFAULT_TYPES };
}
var MOST_MERGES = 100;
function leadsTo(replaced, id, target) {
  let next = id;
  for (let steps = 0; next !== void 0; steps++) {
    if (next === target || steps === MOST_MERGES) return true;
    next = replaced.get(next)?.id;
  }
  return false;
}
function followed(replaced, id) {
  let found = replaced.get(id);
  for (let steps = 0; found && steps < MOST_MERGES; steps++) {
    const next = replaced.get(found.id);
    if (!next) return found;
    found = next;
  }
  return void 0;
}
function isCatalogueName(name) {
  const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  return base === "entities.yaml" || base.endsWith(".entities.yaml");
}

// src/core/entities/particles.ts
var PARTICLES = new Set(
  "\uC740 \uB294 \uC774 \uAC00 \uC744 \uB97C \uC758 \uC5D0 \uB3C4 \uC640 \uACFC \uB85C \uB9CC \uB098 \uB791 \uAED8 \uC528 \uB2D8 \uCE21 \uB4E4 \uC73C\uB85C \uC5D0\uC11C \uC5D0\uAC8C \uAED8\uC11C \uD55C\uD14C \uAE4C\uC9C0 \uBD80\uD130 \uCC98\uB7FC \uBCF4\uB2E4 \uD558\uACE0 \uC774\uB098 \uC774\uB791 \uB77C\uACE0 \uB77C\uB294 \uC774\uB2E4 \uC870\uCC28 \uB9C8\uC800 \uC5D0\uB294 \uC5D0\uB3C4 \uC5D0\uB9CC \uC640\uC758 \uACFC\uC758 \uB85C\uC758 \uB85C\uB294 \uB85C\uB3C4 \uB9CC\uC758 \uB9CC\uC774 \uB9CC\uC744 \uC528\uB294 \uC528\uAC00 \uC528\uC758 \uCE21\uC740 \uCE21\uC774 \uCE21\uC758 \uC5D0\uC120 \uC774\uB77C\uACE0 \uC774\uB77C\uB294 \uC73C\uB85C\uC758 \uC73C\uB85C\uB294 \uC73C\uB85C\uB3C4 \uC5D0\uC11C\uB294 \uC5D0\uC11C\uB3C4 \uC5D0\uC11C\uC758 \uC5D0\uAC8C\uB294 \uC5D0\uAC8C\uB3C4 \uC5D0\uAC8C\uC11C \uAE4C\uC9C0\uC758 \uAE4C\uC9C0\uB294 \uBD80\uD130\uC758 \uAED8\uC11C\uB294 \uB85C\uBD80\uD130 \uC774\uB77C\uBA70 \uC73C\uB85C\uBD80\uD130 \uC5D0\uAC8C\uC11C\uB294".split(" ")
);
var LONGEST10 = 4;
function particleLengths(text, start, end) {
  const lengths = [];
  for (let length = Math.min(LONGEST10, end - start - 1); length > 0; length--)
    if (PARTICLES.has(text.slice(end - length, end))) lengths.push(length);
  return lengths;
}

// src/core/entities/tokens.ts
var TokenKind = {
  word: 0,
  /** A word that begins with a capital. */
  capital: 1,
  number: 2,
  single: 3,
  hangul: 4,
  katakana: 5,
  arabic: 6
};
var OTHER = 0;
var LOWER = 1;
var UPPER = 2;
var DIGIT = 3;
var SINGLE2 = 4;
var HANGUL = 5;
var KATAKANA = 6;
var ARABIC = 7;
var MARK2 = 8;
var HIGH_SURROGATE = 9;
var CLASSES2 = [
  [/[\p{M}\u200C\u200D]/gu, MARK2],
  [/[\u30FC\uFF70]|(?=\p{L})\p{Script=Katakana}/gu, KATAKANA],
  [/(?=\p{L})\p{Script=Hangul}/gu, HANGUL],
  [
    /(?=[\p{L}\p{N}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu,
    SINGLE2
  ],
  [/[\p{Lu}\p{Lt}]/gu, UPPER],
  [/\p{N}/gu, DIGIT],
  [/(?=\p{L})\p{Script=Arabic}/gu, ARABIC],
  [/\p{L}/gu, LOWER]
];
var classTable;
function classes() {
  if (classTable) return classTable;
  const table = new Uint8Array(65536);
  const units = [];
  for (let code = 0; code < 65536; code++)
    units.push(code >= 55296 && code < 57344 ? " " : String.fromCharCode(code));
  const plane = units.join("");
  for (const [pattern, value] of [...CLASSES2].reverse())
    for (const match of plane.matchAll(pattern)) table[match.index] = value;
  table.fill(HIGH_SURROGATE, 55296, 56320);
  classTable = table;
  return table;
}
function astralClass(text, at) {
  const code = text.codePointAt(at);
  if (code < 65536) return OTHER;
  if (code >= 917760 && code <= 917999) return MARK2;
  const character = String.fromCodePoint(code);
  for (const [pattern, value] of CLASSES2) if (character.search(pattern) === 0) return value;
  return OTHER;
}
var FNV_START2 = 2166136261;
var FNV_PRIME2 = 16777619;
function hashWord(text, start, end) {
  let hash = FNV_START2;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME2);
  return hash >>> 0;
}
function tokenise(text, span = { start: 0, end: text.length }) {
  const table = classes();
  const { end } = span;
  let room = Math.max(16, (end - span.start >> 2) + 16);
  let starts = new Uint32Array(room);
  let ends = new Uint32Array(room);
  let hashes = new Uint32Array(room);
  let kinds = new Uint8Array(room);
  let count = 0;
  let at = span.start;
  while (at < end) {
    let kind = table[text.charCodeAt(at)];
    if (kind === OTHER) {
      at++;
      continue;
    }
    let width = 1;
    if (kind === HIGH_SURROGATE) {
      kind = astralClass(text, at);
      width = 2;
    }
    if (kind === OTHER) {
      at++;
      continue;
    }
    const start = at;
    let hash = FNV_START2;
    for (let i = 0; i < width; i++) hash = Math.imul(hash ^ text.charCodeAt(at++), FNV_PRIME2);
    const group = kind <= DIGIT || kind === MARK2 ? LOWER : kind;
    let onlyDigits = kind === DIGIT;
    while (at < end) {
      const code = text.charCodeAt(at);
      let next = table[code];
      if (next === OTHER) break;
      width = 1;
      if (next === HIGH_SURROGATE) {
        next = astralClass(text, at);
        width = 2;
        if (next === OTHER) break;
      }
      if (next !== MARK2) {
        if (group === SINGLE2 || (next <= DIGIT ? LOWER : next) !== group) {
          if (!(group === ARABIC && next === DIGIT)) break;
        }
        if (next !== DIGIT) onlyDigits = false;
      }
      hash = Math.imul(hash ^ code, FNV_PRIME2);
      at++;
      if (width === 2) hash = Math.imul(hash ^ text.charCodeAt(at++), FNV_PRIME2);
    }
    if (count === room) {
      room *= 2;
      starts = grown3(starts, new Uint32Array(room));
      ends = grown3(ends, new Uint32Array(room));
      hashes = grown3(hashes, new Uint32Array(room));
      kinds = grown3(kinds, new Uint8Array(room));
    }
    starts[count] = start;
    ends[count] = at;
    hashes[count] = hash >>> 0;
    kinds[count] = onlyDigits ? TokenKind.number : KIND_OF_CLASS[kind];
    count++;
  }
  const tokens = { text, count, starts, ends, hashes, kinds };
  composeHashes(tokens, span);
  return tokens;
}
var KIND_OF_CLASS = {
  [LOWER]: TokenKind.word,
  [UPPER]: TokenKind.capital,
  [DIGIT]: TokenKind.word,
  [SINGLE2]: TokenKind.single,
  [HANGUL]: TokenKind.hangul,
  [KATAKANA]: TokenKind.katakana,
  [ARABIC]: TokenKind.arabic,
  [MARK2]: TokenKind.word
};
function grown3(from, to) {
  to.set(from);
  return to;
}
function composeHashes(tokens, span) {
  const text = tokens.text.slice(span.start, span.end);
  if (text.normalize("NFC") === text) return;
  for (let i = 0; i < tokens.count; i++) {
    const word = wordAt(tokens, i).normalize("NFC");
    tokens.hashes[i] = hashWord(word, 0, word.length);
  }
}
function wordAt(tokens, index) {
  return tokens.text.slice(tokens.starts[index], tokens.ends[index]);
}
var WIDEST_GAP = 80;
function gapAfter(tokens, index) {
  const { text, starts, ends } = tokens;
  if (index + 1 >= tokens.count) return void 0;
  const start = ends[index];
  const end = starts[index + 1];
  if (end === start) return 0;
  if (end - start === 1) {
    const code = text.charCodeAt(start);
    return isSpace2(code) ? 32 : canonicalSeparator(code);
  }
  if (end - start > WIDEST_GAP) return void 0;
  let gap = 0;
  let lineEnds = 0;
  let inSpace = false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isSpace2(code)) {
      if (code === 10 && ++lineEnds === 2) return void 0;
      if (!inSpace) gap = Math.imul(gap, FNV_PRIME2) + 32;
      inSpace = true;
      continue;
    }
    inSpace = false;
    gap = Math.imul(gap, FNV_PRIME2) + canonicalSeparator(code);
  }
  return gap | 0;
}

// src/core/entities/matcher.ts
var LONGEST_NAME2 = 64;
var MOST_AT_ONE_PLACE = 4;
var MOST_HITS = 2e6;
var Matcher = class {
  #names;
  #filter;
  /** How far the hash of a first word is shifted to give its bit in the filter. */
  #filterShift;
  #capacity;
  #used = 0;
  /**
   * Pairs of hash and value. The value is 0 in a free slot; else its lowest bit says that names go on here, and the rest is
   * n + 1 where name n ends.
   */
  #table;
  /** Where names may end that begin at one place: the name, plus 1, and its last token. Used by one walk at a time. */
  #endingNames = new Uint32Array(LONGEST_NAME2);
  #endingTokens = new Uint32Array(LONGEST_NAME2);
  /** For the first name of a spelling: the next spelling of the same hash, plus 1. */
  #nextSpelling;
  /** The next name of the same spelling, plus 1. */
  #nextName;
  /** Names without a letter or digit, and of more than {@link LONGEST_NAME} tokens, are never found. */
  constructor(names) {
    this.#names = names.map(canonicalSpelling);
    this.#capacity = 64;
    while (this.#capacity < names.length * 3) this.#capacity *= 2;
    this.#table = new Uint32Array(this.#capacity * 2);
    this.#filterShift = names.length > 25e4 ? 9 : 12;
    this.#filter = new Uint32Array(1 << 27 - this.#filterShift);
    this.#nextSpelling = new Uint32Array(names.length);
    this.#nextName = new Uint32Array(names.length);
    this.#addAll();
  }
  /** Every name at every place, overlapping ones too: by place, the four longest, the longest first. */
  everywhere(tokens) {
    const hits = [];
    for (let first = 0; first < tokens.count && hits.length < MOST_HITS; first++) {
      const hash = startHash(tokens.hashes[first]);
      if (this.#isFirstWord(hash) || tokens.kinds[first] >= TokenKind.hangul) this.#at(tokens, first, hash, hits);
    }
    return hits;
  }
  /** The names of a text from left to right, the longest at each place; what is found does not overlap. */
  longest(tokens) {
    const chosen = [];
    const hits = [];
    let edge = 0;
    for (let first = 0; first < tokens.count; first++) {
      const hash = startHash(tokens.hashes[first]);
      if (!this.#isFirstWord(hash) && tokens.kinds[first] < TokenKind.hangul) continue;
      if (hits.length > 0) hits.length = 0;
      this.#at(tokens, first, hash, hits);
      let nth = 0;
      while (nth < hits.length && hits[nth].start < edge) nth++;
      const hit = hits[nth];
      if (!hit) continue;
      chosen.push(hit);
      edge = hit.end;
      first = Math.max(first, hit.endToken - 1);
    }
    return chosen;
  }
  /** All names that are spelled as name `name` is, that one included, ascending. */
  alike(name) {
    const names = [name];
    for (let next = this.#nextName[name]; next !== 0; next = this.#nextName[next - 1]) names.push(next - 1);
    return names.sort((a, b) => a - b);
  }
  #addAll() {
    const CHUNK2 = 4096;
    for (let from = 0; from < this.#names.length; from += CHUNK2) {
      const chunk = this.#names.slice(from, from + CHUNK2);
      const tokens = tokenise(chunk.join("\n\n"));
      let offset = 0;
      let token = 0;
      for (const [i, name] of chunk.entries()) {
        const end = offset + name.length;
        const first = token;
        while (token < tokens.count && tokens.starts[token] < end) token++;
        if (token > first && token - first <= LONGEST_NAME2) this.#add(from + i, tokens, first, token);
        offset = end + 2;
      }
    }
  }
  #add(name, tokens, first, end) {
    let hash = startHash(tokens.hashes[first]);
    const bit = hash >>> this.#filterShift;
    this.#filter[bit >>> 5] |= 1 << (bit & 31);
    for (let token = first; token + 1 < end; token++) {
      const gap = gapAfter(tokens, token);
      if (gap === void 0) return;
      const slot2 = this.#slot(hash);
      if (this.#table[slot2 + 1] === 0) this.#occupy(slot2, hash, 1);
      else this.#table[slot2 + 1] |= 1;
      hash = nextHash(hash, gap, tokens.hashes[token + 1]);
    }
    const slot = this.#slot(hash);
    const value = this.#table[slot + 1];
    if (value === 0) this.#occupy(slot, hash, name + 1 << 1);
    else if (value === 1) this.#table[slot + 1] = name + 1 << 1 | 1;
    else this.#chain((value >>> 1) - 1, name);
  }
  #chain(first, name) {
    let spelling = first;
    for (; ; ) {
      if (this.#names[spelling] === this.#names[name]) {
        this.#nextName[name] = this.#nextName[spelling];
        this.#nextName[spelling] = name + 1;
        return;
      }
      const next = this.#nextSpelling[spelling];
      if (next === 0) break;
      spelling = next - 1;
    }
    this.#nextSpelling[spelling] = name + 1;
  }
  /** Where the pair for `hash` is in the table, or would be. */
  #slot(hash) {
    const table = this.#table;
    const mask = table.length - 1;
    let slot = Math.imul(hash, 2654435761) >>> 6;
    for (; ; ) {
      slot &= mask & -2;
      if (table[slot + 1] === 0 || table[slot] === hash) return slot;
      slot += 2;
    }
  }
  /** What the table says of `hash`; 0 for nothing. */
  #look(hash) {
    return this.#table[this.#slot(hash) + 1];
  }
  #occupy(slot, hash, value) {
    this.#table[slot] = hash;
    this.#table[slot + 1] = value;
    this.#used++;
    if (this.#used * 5 > this.#capacity * 3) this.#grow();
  }
  #grow() {
    const old = this.#table;
    this.#capacity *= 2;
    this.#table = new Uint32Array(this.#capacity * 2);
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      const slot = this.#slot(old[i]);
      this.#table[slot] = old[i];
      this.#table[slot + 1] = old[i + 1];
    }
  }
  /** Whether names begin with a word of this hash; wrong only on the safe side. */
  #isFirstWord(hash) {
    const bit = hash >>> this.#filterShift;
    return (this.#filter[bit >>> 5] >>> (bit & 31) & 1) === 1;
  }
  /** Adds the names that begin at token `first`, whose hash is `hash`, the longest first. */
  #at(tokens, first, hash, hits) {
    const before = hits.length;
    const kind = tokens.kinds[first];
    if (kind === TokenKind.hangul) this.#withParticle(tokens, first, first, void 0, hits);
    if (this.#isFirstWord(hash)) this.#walk(tokens, first, hash, tokens.starts[first], hits);
    if (kind === TokenKind.arabic && hits.length === before) this.#afterArabicPrefix(tokens, first, hits);
    if (hits.length > before + 1) longestFirst(hits, before);
    if (hits.length > before + MOST_AT_ONE_PLACE) hits.length = before + MOST_AT_ONE_PLACE;
  }
  /** Follows the words from `first` on, whose own hash is `hash`, as long as they are the prefix of a name. */
  #walk(tokens, first, hash, start, hits) {
    let count = 0;
    for (let token = first; ; token++) {
      const value = this.#look(hash);
      if (value > 1) {
        this.#endingNames[count] = value >>> 1;
        this.#endingTokens[count++] = token;
      }
      if ((value & 1) === 0) break;
      const gap = gapAfter(tokens, token);
      if (gap === void 0) break;
      if (tokens.kinds[token + 1] === TokenKind.hangul)
        this.#withParticle(tokens, first, token + 1, { hash, gap, start }, hits);
      hash = nextHash(hash, gap, tokens.hashes[token + 1]);
    }
    const enough = hits.length + MOST_AT_ONE_PLACE;
    while (count-- > 0 && hits.length < enough) {
      const token = this.#endingTokens[count];
      this.#accept(tokens, this.#endingNames[count], first, token + 1, start, tokens.ends[token], hits);
    }
  }
  /** Names whose last word is `token` without its Korean particle. */
  #withParticle(tokens, first, token, before, hits) {
    const start = tokens.starts[token];
    const end = tokens.ends[token];
    for (const length of particleLengths(tokens.text, start, end)) {
      const stem = tokens.text.slice(start, end - length).normalize("NFC");
      const word = hashWord(stem, 0, stem.length);
      const hash = before ? nextHash(before.hash, before.gap, word) : startHash(word);
      const value = this.#look(hash);
      if (value > 1)
        this.#accept(tokens, value >>> 1, first, token + 1, before ? before.start : start, end - length, hits);
    }
  }
  /** Names behind one of the letters that Arabic writes on to the next word (و "and", ب "in", ل "for"). */
  #afterArabicPrefix(tokens, first, hits) {
    const start = tokens.starts[first];
    const end = tokens.ends[first];
    const letter = tokens.text.charCodeAt(start);
    if (end - start < 5 || letter !== 1608 && letter !== 1576 && letter !== 1604) return;
    this.#walk(tokens, first, startHash(hashWord(tokens.text, start + 1, end)), start + 1, hits);
  }
  /** Adds what the text really spells, of the names that share a hash; `chain` is the first of them, plus 1. */
  #accept(tokens, chain, firstToken, endToken, start, end, hits) {
    for (let next = chain; next !== 0; next = this.#nextSpelling[next - 1]) {
      const span = spelled2(tokens.text, start, end, this.#names[next - 1]);
      if (!span || splitsWord(tokens.text, span)) continue;
      hits.push({ start: span.start, end: span.end, name: next - 1, firstToken, endToken });
    }
  }
};
function longestFirst(hits, from) {
  for (let i = from + 1; i < hits.length; i++) {
    const hit = hits[i];
    let to = i;
    while (to > from && hits[to - 1].end < hit.end) hits[to] = hits[--to];
    hits[to] = hit;
  }
}
function spelled2(text, start, end, name) {
  if (end - start === name.length && text.startsWith(name, start)) return { start, end };
  const words = canonicalSpelling(text.slice(start, end));
  if (words === name) return { start, end };
  const at = name.indexOf(words);
  if (at < 0) return void 0;
  const from = start - at;
  const to = end + name.length - at - words.length;
  if (from < 0 || to > text.length || canonicalSpelling(text.slice(from, to)) !== name) return void 0;
  return { start: from, end: to };
}
function splitsWord(text, span) {
  const after = text.charCodeAt(span.end);
  if (isApostrophe(after) && LETTER.test(text.slice(span.end + 1, span.end + 3))) {
    if (!CONTRACTION.test(text.slice(span.end + 1, span.end + 4))) return true;
  }
  const stop = after === 46 ? span.end : text.charCodeAt(span.end - 1) === 46 ? span.end - 1 : void 0;
  if (stop !== void 0 && INITIAL_AFTER.test(text.slice(stop + 1, stop + 3)) && isOneLetter(text, stop - 1))
    return true;
  if (!isApostrophe(text.charCodeAt(span.start - 1))) return false;
  const before = text.slice(Math.max(0, span.start - 6), span.start - 1);
  return LETTER_LAST.test(before) && !ELISION.test(before);
}
var LETTER = /^[\p{L}\p{N}]/u;
var LETTER_LAST = /[\p{L}\p{N}]$/u;
var CONTRACTION = /^(?:[sSdDmM]|ll|LL|re|RE|ve|VE)(?![\p{L}\p{N}])/u;
var INITIAL_AFTER = /^\p{Lu}(?!\p{Ll})/u;
var ELISION = /(?<![\p{L}\p{N}])(?:[a-zLD]|[Qq]u|[Dd]ell|[Dd]all|[Nn]ell|[Ss]ull|[Aa]ll)$/u;
function isOneLetter(text, at) {
  return at >= 0 && /^(?:[^\p{L}\p{N}])?\p{Lu}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}
function startHash(word) {
  return finish(word ^ 625341585);
}
function nextHash(hash, gap, word) {
  return finish(Math.imul(hash, 2246822507) ^ Math.imul(gap + 2135587861, 3266489909) ^ word);
}
function finish(hash) {
  let mixed2 = hash ^ hash >>> 16;
  mixed2 = Math.imul(mixed2, 2246822507);
  mixed2 ^= mixed2 >>> 13;
  mixed2 = Math.imul(mixed2, 3266489909);
  return (mixed2 ^ mixed2 >>> 16) >>> 0;
}

// src/core/entities/forms.ts
var Forms = class {
  matcher;
  #entities = [];
  #roles = [];
  #known = /* @__PURE__ */ new Map();
  constructor(catalogue2) {
    const names = [];
    const add2 = (name, entity, role) => {
      if (role !== "not" && !isLongEnough(name)) return;
      names.push(name);
      this.#entities.push(entity);
      this.#roles.push(role);
    };
    for (const entity of catalogue2.entities) {
      add2(entity.name, entity, "everywhere");
      for (const { text, when } of entity.aliases) add2(text, entity, when === "never" ? "not" : when);
      for (const longer of entity.not) add2(longer, entity, "not");
      if (entity.familyName !== void 0) add2(entity.familyName, entity, "introduced");
    }
    this.matcher = new Matcher(names);
  }
  /** What the name with this index in the matcher, and all spelled like it, stand for. */
  of(name) {
    let form = this.#known.get(name);
    if (form) return form;
    const by = { everywhere: /* @__PURE__ */ new Set(), introduced: /* @__PURE__ */ new Set(), not: /* @__PURE__ */ new Set() };
    for (const index of this.matcher.alike(name)) by[this.#roles[index]].add(this.#entities[index]);
    form = { everywhere: [...by.everywhere], introduced: by.introduced, not: by.not };
    this.#known.set(name, form);
    return form;
  }
};
var formsOfCatalogues = /* @__PURE__ */ new WeakMap();
function formsOf(catalogue2) {
  let forms = formsOfCatalogues.get(catalogue2);
  if (!forms) {
    forms = new Forms(catalogue2);
    formsOfCatalogues.set(catalogue2, forms);
  }
  return forms;
}
function isLongEnough(name) {
  return /[\p{L}\p{N}][^\p{L}\p{N}]*[\p{L}\p{N}]/u.test(name);
}

// src/core/entities/full-forms.ts
function findForms(tokens, addresses, forms) {
  const hits = forms.matcher.everywhere(tokens).filter((hit) => !isInside(addresses, hit.start));
  const barred = barredPlaces(hits, forms);
  const isBarred = (entity, span) => {
    const places = barred.get(entity);
    return places !== void 0 && isInside(places, span.start) && isInside(places, span.end - 1);
  };
  const full = [];
  let edge = 0;
  for (const hit of hits) {
    if (hit.start < edge) continue;
    const { everywhere } = forms.of(hit.name);
    const entities = barred.size === 0 ? everywhere : everywhere.filter((entity) => !isBarred(entity, hit));
    if (entities.length === 0) continue;
    full.push({ start: hit.start, end: hit.end, entities, firstToken: hit.firstToken, endToken: hit.endToken });
    edge = hit.end;
  }
  return { hits, full, isBarred };
}
function barredPlaces(hits, forms) {
  const places = /* @__PURE__ */ new Map();
  for (const { name, start, end } of hits) {
    for (const entity of forms.of(name).not) {
      const known4 = places.get(entity);
      const last = known4?.at(-1);
      if (!known4) places.set(entity, [{ start, end }]);
      else if (last && start < last.end) last.end = Math.max(last.end, end);
      else known4.push({ start, end });
    }
  }
  return places;
}

// src/core/entities/introductions.ts
function introducedBy(inTitle, inBody2) {
  const first = /* @__PURE__ */ new Map();
  for (const { start, end, entities } of [...inTitle, ...inBody2])
    for (const entity of entities) if (!first.has(entity)) first.set(entity, { entity, at: { start, end } });
  return [...first.values()];
}
function acronymsIn(tokens, full) {
  const { text } = tokens;
  const acronyms = [];
  for (const form of full) {
    const [entity] = form.entities;
    if (!entity || form.entities.length > 1 || entity.type === "person" || entity.type === "place") continue;
    const index = form.endToken;
    const start = tokens.starts[index];
    const end = tokens.ends[index];
    if (index >= tokens.count || tokens.kinds[index] !== TokenKind.capital || end - start > 12) continue;
    if (!/^[ \n]?[(（]$/.test(text.slice(form.end, start)) || !/[)）]/.test(text[end] ?? "")) continue;
    const acronym = wordAt(tokens, index);
    if (!/^[\p{Lu}\p{N}]{2,}$/u.test(acronym) || !takesLettersOf(acronym, text.slice(form.start, form.end))) continue;
    acronyms.push({ acronym, entity, at: { start: form.start, end: form.end } });
  }
  return acronyms;
}
function takesLettersOf(acronym, name) {
  const letters2 = name.toUpperCase();
  let at = 0;
  for (const letter of acronym) {
    at = letters2.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

// src/core/entities/titles.ts
var COURTESIES = new Set(
  "Mr Mrs Ms Miss Mx Dr Prof Professor Herr Frau Monsieur Madame Mme Se\xF1or Se\xF1ora Signor Signora".split(" ")
);
var OFFICES = new Set(
  "President Premier Chairman Chairwoman Chair Chancellor Minister Secretary Ambassador Envoy Senator Sen Representative Rep Governor Gov Mayor General Gen Colonel Col Major Maj Captain Capt Commander Lieutenant Lt Admiral Adm Marshal Sergeant Sgt King Queen Prince Princess Emperor Empress Pope Bishop Archbishop Cardinal Father Rabbi Imam Sheikh Judge Justice Director Speaker Spokesman Spokeswoman Spokesperson Commissioner Comrade Leader Coach Sir Dame Lord Lady Pr\xE4sident Pr\xE4sidentin Ministerpr\xE4sident Ministerpr\xE4sidentin Kanzler Kanzlerin Au\xDFenminister Au\xDFenministerin".split(" ")
);
var QUALIFIERS = new Set(
  "Prime Foreign Defence Defense Finance Interior Trade Justice Vice Deputy First Second Acting Former Chief Party".split(
    " "
  )
);
var ABBREVIATED = new Set(
  "Mr Mrs Ms Mx Dr Prof Mme Sen Rep Gov Gen Col Maj Capt Lt Adm Sgt".split(" ")
);

// src/core/entities/surroundings.ts
var Surroundings = class {
  #tokens;
  #full;
  #short;
  #lowerWords;
  /** `short` are the tokens that are a family name or an alias of their own: a hyphen joins two of them as a pair. */
  constructor(tokens, full, short) {
    this.#tokens = tokens;
    this.#full = full;
    this.#short = short;
  }
  /** Whether token `index` looks like a part of the name that the token after it belongs to. */
  isNameBefore(index) {
    return this.#joins(index) && this.#mayBeName(index) && !this.#isMereStarter(index);
  }
  /** Whether token `index` looks like a part of the name that the token before it belongs to. */
  isNameAfter(index) {
    return index < this.#tokens.count && this.#joins(index - 1) && this.#mayBeName(index);
  }
  /** Whether the token is the first of a sentence or line, quotation marks and bullets aside. */
  beginsSentence(index) {
    const { text, starts } = this.#tokens;
    const before = text.slice(Math.max(0, starts[index] - 8), starts[index]);
    return /(?:^|[.!?:;…。！？\n•*|–—])["'“”‘’„«»()[\]\s•*-]*$/.test(before);
  }
  /** Whether the document has the word in lower case too. */
  isAlsoCommon(index) {
    this.#lowerWords ??= lowerWordsOf(this.#tokens);
    const lower = wordAt(this.#tokens, index).toLowerCase();
    return this.#lowerWords.has(hashWord(lower, 0, lower.length));
  }
  /** Whether the token belongs to a full form. */
  isInFullForm(index) {
    return isInside(this.#full, this.#tokens.starts[index]);
  }
  /** Whether nothing but one space or one hyphen stands between the token and the next. */
  #joins(index) {
    const { text, ends, starts, count } = this.#tokens;
    if (index < 0 || index + 1 >= count || starts[index + 1] - ends[index] !== 1) return false;
    const code = text.charCodeAt(ends[index]);
    if (isHyphen(code)) return !(this.#short.has(index) && this.#short.has(index + 1));
    return code === 32;
  }
  #mayBeName(index) {
    if (this.#tokens.kinds[index] !== TokenKind.capital) return false;
    const word = wordAt(this.#tokens, index);
    if (COURTESIES.has(word) || OFFICES.has(word) || QUALIFIERS.has(word) || CALENDAR_WORDS.has(word)) return false;
    return !this.isInFullForm(index) && !this.isAlsoCommon(index);
  }
  /** Whether a sentence merely begins with the word: settled by a list, else by its ending. */
  #isMereStarter(index) {
    if (!this.beginsSentence(index)) return false;
    const word = wordAt(this.#tokens, index).toLowerCase();
    return SENTENCE_STARTERS.has(word) || /(?:ing|ed|ly)$/.test(word);
  }
};
function lowerWordsOf(tokens) {
  const words = /* @__PURE__ */ new Set();
  for (let i = 0; i < tokens.count; i++) if (tokens.kinds[i] === TokenKind.word) words.add(tokens.hashes[i]);
  return words;
}

// src/core/entities/short-forms.ts
var MOST_NAMESAKES = 10;
var LONGEST_TITLE = 4;
function shortForms(scene) {
  return new ShortForms(scene).all();
}
var ShortForms = class {
  #scene;
  #tokens;
  #around;
  #standsForOf = /* @__PURE__ */ new Map();
  #introductions;
  #capitals;
  #rivalsOf = /* @__PURE__ */ new Map();
  #acronyms = /* @__PURE__ */ new Map();
  #byEdgeWord = /* @__PURE__ */ new Map();
  constructor(scene) {
    this.#scene = scene;
    this.#tokens = scene.tokens;
    const short = /* @__PURE__ */ new Set();
    for (const { name, firstToken, endToken } of scene.found.hits)
      if (endToken === firstToken + 1 && scene.forms.of(name).introduced.size > 0) short.add(firstToken);
    this.#around = new Surroundings(scene.tokens, scene.found.full, short);
    for (const acronym of scene.acronyms) add(this.#acronyms, acronym.acronym, acronym);
    for (const introduced of scene.introduced) {
      const { type, familyName, name } = introduced.entity;
      if (type !== "person" || familyName !== void 0) continue;
      const words = name.split(/[\s·]+/u);
      for (const word of /* @__PURE__ */ new Set([words[0], words.at(-1)])) add(this.#byEdgeWord, word, introduced);
    }
  }
  all() {
    const { hits, full } = this.#scene.found;
    const mentions = [];
    let edge = 0;
    let nextHit = 0;
    let nextFull = 0;
    for (let token = 0; token < this.#tokens.count; token++) {
      const start = this.#tokens.starts[token];
      while (nextFull < full.length && full[nextFull].end <= start) nextFull++;
      while (nextHit < hits.length && hits[nextHit].firstToken < token) nextHit++;
      if (start < edge) continue;
      const blocking = full[nextFull];
      let mention;
      for (let i = nextHit; !mention && hits[i]?.firstToken === token; i++) {
        if (blocking && blocking.start < hits[i].end && !isLonger(hits[i], blocking)) continue;
        mention = this.#fromHit(hits[i], edge);
      }
      if (blocking && blocking.start <= start && !mention) continue;
      mention ??= this.#fromAcronym(token) ?? this.#fromCourtesy(token, edge);
      if (!mention) continue;
      mentions.push(mention);
      edge = mention.span.end;
    }
    return mentions;
  }
  /** A string of the catalogue that stands for something only once that was introduced. */
  #fromHit(hit, edge) {
    if (this.#scene.forms.of(hit.name).introduced.size === 0) return void 0;
    const title = this.#titleBefore(hit.firstToken, edge);
    if (!title && !this.#standsAlone(hit)) return void 0;
    if (title && this.#around.isNameAfter(hit.endToken)) return void 0;
    const { introduced, persons } = this.#standsFor(hit);
    const isOpen = (entity) => !this.#scene.found.isBarred(entity, hit);
    const known4 = introduced.filter(({ entity, at }) => this.#counts(at, hit.start) && isOpen(entity));
    const span = { start: title?.start ?? hit.start, end: hit.end };
    const rivals = persons.length > 0 ? this.#rivals(hit) : [];
    if (known4.length > 0) return this.#settled(span, known4, rivals);
    return title && persons.length > 0 ? this.#notIntroduced(span, rivals, persons) : void 0;
  }
  #fromAcronym(token) {
    if (this.#acronyms.size === 0 || this.#tokens.kinds[token] !== TokenKind.capital) return void 0;
    const start = this.#tokens.starts[token];
    const known4 = this.#acronyms.get(wordAt(this.#tokens, token))?.filter(({ at }) => this.#counts(at, start)) ?? [];
    const entities = new Map(known4.map((acronym) => [acronym.entity, acronym]));
    return entities.size === 0 ? void 0 : this.#settled({ start, end: this.#tokens.ends[token] }, [...entities.values()], []);
  }
  /** A title and a name that is nowhere in the catalogue as a short form. */
  #fromCourtesy(token, edge) {
    const { kinds, starts, ends } = this.#tokens;
    const start = starts[token];
    if (kinds[token] !== TokenKind.capital || ends[token] - start < 2) return void 0;
    const title = this.#titleBefore(token, edge);
    if (!title) return void 0;
    if (this.#isTitle(token) || this.#around.isNameAfter(token + 1) || this.#around.isInFullForm(token))
      return void 0;
    const span = { start: title.start, end: ends[token] };
    const word = wordAt(this.#tokens, token);
    const known4 = this.#byEdgeWord.get(word)?.filter(({ at }) => this.#counts(at, start)) ?? [];
    const rivals = this.#rivals({ firstToken: token, endToken: token + 1, start, end: ends[token] });
    if (known4.length > 0) return this.#settled(span, known4, rivals);
    return title.isCourtesy ? this.#notIntroduced(span, rivals, []) : void 0;
  }
  #settled(span, known4, rivals) {
    const [first] = known4;
    const others = rivals.filter((rival) => this.#counts(rival, span.start));
    if (known4.length > 1 || others.length > 0) {
      const names = [...known4.map(({ entity }) => entity.name), ...others.map(({ name }) => name)];
      const why = `${quoted2(this.#text(span))} could be ${alternatives(names)}.`;
      return this.#unresolved(
        span,
        why,
        known4.map(({ entity }) => entity.id),
        []
      );
    }
    const where = first.at.end <= this.#bodyStart() ? "in the title" : first.at.start < span.start ? "before" : "further down";
    return {
      span,
      text: this.#text(span),
      kind: "short-form",
      entities: [first.entity.id],
      namesakes: [],
      introducedAt: first.at,
      why: `${quoted2(this.#text(span))} stands for ${quoted2(first.entity.name)}, introduced ${where}.`
    };
  }
  #notIntroduced(span, rivals, persons) {
    const shown = quoted2(this.#text(span));
    const why = rivals.length > 0 ? `${shown} could be ${alternatives(rivals.map(({ name }) => name))}, not in the catalogue.` : `${shown} is not introduced in this document.`;
    return this.#unresolved(
      span,
      why,
      [],
      persons.map(({ id }) => id)
    );
  }
  #unresolved(span, why, entities, namesakes) {
    return { span, text: this.#text(span), kind: "unresolved", entities, namesakes, why };
  }
  /** Whom a string of the catalogue can stand for in this document. */
  #standsFor(hit) {
    let known4 = this.#standsForOf.get(hit.name);
    if (!known4) {
      const { introduced } = this.#scene.forms.of(hit.name);
      const persons = [...introduced].filter(({ type }) => type === "person");
      known4 = {
        introduced: this.#introducedAmong(introduced),
        persons: persons.slice(0, MOST_NAMESAKES)
      };
      this.#standsForOf.set(hit.name, known4);
    }
    return known4;
  }
  /** Those of the entities that the document introduces, by the order of their introduction. */
  #introducedAmong(entities) {
    this.#introductions ??= new Map(this.#scene.introduced.map((introduced) => [introduced.entity, introduced]));
    const found = entities.size < this.#introductions.size ? [...entities].flatMap((entity) => this.#introductions?.get(entity) ?? []) : this.#scene.introduced.filter(({ entity }) => entities.has(entity));
    return found.sort((a, b) => a.at.start - b.at.start).slice(0, MOST_NAMESAKES);
  }
  /** Whether what is introduced at `at` is known to a reader who has come to `offset`. */
  #counts(at, offset) {
    return at.start < offset || offset < this.#scene.headEnd;
  }
  /** Whether a short form without a title is a name of its own here, and not a piece of another or a common word. */
  #standsAlone(hit) {
    const { kinds, text } = this.#tokens;
    const { firstToken, endToken } = hit;
    if (kinds[firstToken] !== TokenKind.capital) return true;
    if (this.#around.isNameBefore(firstToken - 1) || this.#around.isNameAfter(endToken)) return false;
    if (isHyphen(text.charCodeAt(hit.end)) && kinds[endToken] === TokenKind.word && !this.#isCompound(endToken))
      return false;
    if (endToken > firstToken + 1) return true;
    if (CALENDAR_WORDS.has(wordAt(this.#tokens, firstToken)) && this.#isInDate(firstToken)) return false;
    return !(this.#around.beginsSentence(firstToken) && this.#around.isAlsoCommon(firstToken));
  }
  #isCompound(token) {
    return this.#tokens.starts[token] === this.#tokens.ends[token - 1] + 1 && NAME_COMPOUNDS.has(wordAt(this.#tokens, token));
  }
  #isInDate(token) {
    if (this.#tokens.kinds[token + 1] === TokenKind.number || this.#tokens.kinds[token - 1] === TokenKind.number)
      return true;
    return token > 0 && /^(?:in|of|since|last|next|until|till|by|early|late|mid|this|from|to|on)$/i.test(wordAt(this.#tokens, token - 1));
  }
  /** The title that ends right before token `index`, no further back than `edge`. */
  #titleBefore(index, edge) {
    let first = index;
    while (first > Math.max(0, index - LONGEST_TITLE) && this.#belongsToTitle(first - 1, edge)) first--;
    if (first === index) return void 0;
    const nearest = wordAt(this.#tokens, index - 1);
    if (!COURTESIES.has(nearest) && !OFFICES.has(nearest)) return void 0;
    const { text, ends, starts } = this.#tokens;
    if (isHyphen(text.charCodeAt(ends[index - 1]))) return void 0;
    return { start: starts[first], isCourtesy: COURTESIES.has(nearest) };
  }
  #belongsToTitle(index, edge) {
    return this.#tokens.starts[index] >= edge && this.#isTitle(index) && this.#titleGoesOn(index);
  }
  #isTitle(index) {
    if (this.#tokens.kinds[index] !== TokenKind.capital || this.#tokens.ends[index] - this.#tokens.starts[index] > 20)
      return false;
    const word = wordAt(this.#tokens, index);
    return COURTESIES.has(word) || OFFICES.has(word) || QUALIFIERS.has(word);
  }
  /** Whether the title word `index` and the next word belong together: a blank or hyphen, or the stop of an abbreviation. */
  #titleGoesOn(index) {
    const { text, ends, starts } = this.#tokens;
    const gap = text.slice(ends[index], Math.min(starts[index + 1], ends[index] + 3));
    if (gap === " " || gap === "\xA0" || gap === "\n" || gap === "-") return true;
    return /^\.[ \u00a0]$/.test(gap) && ABBREVIATED.has(wordAt(this.#tokens, index));
  }
  /** Full names of persons outside the catalogue that the short form could stand for as well: capital runs it is part of. */
  #rivals(place) {
    if (place.endToken !== place.firstToken + 1) return [];
    const word = wordAt(this.#tokens, place.firstToken);
    let rivals = this.#rivalsOf.get(word);
    if (!rivals) {
      rivals = this.#findRivals(this.#tokens.hashes[place.firstToken], word);
      this.#rivalsOf.set(word, rivals);
    }
    return rivals;
  }
  #findRivals(hash, word) {
    const { starts, text } = this.#tokens;
    this.#capitals ??= capitalsOf(this.#tokens);
    const rivals = /* @__PURE__ */ new Map();
    for (const token of this.#capitals.get(hash) ?? []) {
      if (starts[token] < this.#scene.headEnd || wordAt(this.#tokens, token) !== word) continue;
      if (this.#around.isInFullForm(token)) continue;
      const run = this.#capitalRun(token);
      if (run.end - run.first < 2) continue;
      const start = starts[run.first];
      const name = text.slice(start, run.spanEnd);
      if (!rivals.has(name)) rivals.set(name, { name, start, end: run.spanEnd });
    }
    return [...rivals.values()].slice(0, 3);
  }
  /** The capitalised words around `token` that make one name with it, at most three on either side. */
  #capitalRun(token) {
    const { ends, kinds, starts, text } = this.#tokens;
    const alone = { first: token, end: token + 1, spanEnd: ends[token] };
    let first = token;
    while (token - first < 3 && this.#around.isNameBefore(first - 1) && !this.#around.beginsSentence(first - 1))
      first--;
    let end = token + 1;
    while (end - token <= 3 && this.#around.isNameAfter(end)) end++;
    if (THINGS_NAMED_AFTER_PEOPLE.has(wordAt(this.#tokens, end - 1))) return alone;
    if (isHyphen(text.charCodeAt(ends[end - 1])) && kinds[end] === TokenKind.word && starts[end] === ends[end - 1] + 1)
      end++;
    if (isHyphen(text.charCodeAt(ends[token])) || isHyphen(text.charCodeAt(starts[token] - 1))) return alone;
    return { first, end, spanEnd: ends[end - 1] };
  }
  #bodyStart() {
    return this.#tokens.count > 0 ? this.#tokens.starts[0] : 0;
  }
  #text(span) {
    return this.#tokens.text.slice(span.start, span.end);
  }
};
function capitalsOf(tokens) {
  const places = /* @__PURE__ */ new Map();
  for (let token = 0; token < tokens.count; token++)
    if (tokens.kinds[token] === TokenKind.capital) add(places, tokens.hashes[token], token);
  return places;
}
function isLonger(hit, form) {
  return hit.start <= form.start && hit.end >= form.end && hit.end - hit.start > form.end - form.start;
}
function add(map, key, value) {
  const known4 = map.get(key);
  if (known4) known4.push(value);
  else map.set(key, [value]);
}
function quoted2(text) {
  return `"${text.replace(/\s+/g, " ")}"`;
}
function alternatives(names) {
  const shown = [...new Set(names)].map(quoted2);
  if (shown.length <= 3) return shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
  return `${shown.slice(0, 2).join(", ")} or ${shown.length - 2} more`;
}

// src/core/entities/mentions.ts
var PARAGRAPH = 140;
var SENTENCES = /[.!?]["'”’)]*\s+["'“‘(]?\p{Lu}|[。！？].{10}/u;
var noRecogniser = () => [];
var remembered3 = /* @__PURE__ */ new WeakMap();
var rememberedByBlock = /* @__PURE__ */ new WeakMap();
var SHORTEST_SLICE = 13;
function mentionsOf(block, catalogue2, recogniser = noRecogniser) {
  const byRecogniser = getOrMake(remembered3, catalogue2, () => /* @__PURE__ */ new WeakMap());
  const byBlock = getOrMake(byRecogniser, recogniser, () => /* @__PURE__ */ new WeakMap());
  return getOrMake(byBlock, block, () => findMentions(block, catalogue2, recogniser));
}
function getOrMake(map, key, make) {
  const known4 = map.get(key);
  if (known4 !== void 0) return known4;
  const made2 = make();
  map.set(key, made2);
  return made2;
}
function mentionsIn(corpus, block, catalogue2, recogniser = noRecogniser) {
  const byRecogniser = getOrMake(rememberedByBlock, catalogue2, () => /* @__PURE__ */ new WeakMap());
  const byBlock = getOrMake(byRecogniser, recogniser, () => /* @__PURE__ */ new WeakMap());
  return getOrMake(byBlock, block, () => mentionsOf(cutBlock(corpus, block), catalogue2, recogniser).map(withOwnText));
}
function withOwnText(mention) {
  return mention.text.length < SHORTEST_SLICE ? mention : { ...mention, text: ownCopy(mention.text) };
}
function findMentions(block, catalogue2, recogniser) {
  const { text, body, header } = block;
  if (isBase64(header) || body.end <= body.start || isCatalogueName(header.name ?? "")) return [];
  const forms = formsOf(catalogue2);
  const tokens = tokenise(text, body);
  const addresses = addressesIn(text, body);
  const found = findForms(tokens, addresses, forms);
  const title = header.attributes.find(({ key }) => key === "title")?.valueSpan;
  const inTitle = title ? findForms(tokenise(text, title), [], forms).full : [];
  const short = shortForms({
    tokens,
    forms,
    found,
    introduced: introducedBy(inTitle, found.full),
    acronyms: acronymsIn(tokens, found.full),
    headEnd: headEndOf(block)
  }).filter(({ span }) => !isInside(addresses, span.start) && !isInside(addresses, span.end - 1));
  const known4 = joined3(short, fullMentions(text, found.full));
  const recognised = [...recogniser(block, tokens, known4)];
  return recognised.length === 0 ? known4 : joined3(
    known4,
    recognised.sort((a, b) => a.span.start - b.span.start)
  );
}
function fullMentions(text, full) {
  const shared = /* @__PURE__ */ new Map();
  return full.map(({ start, end, entities }) => {
    let same = shared.get(entities);
    if (!same) {
      const ids = entities.map(({ id }) => id);
      const several = ids.length > 1 ? `The catalogue gives this name to ${ids.length} entries.` : void 0;
      same = {
        ids,
        asName: several ?? `The catalogue has it as the name of "${ids[0]}".`,
        asAlias: several ?? `The catalogue has it as an alias of "${ids[0]}".`
      };
      shared.set(entities, same);
    }
    const written = text.slice(start, end);
    const why = written === entities[0].name ? same.asName : same.asAlias;
    return { span: { start, end }, text: written, kind: "catalogue", entities: same.ids, namesakes: NOBODY, why };
  });
}
var NOBODY = [];
function joined3(first, second) {
  if (first.length === 0) return disjoint(second);
  const all = [];
  let next = 0;
  for (const mention of second) {
    while (next < first.length && first[next].span.end <= mention.span.start) all.push(first[next++]);
    const overlapping = first[next];
    if (overlapping && overlapping.span.start < mention.span.end) continue;
    if ((all.at(-1)?.span.end ?? 0) <= mention.span.start) all.push(mention);
  }
  return [...all, ...first.slice(next)];
}
function disjoint(mentions) {
  let edge = 0;
  return mentions.filter(({ span }) => {
    if (span.start < edge) return false;
    edge = span.end;
    return true;
  });
}
function headEndOf(block) {
  const { text, body } = block;
  const start = frontMatterOf(block)?.span.end ?? body.start;
  let firstLineEnd2;
  for (const line of linesIn(text, { start, end: body.end })) {
    if (isParagraph(text, line)) return line.start;
    if (firstLineEnd2 === void 0 && text.slice(line.start, line.end).trim() !== "") firstLineEnd2 = line.end;
  }
  return firstLineEnd2 ?? body.end;
}
function isParagraph(text, line) {
  return line.end - line.start > PARAGRAPH || SENTENCES.test(text.slice(line.start, line.end));
}

// src/core/checks/facts/names-in.ts
var MOST_WORDS = 6;
var LONGEST11 = 60;
var INSIDE = new Set("of von van de der den del di da bin ibn al el".split(" "));
var remembered4 = /* @__PURE__ */ new WeakMap();
function namesIn(corpus, block, catalogue2) {
  const known4 = remembered4.get(block);
  if (known4 && known4.catalogue === catalogue2) return known4.names;
  const names = [...readNames(corpus, block, catalogue2)];
  remembered4.set(block, { catalogue: catalogue2, names });
  return names;
}
function readNames(corpus, block, catalogue2) {
  const cut = cutBlock(corpus, block);
  const prose = proseOf(cut);
  const names = /* @__PURE__ */ new Map();
  if (!prose) return [];
  const add2 = (span, isKnown) => {
    const name = cut.text.slice(span.start, span.end).replace(/\s+/g, " ");
    if (name.length > LONGEST11 || !/[ -]/.test(name)) return;
    const before = names.get(name);
    names.set(
      before?.name ?? ownCopy(name),
      before ? { ...before, count: before.count + 1 } : { name: ownCopy(name), count: 1, span, isKnown }
    );
  };
  const mentions = catalogue2 ? mentionsIn(corpus, block, catalogue2) : [];
  for (const { kind, span } of mentions) if (kind === "catalogue") add2(span, true);
  let next = 0;
  for (const span of capitalRuns(cut, prose.span)) {
    while (next < mentions.length && mentions[next].span.end <= span.start) next++;
    const mention = mentions[next];
    if (mention && mention.span.start < span.end || prose.isSkipped(span.start)) continue;
    add2(span, false);
  }
  return names.values();
}
function* capitalRuns({ text }, span) {
  const tokens = tokenise(text, span);
  for (let first = 0; first < tokens.count; first++) {
    if (tokens.kinds[first] !== TokenKind.capital) continue;
    let last = first;
    while (last - first < MOST_WORDS * 2) {
      const next = nextInRun(tokens, last);
      if (next === void 0) break;
      last = next;
    }
    const from = nameStart(tokens, first, last);
    const written = text.slice(tokens.starts[from], tokens.ends[last]);
    if (from < last && written !== written.toUpperCase())
      yield { start: tokens.starts[from], end: tokens.ends[last] };
    first = last;
  }
}
function nextInRun(tokens, index) {
  const { kinds, starts, ends, text, count } = tokens;
  const next = index + 1;
  if (next >= count || starts[next] - ends[index] !== 1) return void 0;
  const gap = text.charCodeAt(ends[index]);
  if (isHyphen(gap)) return kinds[next] === TokenKind.capital || kinds[next] === TokenKind.word ? next : void 0;
  if (gap !== 32) return void 0;
  if (kinds[next] === TokenKind.capital) return next;
  if (kinds[next] !== TokenKind.word || !INSIDE.has(wordAt(tokens, next))) return void 0;
  const after = next + 1;
  const isJoined = after < count && starts[after] - ends[next] === 1 && text.charCodeAt(ends[next]) === 32;
  return isJoined && kinds[after] === TokenKind.capital ? after : void 0;
}
function nameStart(tokens, first, last) {
  let from = first;
  while (from < last) {
    const word = wordAt(tokens, from);
    const isTitle = COURTESIES.has(word) || OFFICES.has(word) || QUALIFIERS.has(word) || CALENDAR_WORDS.has(word);
    if (!isTitle && !SENTENCE_STARTERS.has(word.toLowerCase())) break;
    from++;
  }
  return from;
}

// src/core/checks/facts/variants.ts
var OFTEN = 3;
var TIMES = 3;
var RARELY = 2;
var SHORTEST2 = 8;
var MOST_ALIKE = 16;
var ENDINGS2 = "nsier";
function variantsAmong(names) {
  const often = names.filter(({ count, isKnown }) => isKnown || count >= OFTEN);
  const byRest = /* @__PURE__ */ new Map();
  for (const one of often) {
    if (one.name.length < SHORTEST2) continue;
    for (const rest of restsOf(folded(one.name))) {
      const known4 = byRest.get(rest);
      if (!known4) byRest.set(rest, [one]);
      else if (known4.length < MOST_ALIKE && known4.at(-1) !== one) known4.push(one);
    }
  }
  const variants = [];
  for (const rare of names) {
    if (rare.isKnown || rare.count > RARELY || rare.name.length < SHORTEST2) continue;
    const match = likeliest(rare, byRest);
    if (match) variants.push({ rare, often: match });
  }
  return variants;
}
function likeliest(rare, byRest) {
  const spelling = folded(rare.name);
  const compared2 = /* @__PURE__ */ new Set();
  let best;
  for (const rest of restsOf(spelling))
    for (const one of byRest.get(rest) ?? []) {
      if (compared2.has(one) || one === rare) continue;
      compared2.add(one);
      if (!one.isKnown && one.count < TIMES * rare.count) continue;
      if (best && best.count >= one.count) continue;
      if (isVariant(spelling, folded(one.name))) best = one;
    }
  return best;
}
function folded(name) {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
function* restsOf(spelling) {
  yield spelling;
  for (let at = 0; at < spelling.length; at++) yield spelling.slice(0, at) + spelling.slice(at + 1);
}
function isVariant(rare, often) {
  if (rare === often) return true;
  let head = 0;
  while (head < rare.length && rare[head] === often[head]) head++;
  let tail = 0;
  const most = Math.min(rare.length, often.length) - head;
  while (tail < most && rare.at(-1 - tail) === often.at(-1 - tail)) tail++;
  const from = rare.slice(head, rare.length - tail);
  const to = often.slice(head, often.length - tail);
  if (from.length === 2 && to.length === 2) return from[0] === to[1] && from[1] === to[0] && !isWordStart(rare, head);
  if (from.length + to.length > 2 || from.length > 1 || to.length > 1) return false;
  if (/\d/.test(from + to)) return false;
  const longer = from.length > 0 ? rare : often;
  const isLast = !/[\p{L}\p{N}]/u.test(longer[head + 1] ?? " ");
  if (from.length === to.length) return !isWordStart(rare, head);
  return !(isLast && ENDINGS2.includes(from + to));
}
function isWordStart(spelling, at) {
  return at === 0 || !/[\p{L}\p{N}]/u.test(spelling[at - 1]);
}

// src/core/checks/rules/name-variant.ts
var OFTEN2 = "Sun Weidong spoke.\n";
var nameVariant = {
  id: "name-variant",
  group: "entities",
  scope: "corpus",
  severity: "off",
  fix: "none",
  summary: "A name seen rarely is one letter, or only accents, away from one seen often.",
  why: "Somebody whose name is spelt in two ways is counted as two people. The rare spelling may be a slip, another way to write the name, or somebody else: nothing in the text is ever changed for it, and a quotation is not ours to mend. Off unless it is asked for.",
  example: {
    bad: `<<<FILE a.txt
${OFTEN2.repeat(3)}{|name-variant:Sun Weidnog|} agreed.
END>>>
`,
    good: `<<<FILE a.txt
${OFTEN2.repeat(4)}END>>>
`
  },
  *check(corpus, { blocks, catalogue: catalogue2 }) {
    const names = /* @__PURE__ */ new Map();
    for (const one of blocks)
      for (const found of namesIn(corpus, one.block, catalogue2)) {
        const known4 = names.get(found.name);
        if (!known4) names.set(found.name, { ...found, places: [{ one, found }] });
        else {
          known4.count += found.count;
          known4.isKnown ||= found.isKnown;
          if (known4.places.length < MOST_PLACES) known4.places.push({ one, found });
        }
      }
    for (const { rare, often } of variantsAmong([...names.values()])) {
      const first = often.places[0];
      const times = often.count === 1 ? "once" : `${often.count} times`;
      for (const { one, found } of rare.places)
        yield {
          part: one.block,
          span: found.span,
          message: `${quoted(rare.name)} may be ${quoted(often.name)}, which is seen ${times}.`,
          related: [{ part: first.one.block, span: first.found.span, message: `${quoted(often.name)} stands here.` }]
        };
    }
  }
};
var MOST_PLACES = 2;

// src/core/checks/rules/near-duplicate-body.ts
var nearDuplicateBody = {
  id: "near-duplicate-body",
  group: "documents",
  scope: "corpus",
  severity: "info",
  fix: "none",
  summary: "A document says nearly the same as another.",
  why: "Two versions of a report, or one agency's text in two newspapers, weigh double without being equal; which of them to keep, or both, is for somebody who compares them. Of all runs of five words in two documents four fifths are in both; documents of fewer than twenty words, data and code are left alone.",
  example: {
    bad: "<<<FILE a.txt\nThe two sides met on Tuesday in a hotel by the river and spoke for three hours about trade, chips and the price of rice in spring.\nEND>>>\n<<<FILE {|near-duplicate-body:b.txt|}\nThe two sides met on Tuesday in a hotel by the river and spoke for three hours about trade, chips and the price of rice in autumn.\nEND>>>\n",
    good: "<<<FILE a.txt\nThe two sides met on Tuesday in a hotel by the river and spoke for three hours about trade, chips and the price of rice in spring.\nEND>>>\n<<<FILE b.txt\nOn Thursday the delegations went home without a word to those who had waited for them since the morning in front of the hotel.\nEND>>>\n"
  },
  *check(corpus, { blocks }) {
    for (const twins of byLater(betweenDocuments(corpus, blocks).nearTwins())) {
      const nearest = twins.reduce((best, one) => one.similarity > best.similarity ? one : best);
      const { block, header } = blocks[nearest.later];
      const share = Math.floor(nearest.similarity * 100);
      yield {
        part: block,
        span: placeOfName(header),
        message: `${subjectOf(header)} says nearly the same as ${nameOf(blocks[nearest.earlier].header)} (${share} %).`,
        related: [nearest, ...twins.filter((one) => one !== nearest)].map(({ earlier, similarity }) => ({
          part: blocks[earlier].block,
          span: placeOfName(blocks[earlier].header),
          message: `Alike to ${Math.floor(similarity * 100)} %.`
        }))
      };
    }
  }
};
function* byLater(pairs) {
  for (let start = 0, at = 1; at <= pairs.length; at++) {
    if (at < pairs.length && pairs[at].later === pairs[start].later) continue;
    yield pairs.slice(start, at);
    start = at;
  }
}

// src/core/checks/rules/near-miss-marker.ts
var nearMissMarker = {
  id: "near-miss-marker",
  group: "structure",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "A line looks like a marker but is not one.",
  why: "A marker stands at the start of its line, in capitals, with three angle brackets. Anything else is text, so a slip of the finger joins two documents, or loses one.",
  example: {
    bad: "<<<FILE {|missing-terminator:a|}\nx\n{|near-miss-marker:END>>|}\n",
    good: "<<<FILE a\nx\nEND>>>\n"
  },
  *check(part) {
    const sealed = part.kind === "block" && isSealed(part.header);
    for (const missed of markersIn(part)) {
      const { span, message } = missed;
      yield { span, message, fixes: sealed ? [] : fixesOf4(missed, part) };
    }
  }
};
function* markersIn(part) {
  if (part.kind === "block") return yield* missedMarkersIn(part);
  if (!part.text.includes("<<") && !part.text.includes(">>")) return;
  for (const { start, end } of partLines(part.text)) {
    const line = part.text.slice(start, end);
    if (line.startsWith("\uFEFF") && isHeaderLine(line.replace(/^\uFEFF+/, ""))) continue;
    const missed = missedMarker(line, start);
    if (missed) yield missed;
  }
}
function fixesOf4({ correction, escapable, line }, part) {
  if (!escapable || part.kind === "gap") return [correction];
  const edits = [{ span: { start: line.start, end: line.start }, newText: "\\" }];
  return [correction, { title: "Escape the line", safety: "suggested", edits }];
}

// src/core/checks/safe-name.ts
var LONGEST12 = 255;
var FALLBACK = "untitled.txt";
var DRIVE = /^[A-Za-z]:/;
var CONTROL3 = /\p{Cc}/u;
var BIDI2 = /\p{Bidi_Control}/u;
var DEVICE = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])[ ]*(?:\.|$)/i;
var FORBIDDEN = /[<>:"|?*]/;
function unsafety(name) {
  if (name.startsWith("\\\\") || name.startsWith("//")) return "is a network path";
  if (name.startsWith("/")) return "begins at the root of the disk";
  if (name.startsWith("~")) return `begins with "~", somebody's home folder`;
  if (DRIVE.test(name)) return "begins with a drive";
  if (name.includes("\\")) return 'holds a backslash; folders are parted by "/"';
  for (const segment of name.split("/")) {
    if (segment === "") return "holds an empty folder name";
    if (segment === "." || segment === "..") return `holds the segment "${segment}"`;
  }
  if (BIDI2.test(name)) return "holds a character that turns the reading direction";
  if (CONTROL3.test(name)) return "holds a control character";
  return name.isWellFormed() ? void 0 : "holds half of a surrogate pair, which no file can";
}
function unportability(name) {
  for (const segment of name.split("/")) {
    const device = DEVICE.exec(segment);
    if (device) return `has a segment that Windows keeps for a device, ${quoted(segment)}`;
    const forbidden = FORBIDDEN.exec(segment);
    if (forbidden)
      return `holds ${forbidden[0] === '"' ? "a double quote" : `"${forbidden[0]}"`}, which Windows forbids`;
    if (/[. ]$/.test(segment)) return "has a segment that ends in a dot or a space, which Windows drops";
    if (isTooLong(segment)) return `has a segment of more than ${LONGEST12} bytes`;
  }
  return name === name.normalize("NFC") ? void 0 : "is not in Unicode's composed form NFC";
}
function safeName(name) {
  const path = name.toWellFormed().replace(/[\p{Bidi_Control}\p{Cc}]/gu, "").replaceAll("\\", "/").replace(DRIVE, "");
  const segments = path.normalize("NFC").split("/").map(safeSegment);
  return segments.filter((segment) => segment !== "").join("/") || FALLBACK;
}
function safeSegment(segment) {
  const plain2 = shortened(withoutTail2(segment.replace(/^~+/, "").replace(/[<>:"|?*]/g, "-")));
  if (!DEVICE.test(plain2)) return plain2;
  const dot = plain2.indexOf(".");
  const end = dot < 0 ? plain2.length : dot;
  return `${plain2.slice(0, end).trimEnd()}_${plain2.slice(end)}`;
}
function withoutTail2(segment) {
  let end = segment.length;
  while (end > 0 && (segment[end - 1] === "." || segment[end - 1] === " ")) end--;
  return segment.slice(0, end);
}
function shortened(segment) {
  if (!isTooLong(segment)) return segment;
  const dot = segment.lastIndexOf(".");
  const extension = dot > 0 && segment.length - dot <= 16 ? segment.slice(dot) : "";
  let bytes = 0;
  let stem = "";
  for (const character of segment.slice(0, segment.length - extension.length)) {
    bytes += utf8Length(character.codePointAt(0));
    if (bytes > LONGEST12 - 64) break;
    stem += character;
  }
  return withoutTail2(stem) + extension;
}
function isTooLong(segment) {
  if (segment.length * 3 <= LONGEST12) return false;
  let bytes = 0;
  for (const character of segment) {
    bytes += utf8Length(character.codePointAt(0));
    if (bytes > LONGEST12) return true;
  }
  return false;
}
function utf8Length(codePoint) {
  if (codePoint < 128) return 1;
  if (codePoint < 2048) return 2;
  return codePoint < 65536 ? 3 : 4;
}

// src/core/checks/rules/non-portable-name.ts
var nonPortableName = {
  id: "non-portable-name",
  group: "names",
  scope: "file",
  severity: "warning",
  fix: "suggested",
  summary: "A name cannot be written on every disk as it is.",
  why: "Windows refuses some characters and names, drops dots and spaces at the end, and macOS may normalise letters: the file gets another name, or none.",
  example: {
    bad: "<<<FILE {|non-portable-name:what?.txt|}\nx\nEND>>>\n",
    good: "<<<FILE what-.txt\nx\nEND>>>\n"
  },
  *check(_corpus, context) {
    let names;
    for (const { block, header, name } of named(context.blocks)) {
      const why = unportability(name);
      if (why === void 0) continue;
      if (header.nameForm === "ill-quoted" || unsafety(name) !== void 0) continue;
      names ??= context.freshNames();
      const fixes = [rename(header, names.get(safeName(name), name))];
      yield { part: block, span: header.nameSpan, message: `The name ${quoted(name)} ${why}.`, fixes };
    }
  }
};

// src/core/checks/number-series.ts
var LEADING2 = /^(\d{1,9})(?=([_\-. ]|$))/;
var TRAILING = /(?<!\d)(\d{1,9})((?:\.[A-Za-z]\w{0,7})?)$/;
var SMALL_PAIR = /^\d{1,2}[-_. ]\d{1,4}(?:[-_. ]|$)/;
var YEAR = /^(?:18|19|20|21)\d\d$/;
var DAY = /^(?:18|19|20|21)\d\d(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12]\d|3[01]))?$/;
var SHORT_DAY = /^[1-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
function* numberSeries(names) {
  const groups = /* @__PURE__ */ new Map();
  for (const named2 of names) {
    const shape = shapeOf(named2.name);
    if (!shape) continue;
    const member = { named: named2, number: Number(shape.digits) };
    const group = groups.get(shape.series);
    if (group) group.push({ member, digits: shape.digits });
    else groups.set(shape.series, [{ member, digits: shape.digits }]);
  }
  for (const group of groups.values()) {
    const width = widthOf(group.map(({ digits }) => digits));
    const members = firstOfEach(group.map(({ member }) => member));
    if (width !== void 0 && isEvident(members)) yield { members, width };
  }
}
function shapeOf(name) {
  const base = name.lastIndexOf("/") + 1;
  const folder = name.slice(0, base);
  const segment = name.slice(base);
  if (segment.length > 255) return void 0;
  const extension = /(?:\.[A-Za-z]\w{0,7})?$/.exec(segment)[0];
  const leading = LEADING2.exec(segment);
  if (leading && !isDate2(leading[1]) && !SMALL_PAIR.test(segment))
    return { series: `${folder}#${leading[2]}*${extension}`, digits: leading[1] };
  const trailing = TRAILING.exec(segment);
  if (!trailing || isDate2(trailing[1])) return void 0;
  const before = segment.slice(0, trailing.index);
  if (before === "" || /\d[-_. ]$/.test(before) || /\d/.test(/[^-_. ]*$/.exec(before)[0])) return void 0;
  return { series: `${folder}${before}#${extension}`, digits: trailing[1] };
}
function isDate2(digits) {
  return YEAR.test(digits) || DAY.test(digits) || SHORT_DAY.test(digits);
}
function widthOf(numbers) {
  const { length } = numbers[0];
  if (numbers.every((digits) => digits.length === length)) return length;
  return numbers.every((digits) => digits === "0" || !digits.startsWith("0")) ? 1 : void 0;
}
function firstOfEach(members) {
  const seen = /* @__PURE__ */ new Set();
  return members.filter(({ number }) => {
    if (seen.has(number)) return false;
    seen.add(number);
    return true;
  });
}
function isEvident(members) {
  for (let at = 1; at < members.length; at++) if (members[at].number < members[at - 1].number) return false;
  const present = members.length;
  const missing = members.at(-1).number - members[0].number + 1 - present;
  return present > 1 && missing <= present;
}

// src/core/checks/rules/number-gap.ts
var LISTED = 3;
var numberGap = {
  id: "number-gap",
  group: "names",
  scope: "file",
  severity: "hint",
  fix: "none",
  summary: "A number is left out in a series of numbered names.",
  why: "Where documents are numbered, a gap may mean that one was lost on the way.",
  example: {
    bad: "<<<FILE 000_a.txt\nx\nEND>>>\n<<<FILE {|number-gap:002_b.txt|}\ny\nEND>>>\n",
    good: "<<<FILE 000_a.txt\nx\nEND>>>\n<<<FILE 001_b.txt\ny\nEND>>>\n"
  },
  *check(_corpus, { blocks }) {
    for (const { members, width } of numberSeries(named(blocks))) {
      for (let at = 1; at < members.length; at++) {
        const before = members[at - 1];
        const after = members[at];
        if (after.number - before.number < 2) continue;
        const missing = missingBetween(before.number, after.number, width);
        yield {
          part: after.named.block,
          span: after.named.header.nameSpan,
          message: `${missing} missing in the series before ${quoted(after.named.name)}.`,
          related: [
            { part: before.named.block, span: before.named.header.nameSpan, message: "The name before the gap." }
          ]
        };
      }
    }
  }
};
function missingBetween(before, after, width) {
  const written = (number) => `"${String(number).padStart(width, "0")}"`;
  const count = after - before - 1;
  if (count === 1) return `${written(before + 1)} is`;
  if (count > LISTED) return `${written(before + 1)} to ${written(after - 1)} are`;
  return `${listed(Array.from({ length: count }, (_, at) => written(before + 1 + at)))} are`;
}

// src/core/checks/rules/overlong-paragraph.ts
var LONGEST13 = 1500;
var PIECE = 0.4;
var overlongParagraph = {
  id: "overlong-paragraph",
  group: "white-space",
  scope: "block",
  severity: "hint",
  fix: "suggested",
  summary: "A paragraph is longer than anybody writes.",
  why: "A page without its line breaks is one paragraph of several thousand characters. More than 1,500, if nothing else is set, are told.",
  example: {
    bad: "<<<FILE a\n{|overlong-paragraph:They met in May.|} They talked for a day. They parted as friends.\nEND>>>\n",
    good: "<<<FILE a\nThey met in May.\nThey talked for a day.\nThey parted as friends.\nEND>>>\n",
    context: { longestParagraph: 50 }
  },
  *check(part, { longestParagraph }) {
    if (part.kind === "gap") return;
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, findingsIn13(part, prose, longestParagraph ?? LONGEST13));
  }
};
function* findingsIn13({ text }, prose, most) {
  const { start, end } = prose.span;
  if (end - start <= most) return;
  const blankLine = text.indexOf("\n\n", start);
  const hasBlankLines = prose.layout === "markdown" || blankLine >= 0 && blankLine < end - 2;
  for (const paragraph of prose.paragraphs) {
    const length = paragraph.end - paragraph.start;
    if (length <= most) continue;
    const sentences = [...sentencesIn(text, paragraph)];
    const first = sentences[0] ?? paragraph;
    const newText = hasBlankLines || text.slice(paragraph.start, paragraph.end).includes("\n") ? "\n\n" : "\n";
    const fix2 = breaking(sentences, most * PIECE, newText);
    yield {
      span: { start: first.start, end: Math.min(first.end, first.start + most) },
      message: `The paragraph that begins with ${quoted(text.slice(first.start, first.start + 30).toWellFormed())} has ${length.toLocaleString("en-US")} characters.`,
      fixes: fix2 ? [fix2] : []
    };
  }
}
function breaking(sentences, piece, newText) {
  const edits = [];
  let begun = sentences[0]?.start ?? 0;
  for (let at = 1; at < sentences.length; at++) {
    const before = sentences[at - 1];
    const sentence = sentences[at];
    if (sentence.end - begun <= piece) continue;
    edits.push({ span: { start: before.end, end: sentence.start }, newText });
    begun = sentence.start;
  }
  return edits.length === 0 ? void 0 : { title: "Break at sentences", safety: "suggested", edits };
}

// src/core/checks/rules/repeated-line.ts
var repeatedLine = {
  id: "repeated-line",
  group: "documents",
  scope: "corpus",
  severity: "info",
  fix: "none",
  summary: "A line comes back in many documents of one source.",
  why: "What a site writes under every article is not the article's text. A line of 15 to 200 characters is told that stands in three documents or more of one source (`source=`, else the host of `url=`), and in 5 % of them; if it is residue, add it to the list of boilerplate.",
  example: {
    bad: ["Talks end.", "Rain comes.", "Rice is dear."].map((text, at) => `<<<FILE ${at}.txt
${text}
{|repeated-line:Our app has all of it first.|}
END>>>
`).join(""),
    good: ["Talks end.", "Rain comes.", "Rice is dear."].map((text, at) => `<<<FILE ${at}.txt
${text}
END>>>
`).join("")
  },
  *check(corpus, context) {
    const reader = new LineReader();
    for (const { counts, documents, members, source } of betweenDocuments(corpus, context.blocks).repeatedLines()) {
      const firsts = /* @__PURE__ */ new Map();
      for (const place of members) {
        const { block } = context.blocks[place];
        const wanted = factsOf(corpus, block).lines.filter((line) => counts.has(line));
        if (wanted.length === 0) continue;
        for (const { hash, folded: folded2, span, text } of reader.linesOf(corpus, block, wanted)) {
          const first = firsts.get(hash);
          if (!first) firsts.set(hash, { block, folded: folded2, span });
          if (first && first.folded !== folded2 || context.boilerplate?.test(text)) continue;
          yield {
            part: block,
            span,
            message: `${quoted(text)} stands in ${counts.get(hash)} of ${documents} documents${ofSource(source)}.`,
            related: first ? [{ part: first.block, span: first.span, message: "The first of them." }] : []
          };
        }
      }
    }
  }
};
var LONGEST_WRITTEN = 1e3;
var SHORTEST_WRITTEN = 5;
var remembered5 = /* @__PURE__ */ new WeakMap();
var LineReader = class {
  #hasher = new BodyHasher();
  #folder = new TextFolder();
  /** The lines of these hashes in one document. */
  linesOf(corpus, block, wanted) {
    const known4 = remembered5.get(block);
    if (known4 && wanted.length === known4.wanted.length && wanted.every((hash, at) => hash === known4.wanted[at]))
      return known4.lines;
    const lines2 = [...this.#find(cutBlock(corpus, block), new Set(wanted))];
    remembered5.set(block, { wanted, lines: lines2 });
    return lines2;
  }
  /** Headings, tables and code of Markdown may well be alike. */
  *#find(block, wanted) {
    const prose = proseOf(block);
    if (!prose) return;
    for (const line of linesIn(block.text, prose.span)) {
      if (line.end - line.start < SHORTEST_WRITTEN || line.end - line.start > LONGEST_WRITTEN) continue;
      const written = block.text.slice(line.start, line.end);
      const hash = this.#hasher.hashLine(written);
      if (!wanted.delete(hash)) continue;
      const text = ownCopy(written.trim());
      if (prose.layout === "markdown" && (/^[#|]/.test(text) || prose.isCode(line.start))) continue;
      const start = line.start + written.length - written.trimStart().length;
      const folded2 = this.#folder.textOf(text, { start: 0, end: text.length });
      yield { hash, folded: folded2, span: { start, end: start + text.length }, text };
      if (wanted.size === 0) return;
    }
  }
};
function ofSource(source) {
  return source === void 0 ? "" : ` of ${quoted(source)}`;
}

// src/core/checks/repetitions.ts
var LEAST_WEIGHT = 16;
var SPACE3 = 32;
function repetitionsIn(text, paragraphs) {
  const bySource = /* @__PURE__ */ new Map();
  const buckets = [];
  for (const paragraph of paragraphs) {
    const start = datelineOf(text, paragraph)?.end ?? paragraph.start;
    for (const sentence of sentencesIn(text, { start, end: paragraph.end })) {
      const hash = beginning(text, sentence);
      if (hash === void 0) continue;
      const known4 = bySource.get(hash);
      if (known4 === void 0) bySource.set(hash, sentence);
      else if (Array.isArray(known4)) known4.push(sentence);
      else {
        const bucket = [known4, sentence];
        bySource.set(hash, bucket);
        buckets.push(bucket);
      }
    }
  }
  return buckets.flatMap((bucket) => compared(text, bucket)).sort((a, b) => a.span.start - b.span.start);
}
function compared(text, sentences) {
  const sorted = sentences.map((span) => ({ span, said: said2(text, span) })).sort((a, b) => a.said < b.said ? -1 : a.said > b.said ? 1 : a.span.start - b.span.start);
  const found = [];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const one = sorted[index];
    const next = sorted[index + 1];
    if (!next.said.startsWith(one.said) || isWordCharacter2(next.said.charAt(one.said.length))) continue;
    found.push({ span: one.span, again: next.span });
  }
  return found;
}
function said2(text, { start, end }) {
  return text.slice(start, end).replace(/\s+/g, " ").replace(/^["'“”„«»‘’「『(（]{1,3}/, "").replace(/[.!?…。！？؟"'“”’»)）」』]{1,6}$/, "");
}
function isWordCharacter2(character) {
  return character !== "" && /[\p{L}\p{N}]/u.test(character) && !/[\p{Script=Han}\p{Script=Hiragana}]/u.test(character);
}
function beginning(text, { start, end }) {
  let hash = 2166136261;
  let weight = 0;
  let isInWord = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code <= SPACE3 || code === 160) {
      if (isInWord && weight >= LEAST_WEIGHT) return hash >>> 0;
      isInWord = false;
      continue;
    }
    if (!isSaying(code)) continue;
    hash = Math.imul(hash ^ code, 16777619);
    if (isHan(code)) {
      weight++;
      if (weight >= LEAST_WEIGHT && !isInWord) return hash >>> 0;
    } else if (!isInWord) {
      isInWord = true;
      weight += 2;
    }
  }
  return weight >= LEAST_WEIGHT ? hash >>> 0 : void 0;
}
function isSaying(code) {
  if (code < 128) return code >= 48 && code <= 57 || (code | 32) >= 97 && (code | 32) <= 122;
  return code > 191 && !(code >= 8192 && code <= 8303) && !(code >= 12288 && code <= 12351) && code < 65024;
}
function isHan(code) {
  return code >= 12352 && code <= 12543 || code >= 13312 && code <= 40959;
}

// src/core/checks/rules/repeated-sentence.ts
var repeatedSentence = {
  id: "repeated-sentence",
  group: "web-residue",
  scope: "block",
  severity: "info",
  fix: "suggested",
  summary: "A sentence stands in the document twice.",
  why: "Mostly the first is the caption of a picture or the summary above the text; every count has it two times.",
  example: {
    bad: "<<<FILE a\n{|repeated-sentence:The two sides will meet in Seoul this week.|}\nSEOUL - The two sides will meet in Seoul this week, after nine years.\nEND>>>\n",
    good: "<<<FILE a\nSEOUL - The two sides will meet in Seoul this week, after nine years.\nEND>>>\n"
  },
  *check(part) {
    const prose = proseOf(part);
    if (prose && part.kind === "block") yield* keepingMarkers(part, findingsIn14(part, prose));
  }
};
function* findingsIn14(block, prose) {
  const { text } = block;
  const lines2 = new LineFacts(text, (line) => ({ line, isLeftOut: isLeftOut(text, line, prose) }));
  for (const { span, again } of repetitionsIn(text, prose.paragraphs)) {
    if (lines2.at(span.start).isLeftOut) continue;
    const removal = removalOf(block, span, lines2.at(span.start).line);
    yield {
      span,
      message: `${quoted(text.slice(span.start, span.end))} stands in the document again.`,
      related: [{ span: again, message: "The other place." }],
      fixes: removal ? [deletion("Delete the sentence", removal)] : []
    };
  }
}
function isLeftOut(text, line, { layout }) {
  const head = text.slice(line.start, Math.min(line.end, line.start + 400));
  return layout === "markdown" && head.startsWith("|") || boilerplateKind(head) !== void 0;
}
function removalOf(block, { start, end }, line) {
  const { text, body } = block;
  const limit = Math.min(end > line.end ? lineEnd(text, end) : line.end, body.end);
  let from = start;
  while (from > line.start && isBlank(text.charAt(from - 1))) from--;
  let to = end;
  while (to < limit && isBlank(text.charAt(to))) to++;
  if (from === line.start && to === limit) return removeLine(block, { start, end });
  if (from > line.start) return { span: { start: to === limit ? from : start, end: to }, newText: "" };
  const rest = text.slice(to, Math.min(limit, to + 200));
  return escapeLine(rest) === rest ? { span: { start: from, end: to }, newText: "" } : void 0;
}

// src/core/checks/rules/replacement-character.ts
var AROUND = 12;
var replacementCharacter = {
  id: "replacement-character",
  group: "characters",
  scope: "block",
  severity: "warning",
  fix: "none",
  summary: "A replacement character stands where a character was lost.",
  why: "U+FFFD is what a decoder writes for bytes it cannot read. If the file's own bytes hold it, the character was lost before, and only the source can say which it was; if not, the file is not UTF-8, and `invalid-utf8` says where.",
  example: {
    bad: "<<<FILE a\nThe caf{|replacement-character:\uFFFD|} is open.\nEND>>>\n",
    good: "<<<FILE a\nThe caf\xE9 is open.\nEND>>>\n"
  },
  *check(part, { storedReplacements }) {
    const { text } = part;
    const body = textOf(part);
    for (let start = text.indexOf("\uFFFD"); start >= 0; ) {
      let end = start + 1;
      while (text[end] === "\uFFFD") end++;
      const isSkipped = part.kind === "block" && !body && start >= part.body.start && start < part.body.end;
      if (!isSkipped)
        yield { span: { start, end }, message: messageOf2(wordAround(text, start, end), storedReplacements) };
      start = text.indexOf("\uFFFD", end);
    }
  }
};
function messageOf2(word, stored) {
  const lost = `A character was lost in ${quoted(word)}`;
  if (stored === void 0) return `${lost}.`;
  return stored ? `${lost}, before the file was saved.` : `${lost}, because the file's bytes there are not UTF-8.`;
}
function wordAround(text, start, end) {
  let from = start;
  while (from > 0 && start - from < AROUND && !/\s/.test(text[from - 1])) from--;
  let to = Math.min(end, start + AROUND);
  while (to < text.length && to - start < 2 * AROUND && !/\s/.test(text[to])) to++;
  return text.slice(from, to).toWellFormed();
}

// src/core/checks/rules/stamp-line.ts
var stampLine = {
  id: "stamp-line",
  group: "metadata",
  scope: "block",
  severity: "info",
  fix: "suggested",
  summary: "The text begins with a line that is nothing but a date.",
  why: "Such a stamp is often the day on which the page was collected and not the day of publication. In the header it is clear which; in the text it is taken for the document's date.",
  example: {
    bad: "<<<FILE a\n{|stamp-line:\u2022 11/26/2024|}\n\nThe minister left.\nEND>>>\n",
    good: "<<<FILE a retrieved=2024-11-26\nThe minister left.\nEND>>>\n"
  },
  *check(part, context) {
    const prose = proseOf(part);
    if (prose && part.kind === "block") yield* keepingMarkers(part, findingsIn15(part, prose, context));
  }
};
function* findingsIn15(block, prose, context) {
  const { text } = block;
  const stamp = stampOf(text, prose.span);
  if (!stamp || prose.isCode(stamp.start)) return;
  const written = text.slice(stamp.start, stamp.end);
  const fixes = datesIn(text, stamp).flatMap(
    (mention) => daysOf(mention).flatMap((day) => fixesFor(block, prose, context, stamp, day, mention))
  );
  const sorted = fixes.toSorted((a, b) => a.edits.length - b.edits.length);
  yield { span: stamp, message: `${quoted(written)} does not say what happened on that day.`, fixes: sorted };
}
function stampOf(text, within) {
  let stamp;
  let hasText = false;
  for (const line of linesIn(text, within)) {
    if (line.end - line.start > LONGEST14) {
      if (!stamp) return void 0;
      hasText = true;
      continue;
    }
    const span = trimmed2(text, line);
    if (span.start === span.end) continue;
    const written = text.slice(span.start, span.end);
    const isStamp = HAS_DIGIT.test(written) && stampText(written) !== void 0;
    if (isStamp && stamp) return void 0;
    if (isStamp) stamp = span;
    else if (boilerplateKind(written) === void 0) {
      if (!stamp) return void 0;
      hasText = true;
    }
  }
  return hasText ? stamp : void 0;
}
var LONGEST14 = 300;
var HAS_DIGIT = /\d/;
function fixesFor(block, prose, context, stamp, day, mention) {
  const removal = removeLine(block, stamp);
  const value = withTime(block.text, stamp, day, mention);
  const fixes = [];
  for (const key of ["retrieved", "date"]) {
    if (key === "date" && !isSupported(block, prose, context, stamp, day)) continue;
    const known4 = findAttribute(block.header, key);
    const said3 = known4 && readIso8601(known4.value);
    if (said3 && daysApart(said3, { from: day, to: day }) === 0 && known4.value.length >= value.length)
      fixes.push(deletion(`Delete it: ${key}= says so already`, removal));
    const edit2 = known4 ? void 0 : setAttribute(block, key, value);
    if (edit2) fixes.push({ title: `Move it to ${key}=${value}`, safety: "suggested", edits: [edit2, removal] });
  }
  return fixes;
}
var TIME3 = /\b(\d{1,2}):(\d\d)(?::(\d\d))?\s?([ap])?\.?(?:m\b\.?)?\s?(Z\b|UTC|GMT|[+-]\d\d:?\d\d)?/iu;
function withTime(text, stamp, day, { span, form }) {
  if (form === "iso" && span.end - span.start > 10) return text.slice(span.start, span.end);
  const match = TIME3.exec(text.slice(span.end, stamp.end));
  if (!match) return isoDay(day);
  const [, hours, minutes, seconds, half, zone] = match;
  const hour = half ? Number(hours) % 12 + (half.toLowerCase() === "p" ? 12 : 0) : Number(hours);
  const offset = zone === void 0 ? "" : /^[+-]/.test(zone) ? zone : "Z";
  const value = `${isoDay(day)}T${String(hour).padStart(2, "0")}:${minutes}${seconds ? `:${seconds}` : ""}${offset}`;
  return readIso8601(value) ? value : isoDay(day);
}
function isSupported(block, prose, context, stamp, day) {
  const range = { from: day, to: day };
  const others = publicationDays(block, prose, endingOf2(block, prose, webLinesOf(context)));
  const isFullDay = (days) => dayNumber(days.from) === dayNumber(days.to);
  if (others.some(({ days }) => isFullDay(days) && daysApart(days, range) <= 1)) return true;
  return datesOf(block).some(({ span, readings }) => {
    if (span.start < stamp.end || readings.length !== 1) return false;
    const [reading] = readings;
    if (reading?.kind !== "calendar" || reading.day === void 0) return false;
    const other = { year: reading.year ?? day.year, month: reading.month, day: reading.day };
    return daysApart({ from: other, to: other }, range) <= 1;
  });
}

// src/core/checks/rules/stray-terminator.ts
var strayTerminator = {
  id: "stray-terminator",
  group: "structure",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "An END>>> line ends no document.",
  why: "Either a terminator is there twice, or the header of a document is missing or damaged and its text is lost to every tool.",
  example: {
    bad: "<<<FILE a\nx\nEND>>>\n{|stray-terminator:END>>>|}\n",
    good: "<<<FILE a\nx\nEND>>>\n"
  },
  *check(corpus) {
    for (const { gap, lines: lines2 } of gapsWithText(corpus)) {
      const { text } = cutGap(corpus, gap);
      for (const line of lines2) {
        if (line.kind !== "terminator") continue;
        const edits = [{ span: withLineFeed(text, line), newText: "" }];
        const fixes = [{ title: "Delete END>>>", safety: "suggested", edits }];
        const { under } = line;
        if (under?.correction) fixes.unshift(under.correction);
        yield {
          part: gap,
          span: { start: line.start, end: line.start + 6 },
          message: '"END>>>" ends no document, because none is open here.',
          related: under ? [{ span: under.span, message: under.message }] : [],
          fixes
        };
      }
    }
  }
};

// src/core/checks/rules/text-outside-block.ts
var UNDERLINED = 3;
var textOutsideBlock = {
  id: "text-outside-block",
  group: "structure",
  scope: "file",
  severity: "warning",
  fix: "suggested",
  summary: "A line outside all documents is neither blank nor a comment.",
  why: "Such text is in no document: no export holds it, and no search by document finds it.",
  example: {
    bad: "{|text-outside-block:Lost words.|}\n",
    good: "<<<FILE untitled.txt\nLost words.\nEND>>>\n"
  },
  *check(corpus, context) {
    let names;
    for (const { gap, index, lines: lines2 } of gapsWithText(corpus)) {
      const { text } = cutGap(corpus, gap);
      for (const run of runsIn(text, lines2)) {
        const first = run[0];
        const span = { start: first.start, end: run.length > UNDERLINED ? first.end : run.at(-1).end };
        names ??= context.freshNames();
        const { under } = first;
        const fixes = [wrap(text, run, names.get("untitled.txt"))];
        const above = closedAbove(corpus, corpus.parts[index - 1]);
        if (above) fixes.push(moveInto(corpus, above, text, run));
        fixes.push(commentOut(text, run));
        if (under?.correction) fixes.unshift(under.correction);
        yield {
          part: gap,
          span,
          message: `${quoted(text.slice(first.start, first.end).trim())} is in no document.`,
          related: under ? [{ span: under.span, message: under.message }] : [],
          fixes
        };
      }
    }
  }
};
function* runsIn(text, lines2) {
  let run = [];
  for (const line of lines2) {
    const last = run.at(-1);
    if (last && (line.kind !== "text" || line.start !== withLineFeed(text, last).end)) {
      yield run;
      run = [];
    }
    if (line.kind === "text") run.push(line);
  }
  if (run.length > 0) yield run;
}
function wrap(text, run, name) {
  const start = run[0].start;
  const { end } = withLineFeed(text, run.at(-1));
  const edits = [insertion2(start, `<<<FILE ${writeName(name)}
`)];
  for (const line of run)
    if (escapeLine(text.slice(line.start, line.end)).length > line.end - line.start)
      edits.push(insertion2(line.start, "\\"));
  if (!endsBelow(text, end)) edits.push(insertion2(end, text[end - 1] === "\n" ? "END>>>\n" : "\nEND>>>\n"));
  return { title: `Wrap as a document, ${quoted(name)}`, safety: "suggested", edits };
}
function endsBelow(text, from) {
  for (const line of partLines(text, { start: from, end: text.length })) {
    const written = text.slice(line.start, line.end);
    if (!isBlank(written)) return /^END>>>[ \t]*$/.test(written);
  }
  return false;
}
function closedAbove(corpus, part) {
  if (part?.kind !== "block" || part.close.kind !== "terminator") return void 0;
  const header = headerOf(corpus, part);
  return isSealed(header) || isBase64(header) ? void 0 : part;
}
function moveInto(corpus, above, text, run) {
  const { header, close } = cutBlock(corpus, above);
  const lines2 = run.map((line) => `${escapeLine(text.slice(line.start, line.end))}
`);
  const place = { start: close.span.start, end: close.span.start };
  const gone = { start: run[0].start, end: withLineFeed(text, run.at(-1)).end };
  return {
    title: header.name === void 0 ? "Move into the document above" : `Move into ${quoted(header.name)}`,
    safety: "suggested",
    edits: [
      { part: above, span: place, newText: lines2.join("") },
      { span: gone, newText: "" }
    ]
  };
}
function commentOut(text, run) {
  const edits = run.map(({ start }) => insertion2(start, text.startsWith("corpus-", start) ? "## " : "# "));
  return { title: "Comment out", safety: "suggested", edits };
}
function insertion2(at, newText) {
  return { span: { start: at, end: at }, newText };
}

// src/core/checks/query-parameters.ts
var TRACKING = new Set(
  "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid igshid mc_cid mc_eid mkt_tok _hsenc".split(" ")
);
function trackedIn(text, span) {
  const written = text.slice(span.start, span.end);
  const question = written.indexOf("?");
  if (question < 0 || !MAY_TRACK.test(written)) return void 0;
  const hash = written.indexOf("#");
  if (hash >= 0 && hash < question) return void 0;
  const end = hash >= 0 ? hash : endOfAddress(text, span, written);
  const parameters = parametersOf(written, question + 1, end);
  const tracking = parameters.filter(({ key }) => isTracking(key));
  const [first] = tracking;
  const last = tracking.at(-1);
  if (!first || !last) return void 0;
  const isClear = !NOT_ASCII.test(written.slice(question, end));
  return {
    span: { start: span.start + first.start, end: span.start + last.end },
    keys: tracking.map(({ key }) => key),
    edits: isClear ? removals(parameters, question, span.start) : void 0
  };
}
var MAY_TRACK = /[?&;](?:utm_|[a-z]{1,3}c[a-z_]{2,4}|[gw]braid|yclid|igshid|mkt_tok|_hsenc)/;
var NOT_ASCII = /[^!-~]/;
var TRAILING2 = /[.,;:!?'"’”»«)\]}>*|…。，、；：！？）］】」』]+$/;
function isTracking(key) {
  return TRACKING.has(key) || key.startsWith("utm_") && key.length > 4;
}
function endOfAddress(text, span, written) {
  const isGlued = written.endsWith("END") && text.startsWith(">>>", span.end);
  const whole = isGlued ? written.slice(0, -3) : written;
  return whole.length - (TRAILING2.exec(whole.slice(-TAIL))?.[0].length ?? 0);
}
var TAIL = 20;
function parametersOf(written, from, end) {
  const parameters = [];
  for (let start = from; start <= end; ) {
    const found = written.indexOf("&", start);
    const stop = found < 0 || found > end ? end : found;
    const equals = written.indexOf("=", start);
    parameters.push({ start, end: stop, key: written.slice(start, equals < 0 || equals > stop ? stop : equals) });
    start = stop + (written.startsWith("&amp;", stop) ? 5 : 1);
    if (stop === end) break;
  }
  return parameters;
}
function removals(parameters, question, base) {
  const edits = [];
  const remove2 = (start, end) => {
    const before = edits.at(-1);
    if (before?.span.end === base + start) edits[edits.length - 1] = edit(before.span.start, base + end);
    else edits.push(edit(base + start, base + end));
  };
  if (parameters.every(({ key }) => isTracking(key))) return [edit(base + question, base + parameters.at(-1).end)];
  let kept2;
  for (const [index, parameter] of parameters.entries()) {
    if (!isTracking(parameter.key)) kept2 = parameter;
    else if (kept2) remove2(parameters[index - 1].end, parameter.end);
    else remove2(parameter.start, parameters[index + 1].start);
  }
  return edits;
}
function edit(start, end) {
  return { span: { start, end }, newText: "" };
}

// src/core/checks/rules/tracking-parameters.ts
var trackingParameters = {
  id: "tracking-parameters",
  group: "web-residue",
  scope: "block",
  severity: "warning",
  fix: "safe",
  summary: "An address carries parameters that only track its reader.",
  why: "Two addresses of one page look different, and whoever opens one tells on where it was found.",
  example: {
    bad: "<<<FILE a url=https://example.org/a?{|tracking-parameters:utm_source=rss|}\nx\nEND>>>\n",
    good: "<<<FILE a url=https://example.org/a\nx\nEND>>>\n"
  },
  *check(part) {
    if (part.kind !== "block") return;
    for (const attribute of part.header.attributes) {
      const tracked = inAttribute(part, attribute);
      if (tracked) yield findingOf3(tracked);
    }
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, findingsIn16(part, prose));
  }
};
function inAttribute({ text }, { value, valueSpan }) {
  if (!value.includes("?")) return void 0;
  const isQuoted = text[valueSpan.start] === '"';
  const span = isQuoted ? { start: valueSpan.start + 1, end: valueSpan.end - 1 } : valueSpan;
  const written = text.slice(span.start, span.end);
  if (written.includes("\\") || !/^(?:https?:\/\/|www\.)[^\s<>"]+$/i.test(written)) return void 0;
  return trackedIn(text, span);
}
function* findingsIn16({ text, body }, prose) {
  for (const address of webAddressesIn(text, body)) {
    const tracked = prose.isCode(address.start) ? void 0 : trackedIn(text, address);
    if (tracked) yield findingOf3(tracked);
  }
}
function webAddressesIn(text, within) {
  const question = text.indexOf("?", within.start);
  if (question < 0 || question >= within.end) return [];
  return addressesIn(text, within).filter(({ start, end }) => text.slice(start, Math.min(end, start + 12)).match(WEB2));
}
var WEB2 = /^(?:https?:\/\/|www\.)/i;
function findingOf3({ span, keys, edits }) {
  const names = listed(keys.slice(0, MOST_NAMED).map(quoted));
  const message = `${names} ${keys.length > 1 ? "track" : "tracks"} the reader and ${keys.length > 1 ? "are" : "is"} no part of the address.`;
  if (!edits) return { span, message };
  const title = keys.length > 1 ? "Remove the tracking parameters" : "Remove the tracking parameter";
  return { span, message, fixes: [{ title, safety: "safe", edits }] };
}
var MOST_NAMED = 4;

// src/core/checks/rules/trailing-source-url.ts
var trailingSourceUrl = {
  id: "trailing-source-url",
  group: "web-residue",
  scope: "block",
  severity: "info",
  fix: "suggested",
  summary: "The last line is the address the text came from.",
  why: "In the header the address is a fact that can be searched and linked; in the text it is a strange last word.",
  example: {
    bad: "<<<FILE a\nThe minister left.\n\n{|trailing-source-url:https://example.org/left|}\nEND>>>\n",
    good: "<<<FILE a url=https://example.org/left\nThe minister left.\nEND>>>\n"
  },
  *check(part, context) {
    const prose = proseOf(part);
    if (prose && part.kind === "block") yield* keepingMarkers(part, findingsIn17(part, prose, webLinesOf(context)));
  }
};
function* findingsIn17(block, prose, lines2) {
  const { text } = block;
  const { url } = endingOf2(block, prose, lines2);
  if (!url || isOfList(text, prose.span, url)) return;
  const address = text.slice(url.start, url.end);
  const message = `${quoted(address)} is the address the text came from and no part of it.`;
  yield { span: url, message, fixes: fixesOf5(block, url, address) };
}
function isOfList(text, within, url) {
  const before = trimmed2(text, { start: within.start, end: url.start });
  if (before.start === before.end) return true;
  const line = trimmed2(text, { start: Math.max(before.start, lineStart(text, before.end)), end: before.end });
  return isUrl(text, line) || /[:：]$/.test(text.slice(line.end - 1, line.end));
}
function fixesOf5(block, url, address) {
  const removal = removeLine(block, url);
  const known4 = factOf(block, "url");
  if (known4 === address) return [deletion("Delete it: url= says so already", removal)];
  if (known4 !== void 0 || findAttribute(block.header, "url")) return [];
  const edit2 = setAttribute(block, "url", address);
  return edit2 ? [{ title: "Move it to url=", safety: "suggested", edits: [edit2, removal] }] : [];
}

// src/core/checks/rules/trailing-whitespace.ts
var trailingWhitespace = {
  id: "trailing-whitespace",
  group: "white-space",
  scope: "block",
  severity: "hint",
  fix: "safe",
  summary: "A line ends in blanks.",
  why: "They show up as changes where nothing changed. In Markdown two spaces break the line and are left alone, and so are data and code, where blanks may mean something.",
  example: {
    bad: "<<<FILE a\nA line.{|trailing-whitespace:  |}\nEND>>>{|trailing-whitespace: |}\n",
    good: "<<<FILE a\nA line.\nEND>>>\n"
  },
  *check(part) {
    if (part.kind === "gap") return;
    if (part.header.name !== void 0) yield* onMarker(part, 0);
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, inProse(part, prose));
    if (part.close.kind === "terminator") yield* onMarker(part, part.close.span.start);
  }
};
function* inProse({ text, body, close }, prose) {
  for (const line of partLines(text, prose.span)) {
    if (line.end > body.end || close.kind === "glued" && line.end > close.span.start) return;
    const blanks = blanksAtEnd(text, line);
    if (!blanks || prose.isCode(line.start)) continue;
    if (isMissedMarker(text.slice(line.start, line.end))) continue;
    if (prose.layout === "markdown" && blanks.start > line.start && text.slice(blanks.start, blanks.end) === "  ")
      continue;
    yield findingOf4(blanks, "The line");
  }
}
function* onMarker({ text }, start) {
  const blanks = blanksAtEnd(text, { start, end: lineEnd(text, start) });
  if (blanks)
    yield { ...findingOf4(blanks, `"${start === 0 ? "<<<FILE" : "END>>>"}" and its line`), severity: "warning" };
}
function isMissedMarker(line) {
  return (line.includes("<<") || line.includes(">>")) && missedMarker(line, 0) !== void 0;
}
function blanksAtEnd(text, { start, end }) {
  let at = end;
  while (at > start && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
  return at < end && text.charCodeAt(at - 1) !== 13 ? { start: at, end } : void 0;
}
function findingOf4(span, what) {
  return {
    span,
    message: `${what} ends in ${span.end - span.start === 1 ? "a blank" : `${span.end - span.start} blanks`}.`,
    fixes: [{ title: "Remove the blanks", safety: "safe", edits: [{ span, newText: "" }] }]
  };
}

// src/core/checks/rules/truncated-text.ts
var truncatedText = {
  id: "truncated-text",
  group: "web-residue",
  scope: "block",
  severity: "warning",
  fix: "suggested",
  summary: "The text breaks off.",
  why: "Feeds give the beginning of a text only. Whoever counts or reads such a document must know that the rest is missing.",
  example: {
    bad: "<<<FILE a\nThe minister left. Nobody{|truncated-text:\u2026|}\nEND>>>\n",
    good: "<<<FILE a truncated=yes\nThe minister left. Nobody\u2026\nEND>>>\n"
  },
  *check(part, context) {
    const prose = proseOf(part);
    if (!prose || part.kind !== "block") return;
    const line = endingOf2(part, prose, webLinesOf(context)).prose;
    if (!line || prose.isCode(line.end - 1)) return;
    const tail = part.text.slice(Math.max(line.start, line.end - REACH3), line.end);
    const mark = BREAKS_OFF.exec(tail)?.[0];
    if (mark === void 0 || factOf(part, "truncated") !== void 0) return;
    const edit2 = setAttribute(part, "truncated", "yes");
    yield {
      span: { start: line.end - mark.length, end: line.end },
      message: `The text breaks off in ${quoted(mark)}.`,
      fixes: edit2 ? [{ title: "Set truncated=yes", safety: "suggested", edits: [edit2] }] : []
    };
  }
};
var REACH3 = 80;
var BREAKS_OFF = /(?:…|\.{3}|\[(?:…|\.{3})\]){1,3}(?: ?\[\+\d{1,8} chars\])?$|\[\+\d{1,8} chars\]$|(?<=[.!?…”"’] ?)(?:Continue reading|Read more)[ .…→»>]{0,5}$/;

// src/core/checks/quotations.ts
var MARKS = /["“”„‟«»「」『』]/g;
var LOW = new Set("de cs sk sl bg et lt lv is ka mk hr sr bs sq hsb dsb lb".split(" "));
var SAME = new Set("sv fi".split(" "));
var HEBREW = /[\u05D0-\u05EA]/;
var DIGIT2 = /[0-9\u2032\u00BD\u00BC\u00BE']/;
var LEAD = /^[\s\-–—•*>([…]{0,8}$/;
var CUT_OFF = /(?:…|\.\.\.)[\])]?$/;
function* unpairedQuotes(text, prose) {
  const marks = new Marks(text, prose);
  if (!marks.next) return;
  const convention = conventionOf(text.slice(prose.span.start, prose.span.end), prose.language);
  let open;
  for (const paragraph of prose.paragraphs) {
    const own = marks.takeUntil(paragraph.end);
    if (own.length === 0) {
      if (open && text.slice(open.paragraph.end, paragraph.start).split("\n").length > 2) {
        yield unpaired(open.mark, open.paragraph);
        open = void 0;
      } else if (open) open = { mark: open.mark, paragraph };
      continue;
    }
    const read = new Reading(text, convention, open?.mark);
    const goesOn = open !== void 0 && isContinued(text, paragraph, own[0]);
    for (const [index, mark] of own.entries()) if (!(goesOn && index === 0)) read.take(mark);
    const isPaired = open === void 0 || goesOn || read.closedEarlier;
    if (!isPaired && open) yield unpaired(open.mark, open.paragraph);
    open = void 0;
    const unclosed = read.unclosed(isPaired);
    if (read.stray) yield unpaired(read.stray, paragraph, "closing");
    else if (unclosed && !isCutOff(text, paragraph)) open = { mark: unclosed, paragraph };
  }
  if (open) yield unpaired(open.mark, open.paragraph);
}
function unpaired({ at, character }, paragraph, kind = "opening") {
  return { start: at, end: at + 1, kind: character === '"' ? "straight" : kind, paragraph };
}
function isContinued(text, { start }, { at }) {
  return at - start <= 8 && LEAD.test(text.slice(start, at));
}
function isCutOff(text, { start, end }) {
  return CUT_OFF.test(text.slice(Math.max(start, end - 8), end));
}
function conventionOf(text, language) {
  const has = (mark) => text.includes(mark);
  const curlyOpens = has("\u201C") || has("\u201E");
  const firstAngle = /[«»]/.exec(text)?.[0];
  return {
    isLow: has("\u201E") && (language === void 0 || LOW.has(language) || !has("\u201D")),
    isSameCurly: text.indexOf("\u201D") < text.lastIndexOf("\u201D") && !curlyOpens && (language === void 0 || SAME.has(language)),
    isInward: has("\xAB") && (language === "da" || firstAngle === "\xBB"),
    isSameAngle: !has("\xAB") && (language === void 0 || SAME.has(language))
  };
}
var Marks = class {
  next;
  #text;
  #prose;
  #garbled;
  constructor(text, prose) {
    this.#text = text;
    this.#prose = prose;
    this.next = this.#from(prose.span.start);
  }
  takeUntil(end) {
    const taken = [];
    for (; this.next && this.next.at < end; this.next = this.#from(this.next.at + 1))
      if (!this.#prose.isSkipped(this.next.at) && !this.#isGarbled(this.next.at)) taken.push(this.next);
    return taken;
  }
  /** Such a mark is half of another character, and `mojibake` says so. */
  #isGarbled(offset) {
    this.#garbled ??= [...mojibakeIn(this.#text, this.#prose.span)];
    return isInside(this.#garbled, offset);
  }
  #from(offset) {
    MARKS.lastIndex = offset;
    const match = MARKS.exec(this.#text);
    return match && match.index < this.#prose.span.end ? { at: match.index, character: match[0] } : void 0;
  }
};
var DEEPEST2 = 32;
var Reading = class {
  /** The first mark that closes nothing. */
  stray;
  /** Whether a quotation that was open when the paragraph began is closed in it. */
  closedEarlier = false;
  #text;
  #convention;
  #open;
  #earlier;
  #inches = 0;
  constructor(text, convention, earlier) {
    this.#text = text;
    this.#convention = convention;
    this.#earlier = earlier;
    this.#open = earlier ? [earlier] : [];
  }
  take(mark) {
    if (this.#open.length > DEEPEST2) return;
    if (mark.character === '"') {
      this.#straight(mark);
      return;
    }
    const openers = this.#closedBy(mark.character);
    if (openers === "") this.#open.push(mark);
    else this.#close(mark, openers);
  }
  /** The marks whose quotation this one ends here; empty where it begins one. */
  #closedBy(character) {
    const { isLow: isLow2, isSameCurly, isInward, isSameAngle } = this.#convention;
    const ifOpen = (opener) => this.#hasOpen(opener) ? opener : "";
    switch (character) {
      case "\u201C":
        return isLow2 ? "\u201E" : ifOpen("\u201E");
      case "\u201D":
        return isSameCurly ? ifOpen("\u201D") : "\u201C\u201E\u201F";
      case "\xAB":
        return isInward ? "\xBB" : "";
      case "\xBB":
        return isSameAngle ? ifOpen("\xBB") : isInward ? "" : "\xAB";
      case "\u300D":
        return "\u300C";
      case "\u300F":
        return "\u300E";
      default:
        return "";
    }
  }
  /** The first quotation that is still open, of the paragraph's own or of one before it. */
  unclosed(withEarlier) {
    return this.#open.find(
      (mark) => (withEarlier || mark !== this.#earlier) && !(mark.character === '"' && this.#inches > 0)
    );
  }
  /** After a digit it may be inches, and closes only what is open. „…" is what German keyboards make of „…“. */
  #straight(mark) {
    const before = this.#text.charAt(mark.at - 1);
    if (HEBREW.test(before) && HEBREW.test(this.#text.charAt(mark.at + 1))) return;
    const isInch = DIGIT2.test(before);
    if (isInch) this.#inches++;
    if (this.#hasOpen('"')) this.#close(mark, '"');
    else if (this.#open.at(-1)?.character === "\u201E") this.#close(mark, "\u201E");
    else if (!isInch) this.#open.push(mark);
  }
  #hasOpen(character) {
    return this.#open.some((mark) => mark.character === character);
  }
  /** Closes the last one that this mark may close; what was opened within it stays open. */
  #close(mark, openers) {
    const index = this.#open.findLastIndex(({ character }) => openers.includes(character));
    if (index < 0) {
      this.stray ??= mark;
      return;
    }
    const [closed] = this.#open.splice(index, 1);
    if (closed === this.#earlier) this.closedEarlier = true;
  }
};

// src/core/checks/rules/unbalanced-quotes.ts
var BESIDE2 = 20;
var unbalancedQuotes = {
  id: "unbalanced-quotes",
  group: "characters",
  scope: "block",
  severity: "info",
  fix: "none",
  summary: "The double quotation marks of a paragraph do not pair.",
  why: "Where a mark got lost nobody knows any more who said what. Marks are read by the convention of the document's language; a quotation may go on in the next paragraph.",
  example: {
    bad: "<<<FILE a\n{|unbalanced-quotes:\u201C|}We go on, he said.\n\nAnd they went.\nEND>>>\n",
    good: "<<<FILE a\n\u201CWe go on,\u201D he said.\n\nAnd they went.\nEND>>>\n"
  },
  *check(part) {
    const prose = proseOf(part);
    if (!prose) return;
    for (const quote2 of unpairedQuotes(part.text, prose))
      yield { span: { start: quote2.start, end: quote2.end }, message: messageOf3(part.text, quote2) };
  }
};
function messageOf3(text, { kind, start, end, paragraph }) {
  const from = Math.max(paragraph.start, start - BESIDE2);
  const to = Math.min(paragraph.end, end + BESIDE2);
  const around = (first, last) => quoted(text.slice(first, last).toWellFormed());
  if (kind === "closing") return `The quotation mark in ${around(from, end)} closes nothing in its paragraph.`;
  if (kind === "straight") return `The quotation mark in ${around(from, to)} has no partner in its paragraph.`;
  return `The quotation that begins with ${around(start, to)} does not end in its paragraph.`;
}

// src/core/checks/rules/unresolved-short-name.ts
var unresolvedShortName = {
  id: "unresolved-short-name",
  group: "entities",
  scope: "corpus",
  severity: "hint",
  fix: "none",
  summary: "A short form of a name leads to nobody in its document, or could be two people.",
  why: "\u201CMr Kim\u201D means the Kim who was introduced in the same document. Where nobody was, the text may have lost its beginning, and whoever counts mentions must not guess: that a Kim stands in another document settles nothing. Told once a name a document, and only where the catalogue knows somebody of that name.",
  example: {
    catalogue: "entities:\n  - { id: kim, name: Kim Hong-kyun, type: person, family-name: Kim }\n",
    bad: "<<<FILE a.txt\nKim Hong-kyun came to the talks.\nEND>>>\n<<<FILE b.txt\nIn the end {|unresolved-short-name:Mr Kim|} said nothing.\nEND>>>\n",
    good: "<<<FILE a.txt\nKim Hong-kyun came to the talks.\nEND>>>\n<<<FILE b.txt\nKim Hong-kyun came late. In the end Mr Kim said nothing.\nEND>>>\n"
  },
  *check(corpus, { blocks, catalogue: catalogue2 }) {
    if (!catalogue2) return;
    let elsewhere;
    for (const one of blocks) {
      const mentions = mentionsIn(corpus, one.block, catalogue2);
      const told = /* @__PURE__ */ new Set();
      let here;
      for (const mention of mentions) {
        if (mention.kind !== "unresolved" || mention.entities.length + mention.namesakes.length === 0) continue;
        if (told.size === 0 && !proseOf(cutBlock(corpus, one.block))) break;
        const name = withoutTitle(mention.text);
        if (told.has(name)) continue;
        told.add(name);
        here ??= firstPlaces(corpus, [one], catalogue2);
        elsewhere ??= firstPlaces(corpus, blocks, catalogue2);
        yield { part: one.block, span: mention.span, ...explained(mention, here, elsewhere) };
      }
    }
  }
};
var MOST_TOLD = 2;
function firstPlaces(corpus, blocks, catalogue2) {
  const places = /* @__PURE__ */ new Map();
  for (const one of blocks)
    for (const mention of mentionsIn(corpus, one.block, catalogue2)) {
      if (mention.kind === "unresolved") continue;
      for (const id of mention.entities) {
        const entity = catalogue2.byId.get(id);
        if (entity && !places.has(id)) places.set(id, { entity, one, mention });
      }
    }
  return places;
}
function explained({ namesakes, text, why }, here, elsewhere) {
  const later = namesakes.map((id) => here.get(id)).find((place) => place !== void 0);
  if (later) {
    const name = quoted(later.entity.name);
    const message = `${quoted(text.replace(/\s+/g, " "))} comes before ${name} is introduced.`;
    return { message, related: [relatedTo(later, `${name} is introduced here.`)] };
  }
  const others = namesakes.flatMap((id) => elsewhere.get(id) ?? []).slice(0, MOST_TOLD);
  if (others.length === 0) return { message: why };
  const told = listed(others.map(({ entity, one }) => `${quoted(entity.name)} occurs in ${nameOf(one.header)}`));
  return {
    message: `${why.replace(/\.$/, "")}; ${told}, not joined.`,
    related: others.map((place) => relatedTo(place, `${quoted(place.entity.name)} is not joined.`))
  };
}
function relatedTo({ one, mention }, message) {
  return { part: one.block, span: mention.span, message };
}
function withoutTitle(text) {
  const words = text.split(/[\s-]+/);
  const first = words.findIndex((word) => {
    const plain2 = word.replace(/\.$/, "");
    return !COURTESIES.has(plain2) && !OFFICES.has(plain2) && !QUALIFIERS.has(plain2);
  });
  return words.slice(first < 0 ? -1 : first).join(" ");
}

// src/core/checks/rules/unsafe-path.ts
var unsafePath = {
  id: "unsafe-path",
  group: "names",
  scope: "file",
  severity: "error",
  fix: "suggested",
  summary: "A name is not a plain relative path.",
  why: "Written to disk, such a name would land outside the chosen folder, or look like another name. No tool of ours writes it.",
  example: {
    bad: "<<<FILE {|unsafe-path:../a.txt|}\nx\nEND>>>\n",
    good: "<<<FILE a.txt\nx\nEND>>>\n"
  },
  *check(_corpus, context) {
    let names;
    for (const { block, header, name } of named(context.blocks)) {
      const why = unsafety(name);
      if (why === void 0) continue;
      names ??= context.freshNames();
      const fixes = [rename(header, names.get(safeName(name), name))];
      yield { part: block, span: header.nameSpan, message: `The name ${quoted(name)} ${why}.`, fixes };
    }
  }
};

// src/core/checks/rules/unusual-line-terminator.ts
var UNUSUAL = /[\u2028\u2029\u0085\v\f]+/g;
var unusualLineTerminator = {
  id: "unusual-line-terminator",
  group: "white-space",
  scope: "block",
  severity: "warning",
  fix: "safe",
  summary: "A line ends in a character that is no line end.",
  why: "U+2028, U+2029, U+0085, VT and FF end a line for some programs. Here only LF and CRLF do, so what looks like two lines, or two paragraphs, is one. Data and code, where they may mean something, are left alone.",
  example: {
    bad: "<<<FILE a\nThe end.{|unusual-line-terminator:\u2028|}The beginning.\nEND>>>\n",
    good: "<<<FILE a\nThe end.\nThe beginning.\nEND>>>\n"
  },
  *check(part) {
    if (part.kind === "gap") {
      for (const { fixes: _, ...finding3 } of findingsIn18(part, 0, part.text.length)) yield finding3;
      return;
    }
    const prose = proseOf(part);
    if (prose) yield* keepingMarkers(part, findingsIn18(part, prose.span.start, prose.span.end));
  }
};
function* findingsIn18({ text }, from, to) {
  for (let at = from; ; ) {
    UNUSUAL.lastIndex = at;
    const match = UNUSUAL.exec(text);
    if (!match || match.index >= to) return;
    const span = { start: match.index, end: match.index + match[0].length };
    at = span.end;
    yield {
      span,
      message: `${quoted(match[0])} ends a line for some programs only.`,
      fixes: [
        { title: "Change to a line end", safety: "safe", edits: [{ span, newText: "\n".repeat(match[0].length) }] }
      ]
    };
  }
}

// src/core/checks/rules/weekday-date-mismatch.ts
var weekdayDateMismatch = {
  id: "weekday-date-mismatch",
  group: "metadata",
  scope: "block",
  severity: "warning",
  fix: "none",
  summary: "A weekday stands beside a date that falls on another.",
  why: "One of the two is wrong, and only somebody who looks the event up can say which.",
  example: {
    bad: "<<<FILE a\nThey met on {|weekday-date-mismatch:Monday, 18 June 2024|}.\nEND>>>\n",
    good: "<<<FILE a\nThey met on Tuesday, 18 June 2024.\nEND>>>\n"
  },
  *check(part) {
    const prose = proseOf(part);
    if (!prose || part.kind !== "block") return;
    for (const mention of datesOf(part)) {
      const { beside, span } = mention;
      if (!beside || span.start < prose.span.start || isOnItsDay(mention) || prose.isCode(span.start)) continue;
      const [day] = daysOf(mention);
      if (!day) continue;
      const written = part.text.slice(beside.span.start, beside.span.end);
      yield {
        span: { start: Math.min(beside.span.start, span.start), end: Math.max(beside.span.end, span.end) },
        message: `${wordedDay(day)} is a ${wordedWeekday(weekdayOf(day))} and not a ${quoted(written)}.`
      };
    }
  }
};
function isOnItsDay(mention) {
  const isStretch = mention.readings.some((reading) => reading.kind === "calendar" && reading.lastDay !== void 0);
  return isStretch || daysOf(mention).some((day) => weekdayOf(day) === mention.beside?.weekday);
}

// src/core/checks/rules/index.ts
var list = [
  missingTerminator,
  gluedMarker,
  strayTerminator,
  textOutsideBlock,
  nearMissMarker,
  missingFinalLineEnd,
  directive,
  headerSyntax,
  emptyBlock,
  mergeConflictMarker,
  duplicateName,
  nameCollision,
  unsafePath,
  nonPortableName,
  namePattern,
  numberGap,
  duplicateId,
  invalidUtf8,
  byteOrderMark,
  replacementCharacter,
  mojibake,
  controlCharacter,
  bidiControl,
  invisibleCharacter,
  htmlEntity,
  unbalancedQuotes,
  mixedLineEndings,
  unusualLineTerminator,
  trailingWhitespace,
  excessBlankLines,
  missingSentenceBreak,
  brokenSentenceLine,
  overlongParagraph,
  boilerplateLine,
  agencyCreditGlued,
  trailingSourceUrl,
  trackingParameters,
  truncatedText,
  markupResidue,
  repeatedSentence,
  metadataValue,
  stampLine,
  ambiguousDate,
  dateContradiction,
  weekdayDateMismatch,
  duplicateBody,
  nearDuplicateBody,
  repeatedLine,
  catalogueEntry,
  ambiguousAlias,
  unresolvedShortName,
  nameVariant
];
var rules = list;
var retiredIds = [];

// src/core/checks/silencers.ts
var Silencers = class {
  /** Those that kept a finding from being told. */
  used = /* @__PURE__ */ new Set();
  #ofFile = /* @__PURE__ */ new Map();
  #ofBlock = /* @__PURE__ */ new Map();
  constructor(corpus) {
    for (const { scope, target, entries } of directivesOf(corpus).ignores) {
      const known4 = scope === "file" ? this.#ofFile : target && this.#entriesOf(target);
      for (const entry of entries) if (known4 && !known4.has(entry.rule)) known4.set(entry.rule, entry);
    }
  }
  /** Whether findings of the rule in that part are not to be told; the directive nearest to it is the one that is used. */
  silence(rule, part) {
    const entry = (part.kind === "block" ? this.#ofBlock.get(part)?.get(rule) : void 0) ?? this.#ofFile.get(rule);
    if (entry) this.used.add(entry);
    return entry !== void 0;
  }
  #entriesOf(block) {
    const known4 = this.#ofBlock.get(block) ?? /* @__PURE__ */ new Map();
    this.#ofBlock.set(block, known4);
    return known4;
  }
};

// src/core/checks/run-rules.ts
function runRules(chosen, corpus, options, take) {
  const on = chosen.filter(
    ({ id, scope, severity }) => (options.levels?.[id] ?? severity) !== "off" && !options.without?.includes(scope)
  );
  const run = new Run(corpus, options, take);
  run.checkParts(on.filter((rule) => rule.scope === "block"));
  for (const rule of on)
    if (rule.scope === "file" || rule.scope === "corpus") run.checkWhole(rule, () => rule.check(corpus, run.context));
  for (const rule of on) if (rule.scope === "last") run.checkWhole(rule, () => rule.check(corpus, run.context, run));
}
var facts = /* @__PURE__ */ new WeakMap();
var NOTHING2 = [];
var COUNTED = 64;
function factsOf2(corpus, part) {
  let known4 = facts.get(part);
  if (!known4) {
    const hasConflict = conflictsIn(cutPart(corpus, part).text).length > 0;
    known4 = { hasConflict, context: "", ran: NOTHING2, found: NOTHING2 };
    facts.set(part, known4);
  }
  return known4;
}
var Run = class {
  context;
  #corpus;
  #options;
  #isFrozen;
  #silencers;
  #complete = /* @__PURE__ */ new Set();
  #tell;
  #places = /* @__PURE__ */ new Map();
  #unions = /* @__PURE__ */ new Map();
  constructor(corpus, options, tell) {
    this.#tell = tell;
    this.context = contextOf(corpus, options);
    this.#corpus = corpus;
    this.#options = options;
    this.#isFrozen = hasUnknownFormat(corpus) || corpus.parts.some((part) => factsOf2(corpus, part).hasConflict);
    this.#silencers = new Silencers(corpus);
  }
  standing(rule) {
    if (rules.some(({ id }) => id === rule)) return "known";
    return retiredIds.includes(rule) ? "retired" : "unknown";
  }
  ran(rule) {
    return this.#complete.has(rule);
  }
  silenced(entry) {
    return this.#silencers.used.has(entry);
  }
  checkParts(chosen) {
    const context = keyOf(this.context);
    const missing = /* @__PURE__ */ new Map();
    const faulty = /* @__PURE__ */ new Set();
    for (const part of this.#corpus.parts) {
      const known4 = factsOf2(this.#corpus, part);
      if (known4.context !== context) Object.assign(known4, { context, ran: NOTHING2, found: NOTHING2 });
      let toRun = missing.get(known4.ran);
      if (!toRun) {
        toRun = chosen.filter((rule) => !known4.ran.includes(rule));
        missing.set(known4.ran, toRun);
      }
      if (toRun.length > 0) this.#look(part, known4, toRun, faulty);
      for (const { rule, findings } of known4.found)
        if (chosen.includes(rule)) for (const finding3 of findings) this.#take(rule, part, finding3);
    }
    for (const rule of chosen) if (!faulty.has(rule)) this.#complete.add(rule.id);
  }
  checkWhole(rule, check) {
    try {
      for (const finding3 of check()) if (!this.#take(rule, finding3.part, finding3)) return;
      this.#complete.add(rule.id);
    } catch (error) {
      this.#fault(rule, error);
    }
  }
  #look(part, known4, toRun, faulty) {
    const cut = cutPart(this.#corpus, part);
    const found = [...known4.found];
    let failed = false;
    for (const rule of toRun) {
      try {
        const findings = [...rule.check(cut, this.context)];
        if (findings.length > 0) found.push({ rule, findings });
      } catch (error) {
        failed = true;
        if (!faulty.has(rule)) this.#fault(rule, error);
        faulty.add(rule);
      }
    }
    known4.found = found.length === 0 ? NOTHING2 : found;
    if (!failed) known4.ran = this.#union(known4.ran, toRun);
    else facts.delete(part);
  }
  /** One list for all parts that had the same rules before. */
  #union(ran, more) {
    let union = this.#unions.get(ran);
    if (!union) {
      union = [...ran, ...more];
      this.#unions.set(ran, union);
    }
    return union;
  }
  #fault(rule, error) {
    if (!this.#options.onFault) throw error;
    this.#options.onFault(rule.id, error);
  }
  /** Answers whether more findings of the rule are wanted. */
  #take(rule, part, finding3) {
    if (this.#silencers.silence(rule.id, part)) return true;
    const severity = this.#options.levels?.[rule.id] ?? finding3.severity ?? rule.severity;
    if (severity === "off") return true;
    const fixes = this.#isFrozen ? NOTHING2 : finding3.fixes ?? NOTHING2;
    return this.#tell({
      rule,
      fixes,
      placed: (fix2) => this.#placed(fix2, part),
      diagnostic: () => this.#diagnostic(rule, severity, part, finding3, fixes)
    });
  }
  #diagnostic(rule, severity, part, finding3, fixes) {
    const { span, message, related } = finding3;
    return {
      rule: rule.id,
      severity,
      range: this.#placesIn(part).range(span),
      message,
      document: part.kind === "block" ? headerOf(this.#corpus, part).name : void 0,
      related: related?.map((place) => ({ range: this.#rangeOf(place, part), message: place.message })) ?? NOTHING2,
      fixes: fixes.length === 0 ? NOTHING2 : fixes.map((fix2) => this.#placed(fix2, part)),
      anchor: part.start
    };
  }
  #placed({ title, safety, edits }, part) {
    return {
      title,
      safety,
      edits: edits.map((edit2) => ({ range: this.#rangeOf(edit2, part), newText: edit2.newText }))
    };
  }
  #rangeOf(place, own) {
    return this.#placesIn(place.part ?? own).range(place.span);
  }
  #placesIn(part) {
    let places = this.#places.get(part);
    if (!places) {
      if (this.#places.size >= COUNTED) this.#places.clear();
      places = new PartPlaces(this.#corpus, part);
      this.#places.set(part, places);
    }
    return places;
  }
};
function contextOf(corpus, options) {
  const { namePattern: namePattern2, boilerplate, abbreviations, agencies, today, longestParagraph, storedReplacements } = options;
  let blocks;
  let taken;
  return {
    namePattern: namePattern2,
    boilerplate,
    abbreviations,
    agencies,
    today,
    longestParagraph,
    storedReplacements,
    catalogue: options.catalogue,
    get blocks() {
      blocks ??= headedBlocks(corpus);
      return blocks;
    },
    freshNames() {
      taken ??= takenNames(this.blocks);
      return new UnusedNames(taken);
    }
  };
}
function keyOf(context) {
  const { namePattern: namePattern2, boilerplate, abbreviations, agencies, today, longestParagraph, storedReplacements } = context;
  const said3 = [
    namePattern2?.source,
    boilerplate?.source,
    abbreviations,
    agencies,
    today,
    longestParagraph,
    storedReplacements
  ];
  return said3.every((one) => one === void 0) ? "" : JSON.stringify(said3);
}
function headedBlocks(corpus) {
  const found = [];
  for (const [index, block] of corpus.parts.entries())
    if (block.kind === "block") found.push({ block, index, header: headerOf(corpus, block) });
  return found;
}

// src/core/yaml/guarded-yaml.ts
import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from "yaml";
var DEEPEST3 = 100;
var MOST_NODES = 2e5;
var MOST_LEXEMES = 1e6;
var HEAVY = 20;
var MOST_FAULTS = 500;
function readYaml(text, subject) {
  const refusal = refuse(text, subject);
  if (refusal) return { root: void 0, faults: [refusal], firstError: Number.POSITIVE_INFINITY };
  try {
    return compose(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The YAML cannot be read: ${quotedYaml(reason)}; simplify it.`;
    return { root: void 0, faults: [{ span: { start: 0, end: firstLineEnd(text) }, message }], firstError: 0 };
  }
}
function quotedYaml(text) {
  const line = text.replace(/[\s\p{C}]+/gu, " ").trim();
  return `"${line.length > 60 ? `${line.slice(0, 59).toWellFormed()}\u2026` : line}"`;
}
function restOfLine(text, offset) {
  let end = text.indexOf("\n", offset);
  if (end < 0) end = text.length;
  while (end > offset && /\s/.test(text[end - 1])) end--;
  return { start: offset, end };
}
function refuse(text, { what, largest }) {
  if (text.length > largest) {
    const message = `${what} of more than "${largest / 1024 / 1024} MB" is not read; split it into several files.`;
    return { span: { start: 0, end: firstLineEnd(text) }, message };
  }
  const measure = new Measure();
  for (const lexeme of new Lexer().lex(text)) {
    const fault = measure.add(lexeme);
    if (!fault) continue;
    const start = Math.min(measure.offset, text.length);
    const message = fault === "depth" ? `Nesting deeper than "${DEEPEST3}" levels is not read; five are enough.` : `${what} of more than "${MOST_NODES.toLocaleString("en")}" YAML nodes is not read; split it into several files.`;
    return { span: { start, end: Math.min(start + 1, text.length) }, message };
  }
  return void 0;
}
var Measure = class {
  /** Where the last lexeme begins. */
  offset = 0;
  #next = 0;
  #flow = 0;
  #nodes = 0;
  #lexemes = 0;
  #marks = 0;
  /** The columns at which the block collections now open may begin. */
  #columns = [];
  #column = 0;
  #isScalar = false;
  #startsNode = true;
  /** Takes the next lexeme; says what there is too much of. */
  add(lexeme) {
    const isScalar2 = this.#isScalar;
    this.#isScalar = lexeme === "" && !isScalar2;
    if (this.#isScalar || !isScalar2 && (lexeme === "" || lexeme === "")) return void 0;
    if (++this.#lexemes > MOST_LEXEMES) return "nodes";
    this.offset = this.#next;
    this.#next += lexeme.length;
    const column = this.#column;
    const lineStart2 = lexeme.lastIndexOf("\n") + 1;
    this.#column = lineStart2 > 0 ? lexeme.length - lineStart2 : column + lexeme.length;
    const first = lexeme[0];
    if (!isScalar2 && (first === "\n" || first === "\r")) {
      this.#startsNode = true;
      return void 0;
    }
    if (!isScalar2 && (first === " " || first === "	" || first === "#" || first === "\uFEFF")) return void 0;
    if (!isScalar2 && (first === "-" || first === "?" || first === ":" || first === ",")) this.#marks++;
    else if (!isScalar2 && (first === "]" || first === "}")) this.#nodes += this.#flow > 0 ? 0 : HEAVY;
    else this.#nodes += !isScalar2 && (first === "&" || first === "!" || first === "*" || first === "%") ? HEAVY : 1;
    if (!isScalar2 && (first === "[" || first === "{")) this.#flow++;
    else if (!isScalar2 && (first === "]" || first === "}")) this.#flow = Math.max(0, this.#flow - 1);
    if (this.#startsNode && this.#flow === 0) {
      while (this.#columns.length > 0 && this.#columns.at(-1) >= column) this.#columns.pop();
      this.#columns.push(column);
    }
    this.#startsNode = !isScalar2 && (lexeme === "-" || lexeme === "?" || lexeme === ":");
    if (this.#flow + this.#columns.length > DEEPEST3) return "depth";
    return Math.max(this.#nodes, this.#marks) >= MOST_NODES ? "nodes" : void 0;
  }
};
function compose(text) {
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: "silent", merge: false });
  const faults = [];
  let first;
  for (const document of composer.compose(new Parser().parse(text), false, text.length)) {
    if (first) {
      const { start } = spanOf(document, { start: text.length, end: text.length });
      const message = `Only the first YAML document is read; remove the "---" above this one.`;
      faults.push({ span: restOfLine(text, start), message });
      break;
    }
    first = document;
  }
  if (!first) return { root: void 0, faults, firstError: Number.POSITIVE_INFINITY };
  let firstError = Number.POSITIVE_INFINITY;
  for (const error of first.errors.slice(0, MOST_FAULTS)) faults.push(faultOf(error, text));
  for (const error of first.errors) firstError = Math.min(firstError, error.pos[0]);
  return { root: plain(first.contents, { start: 0, end: 0 }), faults, firstError };
}
function plain(node, around) {
  const span = spanOf(node, around);
  if (isAlias(node)) return { kind: "reference", span };
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => plain(item, span)), span };
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      const keySpan = spanOf(key, span);
      const name = isScalar(key) ? textOf2(key.value, key.source) : void 0;
      return { key: name, keySpan, value: plain(value, keySpan) };
    });
    return { kind: "map", entries, span };
  }
  if (!isScalar(node) || node.value === null) return { kind: "nothing", span };
  return { kind: "scalar", text: textOf2(node.value, node.source), span };
}
function textOf2(value, source) {
  return typeof value === "string" ? value : source ?? "";
}
function spanOf(node, otherwise) {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return otherwise;
  const [start, end] = node.range;
  return { start: start ?? otherwise.start, end: Math.max(start ?? 0, end ?? otherwise.end) };
}
function faultOf(error, text) {
  const span = visible(text, error.pos[0], error.pos[1]);
  const written = text.slice(span.start, span.end);
  const shown = quotedYaml(written.trim() === "" ? wholeLine(text, span.start) : written);
  const known4 = YAML_MESSAGES[error.code];
  if (known4) return { span, message: `${shown} ${known4}` };
  const reason = error.message.split("\n", 1)[0].replace(/[.\s]+$/, "");
  return { span, message: `The YAML cannot be read at ${shown}; mend it: ${reason}.` };
}
function visible(text, start, end) {
  const from = Math.min(start, text.length);
  const line = restOfLine(text, from);
  const to = Math.min(Math.max(end, from + 1), Math.max(line.end, from + 1), text.length);
  return { start: to > from ? from : Math.max(0, from - 1), end: to };
}
function wholeLine(text, offset) {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  return text.slice(start, restOfLine(text, start).end);
}
function firstLineEnd(text) {
  const end = text.indexOf("\n");
  return Math.min(end < 0 ? text.length : end, 200);
}
var YAML_MESSAGES = {
  BAD_INDENT: "is not indented like its neighbours; line it up with them.",
  TAB_AS_INDENT: "is indented by a tab; use spaces.",
  BLOCK_AS_IMPLICIT_KEY: "holds a second key; put it on a line of its own, or quote the value.",
  MULTILINE_IMPLICIT_KEY: 'goes on over a line end before its ":"; put key and ":" on one line.',
  BAD_DQ_ESCAPE: "has a backslash YAML does not know; double it, or use single quotes.",
  BAD_SCALAR_START: "begins with a character that needs quotes; put quotes round it.",
  BAD_ALIAS: "is not a reference YAML can read; put quotes round it."
};

// src/core/yaml/yaml-reader.ts
var MOST_PROBLEMS = 500;
var LONGEST_STRING = 200;
var YamlReader = class {
  /** The whole of it; `undefined` when it says nothing. */
  root;
  /** Where the first syntax error stands. */
  firstError;
  #text;
  #problems = [];
  #soundUntil;
  constructor(text, subject) {
    const { root, faults, firstError } = readYaml(text, subject);
    this.#text = text;
    this.root = root?.kind === "nothing" ? void 0 : root;
    this.firstError = firstError;
    for (const { span, message } of faults) this.#problems.push({ span, message, severity: "error" });
    this.#soundUntil = firstError;
  }
  /** All that was told, in the order of the text; the first 500. */
  get problems() {
    return this.#problems.toSorted((a, b) => a.span.start - b.span.start).slice(0, MOST_PROBLEMS);
  }
  /** From here on what the parser made of the text is guesswork, and its faults are not told. */
  doubtFrom(offset) {
    this.#soundUntil = Math.min(this.#soundUntil, offset);
  }
  /** Tells of an error. */
  complain(span, message, related) {
    if (span.start >= this.#soundUntil) return;
    this.#problems.push({ span, message, severity: "error", ...related === void 0 ? {} : { related } });
  }
  /** Tells of what can be used and is not what was meant. */
  warn(span, message) {
    this.#problems.push({ span, message, severity: "warning" });
  }
  /** The fields of a map. Unknown and repeated keys are told. */
  fields(map, known4, what) {
    const fields = this.freeFields(map);
    for (const [name, { keySpan }] of fields) {
      if (known4.includes(name)) continue;
      const nearest = nearestWord(name, known4);
      const advice = nearest ? `did you mean "${nearest}"?` : `it can have "${known4.join('", "')}".`;
      this.complain(keySpan, `${what} has no ${quotedYaml(name)}; ${advice}`);
    }
    return fields;
  }
  /** The fields of a map whose keys may be anything. Repeated ones are told. */
  freeFields(map) {
    const fields = /* @__PURE__ */ new Map();
    for (const { key, keySpan, value } of map.entries) {
      if (key === void 0) {
        this.complain(this.lineAt(keySpan.start), `A key is a plain word; take the list, map or reference away.`);
        continue;
      }
      const first = fields.get(key);
      if (!first) {
        fields.set(key, { keySpan, value });
        continue;
      }
      const related = { span: first.keySpan, message: `${quotedYaml(key)} is given here first.` };
      this.complain(keySpan, `${quotedYaml(key)} is given twice; remove one.`, related);
    }
    return fields;
  }
  /** The items of a list; a single value counts as a list of one, and is told. */
  items(field, key) {
    if (!field || field.value.kind === "nothing") return [];
    const { value } = field;
    if (value.kind === "list") return value.items;
    if (value.kind === "reference") {
      this.refuseReference(value);
      return [];
    }
    this.complain(value.span, `"${key}" is a list; put "[" and "]" round it, or "- " before each item.`);
    return value.kind === "scalar" ? [value] : [];
  }
  /** The items of a list of texts. */
  strings(field, key, longest = LONGEST_STRING) {
    const strings = [];
    for (const item of this.items(field, key)) {
      const text = this.scalar(item, `an item of "${key}"`, longest);
      if (text !== void 0) strings.push({ text, span: item.span });
    }
    return strings;
  }
  /** The text that a key has. */
  string(fields, key, longest = LONGEST_STRING) {
    const value = fields.get(key)?.value;
    if (!value || value.kind === "nothing") return void 0;
    const text = this.scalar(value, `"${key}"`, longest);
    return text === void 0 ? void 0 : { text, span: value.span };
  }
  /** The text that a value is, without blanks around it; neither empty nor longer than `longest`. */
  scalar(value, what, longest = LONGEST_STRING) {
    if (value.kind === "reference") {
      this.refuseReference(value);
      return void 0;
    }
    if (value.kind !== "scalar" && value.kind !== "nothing") {
      this.complain(this.lineAt(value.span.start), `${capital(what)} is a single text; take the list or map away.`);
      return void 0;
    }
    const text = value.kind === "scalar" ? value.text.trim() : "";
    if (text === "") {
      this.complain(value.span, `${capital(what)} is empty; fill it in or remove it.`);
      return void 0;
    }
    if (text.length <= longest) return text;
    const message = `${capital(what)} is longer than "${longest}" characters; shorten it.`;
    this.complain(this.lineAt(value.span.start), message);
    return void 0;
  }
  /** Tells that references are not followed. */
  refuseReference({ span }) {
    const written = this.#text.slice(span.start, span.end);
    this.complain(span, `YAML references such as ${quotedYaml(written)} are not followed; write the value out.`);
  }
  /** The first line of a span. */
  headOf(span) {
    const lineEnd3 = this.lineAt(span.start).end;
    return { start: span.start, end: Math.max(span.start, Math.min(span.end, lineEnd3)) };
  }
  /** From `offset` to the end of its line. */
  lineAt(offset) {
    return restOfLine(this.#text, offset);
  }
};
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// src/core/entities/catalogue-yaml.ts
var LARGEST_CATALOGUE = 10 * 1024 * 1024;
var TOP_KEYS = ["types", "entities"];
var ENTITY_KEYS = [
  "id",
  "name",
  "type",
  "family-name",
  "aliases",
  "description",
  "wikidata",
  "links",
  "relations",
  "not",
  "replaces"
];
var ALIAS_KEYS = ["text", "when", "shared"];
var RELATION_KEYS = ["is", "entity"];
var WHENS = ["everywhere", "introduced", "never"];
function readCatalogue(text, source) {
  return new Reader(text, source).read();
}
var Reader = class {
  #yaml;
  #source;
  #entities = [];
  #ids = /* @__PURE__ */ new Map();
  #types = DEFAULT_TYPES;
  constructor(text, source) {
    this.#yaml = new YamlReader(text, { what: "A catalogue", largest: LARGEST_CATALOGUE });
    this.#source = source;
  }
  read() {
    const { root } = this.#yaml;
    if (root) this.#readTop(root);
    const problems = this.#yaml.problems.map(
      ({ related, ...problem }) => ({
        ...problem,
        rule: "catalogue-entry",
        ...related === void 0 ? {} : { related: [{ ...related, source: this.#source }] }
      })
    );
    return { source: this.#source, entities: this.#entities, types: this.#types, problems };
  }
  #readTop(root) {
    const yaml = this.#yaml;
    if (root.kind !== "map") {
      yaml.complain(
        yaml.lineAt(root.span.start),
        `A catalogue is a map; begin it with "entities:" and indent the rest.`
      );
      return;
    }
    const fields = yaml.fields(root, TOP_KEYS, "A catalogue");
    const types = fields.get("types");
    if (types) {
      const given = yaml.strings(types, "types");
      if (given.length > 0) this.#types = given.map(({ text }) => text);
    }
    const entities = fields.get("entities");
    if (!entities || entities.value.kind === "nothing") return;
    if (entities.value.kind !== "list") {
      yaml.complain(entities.keySpan, `"entities" is a list; begin each entity with "- id:".`);
      return;
    }
    for (const item of entities.value.items) this.#readEntity(item);
  }
  #readEntity(item) {
    const yaml = this.#yaml;
    const { span } = item;
    if (item.kind !== "map") {
      if (item.kind === "reference") yaml.refuseReference(item);
      else yaml.complain(yaml.lineAt(span.start), `An entity is a map; write it as "- id: \u2026" with "name:" under it.`);
      return;
    }
    if (span.start <= yaml.firstError && yaml.firstError <= span.end) yaml.doubtFrom(span.start);
    const fields = yaml.fields(item, ENTITY_KEYS, "An entity");
    const name = this.#yaml.string(fields, "name");
    const id = this.#yaml.string(fields, "id");
    const shown = id?.text ?? name?.text;
    if (!name) {
      this.#yaml.complain(
        this.#yaml.headOf(span),
        shown === void 0 ? `This entity has no "name:"; add one.` : `Entity ${quotedYaml(shown)} has no "name:"; add one.`
      );
      return;
    }
    if (!id)
      this.#yaml.complain(
        name.span,
        `Entity ${quotedYaml(name.text)} has no "id:"; add one, such as "${idFor(name.text)}".`
      );
    else if (!/^[^\s\p{C}]{1,100}$/u.test(id.text))
      this.#yaml.complain(
        id.span,
        `The id ${quotedYaml(id.text)} has blanks or is too long; write it like "${idFor(id.text)}".`
      );
    const entity = {
      id: id?.text ?? name.text,
      name: name.text,
      type: this.#type(fields, span),
      familyName: this.#yaml.string(fields, "family-name")?.text,
      aliases: this.#aliases(fields),
      description: this.#yaml.string(fields, "description", Number.POSITIVE_INFINITY)?.text,
      wikidata: this.#wikidata(fields),
      links: this.#links(fields),
      relations: this.#relations(fields),
      not: this.#yaml.strings(fields.get("not"), "not").map(({ text }) => text),
      replaces: this.#yaml.strings(fields.get("replaces"), "replaces").map(({ text }) => text),
      source: this.#source,
      span,
      idSpan: id?.span ?? name.span,
      nameSpan: name.span
    };
    if (letters(entity.name) < 2)
      yaml.warn(
        name.span,
        `The name ${quotedYaml(name.text)} is too short to be looked for in a text; give it a longer alias.`
      );
    const known4 = this.#ids.get(entity.id);
    if (known4) {
      const related = { span: known4.idSpan, message: `${quotedYaml(entity.id)} is used here first.` };
      yaml.complain(
        entity.idSpan,
        `The id ${quotedYaml(entity.id)} is taken; give this entity another, or merge the two.`,
        related
      );
      return;
    }
    this.#ids.set(entity.id, entity);
    this.#entities.push(entity);
  }
  #type(fields, span) {
    const type = this.#yaml.string(fields, "type");
    if (!type) {
      if (!fields.has("type"))
        this.#yaml.complain(this.#yaml.headOf(span), `This entity has no "type:"; add one, such as "person".`);
      return void 0;
    }
    if (this.#types.includes(type.text)) return type.text;
    const nearest = nearestWord(type.text, this.#types);
    const advice = nearest ? `did you mean "${nearest}"?` : `use one of "${this.#types.slice(0, 12).join('", "')}", or add it to "types:".`;
    this.#yaml.complain(type.span, `There is no type ${quotedYaml(type.text)}; ${advice}`);
    return nearest;
  }
  #aliases(fields) {
    const aliases = [];
    for (const item of this.#yaml.items(fields.get("aliases"), "aliases")) {
      const alias = item.kind === "map" ? this.#aliasMap(item) : this.#plainAlias(item);
      if (!alias) continue;
      const { text, when } = alias;
      if (when !== "never" && letters(text) < 2) {
        const advice = "it stands for too much; write the longer form.";
        this.#yaml.complain(alias.span, `The alias ${quotedYaml(text)} is one letter; ${advice}`);
      } else if (tokenise(text).count > LONGEST_NAME2)
        this.#yaml.complain(alias.span, `The alias ${quotedYaml(text)} is too long; shorten it to ${LONGEST_NAME2} words.`);
      else aliases.push(alias);
    }
    return aliases;
  }
  #plainAlias(item) {
    const text = this.#yaml.scalar(item, "an alias");
    return text === void 0 ? void 0 : { text, when: "everywhere", shared: false, span: item.span };
  }
  #aliasMap(map) {
    const fields = this.#yaml.fields(map, ALIAS_KEYS, "An alias");
    const text = this.#yaml.string(fields, "text");
    if (!text) {
      if (!fields.has("text")) this.#yaml.complain(map.span, `This alias has no "text:"; add it.`);
      return void 0;
    }
    const when = this.#yaml.string(fields, "when");
    const known4 = WHENS.find((value) => value === when?.text);
    if (when && !known4) {
      const nearest = nearestWord(when.text, WHENS);
      const advice = nearest ? `did you mean "${nearest}"?` : `write "everywhere", "introduced" or "never".`;
      this.#yaml.complain(when.span, `${quotedYaml(when.text)} is no time for an alias; ${advice}`);
      return void 0;
    }
    const shared = this.#yaml.string(fields, "shared");
    if (shared && shared.text !== "true" && shared.text !== "false")
      this.#yaml.complain(shared.span, `"shared" is "true" or "false", not ${quotedYaml(shared.text)}; correct it.`);
    return { text: text.text, when: known4 ?? "everywhere", shared: shared?.text === "true", span: text.span };
  }
  #wikidata(fields) {
    const wikidata = this.#yaml.string(fields, "wikidata");
    if (!wikidata) return void 0;
    if (/^Q[1-9][0-9]{0,11}$/.test(wikidata.text)) return wikidata.text;
    const inside = /(?:^|\/)(?:wiki\/|entity\/)?(Q[1-9][0-9]{0,11})$/i.exec(wikidata.text)?.[1]?.toUpperCase();
    const advice = inside ? `write "${inside}".` : `write "Q" and a number, such as "Q148".`;
    this.#yaml.complain(wikidata.span, `${quotedYaml(wikidata.text)} is no Wikidata id; ${advice}`);
    return void 0;
  }
  #links(fields) {
    const links = [];
    for (const { text, span } of this.#yaml.strings(fields.get("links"), "links", 2e3)) {
      if (/^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)) links.push(text);
      else this.#yaml.complain(span, `${quotedYaml(text)} is no web address; begin it with "https://".`);
    }
    return links;
  }
  #relations(fields) {
    const relations = [];
    for (const item of this.#yaml.items(fields.get("relations"), "relations")) {
      const { span } = item;
      if (item.kind !== "map") {
        if (item.kind === "reference") this.#yaml.refuseReference(item);
        else this.#yaml.complain(span, `A relation is a map; write it as "{ is: \u2026, entity: \u2026 }".`);
        continue;
      }
      const inner = this.#yaml.fields(item, RELATION_KEYS, "A relation");
      const is = this.#yaml.string(inner, "is");
      const entity = this.#yaml.string(inner, "entity");
      if (is && entity) relations.push({ is: is.text, entity: entity.text, span: entity.span });
      for (const key of RELATION_KEYS)
        if (!inner.has(key)) this.#yaml.complain(span, `This relation has no "${key}:"; add it.`);
    }
    return relations;
  }
};
function letters(text) {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
function idFor(name) {
  const plain2 = name.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "");
  return plain2.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "some-name";
}

// ../../tmp/perf/h.ts
import { readFileSync } from "node:fs";
var catalogue = mergeCatalogues([readCatalogue(readFileSync("/work/main/seeds/entities.yaml", "utf8"), "x")]);
var mine = rules.filter((r) => r.group === "documents" || r.group === "entities");
var levels = { "name-variant": "hint" };
var doc = (n, b) => `<<<FILE ${n}.txt
${b}
END>>>
`;
var texts = {
  "one word": (mb) => doc("a", "word ".repeat(mb * 2e5)),
  "one char": (mb) => doc("a", "x".repeat(mb * 1e6)),
  "blank": (mb) => doc("a", " ".repeat(mb * 1e6)),
  "lines": (mb) => doc("a", "a line of some words here\n".repeat(mb * 4e4)),
  "same docs": (mb) => Array.from({ length: mb * 2e3 }, (_, i) => doc("n" + i, "The two sides met on Tuesday. ".repeat(15))).join(""),
  "tiny docs": (mb) => Array.from({ length: mb * 2e4 }, (_, i) => doc("n" + i, "x y z")).join(""),
  "tiny lines": (mb) => Array.from({ length: mb * 12e3 }, (_, i) => doc("n" + i, "This line is everywhere" + i % 3)).join(""),
  "Mr Kim": (mb) => doc("a", "So said Mr Kim and Mr Kim. ".repeat(mb * 37e3)),
  "capitals": (mb) => doc("a", "Sun Weidong ".repeat(mb * 83e3)),
  "names": (mb) => doc("a", Array.from({ length: mb * 5e4 }, (_, i) => `we saw Name${String.fromCharCode(97 + i % 26)} Other${(i * 7919).toString(36).replace(/\d/g, "z")} go`).join("\n")),
  "han": (mb) => doc("a", "\u4E24\u56FD\u5916\u4EA4\u5B98\u5728\u9996\u5C14".repeat(mb * 125e3)),
  "marks": (mb) => doc("a", "a\u0301".repeat(mb * 5e5)),
  "sources": (mb) => Array.from({ length: mb * 1e4 }, (_, i) => `<<<FILE n${i}.txt source=s${i}
This line is everywhere
END>>>
`).join("")
};
for (const [name, make] of Object.entries(texts)) {
  const times = [];
  for (const mb of [1, 4, 16]) {
    const text = make(mb);
    const per = [];
    for (const r of mine) {
      const c = parseText(text);
      const t = performance.now();
      let n = 0;
      runRules([r], c, { catalogue, levels }, () => ++n < 2e4);
      per.push([r.id, performance.now() - t]);
    }
    per.sort((a, b) => b[1] - a[1]);
    times.push(`${mb}: ${per.slice(0, 3).map(([i, d]) => `${i} ${d.toFixed(0)}`).join(", ")}`);
  }
  console.log(name.padEnd(12), times.join(" | "));
}
