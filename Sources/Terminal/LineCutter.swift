import Glibc

/// Cuts a stream of octets into lines. No input and no output: what arrives may be cut anywhere.
struct LineCutter {
  /// The most octets kept of one line.
  let limit: Int

  private var partial: [UInt8] = []
  private var overflow = 0
  private var endsInCR = false

  init(limit: Int = 1 << 20) {
    self.limit = limit
  }

  /// The lines that `bytes` completes.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> [Line] {
    var lines: [Line] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      guard let newline = memchr(piece.baseAddress!, 0x0a, piece.count) else {  // not empty: has a base
        keep(piece)
        break
      }
      let length = UnsafeRawPointer(newline) - piece.baseAddress!
      keep(UnsafeRawBufferPointer(rebasing: piece[..<length]))
      lines.append(complete(.lf))
      rest = rest.dropFirst(length + 1)
    }
    return lines
  }

  /// What stood after the last line end, if anything did.
  mutating func finish() -> Line? {
    partial.isEmpty && overflow == 0 ? nil : complete(.none)
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
    guard let last = bytes.last else { return }
    endsInCR = last == 0x0d
    let room = limit - partial.count
    partial.append(contentsOf: bytes.prefix(room))
    overflow += max(0, bytes.count - room)
  }

  private mutating func complete(_ terminator: Line.Terminator) -> Line {
    var line = Line(bytes: partial, terminator: terminator, overflow: overflow)
    if terminator == .lf, endsInCR {
      line.terminator = .crlf
      if overflow > 0 { line.overflow -= 1 } else { line.bytes.removeLast() }
    }
    partial = []
    overflow = 0
    endsInCR = false
    return line
  }
}
